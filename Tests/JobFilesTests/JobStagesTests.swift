import Diagnostics
import HazardOverlay
import JobFiles
import Testing

@Suite struct JobStagesTests {
  private let stages =
    "stages: [{id: logistik, title: Logistik, from: 2024-02-01, to: 2024-02-13, weights: [{indicator: b, weight: 5}]},"
    + " {id: pemungutan, from: 2024-02-14, to: 2024-02-14}]"
  private let score =
    "score: {indicators: [{id: a, stages: [pemungutan], value: {field: x, at_least: 1}},"
    + " {id: b, value: {field: y, at_least: 1}}, {id: c, hazards: [{hazard: banjir}]}]}"
  private let hazard = "id: banjir, source: b.geojson, stages: [pemungutan]"

  private func job(_ decisions: String) throws -> Job {
    try JobReader.read(Jobs.text(more: "decisions: {\(decisions)}", hazard: hazard), file: "job.yaml")
  }

  @Test func stagesAreRead() throws {
    let read = try job("\(stages), \(score)").decisions.stages
    #expect(read.map(\.id) == ["logistik", "pemungutan"] && read.map(\.title) == ["Logistik", "pemungutan"])
    #expect(read[0].days == Validity(from: "2024-02-01", to: "2024-02-13"))
    #expect(read[0].weights == [StageWeight(indicator: "b", weight: 5)] && read[1].weights.isEmpty)
  }

  @Test func oneStageKeepsItsHazardsIndicatorsAndWeights() throws {
    let villages = "facilities: [{id: sekolah, source: s.geojson, village_code: d}]"
    let all = try job("\(villages), \(stages), \(score), relocation: {move: [{hazard: banjir}], within: 1 km}")
    let voting = try all.at(stage: "pemungutan").decisions
    #expect(
      voting.score?.indicators.map(\.id) == ["a", "b", "c"] && voting.score?.indicators.map(\.weight) == [1, 1, 1])
    #expect(voting.relocation == all.decisions.relocation && voting.leftOut.isEmpty)
    let logistics = try all.at(stage: "logistik").decisions
    #expect(logistics.score?.indicators.map(\.id) == ["b"] && logistics.score?.indicators.map(\.weight) == [5])
    #expect(logistics.relocation == nil && logistics.leftOut == ["relocation"])
    #expect(logistics.stages.map(\.id) == ["logistik"] && logistics.facilities == all.decisions.facilities)
    #expect(try all.at(stage: "logistik").parameters.compactText.contains(#""stage":"logistik""#))
    #expect(!all.parameters.compactText.contains(#""stage":"#))
  }

  @Test func anUnknownStageNamesTheNearest() throws {
    let job = try job("\(stages), \(score)")
    #expect { _ = try job.at(stage: "logistk") } throws: { error in
      guard let problem = error as? JobProblem else { return false }
      return problem.diagnostic.code == "stage-unknown" && problem.diagnostic.message.en.contains("mean \"logistik\"?")
    }
  }

  @Test func whatCannotBeIsSaid() {
    func first(_ decisions: String) -> String {
      Jobs.problems(Jobs.text(more: "decisions: {\(decisions)}", hazard: hazard)).first ?? ""
    }
    #expect(first("stages: [{id: pemungut, from: 2024-02-14, to: 2024-02-14}]").contains("did you mean \"pemungut\"?"))
    #expect(first("stages: [{id: pemungutan, from: 2024-02-15, to: 2024-02-14}]").contains("is before"))
    #expect(
      first("stages: [{id: pemungutan, from: 2024-02-14, to: 2024-02-14, weights: [{indicator: z, weight: 1}]}]")
        .contains("the score has no indicator \"z\""))
    #expect(
      first("score: {indicators: [{id: a, stages: [rekap], value: {field: x, at_least: 1}}]}").contains(
        "\"rekap\" that"))
  }
}
