import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct MetricCRSChoiceTests {
  private let automatic = MetricCRSChoice.utm(datumOf: .wgs84)

  /// Zone 48 is 102 to 108 degrees east; a border belongs to the eastern zone, the equator to the north.
  @Test(arguments: [
    (105.0, -6.0, MetricZone.southern(48)), (107.999, -6, .southern(48)), (108, -6, .southern(49)),
    (105, 0, .northern(48)), (95, 5, .northern(46)), (141, -3, .southern(54)), (-180, 1, .northern(1)),
    (180, 1, .northern(60)),
  ])
  func aPlaceHasItsZone(x: Double, y: Double, zone: MetricZone) {
    #expect(automatic.zone(at: Position(x: x, y: y)) == zone)
  }

  @Test func aZoneHasItsCRSOnTheDatumOfTheData() throws {
    #expect(try automatic.crs(of: .southern(48)).identifier == "EPSG:32748")
    #expect(try automatic.crs(of: .northern(46)).identifier == "EPSG:32646")
    let national = try CRS(parsing: "EPSG:9470", at: Place("-"))
    #expect(try MetricCRSChoice.utm(datumOf: national).crs(of: .southern(48)).identifier == "EPSG:9488")
  }

  @Test func aFixedCRSServesEverything() throws {
    let choice = MetricCRSChoice.fixed(try Metres.crs)
    #expect(choice.zone(at: Position(x: 0, y: 50)) == .everywhere)
    #expect(try choice.crs(of: .everywhere).identifier == "EPSG:32748")
  }

  @Test func zonesSortNorthBeforeSouth() {
    #expect(
      [MetricZone.southern(47), .northern(48), .everywhere, .northern(46)].sorted() == [
        .everywhere, .northern(46), .northern(48), .southern(47),
      ])
  }
}
