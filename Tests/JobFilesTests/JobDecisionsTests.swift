import JobFiles
import Testing

@Suite struct JobDecisionsTests {
  private let facilities = "facilities: [{id: sekolah, source: sekolah.geojson, village_code: desa}]"

  @Test func withoutTheSectionThereIsNothing() throws {
    let job = try JobReader.read(Jobs.text(), file: "job.yaml")
    #expect(job.decisions.isEmpty && !job.parameters.compactText.contains("decisions"))
  }

  @Test func relocationIsRead() throws {
    let more = "decisions: {\(facilities), relocation: {move: [{hazard: banjir}], within: 1 km, exclude: [gudang]}}"
    let job = try JobReader.read(Jobs.text(more: more), file: "job.yaml")
    let relocation = try #require(job.decisions.relocation)
    #expect(relocation.moves == [MoveRule(hazard: "banjir")] && relocation.withinMeters == 1000)
    #expect(relocation.avoided == ["banjir"] && relocation.facilities == ["sekolah"])
    #expect(relocation.stationsAtPlace == 1 && relocation.votersAtPlace == nil && relocation.alternatives == 3)
    #expect(job.parameters.compactText.contains(#""relocation":{"move":[{"hazard":"banjir","class":1}]"#))
  }

  @Test func whatCannotBeIsSaid() {
    func codes(_ decisions: String) -> [String] {
      Jobs.problems(Jobs.text(more: "decisions: {\(decisions)}"))
    }
    #expect(codes("\(facilities), relocation: {move: [{hazard: banjr}], within: 1 km}").first?.contains("banjr") == true)
    #expect(codes("relocation: {move: [{hazard: banjir}], within: 1 km}").first?.contains("facilities") == true)
    let unnamed = "facilities: [{id: sekolah, source: s.geojson}]"
    #expect(
      codes("\(unnamed), relocation: {move: [{hazard: banjir}], within: 1 km}").first?.contains("needs villages") == true)
    #expect(
      codes("\(facilities), relocation: {move: [{hazard: banjir}], within: 1 km, avoid: [x]}").first?
        .contains("decisions.relocation.avoid[0]: nothing here has the id \"x\" [job-bad-value]") == true)
    #expect(
      codes("\(facilities), relocation: {move: [{hazard: banjir}], within: 1 km, voters_at_place: 9}").first?
        .contains("needs tps.voters") == true)
    let twice = "facilities: [{id: a, source: a.csv, x: x}, {id: a, source: b.csv}]"
    #expect(codes(twice).map { $0.contains("job-duplicate-id") || $0.contains("job-missing-key") } == [true, true])
  }
}
