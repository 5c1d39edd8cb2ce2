import FeatureModel
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct PositionAccuracyTests {
  private func read(
    _ accuracy: PositionAccuracy?, _ values: [PropertyValue]
  ) throws -> (stations: PollingStations, codes: [String]) {
    let ids = values.indices.map { PropertyValue.string("t\($0)") }
    let read = try PollingStations.read(
      table(values.indices.map { .point(106 + Double($0), -6) }, ["kode": ids, "akurasi": values]),
      fields: PollingStationFields(id: "kode", accuracy: accuracy), crs: .wgs84)
    return (read.stations, read.findings.map(\.code))
  }

  @Test func oneLengthHoldsForAll() throws {
    let stations = try read(.meters(25), [.null, .null]).stations
    #expect((0..<2).map { stations.accuracyMeters(of: $0) } == [25, 25])
    #expect(stations.greatestAccuracyMeters == 25)
  }

  @Test func aFieldHoldsMetres() throws {
    let (stations, codes) = try read(
      .field("akurasi"), [.number("12.5"), .string(" 7,5 "), .number("0"), .null, .string("jauh"), .number("-1")])
    #expect((0..<6).map { stations.accuracyMeters(of: $0) } == [12.5, 7.5, 0, nil, nil, nil])
    #expect(stations.greatestAccuracyMeters == 12.5)
    #expect(codes == ["accuracy-missing", "accuracy-unreadable", "accuracy-unreadable"])
  }

  @Test func withoutOneNothingIsKnown() throws {
    let stations = try read(nil, [.number("5")]).stations
    #expect(stations.accuracies == nil && stations.greatestAccuracyMeters == nil)
    #expect(stations.accuracyMeters(of: 0) == nil)
  }
}
