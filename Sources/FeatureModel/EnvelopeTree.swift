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

  /// Envelope of one item.
  @inlinable
  public func item(_ item: Int) -> Envelope { envelopes[item] }

  /// Calls `body` with every item whose envelope intersects another one, in ascending order.
  @inlinable
  public func forEachItem(intersecting target: Envelope, _ body: (Int) throws -> Void) rethrows {
    let top = levelStarts.count - 2
    guard !envelopes.isEmpty else { return }
    try envelopes.withUnsafeBufferPointer { envelopes in
      try levelStarts.withUnsafeBufferPointer { starts in
        var (level, node) = (top, 0)
        while true {
          if envelopes[starts[level] + node].intersects(target) {
            if level > 0 {
              level -= 1
              node *= Self.fanOut
              continue
            }
            try body(node)
          }
          node += 1
          while level < top, node.isMultiple(of: Self.fanOut) || node == starts[level + 1] - starts[level] {
            node = (node - 1) / Self.fanOut + 1
            level += 1
          }
          if level == top { return }
        }
      }
    }
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
    let top = levelStarts.count - 2
    if top == 0 { return try body(0, &bound) }
    try envelopes.withUnsafeBufferPointer { envelopes in
      try levelStarts.withUnsafeBufferPointer { starts in
        try withUnsafeTemporaryAllocation(of: PendingNode.self, capacity: Self.fanOut * top) { pending in
          var count = 0
          pending.initializeElement(at: 0, to: PendingNode(squaredDistance: 0, level: top, node: 0))
          count = 1
          while count > 0 {
            count -= 1
            let next = pending[count]
            guard next.squaredDistance <= bound else { continue }
            if next.level == 0 {
              try body(next.node, &bound)
              continue
            }
            let (level, first) = (next.level - 1, next.node * Self.fanOut)
            let end = min(first + Self.fanOut, starts[level + 1] - starts[level])
            // The nearest child is visited first: it lies on top.
            var nearest = Double.infinity
            for child in first..<end {
              let distance = envelopes[starts[level] + child].squaredDistance(to: position)
              guard distance <= bound, distance < .infinity else { continue }
              var added = PendingNode(squaredDistance: distance, level: level, node: child)
              if distance < nearest {
                nearest = distance
              } else {
                swap(&added, &pending[count - 1])
              }
              pending.initializeElement(at: count, to: added)
              count += 1
            }
          }
        }
      }
    }
  }

  /// A node that is still to be visited.
  @usableFromInline
  struct PendingNode {
    @usableFromInline var squaredDistance: Double
    @usableFromInline var level: Int
    @usableFromInline var node: Int

    @usableFromInline
    init(squaredDistance: Double, level: Int, node: Int) {
      self.squaredDistance = squaredDistance
      self.level = level
      self.node = node
    }
  }
}
