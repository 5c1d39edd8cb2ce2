/// A spatial index: a packed tree of envelopes over n items that lie in a spatially coherent order.
///
/// Items keep their numbers. Eight neighbours share a node and are compared at once, so an order in which neighbours are
/// close (the edges of a ring, features along a Hilbert curve) makes tight nodes. Answers are candidates: the caller does the
/// exact test.
///
/// Complexity: built in O(n); a search visits O(log n) nodes for each item it answers.
public struct EnvelopeTree: Sendable {
  /// Number of items.
  public let count: Int
  /// Envelope of everything; empty for no items.
  public let envelope: Envelope
  /// All levels behind one another: the nodes over the items first, the root last.
  @usableFromInline let nodes: [EnvelopeNode]
  /// First node of each level, then the number of nodes.
  @usableFromInline let levelStarts: [Int]
  /// Levels of the largest tree: it would hold 134 million items.
  @usableFromInline static var greatestLevels: Int { 9 }

  /// A tree over the envelopes of items 0 to n - 1, in the units of their CRS.
  public init(_ items: [Envelope]) {
    var nodes: [EnvelopeNode] = []
    var levelStarts = [0]
    var members = items
    while !members.isEmpty {
      var envelopes: [Envelope] = []
      for start in stride(from: 0, to: members.count, by: EnvelopeNode.fanOut) {
        let node = EnvelopeNode(members[start..<min(start + EnvelopeNode.fanOut, members.count)])
        nodes.append(node)
        envelopes.append(node.envelope)
      }
      levelStarts.append(nodes.count)
      if envelopes.count == 1 { break }
      members = envelopes
    }
    precondition(levelStarts.count - 1 <= Self.greatestLevels, "more items than memory holds")
    count = items.count
    envelope = nodes.last?.envelope ?? .empty
    self.nodes = nodes
    self.levelStarts = levelStarts
  }

  /// Envelope of one item.
  @inlinable
  public func item(_ item: Int) -> Envelope { nodes[item / EnvelopeNode.fanOut].member(item % EnvelopeNode.fanOut) }

  /// Calls `body` with every item whose envelope intersects another one, in ascending order.
  @inlinable
  public func forEachItem(intersecting target: Envelope, _ body: (Int) throws -> Void) rethrows {
    guard count > 0 else { return }
    // An empty envelope, which places without an item hold, intersects nothing finite.
    let target = target.cutToFinite
    let levels = levelStarts.count - 1
    try nodes.withUnsafeBufferPointer { nodes in
      try levelStarts.withUnsafeBufferPointer { starts in
        // Of each level the node that is being visited, and its members that are still to be.
        try withUnsafeTemporaryAllocation(
          of: (node: Int, members: EnvelopeNode.Members).self, capacity: Self.greatestLevels
        ) { open in
          var level = levels - 1
          open.initializeElement(at: level, to: (0, nodes[starts[level]].members(intersecting: target)))
          while level < levels {
            guard let member = open[level].members.popFirst() else {
              level += 1
              continue
            }
            let child = open[level].node * EnvelopeNode.fanOut + member
            if level == 0 {
              try body(child)
            } else {
              level -= 1
              open.initializeElement(at: level, to: (child, nodes[starts[level] + child].members(intersecting: target)))
            }
          }
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
    guard count > 0 else { return }
    let levels = levelStarts.count - 1
    try nodes.withUnsafeBufferPointer { nodes in
      try levelStarts.withUnsafeBufferPointer { starts in
        // A level leaves at most seven.
        try withUnsafeTemporaryAllocation(of: PendingChild.self, capacity: 7 * Self.greatestLevels + 1) { pending in
          // The root, as if it were the only child of a node.
          pending.initializeElement(at: 0, to: PendingChild(squaredDistance: 0, level: Int32(levels), child: 0))
          var count = 1
          while count > 0 {
            count -= 1
            let next = pending[count]
            guard next.squaredDistance <= bound else { continue }
            if next.level == 0 {
              try body(Int(next.child), &bound)
              continue
            }
            let (level, first) = (next.level - 1, next.child * Int32(EnvelopeNode.fanOut))
            let distances = nodes[starts[Int(level)] + Int(next.child)].squaredDistances(to: position)
            var members = EnvelopeNode.Members(distances .<= min(bound, .greatestFiniteMagnitude))
            // The nearest one is visited first: it lies on top.
            var least = Double.infinity
            while let member = members.popFirst() {
              var added = PendingChild(
                squaredDistance: distances[member], level: level, child: first &+ Int32(truncatingIfNeeded: member))
              if added.squaredDistance < least {
                least = added.squaredDistance
              } else {
                swap(&added, &pending[count &- 1])
              }
              pending.initializeElement(at: count, to: added)
              count &+= 1
            }
          }
        }
      }
    }
  }

  /// A node of a level, or an item (level 0), that is still to be visited.
  @usableFromInline
  struct PendingChild {
    @usableFromInline var squaredDistance: Double
    @usableFromInline var level: Int32
    @usableFromInline var child: Int32

    @inlinable
    init(squaredDistance: Double, level: Int32, child: Int32) {
      self.squaredDistance = squaredDistance
      self.level = level
      self.child = child
    }
  }
}
