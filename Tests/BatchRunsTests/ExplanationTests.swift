import FeatureModel
import HazardOverlay
import JobFiles
import TestSupport
import Testing

@testable import BatchRuns

@Suite struct ExplanationTests {
  private func explanations(of id: String) throws -> [Explanation] {
    let scratch = try ScratchFolder()
    let job = try JobReader.read(file: try SmallJob.write(to: scratch))
    return try BatchRun(job, options: RunOptions()).explanations(ofStation: id)
  }

  @Test func theDecidingPolygonAndTheRuleAreNamed() throws {
    let explanation = try #require(try explanations(of: "36.02.12.2001.001").first)
    #expect(explanation.station == 1)
    #expect(explanation.regency?.code.text == "36.02")
    #expect(explanation.placement.rule == .border)
    let reason = try #require(explanation.reasons.first)
    #expect(reason.exposure.status == .inside && reason.exposure.hazardClass == 1 && reason.exposure.feature == 1)
    // The first polygon ends at 105.05, 0.05 degrees or 5.5 km away: beyond the limit of 5 km.
    #expect(reason.evidence.map(\.feature) == [1])
    #expect(reason.evidence.map(\.isTouched) == [true])
    #expect(reason.evidence.map(\.value) == [.string("rendah")])
  }

  @Test func anUnlocatedTPSHasNoReasons() throws {
    let explanation = try #require(try explanations(of: "3602122001004").first)
    #expect(explanation.reasons.isEmpty && explanation.degrees == nil)
    #expect(explanation.findings.map(\.code) == ["geometry-missing"])
    #expect(explanation.text(in: .id).contains("tanpa koordinat"))
  }

  @Test func anUnknownIdIsAProblem() {
    let found = problem { _ = try explanations(of: "3602122001009") }
    #expect(found?.code == "tps-unknown")
    #expect(found?.fix.en.contains("360212200100") == true)
  }
}
