import CoordinateTransforms
import Diagnostics
import FeatureModel
import Testing

@Suite struct CoordinatePlausibilityTests {
  static let banten = Envelope(minX: 105, minY: -7.1, maxX: 106.9, maxY: -5.4)
  static let place = Place("longsor.geojson")

  func problem(_ coordinates: [Double], _ declared: String? = nil, expected: Envelope? = banten) throws -> Diagnostic? {
    let crs = try declared.map { try CRS(parsing: $0, at: Self.place) }
    return CoordinatePlausibility(declared: crs, expected: expected, at: Self.place).problem(in: coordinates)?
      .diagnostic
  }

  @Test func degreesAreDegrees() throws {
    #expect(try problem([106.15, -6.12]) == nil)
    #expect(try problem([106.15, -6.12], "EPSG:4755", expected: nil) == nil)
    #expect(try problem([627250.1, 9323394.2], "EPSG:32748") == nil)
    #expect(try problem([]) == nil)
    #expect(try problem([.nan, .nan]) == nil)
  }

  @Test func metresWithoutCRSGetASuggestion() throws {
    let utm = try #require(try problem([627250.1, 9323394.2]))
    #expect(utm.code == "crs-missing")
    #expect(
      utm.message.en
        == "the numbers are metres (627250.1, 9323394.2) but the file declares no CRS; GeoJSON then means degrees")
    #expect(utm.fix.en.hasPrefix("add crs: EPSG:32748 to the layer in the job file"))
    let tm3 = try #require(try problem([161262.4, 823314.7]))
    #expect(tm3.fix.en.hasPrefix("add crs: EPSG:23834 to the layer in the job file"))
    let web = try #require(try problem([11816563.9, -682574.5], expected: nil))
    #expect(web.fix.en.contains("EPSG:3857"))
    let nowhere = try #require(try problem([1e9, 1e9]))
    #expect(nowhere.fix.id.contains("tanyakan CRS"))
  }

  @Test func metresInAFileThatClaimsDegrees() throws {
    let found = try #require(try problem([627250.1, 9323394.2], "EPSG:4326"))
    #expect(found.code == "crs-missing")
    #expect(found.message.en.contains("the layer declares EPSG:4326, which is in degrees"))
  }

  @Test func degreesInAProjectedCRS() throws {
    let found = try #require(try problem([106.15, -6.12, 105.4, -6.1], "EPSG:32748"))
    #expect(found.code == "degrees-in-projected-crs")
    // One true position is enough to believe the declaration.
    #expect(try problem([627250.1, 9323394.2, 0, 0], "EPSG:32748") == nil)
  }

  @Test func swappedAxesOfAMajority() throws {
    #expect(try problem([-6.12, 106.15, -6.1, 105.4, 106.1, -6.2])?.code == "axis-order-swapped")
    #expect(try problem([-6.12, 106.15], expected: nil)?.code == "axis-order-swapped")
    #expect(try problem([-6.12, 106.15, 106.1, -6.2, 106.2, -6.2]) == nil)
  }

  @Test func latitudesWithoutTheirSign() throws {
    #expect(try problem([106.15, 6.12, 105.4, 6.1])?.code == "latitude-sign-missing")
    #expect(try problem([106.15, 6.12], expected: nil) == nil)
  }

  @Test func aWrongZoneIsNoticed() throws {
    // Serang in TM-3 zone 48.2, declared as zone 53.2: 15 degrees too far east.
    let found = try #require(try problem([161262.4, 823314.7], "EPSG:23844"))
    #expect(found.code == "crs-implausible")
    #expect(found.fix.en.contains("EPSG:23834"))
  }
}
