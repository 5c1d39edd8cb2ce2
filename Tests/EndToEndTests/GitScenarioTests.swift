import Foundation
import TestSupport
import Testing

/// The built program in a local git repository: history, and the steps that a CI runner takes.
@Suite("In a git repository")
struct GitScenarioTests {
  private let scratch: ScratchFolder
  private let program: ProgramRunner

  init() throws {
    scratch = try ScratchFolder()
    program = try ProgramRunner.built("petarawan")
    _ = try SmallJob.write(to: scratch)
    try scratch.write(ProgramCase.withEdition(SmallJob.job, "2023"), to: "job.yaml")
    try git("init", "--quiet", "--initial-branch=main")
    try git("add", "--all")
    try git("commit", "--quiet", "--message", "Data")
  }

  @Test func theRunnerCommitsOnlyWhatAChangedPolygonTouches() throws {
    let first = try regenerate("run")
    #expect(first.exitCode == "3", "the gate of the job is broken, and the outputs are committed all the same")
    #expect(try git("status", "--porcelain") == "")
    let inode = try number(of: "hasil/regencies/36.02-lebak/tps.geojson")

    // Nothing changed: nothing is run, and the gate is still broken.
    let commits = try git("rev-parse", "HEAD")
    #expect(try regenerate("run").exitCode == "3")
    #expect(try git("rev-parse", "HEAD") == commits)

    // The flood of class 3 shrinks to the south-east: the TPS of Pandeglang is out of it, and nothing of Lebak changes.
    var floods = SmallJob.floods
    floods[0] = SmallJob.polygon(
      [105.03, -6.1, 105.05, -6.1, 105.05, -6.08, 105.03, -6.08, 105.03, -6.1], #""kelas":"Tinggi""#)
    try scratch.write(SmallJob.collection(floods), to: "banjir.geojson")
    try scratch.write(ProgramCase.withEdition(SmallJob.job, "2024"), to: "job.yaml")

    let comment = try regenerate("check")
    #expect(comment.exitCode == "0")
    let text = String(decoding: comment.standardOutput, as: UTF8.self)
    #expect(text.contains("data lapisan: hazard:banjir: `banjir.geojson "))
    #expect(text.contains(#""2023"` → "#) && text.contains(#""2024"`"#))
    #expect(text.contains("| 3601122001001 | 36.01 | banjir: keluar (inside kelas 3 -> clear"))
    #expect(text.contains("karena data lapisan"))
    #expect(text.contains("1 TPS yang berubah"))
    #expect(!text.contains("Lebak"))
    #expect(try git("status", "--porcelain", "hasil") == "", "a check leaves the outputs alone")

    try git("commit", "--quiet", "--all", "--message", "New flood map")
    #expect(try regenerate("run").exitCode == "0")
    #expect(try git("status", "--porcelain") == "")
    let touched = try git("show", "--format=", "--name-only", "HEAD").split(separator: "\n").map(String.init)
    #expect(
      touched
        == [
          "hasil/findings.csv", "hasil/regencies/36.01-pandeglang/summary.csv",
          "hasil/regencies/36.01-pandeglang/tps.geojson", "hasil/run.json", "hasil/summary/hazards.csv",
          "hasil/summary/regencies.csv", "hasil/zones/banjir.geojson",
        ].filter { $0 != "hasil/findings.csv" || touched.contains($0) })
    #expect(try number(of: "hasil/regencies/36.02-lebak/tps.geojson") == inode)
  }

  @Test(arguments: ["github-actions.yml", "gitlab-ci.yml"]) func theWorkflowsTakeTheSameSteps(name: String) throws {
    let file = ProgramRunner.packageFolder.appendingPathComponent("Scripts/ci/" + name)
    let text = try String(contentsOf: file, encoding: .utf8)
    for step in ["CI_COMMENT=comment.md ./regenerate check", "./regenerate run"] {
      #expect(text.contains(step + #" "$JOB" "$OUT""#))
    }
  }

  @Test func revisionsAreComparedAndListed() throws {
    _ = try run("run", "job.yaml", "-o", "hasil", "-q")
    try commit("First run")
    var stations = SmallJob.stations
    stations[2] = SmallJob.station("3602122001002", voters: 200, 105.1, -6.05)
    try scratch.write(SmallJob.collection(stations), to: "tps.geojson")
    _ = try run("run", "job.yaml", "-o", "hasil", "-q")
    try commit("Second run\u{1B}[31m")

    let change = try run("diff", "HEAD~1:hasil", "hasil", "--exit-code")
    #expect(change.exitCode == "3")
    let text = String(decoding: change.standardOutput, as: UTF8.self)
    #expect(text.contains("36.02  3602122001002  moved 9457.5 m, because of TPS data\n"))
    #expect(text.contains("banjir: entered (clear"))
    let same = try run("diff", "HEAD:./hasil", "hasil", "--exit-code")
    #expect(same.exitCode == "0")

    let history = try run("log", "hasil", "--json")
    let document = try JSONSerialization.jsonObject(with: history.standardOutput) as? [String: Any]
    let runs = try #require(document?["runs"] as? [[String: Any]])
    #expect(runs.map { $0["subject"] as? String } == ["Second run\u{1B}[31m", "First run"])
    let inside = runs.map { run in
      (run["hazards"] as? [[String: Any]])?.first?["inside"] as? Int
    }
    #expect(inside == [3, 2])
    let table = String(decoding: try run("log", "hasil").standardOutput, as: UTF8.self)
    #expect(table.contains("████████████████████████████████████████ 3\n"))
    #expect(table.contains("███████████████████████████ 2\n"))
    #expect(!table.contains("\u{1B}"))
    #expect(
      try String(decoding: run("log", "hasil", "--markdown").standardOutput, as: UTF8.self).hasPrefix("| commit |"))
  }

  @Test func aRevisionIsNeverAnOption() throws {
    _ = try run("run", "job.yaml", "-o", "hasil", "-q")
    try commit("First run")
    for revision in ["--output=stolen:hasil", "-h:hasil", "HEAD~9:hasil", "HEAD:nothing", "HEAD:tps.geojson"] {
      let outcome = try run("diff", "--", revision, "hasil")
      #expect(outcome.exitCode == "1", "\(revision)")
      #expect(String(decoding: outcome.standardError, as: UTF8.self).contains("\(revision)"))
    }
    let unknown = try run("diff", "HEAD~9:hasil", "hasil")
    #expect(String(decoding: unknown.standardError, as: UTF8.self).contains("[revision-unknown]"))
    #expect(!scratch.has("stolen"))
    #expect(try git("status", "--porcelain") == "")
  }

  @Test func aFolderWithoutACommitHasNoHistory() throws {
    _ = try run("run", "job.yaml", "-o", "hasil", "-q")
    let outcome = try run("log", "hasil")
    #expect(outcome.exitCode == "1")
    #expect(String(decoding: outcome.standardError, as: UTF8.self).contains("[history-empty]"))
  }

  // MARK: Parts

  private func run(_ arguments: String...) throws -> ProgramRunner.Outcome {
    let outputs = try ScratchFolder()
    return try program.run(arguments, in: folder, scratch: URL(fileURLWithPath: outputs.path))
  }

  /// A step of `Scripts/ci/regenerate`, as the workflows call it.
  private func regenerate(_ step: String) throws -> ProgramRunner.Outcome {
    let script = ProgramRunner.packageFolder.appendingPathComponent("Scripts/ci/regenerate")
    return try start(
      "env", ["PETARAWAN=" + program.program.path] + identity + [script.path, step, "job.yaml", "hasil"])
  }

  private func commit(_ message: String) throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--message", message)
  }

  @discardableResult
  private func git(_ arguments: String...) throws -> String {
    let outcome = try start("env", identity + ["git"] + arguments)
    #expect(outcome.exitCode == "0", "git \(arguments): \(String(decoding: outcome.standardError, as: UTF8.self))")
    return String(decoding: outcome.standardOutput, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private let identity = [
    "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a",
    "GIT_COMMITTER_EMAIL=a@example.org", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
  ]

  private var folder: URL { URL(fileURLWithPath: scratch.path) }

  private func start(_ name: String, _ arguments: [String]) throws -> ProgramRunner.Outcome {
    let outputs = try ScratchFolder()
    return try ProgramRunner(program: URL(fileURLWithPath: "/usr/bin/" + name)).run(
      arguments, in: folder, scratch: URL(fileURLWithPath: outputs.path))
  }

  private func number(of file: String) throws -> UInt64? {
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.place(file))
    return (attributes[.systemFileNumber] as? NSNumber)?.uint64Value
  }
}

extension ProgramCase {
  /// A job whose first hazard is of an edition.
  static func withEdition(_ job: String, _ edition: String) -> String {
    job.replacingOccurrences(of: "near: 500 m", with: "near: 500 m\n    edition: \"\(edition)\"")
  }
}
