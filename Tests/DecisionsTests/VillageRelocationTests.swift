import Decisions
import FeatureModel
import Testing

/// TPS and places on a line, in metres.
@Suite struct VillageRelocationTests {
  private func place(_ x: Double, safe: Bool = true, stations: Int = 1, voters: Int? = nil) -> RelocationPlace {
    RelocationPlace(isSafe: safe, stations: stations, voters: voters, positions: [Position(x: x, y: 0)])
  }

  private func station(_ number: Int, _ x: Double, voters: Int = 100, reserve: Int? = nil) -> MovingStation {
    MovingStation(station: number, voters: voters, reserve: reserve, position: Position(x: x, y: 0))
  }

  private func outcomes(
    _ stations: [MovingStation], _ places: [RelocationPlace], numbers: [Int]? = nil, within: Double = 1000
  ) -> [RelocationOutcome] {
    VillageRelocation(
      stations, numbers: numbers ?? Array(places.indices), of: places, withinMeters: within, alternatives: 2
    ).outcomes()
  }

  @Test func aMoveWithItsAlternatives() {
    let outcome = outcomes(
      [station(7, 0)], [place(300), place(100), place(200, safe: false), place(1001), place(400)])[0]
    #expect(outcome.station == 7 && outcome.result == .moved)
    #expect(outcome.move == PlaceAtDistance(place: 1, meters: 100))
    #expect(outcome.alternatives.map(\.place) == [0, 4])
    #expect(outcome.alternatives.map(\.meters) == [300, 400])
    #expect(outcome.placesInVillage == 5 && outcome.placesInHazard == 1 && outcome.candidates == 3)
    #expect(outcome.neededMeters == nil && outcome.isProven)
  }

  @Test func placesOfOtherVillagesDoNotCount() {
    let outcome = outcomes([station(0, 0)], [place(10), place(500)], numbers: [1])[0]
    #expect(outcome.move == PlaceAtDistance(place: 1, meters: 500) && outcome.placesInVillage == 1)
  }

  @Test func theReasonsForNoMove() {
    #expect(outcomes([station(0, 0)], [])[0].result == .noFacility)
    let flooded = outcomes([station(0, 0)], [place(10, safe: false)])[0]
    #expect(flooded.result == .allInHazard && flooded.neededMeters == nil)
    let far = outcomes([station(0, 0)], [place(10, safe: false), place(1500), place(2000)])[0]
    #expect(far.result == .tooFar && far.neededMeters == 1500)
    let full = outcomes([station(0, 0), station(1, 5)], [place(10), place(3000)])
    #expect(full.map(\.result) == [.allFull, .moved] && full[0].neededMeters == 3000)
    let large = outcomes([station(0, 0, voters: 600)], [place(10, voters: 500)])[0]
    #expect(large.result == .allFull && large.neededMeters == nil)
  }

  @Test func theReservePlaceComesFirst() {
    let outcome = outcomes([station(0, 0, reserve: 1)], [place(10), place(900)])[0]
    #expect(outcome.move?.place == 1 && outcome.reserve == PlaceAtDistance(place: 1, meters: 900))
    let flooded = outcomes([station(0, 0, reserve: 1)], [place(10), place(900, safe: false)])[0]
    #expect(flooded.move?.place == 0 && flooded.reserve?.place == 1)
    let elsewhere = outcomes([station(0, 0, reserve: 1)], [place(10), place(20)], numbers: [0])[0]
    #expect(elsewhere.move?.place == 0 && elsewhere.reserve == nil)
  }
}
