import FeatureModel
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct StationPropertyTests {
  /// Rising numbers with now and then one that falls, comes again, or is none: a plain look through all ids before finds
  /// the same.
  @Test(arguments: Seeds.many) func aSortedListHidesNoId(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var number = 0
    let ids = (0..<Int.random(in: 1...40, using: &random)).map { _ -> String in
      number += Int.random(in: 1...20, using: &random)
      switch Int.random(in: 0..<60, using: &random) {
      case 0: return ""
      case 1: return String(Int.random(in: 0...number, using: &random))
      case 2: return "0\(number)"
      case 3: return "TPS \(number % 3)"
      default: return String(number)
      }
    }
    let expected = ids.indices.compactMap { index -> String? in
      if ids[index].isEmpty { return "id-missing \(index)" }
      return ids[..<index].contains(ids[index]) ? "id-duplicate \(index)" : nil
    }
    var read = FeatureTable(file: "t.geojson")
    read.geometries = FeatureGeometries(drawing: ids.indices.map { .point(106 + 0.01 * Double($0), -6) })
    read.ids = ids.map { _ in .missing }
    read.propertyNames = ["kode"]
    read.properties["kode"] = ids.map { .string($0) }
    let fields = PollingStationFields(id: "kode")
    let stations = try PollingStations.read(read, fields: fields, crs: .wgs84).stations
    let found = StationCheck.ids.findings(stations, in: read, fields: fields, regencies: [])
    #expect(found.map { "\($0.code) \($0.place.feature ?? -1)" } == expected)
  }
}
