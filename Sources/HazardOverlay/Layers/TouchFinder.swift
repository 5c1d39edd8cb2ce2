import FeatureModel
import GEOSOperations

/// Which parts of a layer touch a position, decided by GEOS in the layer's CRS.
///
/// Parts are converted and prepared when they are first asked for and kept as long as the finder. Not for more than one
/// task: make one finder for each.
public final class TouchFinder {
  private let partFeatures: [Int]
  // Not the layer: every question would count up and down the references to all its arrays, which other threads hold, too.
  private let tree: EnvelopeTree
  private let partOrder: [Int]
  private let prepared: PreparedParts

  /// A finder of one layer.
  public init(_ layer: IndexedLayer, in context: GEOSContext) {
    partFeatures = layer.partFeatures
    tree = layer.tree
    partOrder = layer.partOrder
    prepared = PreparedParts(of: layer.geometries, in: context)
  }

  /// Calls `body` with each part that holds the position or has it on its border, in no particular order.
  ///
  /// - Parameter position: In the layer's CRS; not finite touches nothing.
  /// - Throws: `SystemFailure` when GEOS fails.
  public func forEachPart(touching position: Position, _ body: (Int) -> Void) throws {
    guard position.isFinite else { return }
    try tree.forEachItem(intersecting: Envelope(position)) { item in
      let part = partOrder[item]
      if try prepared.part(part, intersects: position) { body(part) }
    }
  }

  /// The features that hold the position or have it on their border, in file order.
  public func features(touching position: Position) throws -> [Int] {
    var features: Set<Int> = []
    try forEachPart(touching: position) { features.insert(partFeatures[$0]) }
    return features.sorted()
  }
}
