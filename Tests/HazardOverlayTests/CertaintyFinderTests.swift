import FeatureModel
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

/// Squares of 100 m; what a TPS may be that is accurate to some metres.
@Suite struct CertaintyFinderTests {
  private let square = Shape.square(0, 0, side: 100)

  private func possible(_ hazard: DrawnHazard, _ x: Double, _ y: Double, accuracy: Double) throws -> [String] {
    let layer = try hazard.layer()
    let position = Position(x: x, y: y)
    let context = try GEOSContext()
    let reach = layer.definition.nearMeters + accuracy
    let finder = ExposureFinder(
      layer,
      metric: try layer.metricLayer(
        in: Metres.crs, around: Envelope(position), nearestLimitMeters: max(hazard.limit, reach)),
      nearestLimitMeters: hazard.limit, in: context)
    let layers = try layer.certaintyLayers(in: Metres.crs, around: Envelope(position), reachMeters: reach)
    let place = PlacedPosition(position)
    return try CertaintyFinder(finder, layers: layers, in: context)
      .possibilities(of: finder.exposure(at: place), at: place, accuracyMeters: accuracy)
      .map { $0.status.rawValue + ($0.hazardClass.map { " \($0)" } ?? "") }
  }

  @Test func insideTheWayOutDecides() throws {
    let hazard = DrawnHazard([square])
    #expect(try possible(hazard, 30, 50, accuracy: 29) == ["inside 1"])
    // An edge exactly as far away as the accuracy is out of reach.
    #expect(try possible(hazard, 30, 50, accuracy: 30) == ["inside 1"])
    #expect(try possible(hazard, 30, 50, accuracy: 31) == ["clear", "inside 1"])
  }

  @Test func anExactCoordinateIsAlwaysCertain() throws {
    let hazard = DrawnHazard([square], HazardDefinition(id: "b", nearMeters: 50))
    for (x, expected) in [(100.0, "inside 1"), (150, "near 1"), (150.001, "clear")] {
      #expect(try possible(hazard, x, 50, accuracy: 0) == [expected])
    }
  }

  @Test func nearLiesBetweenThePolygonAndItsLimit() throws {
    let hazard = DrawnHazard([square], HazardDefinition(id: "b", nearMeters: 100))
    #expect(try possible(hazard, 120, 50, accuracy: 20) == ["near 1"])
    #expect(try possible(hazard, 120, 50, accuracy: 21) == ["near 1", "inside 1"])
    #expect(try possible(hazard, 190, 50, accuracy: 11) == ["clear", "near 1"])
    #expect(try possible(hazard, 210, 50, accuracy: 11) == ["clear", "near 1"])
    #expect(try possible(hazard, 210, 50, accuracy: 10) == ["clear"])
    #expect(try possible(hazard, 150, 50, accuracy: 60) == ["clear", "inside 1"])
  }

  /// Class 1 to x = 200, class 3 to x = 100; the border at 100 is one of classes, that at y = 50 none of anything.
  @Test func theClassCountsAndBordersWithinAClassDoNot() throws {
    let hazard = DrawnHazard([
      (.rectangle(0, 0, 200, 50), .hazard(1)), (.rectangle(0, 50, 200, 100), .hazard(1)),
      (.rectangle(0, 0, 100, 50), .hazard(3)), (.rectangle(0, 50, 100, 100), .hazard(3)),
    ])
    #expect(try possible(hazard, 60, 50, accuracy: 39) == ["inside 3"])
    #expect(try possible(hazard, 60, 50, accuracy: 41) == ["inside 1", "inside 3"])
    #expect(try possible(hazard, 140, 50, accuracy: 39) == ["inside 1"])
    #expect(try possible(hazard, 140, 50, accuracy: 41) == ["inside 1", "inside 3"])
  }

  /// 20 m from class 1 and 80 m from class 3, near within 100 m: class 3.
  @Test func theClassOfNearCounts() throws {
    let definition = HazardDefinition(id: "b", nearMeters: 100)
    let hazard = DrawnHazard([(square, .hazard(1)), (.square(200, 0, side: 100), .hazard(3))], definition)
    #expect(try possible(hazard, 120, 50, accuracy: 20) == ["near 3"])
    // At x = 95 and less it would be inside class 1.
    #expect(try possible(hazard, 120, 50, accuracy: 25) == ["near 1", "inside 1"])
  }

  @Test func theEdgeOfTheMappedAreaCountsWhereTheHazardIsFar() throws {
    var hazard = DrawnHazard([square])
    hazard.coverage = [.square(0, 0, side: 1000)]
    #expect(try possible(hazard, 950, 500, accuracy: 50) == ["clear"])
    #expect(try possible(hazard, 950, 500, accuracy: 51) == ["unmapped", "clear"])
    #expect(try possible(hazard, 1040, 500, accuracy: 41) == ["unmapped", "clear"])
    #expect(try possible(hazard, 1040, 500, accuracy: 40) == ["unmapped"])
    // Inside the hazard the mapped area does not matter.
    #expect(try possible(hazard, 50, 50, accuracy: 50) == ["inside 1"])
  }

  @Test func noDataAndNoHazardAreEdgesToo() throws {
    let noData = DrawnHazard([(square, .noData), (.square(5000, 0, side: 1), .hazard(1))])
    #expect(try possible(noData, 90, 50, accuracy: 11) == ["unmapped", "clear"])
    #expect(try possible(noData, 90, 50, accuracy: 10) == ["unmapped"])
    #expect(try possible(noData, 110, 50, accuracy: 11) == ["unmapped", "clear"])
    let outside = HazardDefinition(id: "b", isUnmappedOutside: true)
    let noHazard = DrawnHazard([(square, .noHazard), (.square(5000, 0, side: 1), .hazard(1))], outside)
    #expect(try possible(noHazard, 90, 50, accuracy: 11) == ["unmapped", "clear"])
    #expect(try possible(noHazard, 90, 50, accuracy: 10) == ["clear"])
    #expect(try possible(noHazard, 120, 50, accuracy: 10) == ["unmapped"])
  }

  /// Rings of 100 m (class 2) and 200 m (class 1) around (0, 0).
  @Test func ringsHaveEdgesAtTheirDistances() throws {
    let rings = [(100.0, 2), (200, 1)].map { HazardRing(toMeters: $0.0, hazardClass: $0.1) }
    let hazard = DrawnHazard([.point(0, 0)], HazardDefinition(id: "b", rings: rings, nearMeters: 50))
    #expect(try possible(hazard, 90, 0, accuracy: 10) == ["inside 2"])
    #expect(try possible(hazard, 90, 0, accuracy: 11) == ["inside 1", "inside 2"])
    #expect(try possible(hazard, 195, 0, accuracy: 6) == ["near 1", "inside 1"])
    #expect(try possible(hazard, 245, 0, accuracy: 6) == ["clear", "near 1"])
    #expect(try possible(hazard, 225, 0, accuracy: 25) == ["near 1"])
  }

  /// The square has the signal; without it is the hazard.
  @Test func aSignalHasItsEdgeOnBothSides() throws {
    var hazard = DrawnHazard([square], HazardDefinition(id: "b", nearMeters: 20, isInverted: true))
    #expect(try possible(hazard, 105, 50, accuracy: 5) == ["inside 1"])
    #expect(try possible(hazard, 105, 50, accuracy: 6) == ["near 1", "inside 1"])
    #expect(try possible(hazard, 90, 50, accuracy: 10) == ["near 1"])
    #expect(try possible(hazard, 75, 50, accuracy: 6) == ["clear", "near 1"])
    hazard.coverage = [.square(0, 0, side: 200)]
    #expect(try possible(hazard, 190, 50, accuracy: 11) == ["unmapped", "inside 1"])
    #expect(try possible(hazard, 211, 50, accuracy: 11) == ["unmapped"])
  }

  @Test func withoutAnythingInReachItIsCertain() throws {
    #expect(try possible(DrawnHazard([square]), 90_000, 0, accuracy: 1000) == ["clear"])
  }
}
