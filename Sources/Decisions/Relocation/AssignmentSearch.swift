/// The search for the exact assignment where voters need room too: branch and price.
///
/// Each place takes one filling, a set of stations that it holds. A linear program over fillings bounds the cost from below;
/// the fillings that it lacks are found as knapsacks (`RoomFilling`). Where its solution is no assignment, a station is once
/// sent to a place and once kept from it. What is proved is computed in whole numbers (`AssignmentPrices`), and what counts
/// against the limit are steps, never time.
///
/// Source: Savelsbergh (1997), "A branch-and-price algorithm for the generalized assignment problem".
struct AssignmentSearch {
  /// A part of the assignments: some stations sent to a place or kept from it.
  private struct Node {
    var decisions: [Decision] = []
    /// No assignment of this part costs less.
    var bound = 0
  }

  private struct Decision {
    var station, place: Int
    var isForced: Bool
  }

  let problem: CapacityAssignment
  let weights: AssignmentWeights
  private var program: CoveringProgram
  /// By station and place; nil where the station cannot have the place.
  let costs: [Int?]
  /// By station and place: it is not the reserve place of the station, which has one.
  let isAway: [Bool]
  private(set) var isAllowed: [Bool]
  private var isForced: [Bool]
  private var open: [Node] = []
  private var greatestSteps = 0
  /// Steps besides those of the program.
  var ownSteps = 0
  /// The best assignment so far, and its cost.
  private(set) var places: [Int?]
  private(set) var cost: Int
  /// Stations without a place, and away from their reserve place, in every assignment that is worth anything.
  private(set) var least: MoveCost
  /// No assignment costs less than `cost`.
  private(set) var isProven = false

  var stationCount: Int { problem.choices.count }
  var placeCount: Int { problem.rooms.count }
  var steps: Int { ownSteps + program.steps }

  /// A search that starts with an assignment that keeps to the room.
  init(_ problem: CapacityAssignment, weights: AssignmentWeights, from places: [Int?], least: MoveCost) {
    (self.problem, self.weights, self.places, self.least) = (problem, weights, places, least)
    cost = weights.value(of: problem.cost(of: places))
    var costs = [Int?](repeating: nil, count: problem.choices.count * problem.rooms.count)
    var isAway = costs.map { _ in false }
    for (station, choices) in problem.choices.enumerated() {
      for choice in choices {
        let index = station * problem.rooms.count + choice.place
        costs[index] = weights.value(of: choice.cost)
        isAway[index] = choice.cost.awayFromReserve > 0
      }
    }
    (self.costs, self.isAway, isAllowed) = (costs, isAway, costs.map { $0 != nil })
    isForced = problem.choices.map { _ in false }
    program = CoveringProgram(
      stations: problem.choices.count, places: problem.rooms.count,
      tolerance: max(1e-6, Double(weights.unplaced) * 1e-14))
    addFillings(of: places)
  }

  /// Searches until the best assignment is proved, or so many steps are done.
  ///
  /// - Parameter prices: What the stations are worth in the matching that forgets the voters.
  mutating func search(from prices: [MoveCost], greatestSteps: Int) {
    self.greatestSteps = greatestSteps
    open = [Node(bound: weights.raised(0, least: least))]
    if open[0].bound < cost { approach(from: prices.map(weights.value)) }
    program.restart(least: least)
    while let node = open.popLast() {
      guard node.bound < cost else { continue }
      guard steps < greatestSteps else { return }
      let before = least
      let next = examine(node)
      if least != before {
        program.restart(least: least)
        open.append(node)
      } else if let next {
        open += next
      } else {
        // A solution that no branch tells apart: it stays open.
        return
      }
    }
    isProven = true
    let proven = problem.cost(of: places)
    least = MoveCost(
      unplaced: proven.unplaced, awayFromReserve: weights.awayFromReserve > 0 ? proven.awayFromReserve : 0)
  }

  /// Bounds a part, and splits it where that does not settle it; nil where it cannot be split.
  private mutating func examine(_ node: Node) -> [Node]? {
    apply(node.decisions)
    var bound = node.bound
    var isNew = true
    while isNew {
      program.minimize(greatestSteps: greatestSteps - ownSteps)
      let (found, fillings) = priced(prices(of: program))
      bound = max(bound, weights.raised(found, least: least))
      if node.decisions.isEmpty { raiseLeast(to: bound) }
      guard bound < cost else { return [] }
      guard steps < greatestSteps else { break }
      isNew = false
      for filling in fillings where program.add(filling, cost: Double(cost(of: filling))) { isNew = true }
    }
    let solution = program.solution
    take(problem.rounded(solution.map(\.filling)))
    guard bound < cost else { return [] }
    return split(Node(decisions: node.decisions, bound: bound), solution)
  }

  /// What holds for all assignments that are better than the best so far.
  mutating func raiseLeast(to bound: Int) {
    least.unplaced = max(least.unplaced, weights.leastUnplaced(bound))
    guard weights.awayFromReserve > 0, least.unplaced == places.count(where: { $0 == nil }) else { return }
    let rest = bound - least.unplaced * weights.unplaced - weights.greatestDistance + weights.awayFromReserve - 1
    least.awayFromReserve = max(least.awayFromReserve, rest / weights.awayFromReserve)
  }

  private mutating func apply(_ decisions: [Decision]) {
    isAllowed = costs.map { $0 != nil }
    isForced = isForced.map { _ in false }
    for decision in decisions {
      let row = decision.station * placeCount
      if decision.isForced {
        for place in 0..<placeCount where place != decision.place { isAllowed[row + place] = false }
        isForced[decision.station] = true
      } else {
        isAllowed[row + decision.place] = false
      }
    }
    let unplaced = (0..<stationCount).map { Double(unplacedCost(of: $0)) }
    let (allowed, costs, places, weight) = (isAllowed, costs, placeCount, Double(weights.unplaced))
    program.setCosts(unplaced: unplaced) { filling in
      guard filling.stations.allSatisfy({ allowed[$0 * places + filling.place] }) else {
        return 4 * weight * Double(filling.stations.count)
      }
      return Double(filling.stations.reduce(0) { $0 + (costs[$1 * places + filling.place] ?? 0) })
    }
  }

  /// A station that is sent to a place pays three times for staying without one.
  func unplacedCost(of station: Int) -> Int { isForced[station] ? 3 * weights.unplaced : weights.unplaced }

  private func cost(of filling: CoveringProgram.Filling) -> Int {
    filling.stations.reduce(0) { $0 + (costs[$1 * placeCount + filling.place] ?? 0) }
  }

  // MARK: Assignments

  mutating func take(_ found: [Int?]) {
    let value = weights.value(of: problem.cost(of: found))
    guard value < cost else { return }
    (places, cost) = (found, value)
    addFillings(of: found)
  }

  private mutating func addFillings(of places: [Int?]) {
    for place in 0..<placeCount { add(filling(of: place, places.indices.filter { places[$0] == place })) }
  }

  /// Makes a filling known to the program.
  mutating func add(_ filling: CoveringProgram.Filling) {
    if !filling.stations.isEmpty { _ = program.add(filling, cost: Double(cost(of: filling))) }
  }

  func filling(of place: Int, _ stations: [Int]) -> CoveringProgram.Filling {
    CoveringProgram.Filling(
      place: place, stations: stations.sorted(), awayFromReserve: stations.count { isAway[$0 * placeCount + place] })
  }

  /// The station that is most nearly sent to one place is sent there, or kept from it; the first is looked at first.
  private func split(
    _ node: Node, _ solution: [(filling: CoveringProgram.Filling, share: Double)]
  ) -> [Node]? {
    var shares: [Int: Double] = [:]
    for (filling, share) in solution {
      for station in filling.stations { shares[station * placeCount + filling.place, default: 0] += share }
    }
    let open = shares.filter {
      $0.value > 0.01 && $0.value < 0.99 && isAllowed[$0.key] && !isForced[$0.key / placeCount]
    }
    guard let best = open.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    let (station, place) = best.key.quotientAndRemainder(dividingBy: placeCount)
    return [false, true].map { isForced in
      Node(
        decisions: node.decisions + [Decision(station: station, place: place, isForced: isForced)], bound: node.bound)
    }
  }
}
