import CoordinateTransforms
import FeatureModel
import Testing

@testable import RegencyReports

@Suite struct MapFrameTests {
  private let banten = Envelope(minX: 105, minY: -7, maxX: 107, maxY: -5.8)

  /// Lengths of a degree, from a table of the WGS 84 ellipsoid: at the equator 111,319.49 and 110,574.28 m.
  @Test func degreesHaveTheirTrueLength() {
    let equator = MapFrame.metersPerDegree(atLatitude: 0)
    #expect(abs(equator.x - 111_319.49) < 0.01 && abs(equator.y - 110_574.28) < 0.01)
    let middle = MapFrame.metersPerDegree(atLatitude: -60)
    #expect(abs(middle.x - 55_800) < 1 && abs(middle.y - 111_412) < 2)
  }

  /// PROJ's geodesic between two ends of the scale bar's length on the map.
  @Test func theScaleBarIsAsLongAsItSays() throws {
    let frame = MapFrame(around: banten, width: 1000, greatestHeight: 1000)
    #expect(frame.scaleBarMeters == 50_000)
    let tenths = frame.scaleBarMeters * frame.unitsPerMeter * 10
    let degree = frame.tenths(x: 107, y: -6.4).x - frame.tenths(x: 106, y: -6.4).x
    let meters = geodesicDistanceMeters(
      from: Position(x: 106, y: -6.4), to: Position(x: 106 + tenths / degree, y: -6.4))
    #expect(abs(meters / 50_000 - 1) < 0.0005)
  }

  @Test func theEnvelopeFitsInWithAMargin() {
    let frame = MapFrame(around: banten, width: 1000, greatestHeight: 1000)
    for (x, y) in [(105.0, -7.0), (107.0, -5.8)] {
      let point = frame.tenths(x: x, y: y)
      #expect(point.x > 300 && point.x < 9700 && point.y > 100 && point.y < Double(10 * frame.height) - 100)
    }
    #expect(frame.envelope.contains(Position(x: 105, y: -7)) && !frame.envelope.contains(Position(x: 104, y: -7)))
    // North is up.
    #expect(frame.tenths(x: 106, y: -5.8).y < frame.tenths(x: 106, y: -7).y)
  }

  @Test func aPointOrNothingGivesAMapOfAKilometre() {
    for envelope in [Envelope(Position(x: 106, y: -6)), .empty] {
      let frame = MapFrame(around: envelope, width: 500, greatestHeight: 500)
      #expect(frame.height == 500 && frame.scaleBarMeters == 200)
    }
  }
}
