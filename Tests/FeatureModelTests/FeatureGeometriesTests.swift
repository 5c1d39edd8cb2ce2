import FeatureModel
import TestSupport
import Testing

@Suite struct FeatureGeometriesTests {
  @Test func nothingHasNothing() {
    let geometries = FeatureGeometries()
    #expect(geometries.count == 0 && geometries.partCount == 0 && geometries.positionCount == 0)
    #expect(geometries.ringStarts == [0] && geometries.partStarts == [0] && geometries.featureStarts == [0])
  }

  @Test func levelsLieBehindOneAnother() {
    let geometries = FeatureGeometries(drawing: [
      .point(7, 8), .nothing,
      .multiPolygon([[squareRing(0, 0, side: 4), squareRing(1, 1, side: 2)], [squareRing(9, 9, side: 1)]]),
      .line([0, 0, 3, 4]),
    ])
    #expect(geometries.count == 4)
    #expect(geometries.types == [.point, .none, .multiPolygon, .lineString])
    #expect(geometries.featureStarts == [0, 1, 1, 3, 4])
    #expect(geometries.partKinds == [.point, .polygon, .polygon, .line])
    #expect(geometries.partStarts == [0, 1, 3, 4, 5])
    #expect(geometries.ringStarts == [0, 1, 6, 11, 16, 18])
    #expect(geometries.parts(ofFeature: 1).isEmpty)
    #expect(geometries.parts(ofFeature: 2) == 1..<3)
    #expect(geometries.rings(ofPart: 1) == 1..<3)
    #expect(geometries.positions(ofRing: 2) == 6..<11)
    #expect(geometries.positions(ofPart: 1) == 1..<11)
    #expect(geometries.position(0) == Position(x: 7, y: 8))
  }

  @Test func envelopesAreOfParts() {
    let geometries = FeatureGeometries(drawing: [
      .nothing, .multiPolygon([[squareRing(0, 0, side: 4)], [squareRing(9, 9, side: 1)]]),
    ])
    #expect(geometries.envelope(ofFeature: 0).isEmpty)
    #expect(geometries.envelope(ofPart: 0) == Envelope(minX: 0, minY: 0, maxX: 4, maxY: 4))
    #expect(geometries.envelope(ofFeature: 1) == Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10))
    #expect(geometries.envelope(ofPositions: 0..<0).isEmpty)
  }

  @Test func anUnfinishedFeatureIsDroppedWithoutATrace() {
    var geometries = FeatureGeometries(drawing: [.square(0, 0, side: 1), .nothing])
    let before = geometries
    geometries.discardUnfinishedFeature()
    #expect(geometries.isSame(as: before))
    // Two whole parts, a whole ring of a third, and a position of a ring.
    for _ in 0..<2 {
      geometries.appendPosition(x: 5, y: 5)
      geometries.endRing()
      geometries.endPart(.point)
    }
    geometries.appendPosition(x: 6, y: 6)
    geometries.endRing()
    geometries.appendPosition(x: 7, y: 7)
    geometries.discardUnfinishedFeature()
    #expect(geometries.isSame(as: before))
    geometries.append(.point(1, 2))
    #expect(geometries.position(geometries.positions(ofPart: 1).lowerBound) == Position(x: 1, y: 2))
  }

  @Test func aPartIsCopiedWithItsRings() {
    let holed = Shape.polygon([squareRing(0, 0, side: 4), squareRing(1, 1, side: 2)])
    var copy = FeatureGeometries()
    copy.appendPart(1, of: FeatureGeometries(drawing: [.point(1, 1), holed]))
    copy.endFeature(.polygon)
    #expect(copy.isSame(as: FeatureGeometries(drawing: [holed])))
  }
}

extension FeatureGeometries {
  fileprivate func isSame(as other: FeatureGeometries) -> Bool {
    coordinates == other.coordinates && ringStarts == other.ringStarts && partStarts == other.partStarts
      && partKinds == other.partKinds && featureStarts == other.featureStarts && types == other.types
  }
}
