import Diagnostics
import Testing

@Suite struct FindingOrderTests {
  private func finding(_ code: String, _ file: String, feature: Int? = nil, _ severity: Severity = .warning)
    -> Diagnostic
  {
    Diagnostic(
      severity, code, at: Place(file, feature: feature), LocalizedText("m"), fix: LocalizedText("f"), action: .kept)
  }

  @Test func filesThenFeaturesThenAsTheyCame() {
    let findings = [
      finding("d", "b", feature: 3), finding("e", "b", feature: 3), finding("c", "b"), finding("b", "a", feature: 9),
      finding("a", "job"),
    ]
    #expect(findings.inDataOrder(files: ["a", "b"]).map(\.code) == ["a", "b", "c", "d", "e"])
    #expect([Diagnostic]().inDataOrder(files: []).isEmpty)
  }

  @Test func onlyFindingsAboutFeaturesAreCountedTogether() {
    var log = FindingLog()
    log.append(contentsOf: [
      finding("x", "a", feature: 0), finding("y", "job"), finding("x", "a", feature: 1), finding("y", "job"),
      finding("x", "a", feature: 2),
    ])
    #expect(log.grouped().map(\.first.code) == ["x", "y", "y"])
    #expect(log.grouped().map(\.others) == [2, 0, 0])
  }

  @Test func othersAreFeatures() {
    let text = { finding("x", "a", feature: 0).text(in: $0, others: $1) }
    #expect(text(.en, 0) == "warning: a: feature 0: m [x]\n  fix: f")
    #expect(text(.en, 1) == "warning: a: feature 0: m (and 1 more feature) [x]\n  fix: f")
    #expect(text(.en, 2) == "warning: a: feature 0: m (and 2 more features) [x]\n  fix: f")
    #expect(text(.id, 2) == "peringatan: a: fitur 0: m (dan 2 fitur lain) [x]\n  perbaikan: f")
  }
}
