/// A spatial index: a packed tree of envelopes over n items that lie in a spatially coherent order.
///
/// Items keep their numbers. Eight neighbours share a node, so an order in which neighbours are close (the edges of a
/// ring, features along a Hilbert curve) makes tight nodes. Answers are candidates: the caller does the exact test.
///
/// Complexity: built in O(n); a search visits O(log n) nodes for each item it answers.
public struct EnvelopeTree: Sendable {
  /// Items of a node.
  @usableFromInline static var fanOut: Int { 8 }

  /// All levels behind one another: the items' envelopes first, the root last.
  @usableFromInline var envelopes: [Envelope]
  /// First envelope of each level, then the number of envelopes.
  @usableFromInline var levelStarts: [Int]

  /// A tree over the envelopes of items 0 to n - 1, in the units of their CRS.
  public init(_ items: [Envelope]) {
    envelopes = items
    levelStarts = [0, items.count]
    var start = 0
    while envelopes.count - start > 1 {
      let end = envelopes.count
      for node in stride(from: start, to: end, by: Self.fanOut) {
        var envelope = envelopes[node]
        for child in (node + 1)..<max(node + 1, min(node + Self.fanOut, end)) { envelope.formUnion(envelopes[child]) }
        envelopes.append(envelope)
      }
      start = end
      levelStarts.append(envelopes.count)
    }
  }

  /// Number of items.
  public var count: Int { levelStarts[1] }

  /// Envelope of everything; empty for no items.
  public var envelope: Envelope { envelopes.last ?? .empty }

  /// Calls `body` with every item whose envelope intersects another one, in ascending order.
  @inlinable
  public func forEachItem(intersecting target: Envelope, _ body: (Int) throws -> Void) rethrows {
    guard !envelopes.isEmpty else { return }
    try visit(level: levelStarts.count - 2, node: 0, intersecting: target, body)
  }

  @usableFromInline
  func visit(
    level: Int, node: Int, intersecting target: Envelope, _ body: (Int) throws -> Void
  ) rethrows {
    guard envelopes[levelStarts[level] + node].intersects(target) else { return }
    if level == 0 { return try body(node) }
    let children = childRange(level: level, node: node)
    for child in children { try visit(level: level - 1, node: child, intersecting: target, body) }
  }

  /// Calls `body` with the items whose envelope is not farther from a position than a bound, near ones first as far as
  /// the tree allows; `body` may lower the bound, and what lies beyond it is not visited.
  ///
  /// - Parameter bound: Square of a distance in the units of the CRS.
  @inlinable
  public func forEachItem(
    around position: Position, withinSquared bound: inout Double, _ body: (Int, inout Double) throws -> Void
  ) rethrows {
    guard !envelopes.isEmpty, envelope.squaredDistance(to: position) <= bound else { return }
    try visit(level: levelStarts.count - 2, node: 0, around: position, &bound, body)
  }

  @usableFromInline
  func visit(
    level: Int, node: Int, around position: Position, _ bound: inout Double, _ body: (Int, inout Double) throws -> Void
  ) rethrows {
    if level == 0 { return try body(node, &bound) }
    let children = childRange(level: level, node: node)
    let start = levelStarts[level - 1]
    var nearest = children.lowerBound
    var nearestDistance = Double.infinity
    for child in children {
      let distance = envelopes[start + child].squaredDistance(to: position)
      if distance < nearestDistance { (nearest, nearestDistance) = (child, distance) }
    }
    guard nearestDistance <= bound else { return }
    try visit(level: level - 1, node: nearest, around: position, &bound, body)
    for child in children where child != nearest && envelopes[start + child].squaredDistance(to: position) <= bound {
      try visit(level: level - 1, node: child, around: position, &bound, body)
    }
  }

  @usableFromInline
  func childRange(level: Int, node: Int) -> Range<Int> {
    let first = node * Self.fanOut
    return first..<min(first + Self.fanOut, levelStarts[level] - levelStarts[level - 1])
  }
}
