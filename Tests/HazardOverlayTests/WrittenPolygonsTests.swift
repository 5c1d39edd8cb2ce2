import CoordinateTransforms
import FeatureModel
import GEOSOperations
import Testing

@testable import HazardOverlay

@Suite struct WrittenPolygonsTests {
  private func polygon(_ ring: [(Double, Double)]) -> FeatureGeometries {
    var polygon = FeatureGeometries()
    for (x, y) in ring { polygon.appendPosition(x: x, y: y) }
    polygon.endRing()
    polygon.endPart(.polygon)
    polygon.endFeature(.polygon)
    return polygon
  }

  /// The notch ends above the lower edge (1.25 over 1.2), and below it when both are rounded to the seventh decimal.
  @Test func aNotchThatRoundingPushesThroughAnEdgeStaysValid() throws {
    let unit = 1e-7
    let notched = polygon(
      [(0, 0), (10, 3), (10, 20), (4, 1.25), (0, 20), (0, 0)].map { ($0.0 * unit, $0.1 * unit) })
    let context = try GEOSContext()
    let written = try GEOSGeometry(part: 0, of: notched, in: context).asWritten()
    #expect(!written.isEmpty)
    for part in written {
      #expect(try GEOSGeometry(part: 0, of: part, in: context).validity() == nil)
      #expect(part.coordinates.allSatisfy { $0 == ($0 * 1e7).rounded() / 1e7 })
    }
  }

  @Test func aPolygonOverTheAntimeridianIsCutThere() throws {
    let over = polygon([(179.5, -1), (-179, -1), (-179, 1), (179.5, 1), (179.5, -1)])
    let cut = try over.cutAtAntimeridian(in: GEOSContext())
    #expect(cut.count == 1)
    #expect(cut.partCount == 2)
    let envelopes = (0..<cut.partCount).map { cut.envelope(ofPart: $0) }
    #expect(envelopes.contains(Envelope(minX: 179.5, minY: -1, maxX: 180, maxY: 1)))
    #expect(envelopes.contains(Envelope(minX: -180, minY: -1, maxX: -179, maxY: 1)))
  }

  @Test func pointsAtOnePlaceAreDrawnOnce() throws {
    var points = FeatureGeometries()
    for x in [106.0, 106.0, 106.1, 106.0] {
      points.appendPosition(x: x, y: -6)
      points.endRing()
      points.endPart(.point)
      points.endFeature(.point)
    }
    let layer = HazardLayer(
      definition: HazardDefinition(id: "h", nearMeters: 500),
      layer: IndexedLayer(file: "h", crs: .wgs84, geometries: points),
      classifications: Array(repeating: .hazard(1), count: 4), featureIDs: Array(repeating: .missing, count: 4),
      values: nil, coverage: nil)
    #expect(layer.zoneSheets(full: false).map(\.parts) == [[0, 2]])
  }
}
