import FeatureModel
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

/// Strips of a square of 0.1 degrees: between two meridians the share of the area is the share of the longitude.
@Suite struct AreaOverlayTests {
  private let square = Shape.square(106, -6.1, side: 0.1)

  /// A strip of the square, by shares of its width, that reaches over its upper and lower border.
  private func strip(_ from: Double, _ to: Double) -> Shape {
    .rectangle(106 + 0.1 * from, -6.2, 106 + 0.1 * to, -5.9)
  }

  private func hazard(
    _ features: [(Shape, Classification)], _ definition: HazardDefinition, coverage: [Shape]? = nil
  ) -> HazardLayer {
    func layer(_ shapes: [Shape]) -> IndexedLayer {
      IndexedLayer(file: "a.geojson", crs: .wgs84, geometries: FeatureGeometries(drawing: shapes))
    }
    return HazardLayer(
      definition: definition, layer: layer(features.map(\.0)), classifications: features.map(\.1),
      featureIDs: features.map { _ in .missing }, coverage: coverage.map(layer))
  }

  private func zone(_ kind: HazardZone.Kind, _ shape: Shape) -> HazardZone {
    HazardZone(kind: kind, geometry: FeatureGeometries(drawing: [shape]))
  }

  /// Shares in thousandths, for the whole square or for another area.
  private func shares(_ hazard: HazardLayer, zones: [HazardZone] = [], area: Shape? = nil) throws -> [TallyKey: Int] {
    let found = try AreaOverlay(in: try GEOSContext()).shares(
      of: 0, in: FeatureGeometries(drawing: [area ?? square]), under: hazard.strata(zones: zones))
    #expect(abs(found.parts.values.reduce(0, +) - found.squareMeters) < 1e-3)
    return found.parts.mapValues { Int((1000 * $0 / found.squareMeters).rounded()) }.filter { $0.value > 0 }
  }

  private let rule = HazardDefinition(
    id: "a", classRule: ClassRule(field: "k", method: .values(["1": 1, "3": 3])), nearMeters: 500)

  /// Class 3 covers 0.2 to 0.4 and wins over class 1 from 0.3 to 0.6; the near band ends at 0.7; "no hazard" from 0.65 to 0.9
  /// wins over "no data" from 0.8 to 1.
  @Test func theHigherClassThenNearThenWhatTheValueSays() throws {
    let layer = hazard(
      [
        (strip(0.3, 0.6), .hazard(1)), (strip(0.2, 0.4), .hazard(3)), (strip(0.65, 0.9), .noHazard),
        (strip(0.8, 1), .noData),
      ], rule)
    let zones = [zone(.near(meters: 500), strip(0.1, 0.7))]
    #expect(
      try shares(layer, zones: zones)
        == [.inside(3): 200, .inside(1): 200, .near: 200, .clear: 300, .unmapped: 100])
  }

  /// Beyond the coverage, from 0.5, nothing but the hazard itself is known.
  @Test func beyondTheCoverageIsUnmapped() throws {
    let layer = hazard(
      [(strip(0.4, 0.6), .hazard(1)), (strip(0.7, 0.8), .noHazard)], rule, coverage: [strip(0, 0.5)])
    #expect(try shares(layer) == [.inside(1): 200, .clear: 400, .unmapped: 400])
  }

  @Test func outsideMayMeanUnmapped() throws {
    var definition = rule
    definition.isUnmappedOutside = true
    let layer = hazard([(strip(0.4, 0.6), .hazard(1)), (strip(0.7, 0.8), .noHazard)], definition)
    #expect(try shares(layer) == [.inside(1): 200, .clear: 100, .unmapped: 700])
  }

  /// The signal is from 0.2 to 0.6, twice; its inner band is near; the coverage ends at 0.9.
  @Test func ofAnInvertedLayerTheRestIsTheHazard() throws {
    let definition = HazardDefinition(id: "a", nearMeters: 500, isInverted: true)
    let layer = hazard(
      [(strip(0.2, 0.6), .hazard(1)), (strip(0.2, 0.6), .hazard(1))], definition, coverage: [strip(0, 0.9)])
    let zones = [zone(.near(meters: 500), strip(0.2, 0.25)), zone(.near(meters: 500), strip(0.55, 0.6))]
    #expect(try shares(layer, zones: zones) == [.inside(1): 500, .near: 100, .clear: 300, .unmapped: 100])
  }

  @Test func ringsComeFromTheirZones() throws {
    let definition = HazardDefinition(
      id: "a", rings: [HazardRing(toMeters: 100, hazardClass: 2), HazardRing(toMeters: 200, hazardClass: 1)])
    let layer = hazard([(.point(106.05, -6.05), .hazard(1))], definition)
    let zones = [zone(.hazardClass(2), strip(0, 0.1)), zone(.hazardClass(1), strip(0.1, 0.3))]
    #expect(try shares(layer, zones: zones) == [.inside(2): 100, .inside(1): 200, .clear: 700])
  }

  /// Two polygons of an area that overlap by half count once; a hole is no area.
  @Test func polygonsOfAnAreaCountOnceAndHolesDoNot() throws {
    let layer = hazard([(strip(0, 0.5), .hazard(1))], rule)
    let hole = Shape.polygon([
      squareRing(106, -6.1, side: 0.1), [106, -6.1, 106, -6, 106.05, -6, 106.05, -6.1, 106, -6.1],
    ])
    let rings = [
      squareRing(106, -6.1, side: 0.1), [106.02, -6.08, 106.04, -6.08, 106.04, -6.06, 106.02, -6.06, 106.02, -6.08],
    ]
    #expect(try shares(layer, area: hole) == [.clear: 1000])
    #expect(try shares(layer, area: .polygon(rings)) == [.inside(1): 479, .clear: 521])
    let twice = Shape.multiPolygon([[squareRing(106, -6.1, side: 0.1)], [squareRing(106, -6.1, side: 0.1)]])
    #expect(try shares(layer, area: twice) == [.inside(1): 500, .clear: 500])
  }

  @Test func nothingHasNoShares() throws {
    let overlay = AreaOverlay(in: try GEOSContext())
    let strata = try hazard([(strip(0, 1), .hazard(1))], rule).strata(zones: [])
    let found = try overlay.shares(of: 0, in: FeatureGeometries(drawing: [.nothing]), under: strata)
    #expect(found == AreaShares(squareMeters: 0, parts: [:]))
    let empty = try hazard([], rule).strata(zones: [])
    #expect(
      try overlay.shares(of: 0, in: FeatureGeometries(drawing: [square]), under: empty).parts.keys.sorted {
        $0.statusName < $1.statusName
      } == [.clear])
  }
}
