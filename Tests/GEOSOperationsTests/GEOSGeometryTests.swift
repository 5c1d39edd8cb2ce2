import Diagnostics
import FeatureModel
import GEOSOperations
import Testing

@Suite struct GEOSGeometryTests {
  let context: GEOSContext
  init() throws { context = try GEOSContext(place: Place("test.geojson")) }

  @Test func areaOfASquareWithAHole() throws {
    let geometries = polygon(square(0, 0, side: 10), square(2, 2, side: 3))
    let geometry = try GEOSGeometry(part: 0, of: geometries, in: context)
    #expect(try geometry.planarArea == 91)
    #expect(try geometry.positionCount == 10)
    #expect(try geometry.envelope == Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10))
    #expect(try !geometry.isEmpty)
  }

  @Test func nothingIsEmpty() throws {
    let geometry = try GEOSGeometry(feature: 0, of: layer([[]]), in: context)
    #expect(try geometry.isEmpty)
    #expect(try geometry.envelope.isEmpty)
    #expect(try geometry.planarArea == 0)
    #expect(try geometry.distance(to: Position(x: 0, y: 0)) == .infinity)
    #expect(try geometry.polygonParts().isEmpty)
  }

  @Test func distancesInsideOnAndOutside() throws {
    let geometry = try GEOSGeometry(part: 0, of: polygon(square(0, 0, side: 10), square(4, 4, side: 2)), in: context)
    #expect(try geometry.distance(to: Position(x: 1, y: 5)) == 0)
    #expect(try geometry.distance(to: Position(x: 13, y: 14)) == 5)
    #expect(try geometry.distance(to: Position(x: 5, y: 5)) == 1)
    #expect(try geometry.boundaryDistance(to: Position(x: 1, y: 5)) == 1)
    #expect(try geometry.boundaryDistance(to: Position(x: 10, y: 5)) == 0)
    #expect(try geometry.boundaryDistance(to: Position(x: 3, y: 5)) == 1)
  }

  @Test(arguments: [1, 4, 8, 16])
  func bufferOfAPointLiesWithinTheCircle(quadrantSegments: Int) throws {
    let point = try GEOSGeometry(Position(x: 0, y: 0), in: context)
    let area = try point.buffer(distance: 100, quadrantSegments: quadrantSegments).planarArea
    // A regular polygon of 4q corners in a circle of radius r has the area 2q r^2 sin(2 pi / 4q).
    let corners = Double(4 * quadrantSegments)
    let expected = corners / 2 * 10_000 * sine(2 * Double.pi / corners)
    #expect(abs(area - expected) < 1e-6 * expected)
    #expect(area < Double.pi * 10_000)
  }

  @Test func unionDissolvesAndKeepsTheMembers() throws {
    let geometries = layer([[[square(0, 0, side: 2)]], [[square(1, 0, side: 2)]], [[square(9, 9, side: 1)]]])
    let members = try (0..<3).map { try GEOSGeometry(feature: $0, of: geometries, in: context) }
    let union = try GEOSGeometry.union(of: members, in: context)
    #expect(try union.planarArea == 7)
    #expect(try union.polygonCount == 2)
    #expect(try union.polygonParts().map { try $0.planarArea }.sorted() == [1, 6])
    #expect(try members[0].planarArea == 4)
    #expect(try GEOSGeometry.union(of: [], in: context).isEmpty)
  }

  @Test func intersectionDifferenceAndClip() throws {
    let one = try GEOSGeometry(part: 0, of: polygon(square(0, 0, side: 4)), in: context)
    let other = try GEOSGeometry(part: 0, of: polygon(square(2, 2, side: 4)), in: context)
    #expect(try one.intersection(other).planarArea == 4)
    #expect(try one.difference(other).planarArea == 12)
    #expect(try one.intersects(other))
    #expect(try one.clipped(to: Envelope(minX: -1, minY: -1, maxX: 1, maxY: 3)).planarArea == 3)
    #expect(try one.clipped(to: Envelope(minX: 5, minY: 5, maxX: 6, maxY: 6)).isEmpty)
  }

  @Test func touchingSquaresLeaveALineThatOnlyPolygonsDrops() throws {
    let one = try GEOSGeometry(part: 0, of: polygon(square(0, 0, side: 4)), in: context)
    let border = try one.clipped(to: Envelope(minX: 4, minY: 0, maxX: 5, maxY: 4))
    var geometries = FeatureGeometries()
    #expect(try border.append(to: &geometries, onlyPolygons: true) == 0)
    #expect(try border.append(to: &geometries) == 1)
    #expect(geometries.partKinds == [.line])
    #expect(geometries.coordinates.count == 4)
  }

  @Test func writesBackWhatItRead() throws {
    let source = layer([
      [[square(0, 0, side: 10), square(1, 1, side: 2), square(5, 5, side: 2)], [square(20, 20, side: 1)]]
    ])
    let geometry = try GEOSGeometry(feature: 0, of: source, in: context)
    var copy = FeatureGeometries()
    #expect(try geometry.append(to: &copy) == 2)
    copy.endFeature(.multiPolygon)
    #expect(copy.coordinates == source.coordinates)
    #expect(copy.ringStarts == source.ringStarts)
    #expect(copy.partStarts == source.partStarts)
    #expect(copy.partKinds == [.polygon, .polygon])
  }

  @Test func mixedPartsBecomeACollection() throws {
    var geometries = FeatureGeometries()
    geometries.appendPart(0, of: points([Position(x: 1, y: 2)]))
    geometries.appendPart(0, of: line([0, 0, 3, 4]))
    geometries.appendPart(0, of: polygon(square(0, 0, side: 2)))
    geometries.endFeature(.geometryCollection)
    let geometry = try GEOSGeometry(parts: [0, 1, 2], of: geometries, in: context)
    #expect(try geometry.positionCount == 8)
    var copy = FeatureGeometries()
    #expect(try geometry.append(to: &copy) == 3)
    #expect(copy.partKinds == [.point, .line, .polygon])
    #expect(throws: SystemFailure.self) { try geometry.boundary() }
  }

  @Test func openAndShortRingsAreRefusedWithTheirPlace() throws {
    let open = #expect(throws: InputProblem.self) {
      try GEOSGeometry(part: 0, of: polygon([0, 0, 1, 0, 1, 1, 0, 1]), in: context)
    }
    #expect(open?.diagnostic.code == "ring-not-closed")
    #expect(open?.diagnostic.place.file == "test.geojson")
    let short = #expect(throws: InputProblem.self) {
      try GEOSGeometry(part: 0, of: polygon(square(0, 0, side: 4), [1, 1, 2, 2, 1, 1]), in: context)
    }
    #expect(short?.diagnostic.code == "ring-too-short")
  }

  /// GEOS 3.11 itself crashes on these.
  @Test func numbersThatAreNotFiniteNeverReachGEOS() throws {
    let ring = #expect(throws: InputProblem.self) {
      try GEOSGeometry(part: 0, of: polygon([0, 0, .nan, 0, 4, 4, 0, 0]), in: context)
    }
    #expect(ring?.diagnostic.code == "coordinate-not-finite")
    let geometry = try GEOSGeometry(part: 0, of: polygon(square(0, 0, side: 4)), in: context)
    #expect(throws: SystemFailure.self) { try geometry.buffer(distance: .nan) }
    #expect(throws: SystemFailure.self) { try geometry.buffer(distance: .infinity) }
    #expect(try geometry.distance(to: Position(x: .nan, y: 0)) == .infinity)
    #expect(try PreparedGeometry(geometry).distance(to: Position(x: .nan, y: 0)) == .infinity)
  }

  @Test func failuresNameTheFunctionAndTakeTheMessage() throws {
    let bowTie = try GEOSGeometry(part: 0, of: Broken.bowTie, in: context)
    let one = #expect(throws: SystemFailure.self) { try GEOSGeometry(part: 0, of: line([0, 0]), in: context) }
    #expect(one?.diagnostic.code == "geos-failed")
    #expect(one?.diagnostic.message.en.hasPrefix("GEOSGeom_createLineString_r: IllegalArgumentException") == true)
    #expect(try bowTie.planarArea == 0)
  }
}

/// Sine by its series, so that the tests need no further library; |x| up to pi / 2.
func sine(_ x: Double) -> Double {
  var term = x
  var sum = x
  for n in 1...12 {
    term *= -x * x / Double(2 * n * (2 * n + 1))
    sum += term
  }
  return sum
}
