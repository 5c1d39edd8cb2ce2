import CoordinateTransforms
import FeatureModel
import Testing

@Suite struct GeodesicMeasuresTests {
  /// Source: pyproj 3.7.2, `Geod(ellps="WGS84").inv`. One degree on the equator is 6378137 m * pi / 180.
  @Test(
    arguments: [
      (Position(x: 106.15, y: -6.12), Position(x: 105.423, y: -6.102), 80497.0528364363),
      (Position(x: 106, y: -6), Position(x: 106, y: -7), 110588.53379087937),
      (Position(x: 0, y: 0), Position(x: 1, y: 0), 111319.49079327357),
      (Position(x: 106, y: -6), Position(x: 106, y: -6), 0),
    ] as [(Position, Position, Double)])
  func distances(start: Position, end: Position, meters: Double) {
    #expect(abs(geodesicDistanceMeters(from: start, to: end) - meters) < 1e-6)
  }

  @Test func noNumberNoDistance() {
    #expect(geodesicDistanceMeters(from: Position(x: .nan, y: 0), to: Position(x: 0, y: 0)).isNaN)
  }

  /// Source: pyproj 3.7.2, `Geod(ellps="WGS84").polygon_area_perimeter`, exterior minus interior.
  @Test func areaOfADegreeWithAHole() {
    var geometries = FeatureGeometries()
    for (x, y) in [(106.0, -6.0), (107, -6), (107, -5), (106, -5), (106, -6)] { geometries.appendPosition(x: x, y: y) }
    geometries.endRing()
    for (x, y) in [(106.4, -5.6), (106.4, -5.4), (106.6, -5.4), (106.6, -5.6), (106.4, -5.6)] {
      geometries.appendPosition(x: x, y: y)
    }
    geometries.endRing()
    geometries.endPart(.polygon)
    geometries.appendPosition(x: 106, y: -6)
    geometries.endRing()
    geometries.endPart(.point)
    geometries.endPart(.polygon)
    geometries.endFeature(.geometryCollection)
    let expected = 12254063684.87748 - 490156671.7212353
    #expect(abs(geodesicAreaSquareMeters(ofPart: 0, of: geometries) - expected) < 0.01)
    #expect(geodesicAreaSquareMeters(ofPart: 1, of: geometries) == 0)
    #expect(geodesicAreaSquareMeters(ofPart: 2, of: geometries) == 0)
    // Between meridians and parallels; source: Snyder (1987), "Map projections", equation 3-12: q times half the square of
    // the semi-major axis. A shortest path bulges over the parallel: by 304,530 m² on each degree, by a 10,000th of it here.
    let straight = 12253759154.323034 - 490156184.4451348
    #expect(abs(geodesicAreaSquareMeters(ofPart: 0, of: geometries, stepDegrees: 0.01) - straight) < 35)
    #expect(abs(geodesicAreaSquareMeters(ofPart: 0, of: geometries) - straight) > 300_000)
  }

  @Test func theWindingOfARingChangesNothing() {
    var geometries = FeatureGeometries()
    for (x, y) in [(106.0, -6.0), (106.1, -6), (106.1, -6.1), (106, -6.1), (106, -6)] {
      geometries.appendPosition(x: x, y: y)
    }
    geometries.endRing()
    geometries.endPart(.polygon)
    geometries.endFeature(.polygon)
    // As above: 0.1 degrees each way.
    #expect(abs(geodesicAreaSquareMeters(ofPart: 0, of: geometries, stepDegrees: 0.01) - 122423334.104) < 0.5)
  }
}

@Suite struct GeodesicAzimuthTests {
  @Test func theDirectionsOfTheCompass() {
    let start = Position(x: 106, y: 0)
    #expect(geodesicAzimuthDegrees(from: start, to: Position(x: 106, y: 1)) == 0)
    #expect(abs(geodesicAzimuthDegrees(from: start, to: Position(x: 107, y: 0)) - 90) < 1e-9)
    #expect(geodesicAzimuthDegrees(from: start, to: Position(x: 106, y: -1)) == 180)
    #expect(abs(geodesicAzimuthDegrees(from: start, to: Position(x: 105, y: 0)) - 270) < 1e-9)
  }

  @Test func noDirectionForWhatIsNoNumber() {
    #expect(geodesicAzimuthDegrees(from: Position(x: .nan, y: 0), to: Position(x: 1, y: 0)).isNaN)
  }
}
