import FeatureModel
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct StackedStationsTests {
  private func stations(_ places: [(code: String, x: Double)]) throws -> PollingStations {
    try PollingStations.read(
      table(places.map { .point($0.x, -6) }, ["kode": places.map { .string($0.code) }]),
      fields: PollingStationFields(id: "kode"), crs: .wgs84
    ).stations
  }

  @Test func theSameCoordinateIsOneStack() throws {
    let found = try stations([("a", 106), ("b", 107), ("c", 106), ("d", 108), ("e", 107), ("f", 106)])
    #expect(found.stacks() == [[0, 2, 5], [1, 4]])
    #expect(try stations([("a", 106), ("b", 106.000_000_1)]).stacks().isEmpty)
  }

  @Test func unlocatedTPSAreNoStack() throws {
    let read = try PollingStations.read(
      table([.nothing, .nothing], ["kode": [.string("a"), .string("b")]]), fields: PollingStationFields(id: "kode"),
      crs: .wgs84)
    #expect(read.stations.stacks().isEmpty)
  }

  @Test func theSameTPSTwiceIsAnotherFinding() throws {
    #expect(try stations([("a", 106), ("a", 106)]).stackFindings().isEmpty)
    #expect(try stations([("a", 106), ("a", 106), ("b", 106)]).stackFindings().count == 1)
  }

  @Test func oneSchoolIsANoteAndTwoVillagesAreAWarning() throws {
    let school = try stations([("3601122001001", 106), ("3601122001002", 106)]).stackFindings()
    #expect(school.map(\.severity) == [.note])
    #expect(school.first?.message.en.hasPrefix("2 TPS have the same coordinate 106.00000, -6.00000") == true)
    let villages = try stations([("3601122001001", 106), ("3601122002001", 106)]).stackFindings()
    #expect(villages.map(\.severity) == [.warning])
    #expect(villages.first?.message.en.hasPrefix("2 TPS of 2 villages") == true)
  }

  @Test func idsOfTenDigitsAreNoVillages() throws {
    let ids = try stations([("1658391009", 106), ("1658391010", 106)])
    #expect(ids.villageCodes.map { $0?.text } == ["16.58.39.1009", "16.58.39.1010"])
    #expect(ids.stackFindings().map(\.severity) == [.note])
  }

  @Test(arguments: [(10, 0), (11, 1)]) func manyTPSLookLikeTheMiddleOfAVillage(count: Int, warnings: Int) throws {
    let places = (1...count).map { (code: "3601122001\($0 + 100)", x: 106.0) }
    #expect(try stations(places).stackFindings().count { $0.severity == .warning } == warnings)
  }
}
