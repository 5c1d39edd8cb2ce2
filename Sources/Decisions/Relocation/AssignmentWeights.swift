/// The parts of a `MoveCost` as one whole number, with weights under which no lower part outweighs a higher one.
struct AssignmentWeights {
  /// How far the parts are looked at.
  enum Depth: CaseIterable {
    /// Only how many stations have a place.
    case places
    /// And how many are at their reserve place.
    case reserves
    /// And the distances.
    case distances
  }

  /// Of a station without a place, of one away from its reserve place, and of a millimetre.
  let unplaced, awayFromReserve, millimeter: Int
  /// What all parts below the stations without a place come to at most.
  let greatestRest: Int
  /// What the distances come to at most.
  let greatestDistance: Int
  /// Parts of a whole cost in which prices are counted.
  let fineness: Int

  /// Nil where the numbers would become too large to tell a millimetre.
  init?(_ choices: [[LeastCostMatching.Choice]], depth: Depth) {
    millimeter = depth == .distances ? 1 : 0
    greatestDistance = choices.reduce(0) { $0 + ($1.map(\.cost.millimeters).max() ?? 0) } * millimeter
    let reserves = choices.count { $0.contains { $0.cost.awayFromReserve > 0 } }
    awayFromReserve = depth == .places ? 0 : 4 * greatestDistance + 1
    let (rest, overflow) = awayFromReserve.multipliedReportingOverflow(by: reserves)
    guard !overflow, rest < Int.max / 16 else { return nil }
    greatestRest = rest + greatestDistance
    unplaced = 4 * greatestRest + 1
    let room = Int.max / 4 / (3 * (choices.count + 2)) / unplaced
    // A price is off by half of its part at most, so that all of them together stay below one.
    guard room > 2 * choices.count else { return nil }
    fineness = 1 << min(12, Int.bitWidth - 1 - room.leadingZeroBitCount)
  }

  func value(of cost: MoveCost) -> Int {
    cost.unplaced * unplaced + cost.awayFromReserve * awayFromReserve + cost.millimeters * millimeter
  }

  /// How many stations stay without a place at least, when everything costs at least so much.
  func leastUnplaced(_ bound: Int) -> Int { max(0, (bound - greatestRest + unplaced - 1) / unplaced) }

  /// A bound made as high as the whole numbers of the parts allow.
  ///
  /// - Parameter least: The unplaced and those away from their reserve place that no assignment goes below.
  func raised(_ bound: Int, least: MoveCost) -> Int {
    let without = max(least.unplaced, leastUnplaced(bound))
    guard without == least.unplaced, awayFromReserve > 0 else { return max(bound, without * unplaced) }
    let rest = bound - without * unplaced - greatestDistance + awayFromReserve - 1
    let away = max(least.awayFromReserve, rest / awayFromReserve)
    return max(bound, without * unplaced + away * awayFromReserve)
  }
}
