import FeatureModel
import Testing

@Suite struct EnvelopeTests {
  private let rectangle = Envelope(minX: 0, minY: 0, maxX: 2, maxY: 1)

  @Test func theEmptyEnvelopeIntersectsNothingAndAddsNothing() {
    var empty = Envelope.empty
    #expect(empty.isEmpty)
    #expect(!empty.intersects(rectangle) && !rectangle.intersects(empty) && !empty.intersects(empty))
    #expect(!empty.contains(Position(x: 0, y: 0)))
    #expect(!empty.center.isFinite)
    var whole = rectangle
    whole.formUnion(empty)
    #expect(whole == rectangle)
    empty.formUnion(rectangle)
    #expect(empty == rectangle)
  }

  @Test func bordersBelongToIt() {
    #expect(rectangle.contains(Position(x: 2, y: 1)))
    #expect(!rectangle.contains(Position(x: 2.001, y: 1)))
    #expect(rectangle.intersects(Envelope(minX: 2, minY: 1, maxX: 3, maxY: 3)))
    #expect(!rectangle.intersects(Envelope(minX: 2.001, minY: 1, maxX: 3, maxY: 3)))
    #expect(rectangle.intersects(Envelope(Position(x: 1, y: 0.5))))
  }

  @Test func itGrows() {
    var envelope = Envelope(Position(x: 1, y: 1))
    #expect(!envelope.isEmpty)
    envelope.formUnion(x: -1, y: 4)
    #expect(envelope == Envelope(minX: -1, minY: 1, maxX: 1, maxY: 4))
    #expect(envelope.center == Position(x: 0, y: 2.5))
    #expect(envelope.expanded(by: 1) == Envelope(minX: -2, minY: 0, maxX: 2, maxY: 5))
    #expect(Envelope.empty.expanded(by: 10).isEmpty)
  }

  /// Right of it 3, above it 4: 3 * 3 + 4 * 4 = 25.
  @Test func distanceIsToTheNearestPlaceOfTheRectangle() {
    #expect(rectangle.squaredDistance(to: Position(x: 1, y: 0.5)) == 0)
    #expect(rectangle.squaredDistance(to: Position(x: 2, y: 1)) == 0)
    #expect(rectangle.squaredDistance(to: Position(x: 5, y: 0.5)) == 9)
    #expect(rectangle.squaredDistance(to: Position(x: 1, y: -4)) == 16)
    #expect(rectangle.squaredDistance(to: Position(x: 5, y: 5)) == 25)
    #expect(Envelope.empty.squaredDistance(to: Position(x: 0, y: 0)) == .infinity)
  }
}
