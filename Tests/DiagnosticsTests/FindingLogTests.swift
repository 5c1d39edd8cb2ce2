import Diagnostics
import Testing

@Suite struct FindingLogTests {
  private func finding(_ code: String, _ file: String, _ feature: Int, _ severity: Severity = .warning) -> Diagnostic {
    Diagnostic(
      severity, code, at: Place(file, feature: feature), LocalizedText("\(feature)"), fix: LocalizedText(""),
      action: .kept)
  }

  @Test func nothingIsInAnEmptyLog() {
    let log = FindingLog()
    #expect(log.findings.isEmpty && log.countsByCode.isEmpty && log.grouped().isEmpty)
    #expect(Severity.allCases.allSatisfy { log.count(of: $0) == 0 })
  }

  @Test func findingsAreCountedByCodeAndSeverity() {
    var log = FindingLog()
    log.append(finding("a", "x", 0, .error))
    log.append(contentsOf: [finding("b", "x", 1), finding("a", "y", 2, .note), finding("a", "x", 3, .error)])
    #expect(log.countsByCode == ["a": 3, "b": 1])
    #expect(log.count(of: .error) == 2)
    #expect(log.count(of: .warning) == 1)
    #expect(log.count(of: .note) == 1)
    #expect(log.findings.map(\.place.feature) == [0, 1, 2, 3])
  }

  @Test func groupsAreByFileCodeAndSeverityInOrderOfAppearance() {
    var log = FindingLog()
    log.append(contentsOf: [
      finding("b", "x", 0), finding("a", "x", 1), finding("b", "x", 2), finding("b", "y", 3),
      finding("b", "x", 4, .error),
      finding("b", "x", 5),
    ])
    let groups = log.grouped()
    #expect(groups.map(\.first.place.feature) == [0, 1, 3, 4])
    #expect(groups.map(\.others) == [2, 0, 0, 0])
  }
}
