import Diagnostics
import FoundationEssentials
import JobFiles

/// What `run.json` says about a run: what it was made from, by which rules, and what it wrote.
public struct RunDescription: Sendable {
  /// One input file.
  public struct Input: Sendable, Equatable {
    /// Path as the job names it.
    public var path: String
    /// Hash of its bytes.
    public var sha256: String
    /// Edition of the map, in the agency's words.
    public var edition: String?
    /// Number of features.
    public var features: Int
  }

  /// The folder as the user named it.
  public var name: String
  /// Versions that a result can depend on, by name: `petarawan`, `GEOS`, `PROJ`.
  public var versions: [(name: String, version: String)]
  /// Title of the job.
  public var title: String
  /// The day that the job speaks for.
  public var asOf: String?
  /// Hash of everything that the run was made from.
  public var madeFrom: String
  /// Codes of the regencies that it was limited to; empty for all.
  public var only: Set<String>
  /// The job after defaults and profiles.
  public var parameters: JSONValue
  /// The inputs by their roles, such as `hazard:banjir`.
  public var inputs: [String: Input]
  /// The files that it wrote, as paths below the folder, with the hashes of their bytes.
  public var outputs: [String: String]
  /// The tables of its decisions by their names.
  public var tables: [String: RecordedTable]
  /// How the gates of the job came out.
  public var gates: [GateResult]
  /// All TPS of the input.
  public var stationCount: Int

  /// Ids of the hazards, in the order of the job.
  public var hazards: [String] { (parameters["hazards"]?.elements ?? []).compactMap { $0["id"]?.text } }

  /// The field that holds the id of a TPS.
  public var idField: String { parameters["tps"]?["id"]?.text ?? "" }

  /// What the text of a `run.json` says.
  ///
  /// - Throws: As `init`.
  public static func reading(_ text: String, named name: String) throws(InputProblem) -> RunDescription {
    try RunDescription(JSONValue.reading(Data(text.utf8)) ?? .null, named: name)
  }

  /// What a `run.json` says.
  ///
  /// - Parameter name: The folder as the user named it.
  /// - Throws: `InputProblem` `run-unreadable` when the document is none of this program, or one of a later form.
  public init(_ document: JSONValue, named name: String) throws(InputProblem) {
    guard document["schema"]?.integer == 1, let version = document["petarawan"]?.text,
      let parameters = document["parameters"], let inputs = document["inputs"], let outputs = document["outputs"]
    else { throw .runUnreadable(name) }
    self.name = name
    let libraries = document["libraries"]
    versions = [
      ("petarawan", version), ("GEOS", libraries?["geos"]?.text ?? ""), ("PROJ", libraries?["proj"]?.text ?? ""),
    ]
    title = document["job"]?["title"]?.text ?? ""
    asOf = document["job"]?["as_of"]?.text
    madeFrom = document["made_from"]?.text ?? ""
    only = Set((document["only"]?.elements ?? []).compactMap(\.text))
    self.parameters = parameters
    self.inputs = Dictionary(
      inputs.elements.compactMap { value in
        guard let role = value["role"]?.text, let path = value["path"]?.text, let hash = value["sha256"]?.text
        else { return nil }
        return (
          role,
          Input(path: path, sha256: hash, edition: value["edition"]?.text, features: value["features"]?.integer ?? 0)
        )
      }, uniquingKeysWith: { first, _ in first })
    self.outputs = Dictionary(
      outputs.elements.compactMap { value in
        guard let path = value["path"]?.text, let hash = value["sha256"]?.text, Self.staysInside(path) else {
          return nil
        }
        return (path, hash)
      }, uniquingKeysWith: { first, _ in first })
    let described = (document["tables"]?.elements ?? []).compactMap(RecordedTable.init)
    let files = self.outputs.keys.filter { $0.hasPrefix("decisions/") && $0.hasSuffix(".csv") }
    tables = Dictionary(
      (described + files.map(RecordedTable.init)).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    gates = (document["gates"]?.elements ?? []).compactMap(GateResult.init)
    stationCount = document["tps"]?["in"]?.integer ?? 0
  }

  /// The files of annotated TPS, by path.
  public var stationFiles: [String] {
    outputs.keys.filter { $0.hasPrefix("regencies/") && $0.hasSuffix("/tps.geojson") }.sorted()
  }

  /// A path that leads out of the folder is none that this program wrote.
  private static func staysInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
  }
}

extension InputProblem {
  static func runUnreadable(_ name: String) -> InputProblem {
    InputProblem(
      "run-unreadable", at: Place(name + "/run.json"),
      LocalizedText(
        en: "this is no record of a run that this version understands",
        id: "ini bukan catatan proses yang dimengerti versi ini"),
      fix: LocalizedText(
        en: "run the job again, or use the version of petarawan that wrote the folder",
        id: "jalankan pekerjaannya lagi, atau pakai versi petarawan yang menulis folder itu"))
  }
}
