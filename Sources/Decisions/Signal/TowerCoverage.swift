import FeatureModel

/// What towers cover: all that lies within the range of one of them, in a straight line.
///
/// The ranges are circles, exactly; no polygon stands for them. Hills and buildings do not count.
public struct TowerCoverage: Sendable {
  /// The nearest place with a signal.
  public struct Signal: Sendable, Equatable {
    /// The tower, the first of those that are equally near.
    public var tower: Int
    /// Metres to the edge of its range; 0 or less within it.
    public var meters: Double
    /// The place on the edge; within the range the position itself.
    public var place: Position
  }

  private let positions: [Position]
  private let ranges: [Double]
  private let greatestRange: Double
  private let nearby: NearbyPlaces

  /// n towers in a metric CRS and their n ranges in metres; a tower that is not finite covers nothing.
  public init(_ positions: [Position], rangesMeters: [Double]) {
    precondition(positions.count == rangesMeters.count)
    self.positions = positions
    ranges = rangesMeters
    greatestRange = rangesMeters.max() ?? 0
    nearby = NearbyPlaces(positions)
  }

  /// The nearest signal to a position in the same CRS; nil without a tower.
  public func signal(nearestTo position: Position) -> Signal? {
    // No signal is farther than that of the nearest tower, and none of a tower that is farther by the greatest range.
    guard let first = nearby.nearest(to: position) else { return nil }
    var best = (meters: first.meters - ranges[first.place], tower: first.place)
    nearby.forEachPlace(around: position, withinMeters: max(0, best.meters) + greatestRange) { tower, meters in
      best = min(best, (meters - ranges[tower], tower), by: <)
    }
    return Signal(tower: best.tower, meters: best.meters, place: place(of: best.tower, from: position, best.meters))
  }

  private func place(of tower: Int, from position: Position, _ meters: Double) -> Position {
    guard meters > 0 else { return position }
    let center = positions[tower]
    let share = ranges[tower] / (meters + ranges[tower])
    return Position(
      x: center.x + share * (position.x - center.x), y: center.y + share * (position.y - center.y))
  }
}

/// The smaller of two values by an order.
private func min<Value>(_ first: Value, _ second: Value, by isLess: (Value, Value) -> Bool) -> Value {
  isLess(second, first) ? second : first
}
