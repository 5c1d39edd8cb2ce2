import FeatureModel
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct ZoneSheetTests {
  /// Ten squares of five positions, none in reach of another: a piece takes parts until it has 12 positions or more.
  @Test func aSheetIsCutIntoPiecesThatHoldEveryPartOnce() throws {
    let layer = try Self.layer(near: 10)
    let sheet = try #require(layer.zoneSheets(full: false).first)
    let builder = try layer.builder()
    #expect(try builder.pieces(of: sheet).count == 1)
    let pieces = try builder.pieces(of: sheet, positions: 12)
    #expect(pieces.map(\.clusters.count) == [3, 3, 3, 1])
    #expect(pieces.flatMap(\.parts) == sheet.parts)
  }

  /// Buffers of 60 m of squares 100 m apart touch: they are drawn together, but never too many of them.
  @Test func neighboursAreDrawnTogether() throws {
    let layer = try Self.layer(near: 60)
    let sheet = try #require(layer.zoneSheets(full: false).first)
    let builder = try layer.builder()
    let together = try builder.pieces(of: sheet)
    #expect(together.map { $0.clusters.map { $0.sorted() } } == [[Array(0..<10)]])
    let pieces = try builder.pieces(of: sheet, positions: 12)
    #expect(pieces.map { $0.clusters.map(\.count) } == [[5], [5]])
    #expect(pieces.flatMap(\.parts).sorted() == sheet.parts)
  }

  /// However the parts are cut into clusters, the dissolved zones enclose the same area.
  @Test func clustersDoNotChangeTheZones() throws {
    let layer = try Self.layer(near: 60)
    let sheet = try #require(layer.zoneSheets(full: false).first)
    let builder = try layer.builder()
    let areas = try [12, 25, 1000].map { limit -> Double in
      var all = FeatureGeometries()
      for piece in try builder.pieces(of: sheet, positions: limit) {
        all.appendFeatures(of: try builder.shapes(of: sheet, piece))
      }
      let zones = try ZoneBuilder.groups(of: all).flatMap { try builder.dissolved($0, of: all) }
      #expect(zones.count == 1)
      return try zones.reduce(0.0) { try $0 + GEOSGeometry(feature: 0, of: $1, in: GEOSContext()).planarArea }
    }
    #expect(areas[0] > 0 && areas.allSatisfy { abs($0 / areas[0] - 1) < 1e-5 })
  }

  /// A TPS at the source is within both rings, so its class is 2, as in `ExposureFinder`.
  @Test func aRingWithinOneOfAHigherClassHasThatClass() throws {
    let rings = [HazardRing(toMeters: 10, hazardClass: 1), HazardRing(toMeters: 20, hazardClass: 2)]
    let layer = try DrawnHazard([Shape.point(0, 0)], HazardDefinition(id: "a", rings: rings)).layer()
    #expect(layer.zoneSheets(full: false).map(\.kind) == [.hazardClass(2), .hazardClass(2)])
  }

  @Test func aBandInsideIsNeverCut() throws {
    let layer = try Self.layer(near: 10, isInverted: true)
    let sheet = try #require(layer.zoneSheets(full: false).first)
    #expect(try layer.builder().pieces(of: sheet, positions: 12).count == 1)
  }

  @Test func nothingToDrawHasNoPieces() throws {
    let layer = try DrawnHazard([Shape]([]), HazardDefinition(id: "a", nearMeters: 10)).layer()
    #expect(try layer.zoneSheets(full: false).flatMap { try layer.builder().pieces(of: $0) }.isEmpty)
    #expect(try DrawnHazard([Shape]([])).layer().zoneSheets(full: false).isEmpty)
  }

  private static func layer(near meters: Double, isInverted: Bool = false) throws -> HazardLayer {
    let shapes = (0..<10).map { Shape.square(Double($0) * 200, 0, side: 100) }
    return try DrawnHazard(shapes, HazardDefinition(id: "a", nearMeters: meters, isInverted: isInverted)).layer()
  }
}

extension HazardLayer {
  fileprivate func builder() throws -> ZoneBuilder {
    ZoneBuilder(self, metricCRS: .utm(datumOf: .wgs84), precision: .standard, in: try GEOSContext())
  }
}
