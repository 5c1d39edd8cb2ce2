import ByteStreams
import Foundation
import TestSupport
import Testing

/// A folder of `Cases`: how the program is called, and what has to come of it.
///
/// - `arguments.txt`: one argument on each line; `OUT` stands for the output folder.
/// - `input/`: the program runs in a copy of it. `stdin.txt`: its standard input.
/// - `build.txt`: `gdal` or `plain` for a case of a build with or without the trait GDAL only.
/// - `earlier-out/`: what lies in the output folder before the run. `earlier-arguments.txt`: a run before it, or several
///   with an empty line between them.
/// - `expected/exit-code.txt`, `stdout.txt`, `stderr.txt`: a missing text is an empty one.
/// - `expected/out/`: the output folder after the run. Without it nothing may change on the disk.
struct ProgramCase: Sendable, CustomTestStringConvertible {
  let name: String
  let folder: URL

  var testDescription: String { name }

  /// What a run of a case did.
  struct Result {
    var exitCode: String
    var standardOutput: Data
    var standardError: Data
    var before: FolderContents
    var after: FolderContents
  }

  static let folder = ProgramRunner.packageFolder.appendingPathComponent("Tests/EndToEndTests/Cases")

  /// All cases by name.
  static let all: [ProgramCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map {
      ProgramCase(name: $0, folder: folder.appendingPathComponent($0))
    }.filter(\.isForThisBuild)
  }()

  /// The case holds for the way in which the program was built.
  private var isForThisBuild: Bool {
    guard let build = try? String(contentsOf: file("build.txt"), encoding: .utf8) else { return true }
    #if GDAL
      return build == "gdal\n"
    #else
      return build == "plain\n"
    #endif
  }

  /// Runs the program in a fresh copy of the case's input.
  func run() throws -> Result {
    let files = FileManager.default
    let scratch = files.temporaryDirectory.appendingPathComponent("petarawan-\(name)-\(UUID().uuidString)")
    let work = scratch.appendingPathComponent("work")
    try files.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: scratch) }
    try FolderContents(of: file("input")).write(to: work)
    try FolderContents(of: file("earlier-out")).write(to: work.appendingPathComponent("out"))
    let program = try ProgramRunner.built("petarawan")
    for earlier in try runs("earlier-arguments.txt") { _ = try program.run(earlier, in: work, scratch: scratch) }
    let before = try FolderContents(of: work)
    let input = file("stdin.txt")
    let outcome = try program.run(
      try runs("arguments.txt").first ?? [], in: work, scratch: scratch,
      input: files.fileExists(atPath: input.path) ? input : nil)
    return Result(
      exitCode: outcome.exitCode, standardOutput: outcome.standardOutput, standardError: outcome.standardError,
      before: before, after: try FolderContents(of: work))
  }

  /// What differs from what is expected; empty when nothing does.
  func differences(_ result: Result) throws -> [String] {
    var found = FolderContents()
    found.files = texts(of: result)
    var expected = try FolderContents(of: file("expected")).without("out")
    for name in ["stdout.txt", "stderr.txt"] where expected.files[name] == nil { expected.files[name] = Data() }
    var differences = GoldenComparison.differences(of: found, from: expected)
    let out = try FolderContents(of: file("expected/out"))
    differences += falseFingerprints(result.after.below("out"))
    if out.files.isEmpty {
      differences += leftovers(result.after, result.before)
    } else {
      let written = Self.neutral(result.after.below("out"))
      differences += GoldenComparison.differences(of: written, from: out).map { "out/" + $0 }
      differences += leftovers(result.after.without("out"), result.before.without("out"))
    }
    return differences
  }

  /// Makes what a run did the expected.
  func record(_ result: Result) throws {
    let expected = file("expected")
    if FileManager.default.fileExists(atPath: expected.path) { try FileManager.default.removeItem(at: expected) }
    var contents = FolderContents()
    contents.files = texts(of: result).filter { !$0.value.isEmpty }
    if result.after != result.before {
      for (path, bytes) in Self.neutral(result.after.below("out")).files { contents.files["out/" + path] = bytes }
    }
    try contents.write(to: expected)
  }

  // MARK: - Parts

  private func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

  /// The arguments of each run that a file lists; none when there is no such file.
  private func runs(_ name: String) throws -> [[String]] {
    guard FileManager.default.fileExists(atPath: file(name).path) else { return [] }
    let lines = try String(contentsOf: file(name), encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.split(separator: "").map { $0.map { $0.replacingOccurrences(of: "OUT", with: "out") } }
  }

  private func texts(of result: Result) -> [String: Data] {
    [
      "exit-code.txt": Data((result.exitCode + "\n").utf8), "stdout.txt": Self.neutral(result.standardOutput),
      "stderr.txt": Self.withoutClock(result.standardError),
    ]
  }

  private func leftovers(_ after: FolderContents, _ before: FolderContents) -> [String] {
    let folders = after.folders.subtracting(before.folders).sorted().map { "\($0)/: left behind" }
    return folders + GoldenComparison.differences(of: after, from: before)
  }

  private static func neutral(_ contents: FolderContents) -> FolderContents {
    var contents = contents
    contents.files["run.json"] = contents.files["run.json"].map(neutral)
    // Its bytes are those of the machine's SQLite; what is in it has tests of its own.
    // A picture is there in a build with the trait RSVG only, and its bytes follow the fonts of the machine.
    contents.files = contents.files.filter { !$0.key.hasSuffix("/map.png") }
    if contents.files["petarawan.gpkg"] != nil { contents.files["petarawan.gpkg"] = Data("a GeoPackage\n".utf8) }
    // An archive with one text, stored as it is: people read the text.
    if let project = contents.files.removeValue(forKey: "petarawan.qgz") {
      let (start, end) = (project.firstRange(of: Data("<!DOCTYPE".utf8)), project.lastRange(of: Data("</qgis>".utf8)))
      contents.files["petarawan.qgs"] = start.flatMap { start in
        end.map { project[start.lowerBound..<$0.upperBound] + Data("\n".utf8) }
      }
    }
    // What a part and an index hold is for this version of the program, GEOS and PROJ; joined parts have tests of their own.
    for path in ["part/part.json", "part/zones", "index"] where contents.files[path] != nil {
      contents.files[path] = Data("for petarawan\n".utf8)
    }
    return contents
  }

  /// The outputs whose size or SHA-256 is not the one that `run.json` says, and files that it says nothing of.
  private func falseFingerprints(_ out: FolderContents) -> [String] {
    struct Record: Decodable {
      struct Output: Decodable {
        var path: String
        var sha256: String
        var bytes: Int
      }
      var outputs: [Output]
    }
    guard let text = out.files["run.json"], let record = try? JSONDecoder().decode(Record.self, from: text) else {
      return []
    }
    return record.outputs.compactMap { output in
      guard let bytes = out.files[output.path] else { return "run.json lists \(output.path), which is not there" }
      let same = FileFingerprint(of: String(decoding: bytes, as: UTF8.self)).sha256 == output.sha256
      let isText = String(data: bytes, encoding: .utf8) != nil
      return bytes.count == output.bytes && (same || !isText)
        ? nil : "run.json has another fingerprint of \(output.path)"
    }
  }

  /// Text without the line that says when a run was.
  private static func withoutClock(_ bytes: Data) -> Data {
    guard let text = String(data: bytes, encoding: .utf8) else { return bytes }
    return Data(text.replacing(/out: (run of|dijalankan) [-0-9T:+Z]+, [0-9.]+ s\n/) { _ in "" }.utf8)
  }

  /// JSON without versions, sizes and SHA-256, and without pictures: they are the machine's, or follow from other goldens
  /// (`falseFingerprints` checks them), so that another message or version changes no `run.json`.
  private static func neutral(_ bytes: Data) -> Data {
    guard let text = String(data: bytes, encoding: .utf8) else { return bytes }
    let versions = text.replacing(/"(petarawan|geos|proj|epsg|sqlite|gdal|made_from|since|sha256)": *"[^"]*"/) {
      "\"\($0.output.1)\": \"*\""
    }
    let sizes = versions.replacing(/"bytes": *[0-9]+/) { _ in "\"bytes\": 0" }
    let pictures = sizes.replacing(/,\s*"librsvg": *"[^"]*"/) { _ in "" }
      .replacing(/\{\s*"path": *"[^"]*\/map.png"[^}]*\},\s*/) { _ in "" }
    return Data(pictures.utf8)
  }
}
