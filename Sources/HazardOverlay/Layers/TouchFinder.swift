import FeatureModel
import GEOSOperations

/// Which parts of a layer touch a position, decided by GEOS in the layer's CRS.
///
/// Parts are converted and prepared when they are first asked for and kept as long as the finder. Not for more than one
/// task: make one finder for each.
public final class TouchFinder {
  private let layer: IndexedLayer
  private let context: GEOSContext
  private var prepared: [Int: PreparedGeometry] = [:]

  /// A finder of one layer.
  public init(_ layer: IndexedLayer, in context: GEOSContext) {
    self.layer = layer
    self.context = context
  }

  /// Calls `body` with each part that holds the position or has it on its border, in no particular order.
  ///
  /// - Parameter position: In the layer's CRS; not finite touches nothing.
  /// - Throws: `SystemFailure` when GEOS fails.
  public func forEachPart(touching position: Position, _ body: (Int) -> Void) throws {
    guard position.isFinite else { return }
    try layer.forEachCandidate(at: position) { part in
      if try preparedPart(part).intersects(position) { body(part) }
    }
  }

  /// The features that hold the position or have it on their border, in file order.
  public func features(touching position: Position) throws -> [Int] {
    var features: Set<Int> = []
    try forEachPart(touching: position) { features.insert(layer.partFeatures[$0]) }
    return features.sorted()
  }

  private func preparedPart(_ part: Int) throws -> PreparedGeometry {
    if let ready = prepared[part] { return ready }
    let ready = try PreparedGeometry(GEOSGeometry(part: part, of: layer.geometries, in: context))
    prepared[part] = ready
    return ready
  }
}
