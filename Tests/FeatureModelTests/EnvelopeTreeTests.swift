import FeatureModel
import TestSupport
import Testing

@Suite struct EnvelopeTreeTests {
  @Test func anEmptyTreeFindsNothing() {
    let tree = EnvelopeTree([])
    #expect(tree.count == 0)
    #expect(tree.envelope.isEmpty)
    #expect(tree.items(intersecting: Envelope(minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9)).isEmpty)
    #expect(tree.items(around: Position(x: 0, y: 0), withinSquared: .infinity).isEmpty)
  }

  @Test func oneItemIsItsOwnRoot() {
    let item = Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1)
    let tree = EnvelopeTree([item])
    #expect(tree.envelope == item)
    #expect(tree.items(intersecting: Envelope(Position(x: 1, y: 1))) == [0])
    #expect(tree.items(intersecting: Envelope(Position(x: 2, y: 1))).isEmpty)
    #expect(tree.items(around: Position(x: 4, y: 5), withinSquared: 25) == [0])
    #expect(tree.items(around: Position(x: 4, y: 5), withinSquared: 24.9).isEmpty)
  }

  /// 8 items fill a node, 9 need a second one, 65 a third level.
  @Test(arguments: [2, 7, 8, 9, 63, 64, 65, 513])
  func aRowOfItemsIsFoundOneByOne(count: Int) {
    let items = (0..<count).map { Envelope(Position(x: Double($0), y: 0)) }
    let tree = EnvelopeTree(items)
    #expect(tree.count == count)
    #expect(tree.envelope == Envelope(minX: 0, minY: 0, maxX: Double(count - 1), maxY: 0))
    for item in items.indices { #expect(tree.items(intersecting: items[item]) == [item]) }
    #expect(tree.items(intersecting: tree.envelope) == Array(items.indices))
  }

  /// Seven items that hold nothing are never found, nor do they hide the eighth.
  @Test func emptyItemsAreNeverFound() {
    let items = [Envelope](repeating: .empty, count: 7) + [Envelope(Position(x: 1, y: 1))]
    let tree = EnvelopeTree(items)
    #expect(tree.items(intersecting: Envelope(minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9)) == [7])
    #expect(tree.items(around: Position(x: 1, y: 1), withinSquared: 1) == [7])
    let everything = Envelope(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
    #expect(tree.items(intersecting: everything) == [7])
    #expect(EnvelopeTree([items[7], everything]).items(intersecting: everything) == [0, 1])
    #expect(tree.items(around: Position(x: 1, y: 1), withinSquared: .infinity) == [7])
  }

  /// The nearest of a grid of 10 x 10, with the bound lowered on the way.
  @Test func loweringTheBoundLeavesOutWhatIsFarther() {
    let items = (0..<100).map { Envelope(Position(x: Double($0 % 10), y: Double($0 / 10))) }
    var (visited, nearest, bound) = (0, -1, Double.infinity)
    EnvelopeTree(items).forEachItem(around: Position(x: 4.1, y: 7.2), withinSquared: &bound) { item, bound in
      visited += 1
      let distance = items[item].squaredDistance(to: Position(x: 4.1, y: 7.2))
      if distance < bound { (nearest, bound) = (item, distance) }
    }
    #expect(nearest == 74)
    #expect(visited < 50)
  }
}

extension EnvelopeTree {
  fileprivate func items(intersecting target: Envelope) -> [Int] {
    var items: [Int] = []
    forEachItem(intersecting: target) { items.append($0) }
    return items
  }

  fileprivate func items(around position: Position, withinSquared bound: Double) -> [Int] {
    var items: [Int] = []
    var bound = bound
    forEachItem(around: position, withinSquared: &bound) { item, _ in items.append(item) }
    return items
  }
}
