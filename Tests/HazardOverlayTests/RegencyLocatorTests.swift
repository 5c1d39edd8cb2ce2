import CoordinateTransforms
import FeatureModel
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

/// 36.01 from (0, 0) to (10, 10), 36.02 beside it to (20, 10), 36.03 over both from (5, 5) to (15, 15).
@Suite struct RegencyLocatorTests {
  private func locate(_ x: Double, _ y: Double, claimed: String? = nil) throws -> Placement {
    let layer = AdministrativeLayer(
      level: .regency,
      layer: try Metres.layer([
        .square(10, 0, side: 10), .square(0, 0, side: 10), .square(5, 5, side: 10), .square(30, 0, side: 10),
      ]),
      codes: ["3602", "3601", "3603", nil].map { $0.flatMap { AdministrativeCode($0) } }, names: ["", "", "", ""])
    return try RegencyLocator(layer, in: try GEOSContext()).placement(
      of: Position(x: x, y: y), claimed: claimed.flatMap { AdministrativeCode($0) })
  }

  @Test func onePolygonHoldsThePoint() throws {
    #expect(try locate(2, 2) == Placement(area: 0, rule: .inside))
    #expect(try locate(18, 2) == Placement(area: 1, rule: .inside))
    #expect(try locate(0, 2) == Placement(area: 0, rule: .inside))
    // The code of the TPS does not matter where one polygon holds it.
    #expect(try locate(2, 2, claimed: "3602") == Placement(area: 0, rule: .inside))
  }

  @Test func onACommonBorderTheClaimedRegencyWins() throws {
    #expect(try locate(10, 2, claimed: "36.02") == Placement(area: 1, rule: .border))
    #expect(try locate(10, 2, claimed: "3601") == Placement(area: 0, rule: .border))
  }

  @Test func onACommonBorderWithoutAClaimTheLowerCodeWins() throws {
    #expect(try locate(10, 2) == Placement(area: 0, rule: .border))
    #expect(try locate(10, 2, claimed: "3603") == Placement(area: 0, rule: .border))
    #expect(try locate(10, 2, claimed: "9999") == Placement(area: 0, rule: .border))
  }

  @Test func anOverlapIsDecidedLikeABorder() throws {
    #expect(try locate(12, 8) == Placement(area: 1, rule: .border))
    #expect(try locate(12, 8, claimed: "3603") == Placement(area: 2, rule: .border))
  }

  @Test func outsideAllOfThemAndInOneWithoutACodeIsOutside() throws {
    #expect(try locate(25, 2) == .outside)
    #expect(try locate(35, 2, claimed: "3601") == .outside)
    #expect(try locate(.nan, .nan) == .outside)
  }

  @Test func severalFeaturesOfOneCodeAreOneRegency() throws {
    let layer = AdministrativeLayer(
      level: .regency, layer: try Metres.layer([.square(0, 0, side: 10), .square(5, 0, side: 10)]),
      codes: ["3601", "36.01"].map { AdministrativeCode($0) }, names: ["", ""])
    let placement = try RegencyLocator(layer, in: try GEOSContext()).placement(of: Position(x: 7, y: 5), claimed: nil)
    #expect(placement == Placement(area: 0, rule: .inside))
  }
}

/// Squares of 1,000 m around the middle of UTM zone 48S.
@Suite struct NearestPlacementTests {
  private func nearest(_ positions: [Position], tolerance: Double) throws -> [Placement] {
    let (x, y) = (500_000.0, 9_300_000.0)
    let layer = AdministrativeLayer(
      level: .regency,
      layer: try Metres.layer([
        .square(x + 1200, y, side: 1000), .square(x, y, side: 1000), .square(x, y + 1050, side: 10),
      ]),
      codes: ["3602", "3601", nil].map { $0.flatMap { AdministrativeCode($0) } }, names: ["", "", ""])
    let toDegrees = try CoordinateTransformer(from: Metres.crs, to: .wgs84)
    let degrees = positions.map { toDegrees.transform(Position(x: x + $0.x, y: y + $0.y)) }
    return try layer.nearestPlacements(of: degrees, toleranceMeters: tolerance, in: Metres.crs)
  }

  @Test func theNearestWithinTheToleranceIsTaken() throws {
    let found = try nearest(
      [Position(x: 1050, y: 500), Position(x: 1150, y: 500), Position(x: -100, y: 500), Position(x: 1100, y: 500)],
      tolerance: 90)
    #expect(found.map(\.area) == [0, 1, nil, nil])
    #expect(found.map(\.rule) == [.nearest, .nearest, .outside, .outside])
    let meters = try found.prefix(2).map { try #require($0.distanceMeters) }
    #expect(meters.allSatisfy { abs($0 - 50) < 1e-6 })
  }

  /// (0, 1000) on top of 36.01, 50 m below a feature without a code, which holds no TPS.
  @Test func aFeatureWithoutACodeIsNotTaken() throws {
    #expect(try nearest([Position(x: 5, y: 1040)], tolerance: 250).map(\.area) == [0])
  }

  @Test func withoutAToleranceNothingIsNear() throws {
    #expect(try nearest([Position(x: 1000.001, y: 500)], tolerance: 0) == [.outside])
    #expect(try nearest([], tolerance: 250) == [])
  }
}
