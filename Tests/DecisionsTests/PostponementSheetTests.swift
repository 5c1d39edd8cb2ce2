import HazardOverlay
import Testing

@testable import Decisions

@Suite struct PostponementSheetTests {
  private func station(_ village: String, _ isHit: Bool?, voters: Int = 100) -> EventStation {
    EventStation(
      regency: String(village.prefix(1)), district: String(village.prefix(2)), village: village, isHit: isHit,
      voters: voters)
  }

  /// Of regency A district A1 is hit as a whole, of A2 one TPS of two; regency B is hit as a whole; C is dry.
  private var stations: [EventStation] {
    [
      station("A1x", true, voters: 300), station("A1y", true), station("A2x", true), station("A2x", false),
      station("B1x", true), station("C1x", false),
    ]
  }

  @Test func theWidestWholeAreaTellsWhoDecides() {
    let sheet = PostponementSheet(stations, wholeShare: 1)
    let rows = sheet.areas.map {
      "\($0.path.last ?? "") \($0.count.hitStations)/\($0.count.stations) \($0.scope.rawValue)"
    }
    #expect(
      rows == [
        "A 3/4 district", "A1 2/2 district", "A1x 1/1 district", "A1y 1/1 district", "A2 1/2 village",
        "A2x 1/2 village", "B 1/1 regency", "B1 1/1 regency", "B1x 1/1 regency",
      ])
    #expect(sheet.areas.map(\.isWhole) == [false, true, true, true, false, false, true, true, true])
    #expect(sheet.total.stations == 6 && sheet.total.hitStations == 4 && sheet.total.hitVoters == 600)
  }

  @Test func theShareOfAWholeIsTheJobs() {
    let sheet = PostponementSheet(stations, wholeShare: 0.75)
    #expect(sheet.areas.first?.isWhole == true && sheet.areas.prefix(6).allSatisfy { $0.scope == .regency })
  }

  /// A TPS of which nobody knows keeps its area from being hit as a whole.
  @Test func aTPSWithoutAPlaceIsNotHit() {
    let sheet = PostponementSheet([station("A1x", true), station("A1x", nil)], wholeShare: 1)
    #expect(sheet.areas.map(\.isWhole) == [false, false, false])
    #expect(sheet.total.unlocatedStations == 1 && sheet.total.hitStations == 1)
  }

  /// Without villages there are rows for the regency alone, and nothing at all where nothing is hit.
  @Test func unknownAreasHaveNoRow() {
    let sheet = PostponementSheet(
      [EventStation(regency: "A", district: "", village: "", isHit: true, voters: 5)], wholeShare: 1)
    #expect(sheet.areas.map(\.path) == [["A"]] && sheet.areas.first?.scope == .regency)
    #expect(PostponementSheet([station("A1x", false)], wholeShare: 0.1).areas.isEmpty)
    #expect(PostponementSheet([], wholeShare: 1).total == EventCount())
  }
}
