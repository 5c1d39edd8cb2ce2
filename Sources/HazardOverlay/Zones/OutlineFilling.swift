import FeatureModel
import GEOSOperations
import Glibc

/// Fills those recesses of an outline that its buffer hardly sees, so that GEOS has fewer edges to move outwards.
///
/// Two steps, each with a proved bound on how far the outline of the buffer of distance D moves:
///
/// 1. *Dents.* A chain of vertices that recedes into the polygon behind a mouth of width s, and is too small to hold half a
///    ball of radius D, is cut off by its chord. Area is only added, and the outline moves outwards by at most the height of
///    the arc of radius D over the mouth, about s² / (8 D): no ball reaches deeper through the mouth.
/// 2. *Hidden chains.* Let a ball of radius D rest from outside on the vertices a and p, not farther than 1.2 D apart, and
///    let the chain between them lie behind the chord a-p, nowhere deeper than D, and outside the ball shrunk by t. Then a
///    ball of radius D that avoids a and p reaches no deeper behind the chord than the resting one (arcs of the same radius
///    over nested chords do not cross), and none fits behind the chord as a whole. Replacing the chain by a coarser one
///    that also stays outside the shrunk ball therefore moves the outline by at most t, inwards or outwards. The coarser
///    chain is one corner, where the tangents from a and p to the shrunk ball meet: the lines that GEOS moves outwards from
///    it cross once, where those of many short edges cross each other near the middle of the ball.
struct OutlineFilling {
  /// Buffer distance D, in the unit of the CRS.
  let distance: Double
  /// Width s of the widest mouth of a dent.
  let mouth: Double
  /// Tolerance t of hidden chains.
  let tolerance: Double

  /// The filling that moves the outline of a buffer by at most a bound: half of it for each step.
  init(distance: Double, bound: Double) {
    self.distance = distance
    tolerance = bound / 2
    mouth = 2 * (2 * distance * tolerance - tolerance * tolerance).squareRoot()
  }

  /// A ring with its recesses filled; at least a triangle.
  ///
  /// - Parameters:
  ///   - ring: x and y in turn, closed, at least 4 positions, in a metric CRS.
  ///   - isHole: The polygon lies outside the ring.
  ///   - withCorners: A hidden chain becomes one corner, which may lie deeper in the polygon than the chain and cross what
  ///     is behind it; else it keeps some of its own vertices.
  func filled(_ ring: [Double], isHole: Bool, withCorners: Bool = true) -> [Double] {
    let side: Double = (signedArea(ring) > 0) != isHole ? 1 : -1
    let dentless = withoutDents(ring, side: side, startsAnywhere: isHole)
    guard dentless.count >= 8 else { return ring }
    let coarse = withoutHiddenChains(dentless, side: side, withCorners: withCorners)
    return coarse.count >= 8 ? coarse : dentless
  }

  /// Twice the area, positive for a counter-clockwise ring.
  private func signedArea(_ ring: [Double]) -> Double {
    var area = 0.0
    for index in stride(from: 2, to: ring.count - 2, by: 2) {
      area +=
        (ring[index] - ring[0]) * (ring[index + 3] - ring[1]) - (ring[index + 2] - ring[0])
        * (ring[index + 1] - ring[1])
    }
    return area
  }

  // MARK: Dents

  /// One pass with a stack: the last vertex goes when the next one closes a mouth before it.
  private func withoutDents(_ ring: [Double], side: Double, startsAnywhere: Bool) -> [Double] {
    let count = ring.count / 2 - 1
    // An extreme vertex of an exterior ring is in no dent.
    var first = 0
    if !startsAnywhere {
      for index in 1..<count where (ring[2 * index], ring[2 * index + 1]) < (ring[2 * first], ring[2 * first + 1]) {
        first = index
      }
    }
    let widest = mouth * mouth
    var kept: [KeptVertex] = []
    kept.reserveCapacity(count + 1)
    for step in 0...count {
      let index = first + step < count ? first + step : (first + step) % count
      var vertex = KeptVertex(Position(x: ring[2 * index], y: ring[2 * index + 1]))
      while kept.count >= 2 {
        let (start, last) = (kept[kept.count - 2].position, kept[kept.count - 1])
        let (dx, dy) = (vertex.position.x - start.x, vertex.position.y - start.y)
        guard dx * dx + dy * dy <= widest else { break }
        let recedes = (dx * (last.position.y - start.y) - dy * (last.position.x - start.x)) * side
        guard recedes >= 0, vertex.absorb(last, limit: distance) else { break }
        kept.removeLast()
      }
      if let last = kept.last { vertex.chain.formUnion(Envelope(last.position)) }
      kept.append(vertex)
    }
    var result: [Double] = []
    result.reserveCapacity(2 * kept.count)
    for vertex in kept {
      result.append(vertex.position.x)
      result.append(vertex.position.y)
    }
    return result
  }

  /// A vertex with the envelope of the chain from the vertex kept before it.
  private struct KeptVertex {
    let position: Position
    var chain: Envelope

    init(_ position: Position) {
      self.position = position
      chain = Envelope(position)
    }

    /// Takes over the chain of a vertex that goes; false, and unchanged, when the chain would be wide and high enough to
    /// hold half a ball of a radius.
    mutating func absorb(_ other: KeptVertex, limit radius: Double) -> Bool {
      var joint = chain
      joint.formUnion(other.chain)
      guard min(joint.maxX - joint.minX, joint.maxY - joint.minY) <= radius else { return false }
      chain = joint
      return true
    }
  }

  // MARK: Hidden chains

  private func withoutHiddenChains(_ ring: [Double], side: Double, withCorners: Bool) -> [Double] {
    let chain = HiddenChains(
      ring: ring, side: side, distance: distance, tolerance: tolerance, withCorners: withCorners)
    let visible = chain.visibleVertices()
    var result: [Double] = []
    result.reserveCapacity(ring.count)
    for (from, to) in zip(visible, visible.dropFirst()) {
      chain.appendVertices(from: from, to: to, into: &result)
    }
    result.append(ring[ring.count - 2])
    result.append(ring[ring.count - 1])
    return result
  }
}

/// Finds the chains of a ring that a ball rolling outside cannot touch.
private struct HiddenChains {
  let ring: [Double]
  /// 1 when the polygon lies to the left of the ring.
  let side: Double
  let distance: Double
  let tolerance: Double
  let withCorners: Bool

  private var count: Int { ring.count / 2 }
  private var shrunkSquared: Double { (distance - tolerance) * (distance - tolerance) }
  private func position(_ index: Int) -> Position { Position(x: ring[2 * index], y: ring[2 * index + 1]) }

  /// The vertices between which chains may be hidden: a guess that `appendVertices` checks.
  func visibleVertices() -> [Int] {
    var stack: [Int] = []
    for index in 0..<count {
      while stack.count >= 2, isHidden(stack[stack.count - 1], between: stack[stack.count - 2], index) {
        stack.removeLast()
      }
      stack.append(index)
    }
    return stack
  }

  private func isHidden(_ vertex: Int, between start: Int, _ end: Int) -> Bool {
    guard depth(of: vertex, behind: start, end) >= 0, let ball = restingBall(on: start, end) else { return false }
    let (x, y) = (ring[2 * vertex] - ball.x, ring[2 * vertex + 1] - ball.y)
    return x * x + y * y >= shrunkSquared
  }

  /// Appends the vertices from one visible vertex up to the next, without the last one: all of them; or the first and a
  /// corner; or so few that their chords stay outside the shrunk ball.
  func appendVertices(from start: Int, to end: Int, into result: inout [Double]) {
    guard end > start + 1, let ball = restingBall(on: start, end), isHidden(chain: start, end, from: ball) else {
      for index in start..<end { append(index, &result) }
      return
    }
    if withCorners {
      append(start, &result)
      appendCorner(between: start, end, ball, &result)
      return
    }
    var current = start
    while current < end {
      append(current, &result)
      var next = end
      while next > current + 1,
        squaredDistance(from: ball, toSegment: position(current), position(next)) < shrunkSquared
      {
        next -= 1
      }
      current = next
    }
  }

  /// Appends the place where the tangents from two vertices to the shrunk ball meet; nothing when their chord does not cut it.
  private func appendCorner(between start: Int, _ end: Int, _ ball: Position, _ result: inout [Double]) {
    if squaredDistance(from: ball, toSegment: position(start), position(end)) >= shrunkSquared { return }
    // In the frame of the ball: the middle of the chord, and half its length.
    let x = (ring[2 * start] + ring[2 * end]) / 2 - ball.x
    let y = (ring[2 * start + 1] + ring[2 * end + 1]) / 2 - ball.y
    let middle = (x * x + y * y).squareRoot()
    let half = (distance * distance - middle * middle).squareRoot()
    let shrunk = distance - tolerance
    // From the middle of the chord to the point of tangency, seen from the ball.
    let angle = atan2(half, middle) - acos(shrunk / distance)
    let reach = shrunk / cos(angle) / middle
    result.append(ball.x + x * reach)
    result.append(ball.y + y * reach)
  }

  /// Every edge of the chain stays outside the shrunk ball, and every vertex behind the chord, no deeper than the distance.
  private func isHidden(chain start: Int, _ end: Int, from ball: Position) -> Bool {
    for index in start..<end {
      if squaredDistance(from: ball, toSegment: position(index), position(index + 1)) < shrunkSquared { return false }
      guard index > start else { continue }
      let depth = depth(of: index, behind: start, end)
      if depth < 0 || depth > distance { return false }
    }
    return true
  }

  /// Distance of a vertex behind the chord of two others; negative in front of it.
  private func depth(of vertex: Int, behind start: Int, _ end: Int) -> Double {
    let (dx, dy) = (ring[2 * end] - ring[2 * start], ring[2 * end + 1] - ring[2 * start + 1])
    let cross = dx * (ring[2 * vertex + 1] - ring[2 * start + 1]) - dy * (ring[2 * vertex] - ring[2 * start])
    return cross * side / max((dx * dx + dy * dy).squareRoot(), .leastNormalMagnitude)
  }

  /// The middle of the ball of the buffer distance that rests on two vertices from outside; nil when they are too far
  /// apart or the same.
  private func restingBall(on start: Int, _ end: Int) -> Position? {
    let (dx, dy) = (ring[2 * end] - ring[2 * start], ring[2 * end + 1] - ring[2 * start + 1])
    let squared = dx * dx + dy * dy
    guard squared > 0, squared < 1.44 * distance * distance else { return nil }
    let height = (distance * distance - squared / 4).squareRoot() / squared.squareRoot()
    return Position(
      x: (ring[2 * start] + ring[2 * end]) / 2 + side * dy * height,
      y: (ring[2 * start + 1] + ring[2 * end + 1]) / 2 - side * dx * height)
  }

  private func append(_ index: Int, _ result: inout [Double]) {
    result.append(ring[2 * index])
    result.append(ring[2 * index + 1])
  }
}

extension FeatureGeometries {
  /// A polygon made ready to be buffered: recesses filled, and holes dropped that the buffer closes.
  func filled(part: Int, by filling: OutlineFilling) -> FeatureGeometries {
    let cornered = filled(part: part, by: filling, withCorners: true)
    if GEOSGeometry.isCertainlyValid(feature: 0, of: cornered) { return cornered }
    return filled(part: part, by: filling, withCorners: false)
  }

  /// A hole vanishes when its envelope is not wider or not higher than twice the distance: no place in it is far enough
  /// from its border.
  private func filled(part: Int, by filling: OutlineFilling, withCorners: Bool) -> FeatureGeometries {
    var result = FeatureGeometries()
    for (number, ring) in rings(ofPart: part).enumerated() {
      let positions = positions(ofRing: ring)
      if number > 0 {
        let envelope = envelope(ofPositions: positions)
        if min(envelope.maxX - envelope.minX, envelope.maxY - envelope.minY) <= 2 * filling.distance { continue }
      }
      let outline = Array(coordinates[2 * positions.lowerBound..<2 * positions.upperBound])
      result.coordinates += filling.filled(outline, isHole: number > 0, withCorners: withCorners)
      result.endRing()
    }
    result.endPart(.polygon)
    result.endFeature(.polygon)
    return result
  }
}
