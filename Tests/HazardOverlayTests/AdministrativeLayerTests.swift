import FeatureModel
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct AdministrativeLayerTests {
  private func layer(_ shapes: [Shape], codes: [String?], names: [String]) throws -> AdministrativeLayer {
    AdministrativeLayer(
      level: .regency, layer: try Metres.layer(shapes), codes: codes.map { $0.flatMap { AdministrativeCode($0) } },
      names: names)
  }

  @Test func noFeaturesAreNoAreas() throws {
    let layer = try layer([], codes: [], names: [])
    #expect(layer.areas.isEmpty)
    #expect(layer.area(withCode: AdministrativeCode("3601")) == nil)
    #expect(layer.envelope(ofAreas: []).isEmpty)
  }

  @Test func areasAreSortedByCodeAndTakeTheFirstName() throws {
    let layer = try layer(
      [.square(0, 0, side: 1), .square(5, 0, side: 1), .nothing, .square(0, 5, side: 1), .square(9, 9, side: 1)],
      codes: ["3602", "3601", "3603", "36.02", nil], names: ["", "Pandeglang", "Tanpa", "Lebak", "Tak bernama"])
    #expect(layer.areas.map(\.code.text) == ["3601", "3602", "3603"])
    #expect(layer.areas.map(\.name) == ["Pandeglang", "Lebak", "Tanpa"])
    #expect(layer.featureAreas == [1, 0, 2, 1, nil])
    #expect(layer.area(withCode: AdministrativeCode("3602")) == 1)
    #expect(layer.area(withCode: nil) == nil)
  }

  @Test func theEnvelopeIsThatOfTheAreasAskedFor() throws {
    let layer = try layer(
      [.square(0, 0, side: 1), .square(5, 0, side: 1), .square(0, 5, side: 1)], codes: ["3602", "3601", "3602"],
      names: ["", "", ""])
    let codes = ["3602", "9999"].compactMap { AdministrativeCode($0) }
    #expect(layer.envelope(ofAreas: codes) == Envelope(minX: 0, minY: 0, maxX: 1, maxY: 6))
  }
}
