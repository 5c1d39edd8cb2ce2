import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

/// The hazard in degrees or in the next UTM zone, the TPS measured in EPSG:32748.
@Suite struct MetricLayerTests {
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
    #expect(metric.metricPart(of: 2) == nil)
    let none = try MetricLayer(layer, in: Metres.crs, reach: .empty)
    #expect(none.layerParts.isEmpty)
    #expect(none.edges.nearestPart(to: Position(x: 0, y: 0), withinSquared: .infinity) == nil)
  }
}

@Suite struct NearestPlaceTests {
  /// Two squares of 100 m, one from (0, 0) and one from (300, 0).
  private func layer(_ shapes: [Shape]) throws -> MetricLayer {
    let everywhere = Envelope(minX: -1000, minY: -1000, maxX: 1000, maxY: 1000)
    return try MetricLayer(Metres.layer(shapes), in: Metres.crs, reach: everywhere)
  }

  @Test func theNearestPlaceOfAnOutline() throws {
    let metric = try layer([.square(0, 0, side: 100), .square(300, 0, side: 100)])
    let beside = try #require(metric.nearestPlace(to: Position(x: 140, y: 50)))
    #expect(beside.place == Position(x: 100, y: 50) && beside.meters == 40 && beside.layerPart == 0)
    let corner = try #require(metric.nearestPlace(to: Position(x: 430, y: 140)))
    #expect(corner.place == Position(x: 400, y: 100) && corner.meters == 50 && corner.layerPart == 1)
  }

  @Test func nothingIsNearNothing() throws {
    #expect(try layer([]).nearestPlace(to: Position(x: 0, y: 0)) == nil)
  }
}
