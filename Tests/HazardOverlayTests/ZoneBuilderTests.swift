import CoordinateTransforms
import FeatureModel
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

/// Zones in degrees, measured in EPSG:32748 around (500000, 9300000).
@Suite struct ZoneBuilderTests {
  private let origin = Position(x: 500_000, y: 9_300_000)

  private func square(_ x: Double, _ y: Double, side: Double) -> Shape {
    .square(origin.x + x, origin.y + y, side: side)
  }

  private func zones(
    _ features: [(Shape, Classification)], _ definition: HazardDefinition, full: Bool = false, around: Envelope? = nil
  ) throws -> [HazardZone] {
    try DrawnHazard(features, definition).layer().drawnZones(full: full, around: around)
  }

  /// Area in square metres in a UTM zone.
  private func area(_ zone: HazardZone, in code: Int = 32748) throws -> Double {
    var geometry = zone.geometry
    let crs = try CRS.wgs84.metricCRS(zone: code % 100, isSouthern: code > 32700)
    try CoordinateTransformer(from: .wgs84, to: crs).transform(&geometry.coordinates)
    return try GEOSGeometry(feature: 0, of: geometry, in: try GEOSContext()).planarArea
  }

  /// A square of 1,000 m and 100 m around it: 1,000 * 1,000 + 4 * 1,000 * 100 and a circle of 100 m, which GEOS draws with
  /// 16 edges a quarter: 3.1365 instead of 3.1416 times the square of the radius.
  @Test func theNearZoneOfASquareHasRoundedCorners() throws {
    let found = try zones([(square(0, 0, side: 1000), .hazard(1))], HazardDefinition(id: "a", nearMeters: 100))
    #expect(found.map(\.kind) == [.near(meters: 100)])
    let area = try area(try #require(found.first))
    #expect(area > 1_400_000 + 3.1365 * 10_000 - 10 && area < 1_400_000 + 3.1416 * 10_000 + 10)
  }

  @Test func zonesThatMeetAreOneAndOthersArePartsSortedByPlace() throws {
    let near = HazardDefinition(id: "a", nearMeters: 100)
    let apart = [square(5000, 0, side: 100), square(0, 0, side: 100), square(250, 0, side: 100)]
    let found = try zones(apart.map { ($0, .hazard(1)) }, near)
    #expect(found.count == 2)
    // The first two are 150 m apart, so that their zones of 100 m overlap.
    #expect(try area(found[0]) > 1.5 * area(found[1]))
    #expect(found.allSatisfy { $0.geometry.partCount == 1 && $0.geometry.partKinds == [.polygon] })
  }

  @Test func onlyTheHazardIsDrawn() throws {
    let near = HazardDefinition(id: "a", nearMeters: 100)
    #expect(try zones([(square(0, 0, side: 100), .noHazard), (square(500, 0, side: 100), .noData)], near).isEmpty)
    #expect(try zones([], near).isEmpty)
    #expect(try zones([(.nothing, .hazard(1))], near, full: true).isEmpty)
  }

  @Test func ringsAreDrawnAndTheNearZoneLiesAroundThem() throws {
    let definition = HazardDefinition(
      id: "a", rings: [HazardRing(toMeters: 1000, hazardClass: 2), HazardRing(toMeters: 2000, hazardClass: 1)],
      nearMeters: 500)
    let found = try zones([(.point(origin.x, origin.y), .hazard(1))], definition, full: true)
    #expect(found.map(\.kind) == [.near(meters: 500), .hazardClass(2), .hazardClass(1)])
    // The ring of class 1 leaves out that of class 2: 4 - 1 million square metres times pi.
    for (zone, squares) in zip(found, [6_250_000.0, 1_000_000, 3_000_000]) {
      let area = try area(zone)
      #expect(area > 3.1364 * squares && area < 3.1416 * squares)
    }
  }

  /// The signal of 1,000 m loses a band of 100 m: 1,000 * 1,000 - 800 * 800. The common side of two cells has no band.
  @Test func theInvertedBandLiesInsideTheSignal() throws {
    let definition = HazardDefinition(id: "a", nearMeters: 100, isInverted: true)
    let one = try zones([(square(0, 0, side: 1000), .hazard(1))], definition)
    #expect(one.map(\.kind) == [.near(meters: 100)])
    #expect(abs(try area(try #require(one.first)) - 360_000) < 10)
    let two = try zones(
      [(square(0, 0, side: 1000), .hazard(1)), (square(1000, 0, side: 1000), .hazard(1))], definition)
    // 2,000 * 1,000 - 1,800 * 800
    #expect(try abs(two.reduce(0) { try $0 + area($1) } - 560_000) < 10)
  }

  @Test func fullAddsTheDissolvedPolygonsByClass() throws {
    let rule = ClassRule(field: "k", method: .values(["a": 1, "b": 2]))
    let definition = HazardDefinition(id: "a", classRule: rule, nearMeters: 100)
    let features: [(Shape, Classification)] = [
      (square(0, 0, side: 100), .hazard(1)), (square(50, 0, side: 100), .hazard(1)),
      (square(1000, 0, side: 100), .hazard(1)),
      (square(0, 0, side: 100), .hazard(2)), (square(5000, 0, side: 100), .noHazard),
    ]
    let found = try zones(features, definition, full: true).filter { $0.kind != .near(meters: 100) }
    #expect(found.map(\.kind) == [.hazardClass(2), .hazardClass(1), .hazardClass(1)])
    #expect(try zip(found, [10_000.0, 15_000, 10_000]).allSatisfy { try abs(area($0) - $1) < 1 })
    let layer = try DrawnHazard(features, HazardDefinition(id: "a", classRule: rule)).layer()
    #expect(layer.zoneSheets(full: false).isEmpty && !layer.zoneSheets(full: true).isEmpty)
  }

  /// Two squares, 107.9 and 108.1 degrees east: each is buffered in its own zone.
  @Test func everyPartIsBufferedInItsOwnUTMZone() throws {
    let hazard = HazardLayer(
      definition: HazardDefinition(id: "a", nearMeters: 1000),
      layer: IndexedLayer(
        file: "a", crs: .wgs84, geometries: FeatureGeometries(drawing: [.point(107.9, -6), .point(108.1, -6)])),
      classifications: [.hazard(1), .hazard(1)], featureIDs: [.missing, .missing])
    let found = try hazard.drawnZones()
    let areas = try [area(try #require(found.first), in: 32748), area(try #require(found.last), in: 32749)]
    #expect(found.count == 2)
    // A polygon of 64 corners on a circle of 1,000 m: 32 * sin(pi / 32) square kilometres.
    #expect(areas.allSatisfy { abs($0 - 3_136_548) < 10 })
  }

  @Test func onlyWhatTouchesTheEnvelopeIsDrawn() throws {
    let features = [square(0, 0, side: 100), square(5000, 0, side: 100)].map { ($0, Classification.hazard(1)) }
    let around = Envelope(minX: origin.x - 10, minY: origin.y - 10, maxX: origin.x + 10, maxY: origin.y + 10)
    #expect(try zones(features, HazardDefinition(id: "a", nearMeters: 100), around: around).count == 1)
  }

  /// A comb with teeth of 2 m and gaps of 2 m: at a distance of 100 m nobody sees the gaps.
  @Test func recessesThatTheBufferHardlySeesMakeNoDifference() throws {
    var comb: [Double] = [0, 0]
    for tooth in 0..<50 {
      let x = Double(4 * tooth)
      comb += [x + 2, 0, x + 2, 100, x + 4, 100, x + 4, 0]
    }
    comb += [200, -50, 0, -50, 0, 0]
    let outline = comb.enumerated().map { $0.isMultiple(of: 2) ? $1 + origin.x : $1 + origin.y }
    let features = [(Shape.polygon([outline]), Classification.hazard(1))]
    let layer = try DrawnHazard(features, HazardDefinition(id: "a", nearMeters: 100)).layer()
    let (filled, exact) = (try layer.drawnZones(precision: .standard), try layer.drawnZones(precision: .exact))
    #expect(filled.count == 1 && exact.count == 1)
    let (one, other) = (try area(filled[0]), try area(exact[0]))
    // The outline is about 1,100 m long and moves by at most 0.12 % of 100 m.
    #expect(abs(one - other) < 1100 * 0.12)
  }

  @Test func envelopesThatMeetThroughOthersAreOneGroup() {
    func at(_ x: Double) -> Envelope { Envelope(minX: x, minY: 0, maxX: x + 1, maxY: 1) }
    #expect(connectedGroups(of: []) == [])
    #expect(connectedGroups(of: [at(4), at(0), at(1), at(2), at(9)]) == [[0], [1, 2, 3], [4]])
    #expect(connectedGroups(of: [at(0), at(2), at(1)]) == [[0, 1, 2]])
  }
}

extension HazardLayer {
  /// All zones, sheet by sheet, each sorted from west to east.
  fileprivate func drawnZones(
    full: Bool = false, around envelope: Envelope? = nil, precision: ZonePrecision = .exact
  ) throws -> [HazardZone] {
    let builder = ZoneBuilder(
      self, metricCRS: .utm(datumOf: .wgs84), precision: precision, in: try GEOSContext())
    return try zoneSheets(full: full, around: envelope).flatMap { sheet in
      var shapes = FeatureGeometries()
      for piece in try builder.pieces(of: sheet) {
        shapes.appendFeatures(of: try builder.shapes(of: sheet, piece))
      }
      let polygons = try ZoneBuilder.groups(of: shapes).flatMap { try builder.dissolved($0, of: shapes) }
      return polygons.sorted { $0.envelope(ofPart: 0).minX < $1.envelope(ofPart: 0).minX }
        .map { HazardZone(kind: sheet.kind, geometry: $0) }
    }
  }
}
