import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct MetricCRSChoiceTests {
  private let automatic = MetricCRSChoice.utm(datumOf: .wgs84)

  /// Zone 48 is 102 to 108 degrees east; a border belongs to the eastern zone, the equator to the north.
  @Test(arguments: [
    (105.0, -6.0, MetricZone.southern(48)), (107.999, -6, .southern(48)), (108, -6, .southern(49)),
    (105, 0, .northern(48)), (95, 5, .northern(46)), (141, -3, .southern(54)), (-180, 1, .northern(1)),
    (180, 1, .northern(60)),
  ])
  func aPlaceHasItsZone(x: Double, y: Double, zone: MetricZone) {
    #expect(automatic.zone(at: Position(x: x, y: y)) == zone)
  }

  @Test func aZoneHasItsCRSOnTheDatumOfTheData() throws {
    #expect(try automatic.crs(of: .southern(48)).identifier == "EPSG:32748")
    #expect(try automatic.crs(of: .northern(46)).identifier == "EPSG:32646")
    let national = try CRS(parsing: "EPSG:9470", at: Place("-"))
    #expect(try MetricCRSChoice.utm(datumOf: national).crs(of: .southern(48)).identifier == "EPSG:9488")
  }

  @Test func aFixedCRSServesEverything() throws {
    let choice = MetricCRSChoice.fixed(try Metres.crs)
    #expect(choice.zone(at: Position(x: 0, y: 50)) == .everywhere)
    #expect(try choice.crs(of: .everywhere).identifier == "EPSG:32748")
  }

  @Test func zonesSortNorthBeforeSouth() {
    #expect(
      [MetricZone.southern(47), .northern(48), .everywhere, .northern(46)].sorted() == [
        .everywhere, .northern(46), .northern(48), .southern(47),
      ])
  }
}

/// The hazard in degrees or in the next UTM zone, the TPS measured in EPSG:32748.
@Suite struct OtherCRSTests {
  /// A square of 1,000 m in EPSG:32748 around 107.5 degrees east, given in another CRS.
  private func exposures(hazardCRS: CRS) throws -> [Exposure] {
    let metric = try Metres.crs
    let (x, y) = (776_000.0, 9_300_000.0)
    var square = FeatureGeometries(drawing: [.square(x, y, side: 1000)])
    let toLayer = try CoordinateTransformer(from: metric, to: hazardCRS)
    toLayer.transform(&square.coordinates)
    let hazard = HazardLayer(
      definition: HazardDefinition(id: "banjir", nearMeters: 500),
      layer: IndexedLayer(file: "a", crs: hazardCRS, geometries: square), classifications: [.hazard(1)],
      featureIDs: [.missing])
    let places = [Position(x: x + 300, y: y + 500), Position(x: x + 1400, y: y + 500), Position(x: x, y: y + 2000)]
    var around = Envelope.empty
    for place in places { around.formUnion(Envelope(place)) }
    let finder = ExposureFinder(
      hazard, metric: try hazard.metricLayer(in: metric, around: around, nearestLimitMeters: 5000),
      nearestLimitMeters: 5000,
      in: try GEOSContext())
    return try places.map {
      try finder.exposure(
        at: PlacedPosition(inLayer: toLayer.transform($0), inCoverage: toLayer.transform($0), inMetric: $0))
    }
  }

  @Test(arguments: ["EPSG:4326", "EPSG:32749", "EPSG:3857", "EPSG:32748"])
  func distancesAreThoseOfTheMetricCRS(code: String) throws {
    let found = try exposures(hazardCRS: CRS(parsing: code, at: Place(code)))
    #expect(found.map(\.status) == [.inside, .near, .clear])
    let depth = try #require(found[0].depthMeters)
    let meters = try found.dropFirst().map { try #require($0.distanceMeters) }
    #expect(abs(depth - 300) < 1e-3)
    #expect(abs(meters[0] - 400) < 1e-3 && abs(meters[1] - 1000) < 1e-3)
  }

  @Test func whatIsOutOfReachIsLeftOut() throws {
    let layer = try Metres.layer([.square(0, 0, side: 10), .square(1000, 0, side: 10), .square(100_000, 0, side: 10)])
    let metric = try MetricLayer(layer, in: Metres.crs, reach: Envelope(minX: -10, minY: -10, maxX: 2000, maxY: 10))
    #expect(metric.layerParts.sorted() == [0, 1])
    #expect(metric.metricParts[2] == nil)
    let none = try MetricLayer(layer, in: Metres.crs, reach: .empty)
    #expect(none.layerParts.isEmpty)
    #expect(none.edges.nearestPart(to: Position(x: 0, y: 0), withinSquared: .infinity) == nil)
  }
}

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
