import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct ZoneSheetTests {
  /// Ten squares of five positions: a piece takes parts until it has 12 positions or more.
  @Test func aSheetIsCutIntoPiecesThatHoldEveryPartOnce() throws {
    let shapes = (0..<10).map { Shape.square(Double($0) * 200, 0, side: 100) }
    let layer = try DrawnHazard(shapes, HazardDefinition(id: "a", nearMeters: 10)).layer()
    let sheet = try #require(layer.zoneSheets(full: false).first)
    #expect(sheet.pieces(of: layer).count == 1)
    let pieces = sheet.pieces(of: layer, positions: 12)
    #expect(pieces.map(\.count) == [3, 3, 3, 1])
    #expect(pieces.flatMap { $0 } == sheet.parts)
  }

  /// A TPS at the source is within both rings, so its class is 2, as in `ExposureFinder`.
  @Test func aRingWithinOneOfAHigherClassHasThatClass() throws {
    let rings = [HazardRing(toMeters: 10, hazardClass: 1), HazardRing(toMeters: 20, hazardClass: 2)]
    let layer = try DrawnHazard([Shape.point(0, 0)], HazardDefinition(id: "a", rings: rings)).layer()
    #expect(layer.zoneSheets(full: false).map(\.kind) == [.hazardClass(2), .hazardClass(2)])
  }

  @Test func aBandInsideIsNeverCut() throws {
    let shapes = (0..<10).map { Shape.square(Double($0) * 200, 0, side: 100) }
    let layer = try DrawnHazard(shapes, HazardDefinition(id: "a", nearMeters: 10, isInverted: true)).layer()
    let sheet = try #require(layer.zoneSheets(full: false).first)
    #expect(sheet.pieces(of: layer, positions: 12).count == 1)
  }

  @Test func nothingToDrawHasNoPieces() throws {
    let layer = try DrawnHazard([Shape]([]), HazardDefinition(id: "a", nearMeters: 10)).layer()
    #expect(layer.zoneSheets(full: false).flatMap { $0.pieces(of: layer) }.isEmpty)
    #expect(try DrawnHazard([Shape]([])).layer().zoneSheets(full: false).isEmpty)
  }
}
