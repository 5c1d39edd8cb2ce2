import FeatureModel
import GEOSOperations

/// Metres from a place inside a hazard to the nearest place outside all of its parts.
///
/// Where one part alone is near, that is the distance to its outline. Where parts overlap or adjoin, GEOS dissolves them
/// within a window around the place; the window grows until the way out lies within it, so the answer is exact.
final class WayOutFinder {
  private let metric: MetricLayer
  private let bufferMeters: Double
  private let context: GEOSContext
  private var shapes: [Int: GEOSGeometry] = [:]

  /// A gap between neighbours that is narrower than this is no way out: rounding makes such gaps.
  private static let hairlineMeters = 0.001

  /// Segments of a quarter circle in buffers: the outline is at most 0.008 % of the radius off the circle.
  private static let quadrantSegments = 64

  /// - Parameter bufferMeters: The hazard is everything within this distance of a part; 0 for the parts themselves.
  init(_ metric: MetricLayer, bufferMeters: Double = 0, in context: GEOSContext) {
    self.metric = metric
    self.bufferMeters = bufferMeters
    self.context = context
  }

  /// The way out from a position.
  ///
  /// - Parameters:
  ///   - position: In the metric CRS.
  ///   - parts: The metric parts that hold it (within the buffer distance, if there is one).
  /// - Returns: Metres, 0 on the outline.
  func meters(from position: Position, inside parts: Set<Int>) throws -> Double {
    if let only = parts.first, parts.count == 1, let alone = try metersAlone(from: position, inside: only) { return alone }
    var halfWidth = 100.0
    while true {
      let window = Envelope(position).expanded(by: halfWidth)
      let pieces = try neighbours(of: position, within: halfWidth * 2.0.squareRoot(), and: parts)
        .map { try shape(of: $0).clipped(to: window) }
      let way = try GEOSGeometry.union(of: pieces, gridSize: Self.hairlineMeters, in: context).boundaryDistance(to: position)
      // A way as long as the half width may end at the window, and not outside the hazard.
      if way < halfWidth - 0.01 { return way }
      halfWidth *= 4
    }
  }

  /// The way out of a single part; nil when another part is as near as its outline.
  private func metersAlone(from position: Position, inside part: Int) throws -> Double? {
    guard let outline = metric.edges.nearestPart(to: position, withinSquared: .infinity, where: { $0 == part }) else {
      return 0
    }
    var way = outline.squaredDistance.squareRoot()
    if bufferMeters > 0 {
      guard metric.geometries.partKinds[part] == .point else { return nil }
      way = max(0, bufferMeters - way)
    }
    return neighbours(of: position, within: way + 0.001, and: [part]).count == 1 ? way : nil
  }

  /// The given parts, and those whose outline (or buffer) comes within a distance, in ascending order.
  private func neighbours(of position: Position, within meters: Double, and parts: Set<Int>) -> [Int] {
    var found = parts
    let reach = meters + bufferMeters
    metric.edges.forEachPart(
      around: position, withinSquared: reach * reach, where: { !parts.contains($0) }, { found.insert($0) })
    return found.sorted()
  }

  private func shape(of part: Int) throws -> GEOSGeometry {
    if let ready = shapes[part] { return ready }
    var shape = try GEOSGeometry(part: part, of: metric.geometries, in: context)
    if bufferMeters > 0 { shape = try shape.buffer(distance: bufferMeters, quadrantSegments: Self.quadrantSegments) }
    shapes[part] = shape
    return shape
  }
}
