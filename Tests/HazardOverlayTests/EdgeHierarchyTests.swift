import FeatureModel
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct EdgeHierarchyTests {
  private func edges(_ shapes: [Shape]) -> EdgeHierarchy {
    let geometries = FeatureGeometries(drawing: shapes)
    return EdgeHierarchy(geometries, partOrder: Array(0..<geometries.partCount))
  }

  @Test func nothingIsNear() {
    #expect(edges([]).nearestPart(to: Position(x: 0, y: 0), withinSquared: .infinity) == nil)
  }

  @Test func tiesGoToTheLowerPart() {
    let found = edges([.point(3, 0), .point(-3, 0)]).nearestPart(to: Position(x: 0, y: 0), withinSquared: 9)
    #expect(found?.part == 0 && found?.squaredDistance == 9)
    #expect(edges([.point(3, 0)]).nearestPart(to: Position(x: 0, y: 0), withinSquared: 8.9) == nil)
  }

  @Test func theRefusedPartsArePassedOver() {
    let found = edges([.point(1, 0), .point(2, 0)]).nearestPart(to: Position(x: 0, y: 0), withinSquared: 9) { $0 != 0 }
    #expect(found?.part == 1)
  }

  /// A line of 40 edges along y = 0 has three runs; the 33rd edge is nearest to (32.5, 7).
  @Test func longLinesAreMeasuredAlongAllOfTheirRuns() {
    let line = Shape.line((0...40).flatMap { [Double($0), 0] })
    #expect(edges([line]).nearestPart(to: Position(x: 32.5, y: 7), withinSquared: 100)?.squaredDistance == 49)
    #expect(edges([line]).nearestPart(to: Position(x: 43, y: 4), withinSquared: 100)?.squaredDistance == 25)
  }

  @Test func aSegmentIsMeasuredToItsFootOrItsEnds() {
    let (start, end) = (Position(x: 0, y: 0), Position(x: 10, y: 0))
    #expect(squaredDistance(from: Position(x: 5, y: 3), toSegment: start, end) == 9)
    #expect(squaredDistance(from: Position(x: -3, y: 4), toSegment: start, end) == 25)
    #expect(squaredDistance(from: Position(x: 13, y: 4), toSegment: start, end) == 25)
    #expect(squaredDistance(from: Position(x: 3, y: 4), toSegment: start, start) == 25)
  }
}
