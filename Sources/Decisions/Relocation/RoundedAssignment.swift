extension CapacityAssignment {
  /// An assignment that keeps to the room, made from fillings in the order in which they are wanted.
  ///
  /// A station that is left over takes its cheapest place with room, or one whose station finds room elsewhere.
  func rounded(_ fillings: [CoveringProgram.Filling]) -> [Int?] {
    var plan = AssignmentPlan(self)
    for filling in fillings {
      for station in filling.stations where plan.places[station] == nil && plan.fits(station, filling.place) {
        plan.settle(station, at: filling.place)
      }
    }
    plan.fillUp()
    return plan.places
  }
}

/// An assignment in the making, and the room that it leaves.
struct AssignmentPlan {
  private let problem: CapacityAssignment
  private(set) var places: [Int?]
  private(set) var left: [CapacityAssignment.Room]

  init(_ problem: CapacityAssignment) {
    self.problem = problem
    places = problem.choices.map { _ in nil }
    left = problem.rooms
  }

  func fits(_ station: Int, _ place: Int) -> Bool {
    left[place].stations > 0 && problem.voters[station] <= left[place].voters ?? .max
  }

  mutating func settle(_ station: Int, at place: Int) {
    places[station] = place
    left[place].stations -= 1
    left[place].voters = left[place].voters.map { $0 - problem.voters[station] }
  }

  private mutating func lift(_ station: Int) {
    guard let place = places[station] else { return }
    places[station] = nil
    left[place].stations += 1
    left[place].voters = left[place].voters.map { $0 + problem.voters[station] }
  }

  /// Gives what is left over its cheapest place with room, or one that another station can leave.
  mutating func fillUp() {
    for station in places.indices where places[station] == nil {
      if let place = cheapest(station) { settle(station, at: place) }
    }
    for station in places.indices where places[station] == nil { makeRoom(for: station) }
  }

  private func cheapest(_ station: Int) -> Int? {
    problem.choices[station].filter { fits(station, $0.place) }.min { ($0.cost, $0.place) < ($1.cost, $1.place) }?.place
  }

  private mutating func makeRoom(for station: Int) {
    for choice in problem.choices[station] {
      for other in places.indices where places[other] == choice.place {
        lift(other)
        if fits(station, choice.place) {
          settle(station, at: choice.place)
          if let place = cheapest(other) { return settle(other, at: place) }
          lift(station)
        }
        settle(other, at: choice.place)
      }
    }
  }
}
