import ByteStreams
import Comparisons
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles
import TableFiles

/// Lays a list of another agency beside a run.
public enum ListComparison {
  /// What came of it.
  public enum Result: Sendable {
    case stations(StationReconciliation)
    case counts(CountReconciliation)
  }

  /// Reads a run and a list, and lays them side by side.
  ///
  /// - Parameters:
  ///   - folder: An output folder, or `REVISION:PATH` of a git repository.
  ///   - list: A file of any format that a job reads, whose properties count; `-` for CSV on standard input.
  ///   - columns: Those of the list that are not to be guessed.
  ///   - question: What of the run is compared.
  ///   - join: How areas are joined.
  /// - Throws: `InputProblem` as the readers, `list-columns-unknown`, `property-missing` or `hazard-unknown`.
  public static func compare(
    _ folder: String, _ source: SourcePath, columns: ListColumns, question: ListQuestion,
    by join: CountReconciliation.Join
  ) throws -> (result: Result, findings: [Diagnostic]) {
    let own = try RunFolder(folder)
    if let hazard = question.hazard, !own.run.hazards.contains(hazard) {
      throw InputProblem.hazardUnknown(hazard, in: own.run)
    }
    var findings: [Diagnostic] = []
    let side = OwnSide(run: own.run, question: question, stations: try stations(of: own, question, &findings))
    let list = source.written
    let read = try readList(source, columns: columns, beside: side)
    findings += read.flaws.map { $0.finding(in: list) }
    switch read.list {
    case .stations(let stations):
      return (.stations(StationReconciliation(side, stations, list: list)), findings)
    case .counts(let counts):
      let result = CountReconciliation(side, counts, list: list, columns: read.columns, by: join)
      return (.counts(result), findings + result.flaws.map { $0.finding(in: list) })
    }
  }

  /// All TPS of a run with the hazard of the question.
  private static func stations(
    of folder: RunFolder, _ question: ListQuestion, _ findings: inout [Diagnostic]
  ) throws -> StationTable {
    let hazards = question.hazard.map { [$0] } ?? []
    var all = StationTable(hazards: hazards, textCount: OwnSide.TextColumn.allCases.count)
    let fields = [
      ["district_code"], ["village_code_found"], ["nama_tps", "NAMA_TPS", "nama", "NAMA", "name", "NAMOBJ"],
    ]
    for path in folder.run.stationFiles {
      let file = try folder.open(path)
      all.append(try StationTable.read(file, idField: folder.run.idField, hazards: hazards, textFields: fields))
      if let change = try folder.change(of: file, path) { findings.append(change) }
    }
    let path = "unlocated.csv"
    let file = try folder.open(path)
    all.append(try StationTable.readUnlocated(file, hazards: hazards, textColumns: [nil, "village_code", nil]))
    if let change = try folder.change(of: file, path) { findings.append(change) }
    return all
  }

  // MARK: The list

  private static func readList(
    _ source: SourcePath, columns: ListColumns, beside side: OwnSide
  ) throws -> (list: AgencyList, flaws: [ListFlaw], columns: ListColumns) {
    let path = source.written
    // Standard input is read once and kept.
    let input = path == "-" ? try InputFile.open(path: path) : nil
    let names = try table(source, input, properties: []).propertyNames
    if let missing = columns.missing(in: names).first { throw InputProblem.listColumnMissing(missing, path, names) }
    let table = try table(source, input, properties: names)
    guard
      let columns = columns.guessed(
        from: table, hazard: side.question.hazard, known: side.keys)
    else { throw InputProblem.listColumnsUnknown(path, names) }
    let ours = side.areaCodes
    let (list, flaws) = AgencyList.of(table, columns) { ours.contains($0.text) }
    return (list, flaws, columns)
  }

  private static func table(_ source: SourcePath, _ input: InputFile?, properties: [String]) throws -> FeatureTable {
    if let input { return try TableReader(properties: properties).read(input).table }
    return try SourceReader(source: source, properties: properties, needsPlaces: false).read().table
  }
}

extension InputProblem {
  fileprivate static func hazardUnknown(_ hazard: String, in run: RunDescription) -> InputProblem {
    let known = run.hazards.joined(separator: ", ")
    return InputProblem(
      "hazard-unknown", at: Place(run.name),
      LocalizedText(
        en: "the run has no hazard \"\(hazard)\"; it has \(known)",
        id: "proses ini tidak punya bahaya \"\(hazard)\"; yang ada: \(known)"),
      fix: LocalizedText(en: "give one of these with --hazard", id: "pakai salah satunya dengan --hazard"))
  }

  fileprivate static func listColumnMissing(_ name: String, _ file: String, _ names: [String]) -> InputProblem {
    InputProblem(
      "property-missing", at: Place(file),
      LocalizedText(
        en: "the list has no column \"\(name)\"; it has \(quoted(names))",
        id: "daftar ini tidak punya kolom \"\(name)\"; yang ada: \(quoted(names))"),
      fix: LocalizedText(en: "give the column's name as the list spells it", id: "tulis nama kolom seperti di daftar"))
  }

  fileprivate static func listColumnsUnknown(_ file: String, _ names: [String]) -> InputProblem {
    InputProblem(
      "list-columns-unknown", at: Place(file),
      LocalizedText(
        en: "none of the columns looks like ids of TPS or like counts: \(quoted(names))",
        id: "tidak ada kolom yang tampak seperti id TPS atau jumlah: \(quoted(names))"),
      fix: LocalizedText(
        en: "name them: --id COLUMN for a list of TPS, or --code COLUMN --count COLUMN for counts",
        id: "sebutkan: --id KOLOM untuk daftar TPS, atau --code KOLOM --count KOLOM untuk jumlah"))
  }

  private static func quoted(_ names: [String]) -> String {
    names.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ") + (names.count > 20 ? ", …" : "")
  }
}
