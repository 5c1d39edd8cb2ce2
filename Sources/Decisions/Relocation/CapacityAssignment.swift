/// The exact assignment of stations to places that hold so many stations and so many voters.
///
/// Of all assignments that keep to the room the one with the least `MoveCost`: most stations placed, of those most at their
/// reserve place, of those the least total of distances. Room for stations alone is a matching (`LeastCostMatching`), and so
/// is room for voters where all stations are equally large. Else that matching is a lower bound, and where it puts too many
/// voters at a place the search goes on (`AssignmentSearch`). Stations and places that have nothing to do with each other
/// are assigned apart.
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
    /// No assignment is better; else the search was given up, and this one only keeps to the room.
    var isProven: Bool
    /// No assignment places more stations.
    var placedAtMost: Int
  }

  /// For each station the places that it can have, each once.
  private(set) var choices: [[LeastCostMatching.Choice]]
  /// Voters of each station.
  let voters: [Int]
  private(set) var rooms: [Room]
  /// Steps after which the search among stations and places that hang together is given up.
  private let greatestSteps: Int

  init(choices: [[LeastCostMatching.Choice]], voters: [Int], rooms: [Room], greatestSteps: Int = 1_000_000_000) {
    self.choices = choices.enumerated().map { station, choices in
      choices.filter { rooms[$0.place].stations > 0 && voters[station] <= rooms[$0.place].voters ?? .max }
    }
    (self.voters, self.rooms, self.greatestSteps) = (voters, rooms, greatestSteps)
    limitStations()
  }

  func solve() -> Result {
    var result = Result(places: choices.map { _ in nil }, isProven: true, placedAtMost: 0)
    for group in groups() {
      let part = CapacityAssignment(group, of: self).solveTogether()
      for (index, station) in group.stations.enumerated() {
        result.places[station] = part.places[index].map { group.places[$0] }
      }
      result.isProven = result.isProven && part.isProven
      result.placedAtMost += part.placedAtMost
    }
    return result
  }

  func cost(of places: [Int?]) -> MoveCost {
    places.enumerated().reduce(.zero) { sum, item in
      sum + (choices[item.offset].first { $0.place == item.element }?.cost ?? .withoutPlace)
    }
  }

  private func solveTogether() -> Result {
    let matching = LeastCostMatching(choices, capacities: rooms.map(\.stations))
    let matched = matching.places.count { $0 != nil }
    if !isOverfull(matching) { return Result(places: matching.places, isProven: true, placedAtMost: matched) }
    var plan = AssignmentPlan(self)
    for (station, place) in matching.places.enumerated() {
      if let place, plan.fits(station, place) { plan.settle(station, at: place) }
    }
    plan.fillUp()
    var result = Result(places: plan.places, isProven: false, placedAtMost: matched)
    var least = MoveCost(unplaced: choices.count - matched)
    var stepsLeft = greatestSteps
    // All at once is the quicker way for most; where it is not, one part after the other.
    let attempts: [(depth: AssignmentWeights.Depth, share: Int)] = [
      (.distances, 3), (.places, 2), (.reserves, 2), (.distances, 1),
    ]
    for (depth, share) in attempts where !result.isProven && stepsLeft > 0 {
      guard let weights = AssignmentWeights(choices, depth: depth) else { continue }
      var search = AssignmentSearch(self, weights: weights, from: result.places, least: least)
      search.search(from: matching.stationPrices, greatestSteps: stepsLeft / share)
      (result.places, least) = (search.places, search.least)
      result.placedAtMost = choices.count - least.unplaced
      result.isProven = depth == .distances && search.isProven
      stepsLeft -= search.steps
    }
    return result
  }

  private func isOverfull(_ matching: LeastCostMatching) -> Bool {
    zip(rooms, matching.stationsAtPlace).contains { room, stations in
      stations.reduce(0) { $0 + voters[$1] } > room.voters ?? .max
    }
  }

  /// A place holds no more stations than of the smallest that could come.
  private mutating func limitStations() {
    var coming = rooms.map { _ in [Int]() }
    for (station, choices) in choices.enumerated() {
      for choice in choices where rooms[choice.place].voters != nil { coming[choice.place].append(voters[station]) }
    }
    for (place, room) in rooms.enumerated() {
      guard var left = room.voters else { continue }
      let fitting = coming[place].sorted().prefix { voters in
        left -= voters
        return left >= 0
      }
      rooms[place].stations = min(room.stations, fitting.count)
    }
  }

  // MARK: Groups

  /// Stations and places that hang together, as indices.
  private struct Group {
    var stations: [Int] = []
    var places: [Int] = []
  }

  private init(_ group: Group, of whole: CapacityAssignment) {
    let indexOf = Dictionary(uniqueKeysWithValues: zip(group.places, group.places.indices))
    choices = group.stations.map { station in
      whole.choices[station].compactMap { choice in
        indexOf[choice.place].map { LeastCostMatching.Choice(place: $0, cost: choice.cost) }
      }
    }
    voters = group.stations.map { whole.voters[$0] }
    rooms = group.places.map { whole.rooms[$0] }
    greatestSteps = whole.greatestSteps
  }

  /// Groups in the order of their first stations; stations without any choice are in none.
  private func groups() -> [Group] {
    var comers = rooms.map { _ in [Int]() }
    for (station, choices) in choices.enumerated() { for choice in choices { comers[choice.place].append(station) } }
    var isStationSeen = choices.map(\.isEmpty)
    var isPlaceSeen = rooms.map { _ in false }
    return choices.indices.compactMap { first in
      guard !isStationSeen[first] else { return nil }
      var group = Group(stations: [first])
      isStationSeen[first] = true
      var next = 0
      while next < group.stations.count {
        for choice in choices[group.stations[next]] where !isPlaceSeen[choice.place] {
          isPlaceSeen[choice.place] = true
          group.places.append(choice.place)
          for station in comers[choice.place] where !isStationSeen[station] {
            isStationSeen[station] = true
            group.stations.append(station)
          }
        }
        next += 1
      }
      group.stations.sort()
      group.places.sort()
      return group
    }
  }
}
