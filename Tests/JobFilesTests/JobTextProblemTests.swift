import Diagnostics
import Foundation
import JobFiles
import Testing

@Suite struct JobTextProblemTests {
  @Test(arguments: [
    ("", "job.yaml: the job file is empty [job-empty]"),
    ("# nothing yet\n\n", "job.yaml: the job file is empty [job-empty]"),
    ("---\n", "job.yaml: the job file is empty [job-empty]"),
    ("- a", "job.yaml:1:1: expected keys with their values, found a list [job-wrong-type]"),
    ("halo", #"job.yaml:1:1: expected keys with their values, found the text "halo" [job-wrong-type]"#),
    (
      "petarawan: 1\ntps: [",
      "job.yaml:2:7: this is not YAML: while parsing a flow node, did not find expected node content [job-syntax]"
    ),
    (
      "a: 1\n\tb: 2",
      "job.yaml:2:1: this is not YAML: while scanning a plain scalar, found a tab character that violates indentation [job-syntax]"
    ),
    (
      "a: b: c", "job.yaml:1:5: this is not YAML: mapping values are not allowed in this context [job-syntax]"
    ),
    (
      "a: \u{01}", "job.yaml:1:4: this is not YAML: control characters are not allowed [job-syntax]"
    ),
    (
      "a: 1\n---\nb: 2\n",
      "job.yaml:2:1: a second document begins here [job-syntax]"
    ),
    ("a: &x 1\nb: *x", "job.yaml:1:4: anchors (&) and aliases (*) are not read in job files [job-anchor]"),
    ("a: *x", "job.yaml:1:4: anchors (&) and aliases (*) are not read in job files [job-anchor]"),
  ])
  func saysWhatIsWrongWithTheText(text: String, problem: String) {
    #expect(Jobs.problems(text) == ["error: " + problem])
  }

  @Test func namesATab() {
    #expect(Jobs.fixes("a: 1\n\tb: 2") == ["indent with blanks, not with tabs"])
  }

  /// Each level doubles the one before: written out, the last has 2^40 elements.
  @Test func refusesAliasesBeforeTheyGrow() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(
      Jobs.problems(text + "? *a40\n: 1\n")
        == ["error: job.yaml:1:5: anchors (&) and aliases (*) are not read in job files [job-anchor]"])
    #expect(Jobs.problems(Jobs.text(hazard: "id: a, source: b, title: Peta *rawan* & *aman*")) == [])
  }

  @Test func boundsDepthAndSize() {
    let deep = String(repeating: "[", count: 500_000)
    #expect(Jobs.problems(deep).count == 1)
    let nested = "title: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(Jobs.problems(Jobs.text(more: nested)).count == 1)
    let block = (0..<3000).map { String(repeating: "  ", count: $0) + "a:\n" }.joined()
    #expect(Jobs.problems(String(block.prefix(1 << 20))).count == 1)
    #expect(
      Jobs.problems(String(repeating: "# a\n", count: 1 << 18) + "#")
        == ["error: job.yaml: it is larger than 1 MB; this is not a job file [job-too-large]"])
  }

  /// Cutting, doubling or replacing parts of a job gives a job or a list of problems, never a crash.
  @Test func survivesDamagedTexts() {
    let bytes = Array(exampleJob.utf8)
    for length in stride(from: 0, to: bytes.count, by: 7) {
      _ = Jobs.problems(String(decoding: bytes[..<length], as: UTF8.self))
    }
    var state: UInt64 = 20_241_127
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let signs = Array("{}[]:,\"'\n #&*!|>%@`-?~\t0e.\u{00}\u{FF}".utf8)
    for _ in 0..<1500 {
      var damaged = bytes
      for _ in 0...random(4) {
        let place = random(damaged.count)
        switch random(4) {
        case 0: damaged[place] = signs[random(signs.count)]
        case 1: damaged.remove(at: place)
        case 2: damaged.insert(signs[random(signs.count)], at: place)
        default:
          let end = min(damaged.count, place + random(60))
          damaged.insert(contentsOf: damaged[place..<end], at: random(damaged.count))
        }
      }
      let text = String(decoding: damaged, as: UTF8.self)
      for problem in Jobs.problems(text) { #expect(problem.hasPrefix("error: job.yaml"), "\(text)") }
    }
  }

  @Test func saysWhyAFileCannotBeRead() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("job-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func problem(_ name: String, _ bytes: [UInt8]?) throws -> String {
      let path = folder.appendingPathComponent(name).path
      if let bytes { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
      do throws(JobProblems) {
        _ = try JobReader.read(file: path)
        return "none"
      } catch {
        return error.diagnostics.map { "\($0.message.en) [\($0.code)]" }.joined(separator: "; ")
      }
    }
    #expect(try problem("none.yaml", nil) == "there is no such file [job-not-found]")
    #expect(try problem(".", nil) == "this is a folder, not a job file [job-unreadable]")
    #expect(try problem("a.yaml", []) == "the job file is empty [job-empty]")
    #expect(try problem("b.yaml", [0x61, 0xFF, 0x0A]) == "the text is not UTF-8 [job-encoding]")
    #expect(try problem("c.yaml", [0xFF, 0xFE, 0x61, 0x00]) == "the text is UTF-16, not UTF-8 [job-encoding]")
    #expect(
      try problem("d.yaml", Array(repeating: 0x20, count: 1 << 21))
        == "it is larger than 1 MB; this is not a job file [job-too-large]")
    #expect(try problem("e.yaml", Array(Jobs.text().utf8)) == "none")
  }
}
