import Comparisons
import Diagnostics
import JobFiles
import TestSupport
import Testing

@testable import BatchRuns

@Suite struct RunReportTests {
  private func report(_ codes: [(Severity, String)], gateHolds: Bool? = nil) -> RunReport {
    var log = FindingLog()
    for (severity, code) in codes {
      log.append(
        Diagnostic(severity, code, at: Place("a"), LocalizedText("b"), fix: LocalizedText("c"), action: .kept))
    }
    let gates =
      gateHolds.map { [GateResult(gate: Gate(name: "g", hazard: "h", atMost: 0), count: $0 ? 0 : 1, total: 1)] } ?? []
    return RunReport(
      hazards: [], areas: [], findings: log, hasCertainty: false, hasVoters: true, gates: gates, document: .null)
  }

  @Test func wellDoneIsZero() {
    #expect(report([]).exitCode(strict: true) == 0)
    #expect(report([(.note, "z-dropped")], gateHolds: true).exitCode(strict: true) == 0)
  }

  @Test func aWarningCountsOnlyWhenStrict() {
    #expect(report([(.warning, "id-missing")]).exitCode(strict: false) == 0)
    #expect(report([(.warning, "id-missing")]).exitCode(strict: true) == 2)
  }

  @Test func anErrorIsTwo() {
    #expect(report([(.error, "geometry-not-point"), (.warning, "id-missing")]).exitCode(strict: false) == 2)
  }

  @Test func aBrokenGateIsThreeWhateverElse() {
    #expect(report([], gateHolds: false).exitCode(strict: false) == 3)
    #expect(report([(.error, "x")], gateHolds: false).exitCode(strict: true) == 3)
  }

  @Test func theGateOfTheSmallJobIsBrokenByOneTPS() throws {
    let scratch = try ScratchFolder()
    let run = try BatchRun(try JobReader.read(file: try SmallJob.write(to: scratch)), options: RunOptions())
    let report = try run.write(to: scratch.place("out"))
    #expect(report.gates.map(\.count) == [1])
    #expect(report.exitCode(strict: false) == 3)
    // Checking runs no gate: the slipped or missing places are warnings.
    #expect(run.check().exitCode(strict: false) == 0)
    #expect(run.check().exitCode(strict: true) == 2)
  }
}
