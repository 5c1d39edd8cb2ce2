import FeatureModel
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct StationCheckTests {
  private func findings(of check: StationCheck, _ ids: [String], regencies: [String] = []) throws -> [String] {
    let read = table(ids.indices.map { .point(106 + 0.01 * Double($0), -6) }, ["kode": ids.map { .string($0) }])
    let fields = PollingStationFields(id: "kode")
    let stations = try PollingStations.read(read, fields: fields, crs: .wgs84).stations
    return check.findings(
      stations, in: read, fields: fields, regencies: regencies.compactMap { AdministrativeCode($0) }
    ).map { "\($0.code) \($0.place.feature ?? -1)" }
  }

  /// What a plain look through all ids before finds.
  private func expected(_ ids: [String]) -> [String] {
    ids.indices.compactMap { index in
      if ids[index].isEmpty { return "id-missing \(index)" }
      return ids[..<index].contains(ids[index]) ? "id-duplicate \(index)" : nil
    }
  }

  @Test(arguments: [
    ["1", "2", "10"], ["1", "1"], ["01", "1"], ["1", "01", "001", "01"], ["2", "1", "2"], ["", "1"], ["1", "2", ""],
    ["9", "10", "9"], ["3601122001001", "3601122001002", "3601122001001"], ["a", "b", "a"], ["1", "b", "1"],
    ["1234567890123456789", "1234567890123456789"], ["0", "1", "2"], ["-1", "1", "-1"], ["e\u{301}", "\u{e9}"],
  ])
  func idsThatAreMissingOrTwiceAreFound(ids: [String]) throws {
    #expect(try findings(of: .ids, ids) == expected(ids))
  }

  @Test func codesThatLostDigitsAreFound() throws {
    let ids = ["3601122001001", "3601122001002", "360112200103", "TPS 4"]
    #expect(try findings(of: .codes, ids, regencies: ["36.01"]) == ["code-malformed 2", "code-malformed 3"])
    #expect(try findings(of: .codes, ["TPS 1", "TPS 2"], regencies: ["36.01"]).isEmpty)
  }

  @Test func codesOfTheStatisticsOfficeAreOneFinding() throws {
    #expect(try findings(of: .codes, ["3601050001", "3601050002", "3601050003"]) == ["code-scheme -1"])
  }
}
