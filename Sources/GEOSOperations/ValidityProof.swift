import FeatureModel

/// Proves that polygons are valid, for most of those that are, at a fraction of what GEOS's own test costs.
///
/// Polygons are valid when no two of their edges share more than the vertex between neighbours, every interior ring lies in
/// its exterior one, and no interior ring and no polygon lies in another. Edges are looked at in runs: one whose x or y only
/// rises, or only falls, cannot meet itself, and most neighbours lie on two sides of an upright or level line through their
/// vertex. Other edges are compared where their envelopes meet, with floating-point filters: wherever rounding, a touch or
/// a repeated position leaves a doubt, nothing is proved, and GEOS decides. So a proof never differs from GEOS's answer.
///
/// Source of the filter: Shewchuk (1997), "Adaptive Precision Floating-Point Arithmetic".
struct ValidityProof {
  private static let runLength = 8
  private static let groupLength = 8
  /// Interior rings times edges that may be compared one by one.
  private static let largestRingSearch = 1 << 22

  private let coordinates: UnsafeBufferPointer<Double>
  private let geometries: FeatureGeometries
  private var runs: [Run] = []

  /// Some edges of a ring, one behind the other: those from i to i + 1 for the positions i of a range.
  private struct Run {
    var edges: Range<Int>
    /// The positions of the ring, the closing one included.
    var ring: Range<Int>
    var box: Box
    /// x or y rises with every edge, or falls with every edge: the edges share only the vertices between neighbours.
    var isMonotone: Bool
    /// The next run lies in the same ring, and this one touches it only in the vertex between the two.
    var isApartFromNext = false
  }

  private struct Edge {
    var start: Int
    var box: Box
  }

  /// An envelope whose x and y are compared at once.
  private struct Box {
    var low: SIMD2<Double>
    var high: SIMD2<Double>

    @inline(__always)
    func meets(_ other: Box) -> Bool { all((low .<= other.high) .& (other.low .<= high)) }

    @inline(__always)
    mutating func formUnion(_ other: Box) {
      low = low.replacing(with: other.low, where: other.low .< low)
      high = high.replacing(with: other.high, where: high .< other.high)
    }

    func intersection(_ other: Box) -> Box {
      Box(
        low: low.replacing(with: other.low, where: low .< other.low),
        high: high.replacing(with: other.high, where: other.high .< high))
    }

    var envelope: Envelope { Envelope(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y) }
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
    let rings = geometries.partStarts[parts.lowerBound]..<geometries.partStarts[parts.upperBound]
    runs.reserveCapacity(geometries.positions(ofParts: parts).count / Self.runLength + rings.count)
    for ring in rings { appendRuns(of: geometries.positions(ofRing: ring)) }
  }

  private mutating func appendRuns(of ring: Range<Int>) {
    var before: Box?
    for start in stride(from: ring.lowerBound, to: ring.upperBound - 1, by: Self.runLength) {
      let edges = start..<min(start + Self.runLength, ring.upperBound - 1)
      let (run, allButLast) = run(edges, of: ring)
      if let before {
        let vertex = position(start)
        let isApart =
          (before.high .< vertex) .& (vertex .== run.box.low) .| (before.low .> vertex) .& (vertex .== run.box.high)
        runs[runs.count - 1].isApartFromNext = any(isApart)
      }
      before = allButLast
      runs.append(run)
    }
  }

  /// A run, and the envelope of its positions but the last one.
  @inline(__always)
  private func run(_ edges: Range<Int>, of ring: Range<Int>) -> (Run, allButLast: Box) {
    var here = position(edges.lowerBound)
    var box = Box(low: here, high: here)
    var allButLast = box
    var isRising = SIMDMask<SIMD2<Int64>>(repeating: true)
    var isFalling = isRising
    for edge in edges {
      let next = position(edge + 1)
      isRising = isRising .& (here .< next)
      isFalling = isFalling .& (next .< here)
      allButLast = box
      box.formUnion(Box(low: next, high: next))
      here = next
    }
    return (Run(edges: edges, ring: ring, box: box, isMonotone: any(isRising .| isFalling)), allButLast)
  }

  @inline(__always)
  private func position(_ index: Int) -> SIMD2<Double> { SIMD2(coordinates[2 * index], coordinates[2 * index + 1]) }

  // MARK: Edges

  /// No two edges share more than the vertex between neighbours.
  private func edgesAreApart() -> Bool {
    runs.withUnsafeBufferPointer { runs in
      runs.allSatisfy { $0.isMonotone || areApart(within: $0) } && areApart(runs)
    }
  }

  /// No two runs share more than the vertex between neighbours. Groups of runs are looked up: there are fewer of them.
  private func areApart(_ runs: UnsafeBufferPointer<Run>) -> Bool {
    let groups = stride(from: 0, to: runs.count, by: Self.groupLength).map { first in
      runs[first..<min(first + Self.groupLength, runs.count)].reduce(into: runs[first].box) { $0.formUnion($1.box) }
    }
    let tree = EnvelopeTree(groups.map(\.envelope))
    for (group, box) in groups.enumerated() {
      var isProved = true
      tree.forEachItem(intersecting: box.envelope) { other in
        if isProved && other >= group { isProved = areApart(group, other, groups[other], runs) }
      }
      if !isProved { return false }
    }
    return true
  }

  /// The same for the runs of two groups, which may be one.
  private func areApart(_ group: Int, _ other: Int, _ otherBox: Box, _ runs: UnsafeBufferPointer<Run>) -> Bool {
    let end = min(Self.groupLength * (other + 1), runs.count)
    for first in Self.groupLength * group..<min(Self.groupLength * (group + 1), runs.count)
    where runs[first].box.meets(otherBox) {
      let start = max(first + 1, Self.groupLength * other)
      for second in start..<max(start, end) where runs[first].box.meets(runs[second].box) {
        if second == first + 1 && runs[first].isApartFromNext { continue }
        if !areApart(runs[first], runs[second]) { return false }
      }
    }
    return true
  }

  /// The same for the edges of two runs.
  private func areApart(_ run: Run, _ other: Run) -> Bool {
    let common = run.box.intersection(other.box)
    return withUnsafeTemporaryAllocation(of: Edge.self, capacity: 2 * Self.runLength) { room in
      let edges = UnsafeMutableBufferPointer(rebasing: room[..<Self.runLength])
      let others = UnsafeMutableBufferPointer(rebasing: room[Self.runLength...])
      let count = collect(run.edges, meeting: common, in: edges)
      let otherCount = collect(other.edges, meeting: common, in: others)
      for edge in edges[..<count] {
        for otherEdge in others[..<otherCount] where !areApart(edge, otherEdge, in: run.ring) { return false }
      }
      return true
    }
  }

  /// The same for the edges of one run.
  private func areApart(within run: Run) -> Bool {
    withUnsafeTemporaryAllocation(of: Edge.self, capacity: Self.runLength) { edges in
      for one in 0..<collect(run.edges, meeting: run.box, in: edges) {
        for other in 0..<one where !areApart(edges[other], edges[one], in: run.ring) { return false }
      }
      return true
    }
  }

  /// Puts those edges of a run into the room for them that meet a box; returns their number.
  @inline(__always)
  private func collect(_ edges: Range<Int>, meeting box: Box, in room: UnsafeMutableBufferPointer<Edge>) -> Int {
    var count = 0
    var here = position(edges.lowerBound)
    for edge in edges {
      let next = position(edge + 1)
      var edgeBox = Box(low: here, high: here)
      edgeBox.formUnion(Box(low: next, high: next))
      if edgeBox.meets(box) {
        room[count] = Edge(start: edge, box: edgeBox)
        count += 1
      }
      here = next
    }
    return count
  }

  /// - Parameter ring: The ring of the first edge; the other one lies behind it, there or in a later ring.
  @inline(__always)
  private func areApart(_ edge: Edge, _ other: Edge, in ring: Range<Int>) -> Bool {
    let (one, two) = (edge.start, other.start)
    if two == one + 1 { return turnsCleanly(one, two + 1, around: two) }
    if !edge.box.meets(other.box) { return true }
    if two == ring.upperBound - 2, one == ring.lowerBound { return turnsCleanly(two, one + 1, around: one) }
    return isBesideLine(two, two + 1, of: one) || isBesideLine(one, one + 1, of: two)
  }

  /// Two neighbouring edges share only their vertex: they do not fold back on one another.
  private func turnsCleanly(_ before: Int, _ after: Int, around vertex: Int) -> Bool {
    let (x, y) = (coordinates[2 * vertex], coordinates[2 * vertex + 1])
    let (ax, ay) = (coordinates[2 * before] - x, coordinates[2 * before + 1] - y)
    let (bx, by) = (coordinates[2 * after] - x, coordinates[2 * after + 1] - y)
    // The signs of differences are sure, so that the sum is not negative for edges that fold back.
    return ax * bx + ay * by < 0 || turn(before, vertex, after) != 0
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
