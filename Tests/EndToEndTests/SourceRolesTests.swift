import ByteStreams
import Foundation
import TestSupport
import Testing

/// Every file that a job can name: a change of it is seen by everything that relies on it.
@Suite("The files of a job", .timeLimit(.minutes(5)))
struct SourceRolesTests {
  private let scratch: ScratchFolder
  private let program: ProgramRunner
  private static let parts = ["36.01", "36.02", "outside"]

  init() throws {
    scratch = try ScratchFolder()
    program = try ProgramRunner.built("petarawan")
    let input = ProgramCase.folder.appendingPathComponent("every-role/input")
    for name in try FileManager.default.contentsOfDirectory(atPath: input.path) {
      try scratch.write(
        String(decoding: try Data(contentsOf: input.appendingPathComponent(name)), as: UTF8.self), to: name)
    }
  }

  private func run(_ arguments: String...) throws -> (exitCode: String, said: String) {
    let streams = try ScratchFolder()
    let outcome = try program.run(
      arguments, in: URL(fileURLWithPath: scratch.path), scratch: URL(fileURLWithPath: streams.path), input: nil)
    return (outcome.exitCode, String(decoding: outcome.standardError, as: UTF8.self))
  }

  private func runParts() throws {
    for code in Self.parts {
      #expect(try run("run", "job.yaml", "--only", code, "--part", "-o", "part-" + code).exitCode == "0")
    }
  }

  private func gather() throws -> (exitCode: String, said: String) {
    try run("gather", "part-36.01", "part-36.02", "part-outside", "-o", "gathered")
  }

  /// Roles and files as the record of a run names them.
  private func inputs() throws -> [(role: String, path: String, sha256: String)] {
    let record = try JSONSerialization.jsonObject(with: Data(try scratch.read("out/run.json").utf8)) as? [String: Any]
    return (record?["inputs"] as? [[String: Any]] ?? []).map {
      ($0["role"] as? String ?? "", $0["path"] as? String ?? "", $0["sha256"] as? String ?? "")
    }
  }

  @Test("a change of any file is seen by --if-changed, by gather and by the record")
  func everyRole() throws {
    #expect(try run("run", "job.yaml", "-o", "out").exitCode == "0")
    #expect(try run("plan", "job.yaml").exitCode == "0")
    try runParts()
    let roles = try inputs()
    #expect(roles.count == 16)
    for (role, path, _) in roles {
      #expect(try run("run", "job.yaml", "-o", "out", "--if-changed").said.contains("nothing changed"), "\(role)")
      let text = try scratch.read(path)
      // The same data, so that nothing but the bytes tells.
      try scratch.write(path.hasSuffix(".csv") ? text + "lain,x,1,36.02\n" : text + " ", to: path)
      let refused = try gather()
      #expect(refused.exitCode == "1" && refused.said.contains("[part-of-another-run]"), "\(role): \(refused.said)")
      #expect(refused.said.contains(path), "\(role): \(refused.said)")
      #expect(try !run("run", "job.yaml", "-o", "out", "--if-changed").said.contains("nothing changed"), "\(role)")
      let bytes = FileFingerprint(of: try scratch.read(path)).sha256
      #expect(try inputs().first { $0.role == role }?.sha256 == bytes, "\(role)")
      try runParts()
      #expect(try gather().exitCode == "0", "\(role)")
      #expect(try scratch.texts(below: "gathered") == scratch.texts(below: "out"), "\(role)")
    }
  }

  @Test("a file of OUT that is cut, replaced or gone is written again", arguments: ["", "short", "same length", nil])
  func damagedOutput(_ text: String?) throws {
    #expect(try run("run", "job.yaml", "-o", "out").exitCode == "0")
    let whole = try scratch.texts(below: "out")
    for (path, before) in whole.sorted(by: { $0.key < $1.key }) where path != "run.json" {
      try FileManager.default.removeItem(atPath: scratch.place("out/" + path))
      if let text {
        let isLong = text == "same length"
        try scratch.write(isLong ? String(before.utf8.dropLast().map { _ in "x" }) + "\n" : text, to: "out/" + path)
      }
      let again = try run("run", "job.yaml", "-o", "out", "--if-changed")
      #expect(again.exitCode == "0" && !again.said.contains("nothing changed"), "\(path)")
      #expect(try scratch.texts(below: "out") == whole, "\(path)")
    }
  }

  @Test("what the last run ended with is said again")
  func exitCodeAgain() throws {
    let rows = try scratch.read("tps.geojson")
    try scratch.write(rows.replacing("[106.02,-6.05]", with: "[106.02]"), to: "tps.geojson")
    let first = try run("run", "job.yaml", "-o", "out")
    let again = try run("run", "job.yaml", "-o", "out", "--if-changed")
    #expect(again.said.contains("nothing changed"))
    #expect(first.exitCode == "2" && again.exitCode == "2")
    #expect(again.said.contains("1 error(s)"))
  }

  /// Flips a bit of every so manieth byte and says what came of it.
  private func flipping(_ file: String, every step: Int, _ body: (Int) throws -> Void) throws {
    let place = URL(fileURLWithPath: scratch.place(file))
    let good = try Data(contentsOf: place)
    for index in stride(from: 0, to: good.count, by: step) {
      var bytes = good
      bytes[index] ^= UInt8(1 << (index / step % 8))
      try bytes.write(to: place)
      try body(index)
    }
    try good.write(to: place)
  }

  @Test("a changed byte of an index is refused, or is one that nobody read")
  func damagedIndex() throws {
    #expect(try run("plan", "job.yaml").exitCode == "0")
    try runParts()
    let whole = try scratch.texts(below: "part-36.01")
    var refused = 0
    try flipping("job.yaml.index", every: 171) { index in
      let result = try run("run", "job.yaml", "--only", "36.01", "--part", "-o", "part-36.01")
      if result.exitCode == "1", result.said.contains("job.yaml.index"), result.said.contains("[index-damaged]") {
        refused += 1
      } else {
        #expect(result.exitCode == "0", "byte \(index): \(result.said)")
        #expect(try scratch.texts(below: "part-36.01") == whole, "byte \(index)")
      }
    }
    #expect(refused > 30)
    try scratch.write("rusak", to: "job.yaml.index")
    #expect(try run("plan", "job.yaml").exitCode == "0")
    #expect(try run("run", "job.yaml", "--only", "36.01", "--part", "-o", "part-36.01").exitCode == "0")
  }

  @Test("a changed byte of a part's state is refused by its name")
  func damagedPart() throws {
    try runParts()
    let length = try scratch.read("part-36.01/part/part.json").utf8.count
    try flipping("part-36.01/part/part.json", every: max(1, length / 60)) { index in
      let result = try gather()
      #expect(result.exitCode == "1" && result.said.contains("part-36.01"), "byte \(index): \(result.said)")
      #expect(result.said.contains("[part-damaged]") || result.said.contains("[part-unreadable]"), "byte \(index)")
    }
    #expect(try gather().exitCode == "0")
  }

  @Test("other zones than the part was written with are refused")
  func damagedZones() throws {
    try runParts()
    let zones = scratch.place("part-36.01/part/zones")
    try Data("rusak".utf8).write(to: URL(fileURLWithPath: zones))
    let result = try gather()
    #expect(result.exitCode == "1" && result.said.contains("part-36.01/part/zones"), "\(result.said)")
    #expect(result.said.contains("[part-damaged]"))
  }
}
