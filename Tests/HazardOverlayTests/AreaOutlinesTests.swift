import CoordinateTransforms
import FeatureModel
import TestSupport
import Testing

@testable import HazardOverlay

/// Two squares of 1,000 m with a gap of 100 m, around the middle of UTM zone 48S.
@Suite struct AreaOutlinesTests {
  private let x = 500_000.0
  private let y = 9_300_000.0

  private func layer() throws -> AdministrativeLayer {
    AdministrativeLayer(
      level: .regency, layer: try Metres.layer([.square(x, y, side: 1000), .square(x + 1100, y, side: 1000)]),
      codes: ["3601", "3602"].map { AdministrativeCode($0) }, names: ["", ""])
  }

  private func degrees(_ dx: Double, _ dy: Double) throws -> Position {
    try CoordinateTransformer(from: Metres.crs, to: .wgs84).transform(Position(x: x + dx, y: y + dy))
  }

  @Test func theOutlineIsMeasuredFromBothSides() throws {
    let positions = try [degrees(30, 500), degrees(-70, 500), degrees(1500, 500)]
    let meters = try layer().outlineMeters(ofArea: 0, from: positions, in: Metres.crs)
    #expect(zip(meters, [30, 70, 500]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(try layer().outlineMeters(ofArea: 0, from: [Position(x: .nan, y: 0)], in: Metres.crs) == [.infinity])
  }

  @Test func aPlaceInAGapHasANeighbour() throws {
    let places = try [degrees(1030, 500), degrees(-30, 500)]
    let found = try layer().nearestPlacements(of: places, toleranceMeters: 80, in: Metres.crs)
    #expect(found.map(\.area) == [0, 0])
    #expect(found.map(\.neighbour) == [1, nil])
    let narrow = try layer().nearestPlacements(of: places, toleranceMeters: 60, in: Metres.crs)
    #expect(narrow.map(\.neighbour) == [nil, nil])
  }
}
