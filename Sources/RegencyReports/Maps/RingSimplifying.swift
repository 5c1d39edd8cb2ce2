import FeatureModel

/// Leaves out positions of a ring that a drawing would not show.
enum RingSimplifying {
  /// The positions that stay; the others lie within the tolerance of the line through them.
  ///
  /// - Parameter ring: Not closed.
  ///
  /// Source: Douglas and Peucker (1973); the ring is halved at the position farthest from its first one.
  static func simplified(_ ring: [Position], tolerance: Double) -> [Position] {
    guard ring.count > 3 else { return ring }
    let closed = ring + [ring[0]]
    let fromStart = ring.map { Envelope($0).squaredDistance(to: ring[0]) }
    let middle = ring.indices.max { fromStart[$0] < fromStart[$1] } ?? 0
    var isKept = [Bool](repeating: false, count: closed.count)
    isKept[0] = true
    isKept[middle] = true
    var spans = [(0, middle), (middle, closed.count - 1)]
    while let (first, last) = spans.popLast() {
      guard last - first > 1 else { continue }
      var (farthest, distance) = (first, 0.0)
      for index in first + 1..<last {
        let found = squaredDistance(from: closed[index], toSegment: closed[first], closed[last])
        if found > distance { (farthest, distance) = (index, found) }
      }
      guard distance > tolerance * tolerance else { continue }
      isKept[farthest] = true
      spans += [(first, farthest), (farthest, last)]
    }
    return ring.indices.filter { isKept[$0] }.map { ring[$0] }
  }
}

/// Cuts a ring to a rectangle.
enum RingCutting {
  /// The part of the ring's area within the rectangle; pieces that hang together only outside are joined along its edge.
  ///
  /// - Parameter ring: Not closed.
  ///
  /// Source: Sutherland and Hodgman (1974).
  static func cut(_ ring: [Position], to frame: Envelope) -> [Position] {
    let sides: [(Position) -> Double] = [
      { $0.x - frame.minX }, { frame.maxX - $0.x }, { $0.y - frame.minY }, { frame.maxY - $0.y },
    ]
    return sides.reduce(ring) { ring, depth in
      guard ring.contains(where: { depth($0) < 0 }) else { return ring }
      var result: [Position] = []
      for (from, to) in zip(ring.suffix(1) + ring.dropLast(), ring) {
        let (start, end) = (depth(from), depth(to))
        if (start < 0) != (end < 0) {
          let share = start / (start - end)
          result.append(Position(x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y)))
        }
        if end >= 0 { result.append(to) }
      }
      return result
    }
  }
}
