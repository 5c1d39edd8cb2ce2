import TestSupport
import Testing

@testable import FeatureModel

@Suite struct HilbertOrderTests {
  @Test func nothingHasNoOrder() {
    #expect(hilbertOrder(of: []) == [])
  }

  @Test func equalPlacesAndEmptyItemsKeepTheirOrder() {
    let place = Envelope(Position(x: 3, y: 3))
    #expect(hilbertOrder(of: [place, place, place]) == [0, 1, 2])
    #expect(hilbertOrder(of: [.empty, .empty]) == [0, 1])
    #expect(hilbertOrder(of: [Envelope(Position(x: 9, y: 0)), .empty, Envelope(Position(x: 0, y: 9))]).first == 1)
  }

  @Test func everyItemIsInItOnce() {
    var random = SeededRandom(seed: 1)
    let whole = Envelope(minX: 105, minY: -7, maxX: 107, maxY: -5)
    for count in [1, 2, 9, 100, 1000] {
      let items = (0..<count).map { _ in random.envelope(in: whole, side: 0.1) }
      #expect(hilbertOrder(of: items).sorted() == Array(0..<count))
    }
  }

  /// On a grid of 8 x 8 cells the curve goes to one of the four neighbours at every step.
  @Test func neighboursInTheOrderAreNeighboursInThePlane() {
    let cells = (0..<64).map { (x: $0 % 8, y: $0 / 8) }
    let order = hilbertOrder(of: cells.map { Envelope(Position(x: Double($0.x), y: Double($0.y))) })
    let steps = zip(order, order.dropFirst()).map { abs(cells[$0].x - cells[$1].x) + abs(cells[$0].y - cells[$1].y) }
    #expect(steps.allSatisfy { $0 == 1 })
  }

  /// The curve of order 16 starts in one corner of its grid and ends in the next one.
  @Test func theCurveRunsFromCornerToCorner() {
    #expect(hilbertKey(x: 0, y: 0) == 0)
    #expect(hilbertKey(x: 65535, y: 0) == .max)
  }
}
