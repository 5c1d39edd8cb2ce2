import FeatureModel

/// Proves that polygons are valid, for most of those that are, at a third of what GEOS's own test costs.
///
/// Polygons are valid when no two of their edges share more than the vertex between neighbours, every interior ring lies in
/// its exterior one, and no interior ring and no polygon lies in another. Edges are compared where their envelopes meet, with
/// floating-point filters: wherever rounding, a touch or a repeated position leaves a doubt, nothing is proved, and GEOS decides. So a proof never
/// differs from GEOS's answer.
///
/// Source of the filter: Shewchuk (1997), "Adaptive Precision Floating-Point Arithmetic".
struct ValidityProof {
  private static let runLength = 8
  /// Interior rings times edges that may be compared one by one.
  private static let largestRingSearch = 1 << 22

  private let coordinates: UnsafeBufferPointer<Double>
  private let geometries: FeatureGeometries
  private var runs: [Run] = []
  private var envelopes: [Envelope] = []

  /// Edges (i, i + 1) for the positions i of a range.
  private struct Run {
    var edges: Range<Int>
    /// The positions of the ring, the closing one included.
    var ring: Range<Int>
  }

  /// Whether a feature of polygons is certainly valid.
  ///
  /// - Complexity: O(n log n) for n positions.
  static func holds(forFeature feature: Int, of geometries: FeatureGeometries) -> Bool {
    let parts = geometries.parts(ofFeature: feature)
    let areSound = parts.allSatisfy { part in
      geometries.partKinds[part] == .polygon
        && geometries.rings(ofPart: part).allSatisfy { RingHygiene.structuralDefect(ofRing: $0, in: geometries) == nil }
    }
    guard areSound else { return false }
    return geometries.coordinates.withUnsafeBufferPointer { coordinates in
      let proof = ValidityProof(parts, of: geometries, coordinates)
      return proof.edgesAreApart() && parts.allSatisfy { proof.ringsAreNested(in: $0) }
        && proof.areApart(parts.map { geometries.positions(ofRing: geometries.rings(ofPart: $0).lowerBound) })
    }
  }

  private init(_ parts: Range<Int>, of geometries: FeatureGeometries, _ coordinates: UnsafeBufferPointer<Double>) {
    self.geometries = geometries
    self.coordinates = coordinates
    for part in parts {
      for ring in geometries.rings(ofPart: part) {
        let positions = geometries.positions(ofRing: ring)
        for start in stride(from: positions.lowerBound, to: positions.upperBound - 1, by: Self.runLength) {
          let end = min(start + Self.runLength, positions.upperBound - 1)
          runs.append(Run(edges: start..<end, ring: positions))
          envelopes.append(geometries.envelope(ofPositions: start..<end + 1))
        }
      }
    }
  }

  // MARK: Edges

  /// No two edges share more than the vertex between neighbours.
  private func edgesAreApart() -> Bool {
    let tree = EnvelopeTree(envelopes)
    for (index, run) in runs.enumerated() {
      for edge in run.edges {
        for other in edge + 1..<run.edges.upperBound where !areApart(edge, other, in: run.ring, run.ring) {
          return false
        }
      }
      var isProved = true
      tree.forEachItem(intersecting: envelopes[index]) { other in
        if isProved && other > index { isProved = areApart(index, other) }
      }
      if !isProved { return false }
    }
    return true
  }

  /// The same for the edges of two runs.
  private func areApart(_ run: Int, _ other: Int) -> Bool {
    let common = Envelope(
      minX: max(envelopes[run].minX, envelopes[other].minX), minY: max(envelopes[run].minY, envelopes[other].minY),
      maxX: min(envelopes[run].maxX, envelopes[other].maxX), maxY: min(envelopes[run].maxY, envelopes[other].maxY))
    for edge in runs[run].edges where envelope(ofEdge: edge).intersects(common) {
      for otherEdge in runs[other].edges where envelope(ofEdge: otherEdge).intersects(common) {
        if !areApart(edge, otherEdge, in: runs[run].ring, runs[other].ring) { return false }
      }
    }
    return true
  }

  private func areApart(_ edge: Int, _ other: Int, in ring: Range<Int>, _ otherRing: Range<Int>) -> Bool {
    if other == edge + 1, ring == otherRing { return turnsCleanly(edge, other + 1, around: other) }
    if other == ring.upperBound - 2, edge == ring.lowerBound { return turnsCleanly(other, edge + 1, around: edge) }
    if !envelope(ofEdge: edge).intersects(envelope(ofEdge: other)) { return true }
    return isBesideLine(other, other + 1, of: edge) || isBesideLine(edge, edge + 1, of: other)
  }

  @inline(__always)
  private func envelope(ofEdge edge: Int) -> Envelope {
    let (ax, ay) = (coordinates[2 * edge], coordinates[2 * edge + 1])
    let (bx, by) = (coordinates[2 * edge + 2], coordinates[2 * edge + 3])
    return Envelope(minX: min(ax, bx), minY: min(ay, by), maxX: max(ax, bx), maxY: max(ay, by))
  }

  /// Two neighbouring edges share only their vertex: they do not fold back on one another.
  private func turnsCleanly(_ before: Int, _ after: Int, around vertex: Int) -> Bool {
    if turn(before, vertex, after) != 0 { return true }
    let (x, y) = (coordinates[2 * vertex], coordinates[2 * vertex + 1])
    let (ax, ay) = (coordinates[2 * before] - x, coordinates[2 * before + 1] - y)
    let (bx, by) = (coordinates[2 * after] - x, coordinates[2 * after + 1] - y)
    // The edges are nearly parallel, so the product is as large as their lengths, and its sign is sure.
    return ax * bx + ay * by < 0
  }

  /// Both positions lie certainly on the same side of the line through an edge.
  @inline(__always)
  private func isBesideLine(_ one: Int, _ two: Int, of edge: Int) -> Bool {
    let side = turn(edge, edge + 1, one)
    return side != 0 && side == turn(edge, edge + 1, two)
  }

  /// 1 when three positions certainly turn left, -1 when certainly right, 0 when rounding leaves it open.
  @inline(__always)
  private func turn(_ a: Int, _ b: Int, _ c: Int) -> Int {
    let (cx, cy) = (coordinates[2 * c], coordinates[2 * c + 1])
    let left = (coordinates[2 * a] - cx) * (coordinates[2 * b + 1] - cy)
    let right = (coordinates[2 * a + 1] - cy) * (coordinates[2 * b] - cx)
    let error = 4 * Double.ulpOfOne * (left.magnitude + right.magnitude)
    let determinant = left - right
    return determinant > error ? 1 : determinant < -error ? -1 : 0
  }

  // MARK: Rings

  /// Every interior ring lies in the exterior one and in no other; their edges are known to be apart.
  private func ringsAreNested(in part: Int) -> Bool {
    let rings = geometries.rings(ofPart: part)
    let exterior = geometries.positions(ofRing: rings.lowerBound)
    let interior = rings.dropFirst().map { geometries.positions(ofRing: $0) }
    if interior.isEmpty { return true }
    return interior.count * exterior.count <= Self.largestRingSearch
      && interior.allSatisfy { location(of: geometries.position($0.lowerBound), ring: exterior) == .inside }
      && areApart(interior)
  }

  /// No ring lies in another; their edges are known to be apart.
  private func areApart(_ rings: [Range<Int>]) -> Bool {
    if rings.count == 1 { return true }
    let envelopes = rings.map { geometries.envelope(ofPositions: $0) }
    let order = hilbertOrder(of: envelopes)
    let tree = EnvelopeTree(order.map { envelopes[$0] })
    var (areApart, room) = (true, Self.largestRingSearch)
    for (one, ring) in rings.enumerated() {
      let start = geometries.position(ring.lowerBound)
      tree.forEachItem(intersecting: Envelope(start)) { item in
        let other = order[item]
        guard areApart, other != one else { return }
        room -= rings[other].count
        areApart = room > 0 && location(of: start, ring: rings[other]) == .outside
      }
    }
    return areApart
  }

  private enum Location {
    case inside, outside
    case doubtful
  }

  /// Where a position that is on no edge of a ring lies: inside when a ray to the right crosses the ring an odd number of
  /// times.
  private func location(of position: Position, ring: Range<Int>) -> Location {
    var isInside = false
    for index in ring.lowerBound..<ring.upperBound - 1 {
      let (ax, ay) = (coordinates[2 * index], coordinates[2 * index + 1])
      let (bx, by) = (coordinates[2 * index + 2], coordinates[2 * index + 3])
      guard (ay > position.y) != (by > position.y) else { continue }
      let left = (ax - position.x) * (by - position.y)
      let right = (ay - position.y) * (bx - position.x)
      let error = 4 * Double.ulpOfOne * (left.magnitude + right.magnitude)
      guard (left - right).magnitude > error else { return .doubtful }
      if (left - right > 0) == (by > ay) { isInside.toggle() }
    }
    return isInside ? .inside : .outside
  }
}
