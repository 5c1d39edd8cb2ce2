import FeatureModel

/// Places in one metric CRS, to be found by their straight-line distance.
public struct NearbyPlaces: Sendable {
  private let positions: [Position]
  /// The places along a Hilbert curve; item i of `tree` is place `order[i]`.
  private let order: [Int]
  private let tree: EnvelopeTree

  /// n places in a metric CRS; one that is not finite is never found.
  public init(_ positions: [Position]) {
    self.positions = positions
    let found = positions.indices.filter { positions[$0].isFinite }
    let envelopes = found.map { Envelope(positions[$0]) }
    let curve = hilbertOrder(of: envelopes)
    order = curve.map { found[$0] }
    tree = EnvelopeTree(curve.map { envelopes[$0] })
  }

  /// Calls `body` with every place up to a distance, in no particular order, and its distance in metres.
  public func forEachPlace(
    around position: Position, withinMeters limit: Double, _ body: (_ place: Int, _ meters: Double) -> Void
  ) {
    guard position.isFinite else { return }
    tree.forEachItem(intersecting: Envelope(position).expanded(by: limit)) { item in
      let meters = meters(from: position, to: order[item])
      if meters <= limit { body(order[item], meters) }
    }
  }

  /// The nearest place that will do, and its distance in metres; of equally near ones the first. Nil when there is none.
  public func nearest(
    to position: Position, where isWanted: (Int) -> Bool = { _ in true }
  ) -> (place: Int, meters: Double)? {
    guard position.isFinite else { return nil }
    var bound = Double.infinity
    var best: (meters: Double, place: Int)?
    tree.forEachItem(around: position, withinSquared: &bound) { item, bound in
      let place = order[item]
      let meters = meters(from: position, to: place)
      guard (meters, place) < best ?? (.infinity, .max), isWanted(place) else { return }
      best = (meters, place)
      // A little more than the square, so that rounding loses no place that is equally near.
      bound = meters * meters * (1 + 1e-12)
    }
    return best.map { ($0.place, $0.meters) }
  }

  private func meters(from position: Position, to place: Int) -> Double {
    let (dx, dy) = (positions[place].x - position.x, positions[place].y - position.y)
    return (dx * dx + dy * dy).squareRoot()
  }
}
