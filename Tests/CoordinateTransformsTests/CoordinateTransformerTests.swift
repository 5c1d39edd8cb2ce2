import CoordinateTransforms
import Diagnostics
import FeatureModel
import TestSupport
import Testing

@Suite struct CoordinateTransformerTests {
  static func crs(_ code: Int) throws -> CRS { try CRS(parsing: "EPSG:\(code)", at: Place("test")) }

  /// Serang, Anak Krakatau, Tangerang in degrees.
  static let places = [
    Position(x: 106.15, y: -6.12), Position(x: 105.423, y: -6.102), Position(x: 106.6309, y: -6.1783),
  ]

  /// The places in metres, to a tenth of a millimetre.
  ///
  /// Source: pyproj 3.7.2 (PROJ 9.5.1), `Transformer.from_crs("OGC:CRS84", code, always_xy=True)`.
  @Test(arguments: [
    (32748, [627250.1483, 9323394.1823, 546804.8143, 9325501.7439, 680455.2352, 9316809.2352]),
    (23878, [627250.1483, 9323394.1823, 546804.8143, 9325501.7439, 680455.2352, 9316809.2352]),
    (9488, [627250.3744, 9323394.1525, 546805.0411, 9325501.7097, 680455.461, 9316809.2083]),
    (23834, [161262.393, 823314.7063, 80788.6878, 825198.575, 214486.2111, 816878.9611]),
    (3857, [11816563.9477, -682574.4658, 11735634.6779, -680559.2636, 11870097.4908, -689101.9488]),
    (3395, [11816563.9477, -678022.3022, 11735634.6779, -676020.4387, 11870097.4908, -684506.5858]),
  ])
  func knownValues(code: Int, expected: [Double]) throws {
    let transformer = try CoordinateTransformer(from: .wgs84, to: Self.crs(code))
    var coordinates = Self.places.flatMap { [$0.x, $0.y] }
    #expect(transformer.transform(&coordinates) == 0)
    for (value, wanted) in zip(coordinates, expected) { #expect(abs(value - wanted) < 0.000_06) }
  }

  /// EPSG defines latitude first for these; here longitude comes first all the same.
  ///
  /// Source: pyproj 3.7.2 (PROJ 9.5.1).
  @Test(arguments: [(4755, 106.15, -6.12), (9470, 106.150_002_043_3, -6.120_000_265_4)])
  func longitudeComesFirst(code: Int, longitude: Double, latitude: Double) throws {
    let crs = try Self.crs(code)
    let there = try CoordinateTransformer(from: .wgs84, to: crs).transform(Position(x: 106.15, y: -6.12))
    #expect(abs(there.x - longitude) < 1e-9 && abs(there.y - latitude) < 1e-9)
    let metric = try CoordinateTransformer(from: crs, to: Self.crs(32748)).transform(there)
    #expect(abs(metric.x - 627250.1483) < 0.001 && abs(metric.y - 9323394.1823) < 0.001)
  }

  /// On the equator at the central meridian a UTM position is the false origin.
  @Test func originOfUTM48S() throws {
    let origin = try CoordinateTransformer(from: .wgs84, to: Self.crs(32748)).transform(Position(x: 105, y: 0))
    #expect(abs(origin.x - 500_000) < 1e-6)
    #expect(abs(origin.y - 10_000_000) < 1e-6)
  }

  @Test(arguments: [4326, 4755, 9470, 32748, 23878, 9488, 3857, 3395] + Array(23830...23845))
  func thereAndBackWithinAMillimetre(code: Int) throws {
    let crs = try Self.crs(code)
    let area = crs.isGeographic || code < 4000 ? Envelope(minX: 95, minY: -11, maxX: 141, maxY: 6) : crs.areaOfUse
    let envelope = try #require(area)
    var random = SeededRandom(seed: UInt64(code))
    let start = (0..<500).flatMap { _ in
      [
        Double.random(in: envelope.minX...envelope.maxX, using: &random),
        Double.random(in: envelope.minY...envelope.maxY, using: &random),
      ]
    }
    var coordinates = start
    #expect(try CoordinateTransformer(from: .wgs84, to: crs).transform(&coordinates) == 0)
    #expect(try CoordinateTransformer(from: crs, to: .wgs84).transform(&coordinates) == 0)
    for index in stride(from: 0, to: start.count, by: 2) {
      let before = Position(x: start[index], y: start[index + 1])
      let after = Position(x: coordinates[index], y: coordinates[index + 1])
      #expect(geodesicDistanceMeters(from: before, to: after) < 0.001)
    }
  }

  /// Far from its zone, across the edge of its squares and beyond all degrees a position is PROJ's alone.
  @Test func beyondTheAreaOfUsePROJTransformsEachPosition() throws {
    let transformer = try CoordinateTransformer(from: .wgs84, to: Self.crs(32748))
    var coordinates = [100.0, -6.1, 106.25, -6.25, 112.5, -6.1, 106, -91]
    var each = coordinates
    #expect(transformer.transform(&coordinates) == 1 && transformer.transformEach(&each) == 1)
    #expect(coordinates[0] == each[0] && coordinates[1] == each[1])
    #expect(coordinates[4] == each[4] && coordinates[5] == each[5])
    #expect(abs(coordinates[2] - each[2]) <= 2e-8 && abs(coordinates[3] - each[3]) <= 2e-8)
    #expect(coordinates[6].isNaN && coordinates[7].isNaN)
    var none: [Double] = []
    #expect(transformer.transform(&none) == 0 && none.isEmpty)
  }

  @Test(arguments: [32748, 23878, 9488])
  func planarDistancesInAZoneAgreeWithTheEllipsoid(code: Int) throws {
    let transformer = try CoordinateTransformer(from: .wgs84, to: Self.crs(code))
    var random = SeededRandom(seed: 48)
    for _ in 0..<1000 {
      let one = Position(x: .random(in: 102...108, using: &random), y: .random(in: -11...0, using: &random))
      let other = Position(
        x: min(108, one.x + .random(in: 0...0.1, using: &random)), y: one.y + .random(in: 0.01...0.1, using: &random))
      let a = transformer.transform(one)
      let b = transformer.transform(other)
      let planar = ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
      let geodesic = geodesicDistanceMeters(from: one, to: other)
      #expect(abs(planar - geodesic) < 0.001 * geodesic)
    }
  }

  @Test func sameSystemNeedsNoWork() throws {
    let transformer = try CoordinateTransformer(from: Self.crs(4326), to: .wgs84)
    #expect(transformer.isIdentity)
    #expect(transformer.accuracyMeters == 0)
    var coordinates = [106.1, -6.1, -6.1, 106.1, .nan, 0]
    #expect(transformer.transform(&coordinates) == 2)
    #expect(coordinates[0] == 106.1 && coordinates[1] == -6.1)
    #expect(coordinates[2...].allSatisfy { $0.isNaN })
  }

  @Test func nothingStaysNothing() throws {
    var coordinates: [Double] = []
    #expect(try CoordinateTransformer(from: .wgs84, to: Self.crs(32748)).transform(&coordinates) == 0)
  }

  @Test func impossiblePositionsBecomeNaNAndAreCounted() throws {
    let transformer = try CoordinateTransformer(from: .wgs84, to: Self.crs(32748))
    var coordinates = [106.15, -6.12, 106.15, 95, 500, 0, .nan, 1, .infinity, 0, 106.15, -6.12]
    #expect(transformer.transform(&coordinates) == 4)
    #expect(abs(coordinates[0] - 627250.1483) < 0.001)
    #expect(coordinates[2..<10].allSatisfy { $0.isNaN })
    #expect(coordinates[10] == coordinates[0] && coordinates[11] == coordinates[1])
    #expect(!transformer.transform(Position(x: 0, y: 91)).isFinite)
    let back = try CoordinateTransformer(from: Self.crs(32748), to: .wgs84)
    var broken = [Double.nan, 0, 627250.1483, 9323394.1823, 1e300, 1e300]
    #expect(back.transform(&broken) == 2)
    #expect(abs(broken[2] - 106.15) < 1e-8)
  }

  /// Accuracies as the EPSG dataset publishes them: 15912 is 1 m, 9472 is 0.2 m.
  @Test func operationsAreNamed() throws {
    let datum = try CoordinateTransformer(from: Self.crs(23834), to: .wgs84)
    #expect(datum.operationDescription.contains("DGN95 to WGS 84 (1)"))
    #expect(datum.operation.pipeline.contains("+proj=tmerc"))
    #expect(datum.accuracyMeters == 1)
    #expect(!datum.isBallpark)
    #expect(datum.operation.betterOperation == nil)
    #expect(try CoordinateTransformer(from: Self.crs(4755), to: Self.crs(9488)).accuracyMeters == 0.2)
    #expect(try CoordinateTransformer(from: .wgs84, to: Self.crs(32748)).accuracyMeters == 0)
  }

  @Test func guessesAreMarked() throws {
    let unknownDatum = try CRS(parsing: "+proj=longlat +ellps=bessel +no_defs", at: Place("test"))
    let guess = try CoordinateTransformer(from: unknownDatum, to: .wgs84)
    #expect(guess.isBallpark)
    #expect(guess.accuracyMeters == nil)
    let batavia = try CoordinateTransformer(
      from: Self.crs(4211), to: .wgs84, areaOfInterest: Envelope(minX: 105, minY: -7, maxX: 107, maxY: -5))
    #expect(!batavia.isBallpark)
    #expect(batavia.operationDescription.contains("Batavia to WGS 84"))
  }

  /// NAD27 to NAD83 is best done with a grid that no plain installation has; where it is there, nothing is better.
  @Test func missingGridsAreNamed() throws {
    let texas = Envelope(minX: -106, minY: 26, maxX: -94, maxY: 36)
    let transformer = try CoordinateTransformer(from: Self.crs(4267), to: Self.crs(4269), areaOfInterest: texas)
    #expect(transformer.operation.betterOperation?.contains("NAD27 to NAD83") != false)
    #expect(transformer.operation.betterOperation != transformer.operationDescription)
    #expect(transformer.transform(Position(x: -100, y: 30)).isFinite)
  }

  @Test func tasksShareTheOperationOnly() async throws {
    let operation = try CoordinateOperation(from: Self.crs(23834), to: .wgs84)
    let expected = try CoordinateTransformer(operation).transform(Position(x: 161262.393, y: 823314.7063))
    #expect(abs(expected.x - 106.15) < 1e-8 && abs(expected.y + 6.12) < 1e-8)
    let results = try await withThrowingTaskGroup(of: Position.self) { group in
      for _ in 0..<8 {
        group.addTask { try CoordinateTransformer(operation).transform(Position(x: 161262.393, y: 823314.7063)) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results == Array(repeating: expected, count: 8))
  }

  @Test func anotherPlanetHasNoOperation() throws {
    let moon = try CRS(parsing: "+proj=longlat +R=1737400 +no_defs", at: Place("test"))
    // PROJ 9.1 takes a sphere of any size for an Earth; what counts is that it calls that a guess.
    if let transformer = try? CoordinateTransformer(from: moon, to: .wgs84) { #expect(transformer.isBallpark) }
  }
}
