import FeatureModel

/// Finds the parts with the nearest outlines of one position after another.
///
/// The outline that was nearest to the position before is not farther from the next one than by the step between the two: with
/// that bound most of the hierarchy is never looked at. Not for more than one task.
final class NearestFinder {
  private let edges: EdgeHierarchy
  private var before: (position: Position, meters: Double)?

  init(_ edges: EdgeHierarchy) {
    self.edges = EdgeHierarchy(sharing: edges)
  }

  /// The part with the nearest outline; ties go to the lower part.
  ///
  /// - Parameter limit: The largest distance asked for, in metres.
  /// - Returns: The part and the square of its distance; nil when none lies within the limit.
  func part(to position: Position, withinMeters limit: Double) -> (part: Int, squaredDistance: Double)? {
    var reach = limit
    if let before {
      let step = squaredDistance(from: before.position, toSegment: position, position).squareRoot()
      // A hair more, for what was rounded.
      reach = min(limit, (before.meters + step) * (1 + 1e-9) + 1e-6)
    }
    let found = edges.nearestPart(to: position, withinSquared: reach * reach)
    before = found.map { (position, $0.squaredDistance.squareRoot()) }
    return found
  }
}
