import FeatureModel
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

/// Banten and its surroundings: longitude 105 to 107, latitude -7.1 to -5.8.
@Suite struct CoordinateSuspicionTests {
  private func suspicion(of degrees: Position) throws -> (slip: CoordinateSlip, corrected: Position)? {
    let layer = AdministrativeLayer(
      level: .regency,
      layer: IndexedLayer(
        file: "kabkota.geojson", crs: .wgs84, geometries: FeatureGeometries(drawing: [.rectangle(105, -7.1, 107, -5.8)])
      ),
      codes: [AdministrativeCode("36")], names: ["Banten"])
    return try RegencyLocator(layer, in: try GEOSContext()).suspicion(of: degrees, toLayer: { $0 })
      .map { ($0.slip, $0.corrected) }
  }

  @Test(arguments: [
    (Position(x: -6.25, y: 106.5), CoordinateSlip.axesSwapped), (Position(x: 106.5, y: 6.25), .latitudeSignLost),
    (Position(x: 10.65, y: -6.25), .longitudePointSlipped(1)),
    (Position(x: 1.065, y: -6.25), .longitudePointSlipped(2)),
    (Position(x: 0.1065, y: -6.25), .longitudePointSlipped(3)),
    (Position(x: 1065, y: -6.25), .longitudePointSlipped(-1)),
    (Position(x: 10650, y: -6.25), .longitudePointSlipped(-2)),
    (Position(x: 106_500, y: -6.25), .longitudePointSlipped(-3)),
    (Position(x: 106.5, y: -0.625), .latitudePointSlipped(1)),
    (Position(x: 106.5, y: -0.0625), .latitudePointSlipped(2)),
    (Position(x: 106.5, y: -0.00625), .latitudePointSlipped(3)),
    (Position(x: 106.5, y: -62.5), .latitudePointSlipped(-1)),
    (Position(x: 106.5, y: -625), .latitudePointSlipped(-2)), (Position(x: 106.5, y: -6250), .latitudePointSlipped(-3)),
  ])
  func everySlipIsRecognized(degrees: Position, slip: CoordinateSlip) throws {
    let found = try #require(try suspicion(of: degrees))
    #expect(found.slip == slip)
    #expect(abs(found.corrected.x - 106.5) < 1e-9 && abs(found.corrected.y + 6.25) < 1e-9)
  }

  @Test func aPlaceThatNoSlipExplainsIsNotSuspected() throws {
    #expect(try suspicion(of: Position(x: 110.4, y: -7.0)) == nil)
    #expect(try suspicion(of: Position(x: 0, y: 0)) == nil)
  }

  @Test func everySlipIsTriedOnce() {
    #expect(CoordinateSlip.all.count == 14)
    #expect(CoordinateSlip.all.first == .axesSwapped)
  }
}
