import FeatureModel

/// Planar distances from positions to the outlines of many parts, exact for every edge.
///
/// The edges of a ring lie beside one another, so runs of up to 16 edges make tight envelopes without sorting; a tree
/// over the runs prunes all but a few of them.
final class EdgeHierarchy: Sendable {
  private static let runLength = 16

  /// x and y in turn.
  private let coordinates: [Double]
  private let runs: [EdgeRun]
  private let tree: EnvelopeTree

  /// Edges (i, i + 1) for the positions i of a range; an empty range stands for the single position at its start.
  private struct EdgeRun {
    var edges: Range<Int32>
    var part: Int32
    var outerSide: OuterSide
  }

  /// On which side of an edge its part does not lie.
  enum OuterSide: UInt8 {
    case left, right
    /// A line or a point has no inside.
    case both
  }

  /// The hierarchy over all parts of geometries in a metric CRS, taken in an order in which neighbours are close.
  init(_ geometries: FeatureGeometries, partOrder: [Int]) {
    coordinates = geometries.coordinates
    var runs: [EdgeRun] = []
    var envelopes: [Envelope] = []
    for part in partOrder {
      for ring in geometries.rings(ofPart: part) {
        let positions = geometries.positions(ofRing: ring)
        let outerSide = geometries.outerSide(ofRing: ring, part: part)
        let lastEdge = max(positions.lowerBound, positions.upperBound - 1)
        var start = positions.lowerBound
        repeat {
          let end = min(start + Self.runLength, lastEdge)
          runs.append(EdgeRun(edges: Int32(start)..<Int32(end), part: Int32(part), outerSide: outerSide))
          envelopes.append(geometries.envelope(ofPositions: start..<end + 1))
          start = end
        } while start < lastEdge
      }
    }
    self.runs = runs
    tree = EnvelopeTree(envelopes)
  }

  /// A hierarchy for one task, with what another one holds: where two tasks ask one object at a time, the count of its
  /// references goes to and fro between the processors.
  init(sharing other: EdgeHierarchy) {
    (coordinates, runs, tree) = (other.coordinates, other.runs, other.tree)
  }

  /// The part with the nearest outline among those that `accept` takes; ties go to the lower part.
  ///
  /// - Parameters:
  ///   - position: In the CRS of the geometries.
  ///   - bound: Square of the largest distance asked for, in squared units of the CRS.
  /// - Returns: The part and the square of its distance; nil when none lies within the bound.
  func nearestPart(
    to position: Position, withinSquared bound: Double, where accept: (Int) -> Bool = { _ in true }
  ) -> (part: Int, squaredDistance: Double)? {
    var best: (part: Int, squaredDistance: Double)?
    var bound = bound
    tree.forEachItem(around: position, withinSquared: &bound) { item, bound in
      let run = runs[item]
      guard accept(Int(run.part)) else { return }
      let distance = squaredDistance(from: position, to: run)
      guard distance <= bound else { return }
      if let found = best, distance == found.squaredDistance, found.part <= Int(run.part) { return }
      best = (Int(run.part), distance)
      bound = distance
    }
    return best
  }

  /// Calls `body` with parts that have an outline within a distance, some of them more than once; parts that `accept`
  /// refuses are passed over before their distance is computed.
  func forEachPart(
    around position: Position, withinSquared bound: Double, where accept: (Int) -> Bool, _ body: (Int) -> Void
  ) {
    var bound = bound
    tree.forEachItem(around: position, withinSquared: &bound) { item, bound in
      let run = runs[item]
      if accept(Int(run.part)), squaredDistance(from: position, to: run) <= bound { body(Int(run.part)) }
    }
  }

  /// Calls `body` with runs of edges (each by its first position), their part and its outer side, whose envelope is not
  /// farther than a bound, near ones first as far as the tree allows; `body` may lower the bound.
  func forEachRun(
    around position: Position, withinSquared bound: inout Double,
    _ body: (_ edges: Range<Int>, _ part: Int, _ outerSide: OuterSide, _ bound: inout Double) throws -> Void
  ) rethrows {
    try tree.forEachItem(around: position, withinSquared: &bound) { item, bound in
      let run = runs[item]
      try body(Int(run.edges.lowerBound)..<Int(run.edges.upperBound), Int(run.part), run.outerSide, &bound)
    }
  }

  /// Calls `body` with the parts, some of them more than once, that have a run of edges near an envelope.
  func forEachRun(intersecting envelope: Envelope, _ body: (_ part: Int) -> Void) {
    tree.forEachItem(intersecting: envelope) { body(Int(runs[$0].part)) }
  }

  /// Calls `body` with the edges whose envelope meets another: each by its first position, its part and its ends.
  func forEachEdge(
    intersecting envelope: Envelope, _ body: (_ edge: Int, _ part: Int, _ start: Position, _ end: Position) -> Void
  ) {
    coordinates.withUnsafeBufferPointer { coordinates in
      tree.forEachItem(intersecting: envelope) { item in
        let run = runs[item]
        var index = 2 * Int(run.edges.lowerBound)
        var start = Position(x: coordinates[index], y: coordinates[index + 1])
        for edge in run.edges {
          index += 2
          let end = Position(x: coordinates[index], y: coordinates[index + 1])
          if min(start.x, end.x) <= envelope.maxX, max(start.x, end.x) >= envelope.minX,
            min(start.y, end.y) <= envelope.maxY, max(start.y, end.y) >= envelope.minY
          {
            body(Int(edge), Int(run.part), start, end)
          }
          start = end
        }
      }
    }
  }

  /// Two edges at a time.
  private func squaredDistance(from position: Position, to run: EdgeRun) -> Double {
    let origin = SIMD2(position.x, position.y)
    return coordinates.withUnsafeBufferPointer { coordinates in
      @inline(__always) func corner(_ index: Int) -> SIMD2<Double> {
        SIMD2(coordinates[2 * index], coordinates[2 * index + 1]) - origin
      }
      var edge = Int(run.edges.lowerBound)
      let last = Int(run.edges.upperBound)
      var start = corner(edge)
      var least = SIMD2<Double>(repeating: (start * start).sum())
      while edge + 1 < last {
        let (middle, end) = (corner(edge + 1), corner(edge + 2))
        let distances = squaredDistancesFromOrigin(
          SIMD2(start.x, middle.x), SIMD2(start.y, middle.y), SIMD2(middle.x, end.x), SIMD2(middle.y, end.y))
        least.replace(with: distances, where: distances .< least)
        start = end
        edge += 2
      }
      guard edge < last else { return least.min() }
      let end = corner(edge + 1)
      return min(least.min(), squaredDistanceFromOrigin(start.x, start.y, end.x, end.y))
    }
  }
}

extension FeatureGeometries {
  /// On which side of the edges of a ring its part does not lie.
  fileprivate func outerSide(ofRing ring: Int, part: Int) -> EdgeHierarchy.OuterSide {
    guard partKinds[part] == .polygon else { return .both }
    let isExterior = ring == rings(ofPart: part).lowerBound
    return (doubledArea(ofPositions: positions(ofRing: ring)) > 0) == isExterior ? .right : .left
  }
}
