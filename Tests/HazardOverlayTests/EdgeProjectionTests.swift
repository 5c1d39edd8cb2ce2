import CoordinateTransforms
import Diagnostics
import FeatureModel
import Testing

@testable import HazardOverlay

@Suite struct EdgeProjectionTests {
  private func line(_ positions: [(Double, Double)]) -> FeatureGeometries {
    var line = FeatureGeometries()
    for (x, y) in positions { line.appendPosition(x: x, y: y) }
    line.endRing()
    line.endPart(.line)
    line.endFeature(.lineString)
    return line
  }

  private func toUTM() throws -> CoordinateTransformer {
    try CoordinateTransformer(from: .wgs84, to: CRS(parsing: "EPSG:32748", at: Place("test")))
  }

  @Test func longEdgesAreFollowedToACentimetre() throws {
    let transformer = try toUTM()
    let projected = EdgeProjection(transformer).projected(line([(104, -6), (106, -6)]))
    #expect(projected.coarseParts.isEmpty)
    #expect(projected.geometries.positionCount > 64)
    for step in 1..<1000 {
      let place = transformer.transform(Position(x: 104 + 2 * Double(step) / 1000, y: -6))
      let nearest = (1..<projected.geometries.positionCount).map {
        squaredDistance(
          from: place, toSegment: projected.geometries.position($0 - 1), projected.geometries.position($0))
      }.min()
      #expect(try #require(nearest).squareRoot() <= EdgeProjection.boundMeters)
    }
  }

  @Test func bothDirectionsHaveTheSamePositions() throws {
    let projection = EdgeProjection(try toUTM())
    let there = projection.projected(line([(104.1, -6.3), (106.7, -5.9)])).geometries
    let back = projection.projected(line([(106.7, -5.9), (104.1, -6.3)])).geometries
    #expect((0..<there.positionCount).map(there.position) == (0..<back.positionCount).reversed().map(back.position))
  }

  @Test func anEdgeOverTheEquatorIsNoStraightOne() throws {
    // Its middle does not bend: its quarters do.
    let over = EdgeProjection(try toUTM()).projected(line([(104, -1.5), (106, 1.5)])).geometries
    #expect(over.positionCount > 8)
  }

  @Test func shortEdgesAndPlacesOutOfReachGetNothing() throws {
    let transformer = try toUTM()
    #expect(EdgeProjection(transformer).projected(line([(106, -6), (106.002, -6)])).geometries.positionCount == 2)
    let source = Envelope(minX: 110, minY: -8, maxX: 110.1, maxY: -7.9)
    let far = EdgeProjection(transformer, reach: .init(source: source, target: transformer.envelope(around: source)))
      .projected(line([(104, -6), (106, -6)]))
    #expect(far.geometries.positionCount == 2)
    #expect(far.coarseParts == [0])
  }
}
