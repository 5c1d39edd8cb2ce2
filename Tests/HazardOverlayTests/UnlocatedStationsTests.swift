import CoordinateTransforms
import Diagnostics
import FeatureModel
import HazardOverlay
import Testing

@Suite struct UnlocatedStationsTests {
  /// n TPS at these coordinates; nil for none.
  private func table(_ positions: [Position?], _ findings: [Diagnostic] = []) -> FeatureTable {
    var table = FeatureTable(file: "tps.geojson")
    table.propertyNames = ["kode"]
    table.ids = positions.map { _ in .missing }
    table.properties = ["kode": positions.indices.map { .string("T\($0)") }]
    for position in positions {
      if let position {
        table.geometries.appendPosition(x: position.x, y: position.y)
        table.geometries.endRing()
        table.geometries.endPart(.point)
      }
      table.geometries.endFeature(position == nil ? .none : .point)
    }
    table.findings = findings
    return table
  }

  private func read(_ table: FeatureTable) throws -> (stations: PollingStations, findings: [Diagnostic]) {
    try PollingStations.read(table, fields: PollingStationFields(id: "kode"), crs: .wgs84)
  }

  private func finding(_ code: String, feature: Int, _ action: FindingAction) -> Diagnostic {
    Diagnostic(
      .error, code, at: Place("tps.geojson", feature: feature), LocalizedText("m"), fix: LocalizedText("f"),
      action: action)
  }

  @Test func eachIsOneWarning() throws {
    let (stations, findings) = try read(
      table([nil, Position(x: -6, y: 106), Position(x: 106, y: 91), Position(x: 181, y: -6), Position(x: 106, y: -6)]))
    #expect((0..<5).map(stations.isLocated) == [false, false, false, false, true])
    #expect(
      findings.sorted { ($0.place.feature ?? 0) < ($1.place.feature ?? 0) }.map(\.code)
        == ["geometry-missing", "axis-order-swapped", "coordinate-unusable", "coordinate-unusable"])
    #expect(findings.allSatisfy { $0.severity == .warning && $0.action == .unlocated })
    #expect(
      findings.first { $0.code == "axis-order-swapped" }?.text(in: .en).split(separator: "\n").first
        == """
        warning: tps.geojson: feature 1 (id "T1"), coordinates: latitude 106.00000 is not within -90...90; \
        the pair reads latitude, longitude [axis-order-swapped]
        """)
  }

  @Test func whatTheReaderSaidIsNotSaidAgain() throws {
    let (_, findings) = try read(
      table(
        [nil, nil, nil],
        [
          finding("geometry-malformed", feature: 0, .skipped), finding("coordinate-not-finite", feature: 1, .skipped),
          finding("coordinate-unreadable", feature: 2, .unlocated),
        ]))
    #expect(
      findings.map(\.code) == ["geometry-malformed", "coordinate-not-finite", "coordinate-unreadable"])
    #expect(findings.map(\.severity) == [.error, .warning, .error])
    #expect(findings.allSatisfy { $0.action == .unlocated })
    #expect(findings.map(\.place.id) == ["T0", "T1", "T2"])
  }
}
