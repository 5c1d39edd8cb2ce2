import Diagnostics
import Testing

@Suite struct ProblemTests {
  @Test func whatStopsAStepIsAlwaysAnError() {
    let (place, text) = (Place("a"), LocalizedText("b"))
    let diagnostics = [
      InputProblem("c", at: place, text, fix: text).diagnostic, JobProblem("c", at: place, text, fix: text).diagnostic,
      SystemFailure("c", at: place, text, fix: text).diagnostic,
    ]
    #expect(diagnostics.allSatisfy { $0.severity == .error && $0.action == .stopped && $0.code == "c" })
  }
}
