import CoordinateTransforms
import Diagnostics
import FeatureModel
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct PollingStationsTests {
  private let fields = PollingStationFields(id: "kode", villageCode: "desa", voters: "dpt")

  private func read(
    _ shapes: [Shape], ids: [PropertyValue], villages: [PropertyValue]? = nil, voters: [PropertyValue]? = nil,
    crs: CRS = .wgs84
  ) throws -> (stations: PollingStations, findings: [Diagnostic]) {
    let unused = [PropertyValue](repeating: .missing, count: shapes.count)
    var fields = fields
    if voters == nil { fields.voters = nil }
    let values = table(shapes, ["kode": ids, "desa": villages ?? unused, "dpt": voters ?? unused])
    let read = try PollingStations.read(values, fields: fields, crs: crs)
    let checks: [StationCheck] = [.ids, .stacks, .villageCodes]
    return (
      read.stations,
      read.findings + checks.flatMap { $0.findings(read.stations, in: values, fields: fields, regencies: []) }
    )
  }

  @Test func fieldsAndCodesAreRead() throws {
    let (stations, findings) = try read(
      [.point(106.1, -6.1), .point(106.2, -6.2), .point(106.3, -6.3)],
      ids: [.string(" 3601122001001 "), .number("3671011001002"), .string("TPS 3")],
      villages: [.string("3601122002"), .missing, .null], voters: [.number("300"), .string(" 250 "), .number("1e2")])
    #expect(findings.isEmpty)
    #expect(stations.count == 3)
    #expect(stations.ids == ["3601122001001", "3671011001002", "TPS 3"])
    #expect(stations.villageCodes.map { $0?.text } == ["3601122002", "36.71.01.1001", nil])
    #expect(stations.regencyCodes.map { $0?.text } == ["36.01", "36.71", nil])
    #expect(stations.voters == [300, 250, 100])
    #expect(stations.degrees(of: 1) == Position(x: 106.2, y: -6.2))
    #expect(stations.position(of: 1) == Position(x: 106.2, y: -6.2))
    #expect(stations.place(of: 1) == Place("t.geojson", feature: 1, id: "3671011001002"))
  }

  @Test func coordinatesAreBroughtToDegrees() throws {
    let (stations, findings) = try read([.point(500_000, 10_000_000)], ids: [.string("a")], crs: Metres.crs)
    #expect(findings.isEmpty)
    // The middle of UTM zone 48S on the equator is 105 degrees east.
    #expect(abs(stations.degrees(of: 0).x - 105) < 1e-9 && abs(stations.degrees(of: 0).y) < 1e-9)
    #expect(stations.position(of: 0) == Position(x: 500_000, y: 10_000_000))
  }

  @Test func aTPSWithoutAPointIsUnlocated() throws {
    let twoPoints = Shape.multiPolygon([])
    let (stations, findings) = try read(
      [.nothing, .line([106, -6, 107, -6]), .square(106, -6, side: 0.1), twoPoints, .point(106, -6)],
      ids: (0..<5).map { .string("t\($0)") })
    #expect((0..<5).map { stations.isLocated($0) } == [false, false, false, false, true])
    #expect(
      findings.map(\.code) == ["geometry-missing", "geometry-not-point", "geometry-not-point", "geometry-missing"])
    #expect(findings.allSatisfy { $0.severity == .warning })
    #expect(findings.allSatisfy { $0.action == .unlocated })
    #expect(findings[1].place == Place("t.geojson", feature: 1, id: "t1"))
    #expect(findings[1].message.en == "a TPS is one point, and this is a LineString of 1 part(s)")
    #expect(stations.lonLat[0].isNaN && stations.coordinates[1].isNaN)
  }

  @Test(arguments: [
    Shape.point(.nan, .nan), .point(.infinity, 0), .point(106, -91), .point(181, 0), .point(106_500, -6.2),
  ])
  func aPointThatIsNoPlaceIsUnlocated(shape: Shape) throws {
    let (stations, findings) = try read([shape], ids: [.string("a")])
    #expect(!stations.isLocated(0))
    #expect(stations.lonLat.allSatisfy { $0.isNaN })
    #expect(findings.map(\.code) == ["coordinate-unusable"])
    #expect(findings.map(\.action) == [.unlocated])
  }

  @Test func whatTheReaderReportedIsNotReportedAgain() throws {
    var malformed = table([.nothing], ["kode": [.string("a")]])
    malformed.findings = [
      Diagnostic(
        .error, "geometry-malformed", at: Place("t.geojson", feature: 0), LocalizedText("x"), fix: LocalizedText("y"),
        action: .skipped)
    ]
    let findings = try PollingStations.read(malformed, fields: PollingStationFields(id: "kode"), crs: .wgs84).findings
    #expect(findings.map(\.code) == ["geometry-malformed"])
  }

  @Test func missingAndDuplicateIdsAreKeptAndSaid() throws {
    let (stations, findings) = try read(
      (0..<5).map { .point(106 + Double($0), -6) },
      ids: [.string("a"), .null, .string(" a"), .string("  "), .string("a")])
    #expect(stations.ids == ["a", "", "a", "", "a"])
    #expect(findings.map(\.place.feature) == [1, 2, 3, 4])
    let duplicates = findings.filter { $0.code == "id-duplicate" }
    #expect(duplicates.map(\.place.feature) == [2, 4])
    #expect(duplicates.allSatisfy { $0.message.en == "feature 0 has the same id; both are counted" })
    #expect(findings.filter { $0.code == "id-missing" }.map(\.place.feature) == [1, 3])
    #expect(findings.allSatisfy { $0.severity == .warning && $0.action == .kept })
  }

  @Test(arguments: ["-1", "12.5", "banyak", "nan", "1e300", "9223372036854775807", "3601010001000", "1000001"])
  func votersThatAreNoCountAreReported(text: String) throws {
    let (stations, findings) = try read([.point(106, -6)], ids: [.string("a")], voters: [.string(text)])
    #expect(stations.voters == [nil])
    #expect(findings.map(\.code) == ["voters-unreadable", "voters-unknown"])
  }

  @Test func votersAreReadAsPeopleWriteThem() throws {
    let (stations, findings) = try read(
      (0..<3).map { .point(106 + Double($0), -6) }, ids: ["a", "b", "c"].map { .string($0) },
      voters: [.string("1.234"), .string("287,0"), .string("300")])
    #expect(stations.voters == [1234, 287, 300])
    #expect(findings.map(\.code) == ["voters-too-many"])
    let mixed = try read(
      (0..<2).map { .point(106 + Double($0), -6) }, ids: ["a", "b"].map { .string($0) },
      voters: [.string("1.234"), .string("1,234")])
    #expect(mixed.stations.voters == [nil, nil])
    #expect(mixed.findings.map(\.code) == ["number-ambiguous", "number-ambiguous", "voters-unknown"])
    #expect(
      mixed.findings[0].message.en.contains("1.234 with a decimal point and 1234 with a decimal comma") == true)
  }

  @Test func absentVotersAreReportedOnce() throws {
    let (stations, findings) = try read(
      (0..<4).map { .point(106 + Double($0), -6) }, ids: ["a", "b", "c", "d"].map { .string($0) },
      voters: [.null, .missing, .string(" "), .number("300.0")])
    #expect(stations.voters == [nil, nil, nil, 300])
    #expect(findings.map(\.code) == ["voters-unknown"])
    #expect(findings.first?.place.feature == 0)
    #expect(findings.first?.message.en.hasPrefix("the voters of 3 of 4 TPS are not known") == true)
    let without = try PollingStations.read(
      table([.point(106, -6)], ["kode": [.string("a")]]), fields: PollingStationFields(id: "kode"), crs: .wgs84)
    #expect(without.stations.voters == nil)
  }

  @Test func aFileWithoutFeaturesStops() {
    let found = problem { _ = try read([], ids: []) }
    #expect(found?.code == "no-features")
  }

  @Test func aFieldThatNoFeatureHasStops() {
    let found = problem {
      _ = try PollingStations.read(
        table([.point(106, -6)], ["id": [.string("a")], "nama": [.null]]), fields: PollingStationFields(id: "kode"),
        crs: .wgs84)
    }
    #expect(found?.code == "property-missing")
    #expect(found?.message.en == "no feature has \"kode\"; they have \"id\", \"nama\"")
  }
}
