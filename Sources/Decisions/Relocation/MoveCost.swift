/// What an assignment costs: first the TPS without a place, then those away from their reserve place, then distance.
///
/// Costs add up member by member and compare in this order, so that no weight between the three has to be chosen.
struct MoveCost: Comparable, Sendable {
  var unplaced = 0
  var awayFromReserve = 0
  var millimeters = 0

  static let zero = MoveCost()
  /// The cost of a TPS that gets no place.
  static let withoutPlace = MoveCost(unplaced: 1)

  static func + (left: Self, right: Self) -> Self {
    Self(
      unplaced: left.unplaced + right.unplaced, awayFromReserve: left.awayFromReserve + right.awayFromReserve,
      millimeters: left.millimeters + right.millimeters)
  }

  static func - (left: Self, right: Self) -> Self {
    Self(
      unplaced: left.unplaced - right.unplaced, awayFromReserve: left.awayFromReserve - right.awayFromReserve,
      millimeters: left.millimeters - right.millimeters)
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.unplaced, left.awayFromReserve, left.millimeters)
      < (right.unplaced, right.awayFromReserve, right.millimeters)
  }
}
