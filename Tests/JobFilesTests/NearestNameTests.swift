import Testing

@testable import JobFiles

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("hazrds", "hazards", 1), ("naer", "near", 1), ("kitten", "sitting", 3),
  ])
  func countsEdits(first: String, second: String, edits: Int) {
    #expect(NearestName.editDistance(first, second) == edits)
    #expect(NearestName.editDistance(second, first) == edits)
  }

  @Test func suggestsOnlySlips() {
    #expect(NearestName.of("hazrds", among: ["title", "hazards"]) == "hazards")
    #expect(NearestName.of("NEAR", among: ["near"]) == "near")
    #expect(NearestName.of("xyz", among: ["near", "to"]) == nil)
    #expect(NearestName.of("near", among: []) == nil)
    #expect(NearestName.of(String(repeating: "x", count: 100_000), among: ["near"]) == nil)
  }
}
