/// The exact assignment of stations to places that hold so many stations and so many voters.
///
/// Room for stations alone is a matching. Where voters count too, the matching that forgets them is a lower bound: as long
/// as a place holds too many voters, one of the stations that fill it has to go elsewhere, and each of these cases is
/// bounded in turn, the cheapest first (branch and bound).
struct CapacityAssignment {
  /// The room of a place.
  struct Room: Sendable {
    var stations: Int
    /// Nil: voters do not count.
    var voters: Int?
  }

  /// What came of it.
  struct Result {
    /// The place of each station; nil for none.
    var places: [Int?]
    /// No assignment is better; else the search was given up, and this one only keeps to the capacities.
    var isProven: Bool
  }

  /// For each station the places that it can have.
  let choices: [[LeastCostMatching.Choice]]
  /// Voters of each station.
  let voters: [Int]
  let rooms: [Room]
  /// Matchings that are tried before the search is given up.
  var greatestEffort = 2000

  private struct Case {
    var choices: [[LeastCostMatching.Choice]]
    var matching: LeastCostMatching
    var cost: MoveCost
  }

  func solve() -> Result {
    let possible = choices.enumerated().map { station, choices in
      choices.filter { voters[station] <= rooms[$0.place].voters ?? .max }
    }
    var open = [bounded(possible)]
    var effort = 1
    while true {
      guard let next = open.indices.min(by: { open[$0].cost < open[$1].cost }) else {
        preconditionFailure("no station at all is an assignment too")
      }
      let best = open.remove(at: next)
      guard let cover = overfull(best.matching) else { return Result(places: best.matching.places, isProven: true) }
      guard effort < greatestEffort else { return Result(places: mended(best.matching, possible), isProven: false) }
      for (index, leaving) in cover.stations.enumerated() {
        var choices = best.choices
        choices[leaving].removeAll { $0.place == cover.place }
        for staying in cover.stations[..<index] { choices[staying].removeAll { $0.place != cover.place } }
        open.append(bounded(choices))
        effort += 1
      }
    }
  }

  private func bounded(_ choices: [[LeastCostMatching.Choice]]) -> Case {
    let matching = LeastCostMatching(choices, capacities: rooms.map(\.stations))
    return Case(choices: choices, matching: matching, cost: cost(of: matching.places, choices))
  }

  private func cost(of places: [Int?], _ choices: [[LeastCostMatching.Choice]]) -> MoveCost {
    places.enumerated().reduce(.zero) { sum, item in
      sum + (choices[item.offset].first { $0.place == item.element }?.cost ?? .withoutPlace)
    }
  }

  /// The first place with too many voters, and the fewest of its stations that are too many together.
  private func overfull(_ matching: LeastCostMatching) -> (place: Int, stations: [Int])? {
    for (place, stations) in matching.stationsAtPlace.enumerated() {
      guard let room = rooms[place].voters, stations.reduce(0, { $0 + voters[$1] }) > room else { continue }
      var cover: [Int] = []
      var sum = 0
      for station in stations.sorted(by: { (voters[$1], $0) < (voters[$0], $1) }) where sum <= room {
        cover.append(station)
        sum += voters[station]
      }
      return (place, cover)
    }
    return nil
  }

  /// A matching without the stations that are too many, each of them at its cheapest place with room.
  private func mended(
    _ matching: LeastCostMatching, _ choices: [[LeastCostMatching.Choice]]
  ) -> [Int?] {
    var places: [Int?] = matching.places.map { _ in nil }
    var left = rooms
    func fits(_ station: Int, _ place: Int) -> Bool {
      left[place].stations > 0 && voters[station] <= left[place].voters ?? .max
    }
    func settle(_ station: Int, _ place: Int) {
      places[station] = place
      left[place].stations -= 1
      left[place].voters = left[place].voters.map { $0 - voters[station] }
    }
    for (station, place) in matching.places.enumerated() {
      if let place, fits(station, place) { settle(station, place) }
    }
    for station in places.indices where places[station] == nil {
      let cheapest = choices[station].filter { fits(station, $0.place) }.min {
        ($0.cost, $0.place) < ($1.cost, $1.place)
      }
      if let cheapest { settle(station, cheapest.place) }
    }
    return places
  }
}
