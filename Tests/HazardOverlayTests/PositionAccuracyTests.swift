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

  /// 1/8000 of a degree at 47 degrees north is 13.9 m high and 9.5 m wide: half the diagonal is 8.4 m. A code of eight digits
  /// stands for a cell twenty times as high and wide.
  @Test func aPlusCodeSaysHowLargeItsCellIs() throws {
    let (stations, codes) = try read(
      .plusCode("akurasi"), [.string("8FVC2222+22"), .string("8FVC2222+"), .string("2222+22"), .null])
    let meters = (0..<4).map { stations.accuracyMeters(of: $0) }
    #expect(abs(try #require(meters[0]) - 8.418) < 0.01)
    #expect(abs(try #require(meters[1]) / 20 - 8.418) < 0.02)
    #expect(meters[2] == nil && meters[3] == nil)
    #expect(codes.isEmpty)
  }

  @Test func withoutOneNothingIsKnown() throws {
    let stations = try read(nil, [.number("5")]).stations
    #expect(stations.accuracies == nil && stations.greatestAccuracyMeters == nil)
    #expect(stations.accuracyMeters(of: 0) == nil)
  }
}
