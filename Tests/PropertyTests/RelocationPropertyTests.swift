import Decisions
import FeatureModel
import TestSupport
import Testing

/// What holds for the moves of any village.
@Suite struct RelocationPropertyTests {
  private struct Village {
    var stations: [MovingStation]
    var places: [RelocationPlace]
    let within = 900.0

    /// Up to five TPS and four places on a square of 1 km; half of the villages count voters.
    init(seed: UInt64) {
      var random = SeededRandom(seed: seed)
      func position() -> Position {
        Position(
          x: Double(Int.random(in: 0...1000, using: &random)), y: Double(Int.random(in: 0...1000, using: &random)))
      }
      let countsVoters = Bool.random(using: &random)
      places = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        RelocationPlace(
          isSafe: Int.random(in: 0...3, using: &random) > 0, stations: Int.random(in: 0...3, using: &random),
          voters: countsVoters ? Int.random(in: 100...700, using: &random) : nil, positions: [position()])
      }
      let count = places.count
      stations = (0..<Int.random(in: 1...5, using: &random)).map { number in
        MovingStation(
          station: number, voters: Int.random(in: 50...300, using: &random),
          reserve: Bool.random(using: &random) ? Int.random(in: 0..<count, using: &random) : nil, position: position())
      }
    }

    func outcomes(_ numbers: [Int]? = nil) -> [RelocationOutcome] {
      VillageRelocation(
        stations, numbers: numbers ?? Array(places.indices), of: places, withinMeters: within, alternatives: 3
      ).outcomes()
    }

    func meters(_ station: Int, _ place: Int) -> Double {
      let (a, b) = (stations[station].position, places[place].positions[0])
      return ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }

    /// TPS without a place, TPS away from a reserve place that would do, millimetres; nil when a place is over capacity.
    func cost(_ choice: [Int?]) -> [Int]? {
      var (unplaced, away, total) = (0, 0, 0)
      for (station, place) in choice.enumerated() {
        guard let place else {
          unplaced += 1
          continue
        }
        guard places[place].isSafe, meters(station, place) <= within else { return nil }
        if let reserve = stations[station].reserve, reserve != place, places[reserve].isSafe,
          meters(station, reserve) <= within
        {
          away += 1
        }
        total += Int((meters(station, place) * 1000).rounded())
      }
      for place in places.indices {
        let there = stations.indices.filter { choice[$0] == place }
        guard there.count <= places[place].stations,
          there.reduce(0, { $0 + stations[$1].voters }) <= places[place].voters ?? .max
        else { return nil }
      }
      return [unplaced, away, total]
    }

    /// The least cost of all choices.
    func leastCost() -> [Int]? {
      var best: [Int]?
      var choice = [Int?](repeating: nil, count: stations.count)
      func tryAll(from station: Int) {
        guard station < stations.count else {
          if let cost = cost(choice), best.map({ cost.lexicographicallyPrecedes($0) }) ?? true { best = cost }
          return
        }
        for place in [nil] + places.indices.map(Optional.some) {
          choice[station] = place
          tryAll(from: station + 1)
        }
      }
      tryAll(from: 0)
      return best
    }
  }

  @Test(arguments: UInt64(1)...300) func noChoiceIsBetterAndNoPlaceIsOverCapacity(seed: UInt64) throws {
    let village = Village(seed: seed)
    let outcomes = village.outcomes()
    #expect(outcomes.allSatisfy { $0.isProven })
    let cost = village.cost(outcomes.map { $0.move?.place })
    #expect(cost != nil, "a place is over capacity, too far or in a hazard")
    #expect(cost == village.leastCost())
  }

  @Test(arguments: Seeds.many) func movesStayAmongThePlacesOfTheVillage(seed: UInt64) {
    let village = Village(seed: seed)
    let own = village.places.indices.filter { $0.isMultiple(of: 2) }
    for outcome in village.outcomes(own) {
      #expect(outcome.move.map { own.contains($0.place) } ?? true)
      #expect(outcome.alternatives.allSatisfy { own.contains($0.place) && village.places[$0.place].isSafe })
      #expect(outcome.movedInVillage == outcome.movedAtMost)
      #expect((outcome.result == .moved) == (outcome.move != nil))
    }
  }

  @Test(arguments: Seeds.many) func alternativesAndRoomLeftAreReallyFree(seed: UInt64) {
    let village = Village(seed: seed)
    let outcomes = village.outcomes()
    for (station, outcome) in zip(village.stations, outcomes) {
      for (place, voters) in outcome.alternatives.map({ ($0.place, station.voters) })
        + [outcome.move.map { ($0.place, 0) }].compactMap({ $0 })
      {
        let there = outcomes.indices.filter { outcomes[$0].move?.place == place }
        let left = village.places[place].stations - there.count
        let votersLeft = village.places[place].voters.map { $0 - there.reduce(0) { $0 + village.stations[$1].voters } }
        #expect(left >= (voters > 0 ? 1 : 0) && voters <= votersLeft ?? .max)
        if voters == 0 { #expect(outcome.stationsLeft == left && outcome.votersLeft == votersLeft) }
      }
    }
  }

  @Test(arguments: Seeds.many) func theOrderOfTheListChangesNoTotal(seed: UInt64) {
    var village = Village(seed: seed)
    func total(_ outcomes: [RelocationOutcome]) -> Int {
      outcomes.reduce(0) { $0 + Int((($1.move?.meters ?? 0) * 1000).rounded()) }
    }
    let before = village.outcomes()
    village.stations.reverse()
    let after = village.outcomes()
    #expect(total(before) == total(after))
    #expect(before.count { $0.move == nil } == after.count { $0.move == nil })
  }

  @Test(arguments: Seeds.many) func nearestAndWithinAreThoseOfALoop(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    func position() -> Position {
      Position(x: Double.random(in: 0...1000, using: &random), y: Double.random(in: 0...1000, using: &random))
    }
    let positions = (0..<Int.random(in: 0...60, using: &random)).map { _ in position() }
    let places = NearbyPlaces(positions)
    let center = position()
    let meters = positions.map { place in
      ((place.x - center.x) * (place.x - center.x) + (place.y - center.y) * (place.y - center.y)).squareRoot()
    }
    #expect(places.nearest(to: center)?.meters == meters.min())
    var found: [Int] = []
    places.forEachPlace(around: center, withinMeters: 300) { place, _ in found.append(place) }
    #expect(found.sorted() == meters.indices.filter { meters[$0] <= 300 })
  }
}
