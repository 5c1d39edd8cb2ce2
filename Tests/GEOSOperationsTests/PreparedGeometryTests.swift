import FeatureModel
import GEOSOperations
import Testing

@Suite struct PreparedGeometryTests {
  let context: GEOSContext
  init() throws { context = try GEOSContext() }

  @Test func bordersCountAndHolesDoNot() throws {
    let geometry = try GEOSGeometry(part: 0, of: polygon(square(0, 0, side: 10), square(4, 4, side: 2)), in: context)
    let prepared = try PreparedGeometry(geometry)
    for (x, y, isInside) in [
      (1.0, 1.0, true), (0, 0, true), (10, 5, true), (5, 0, true),  // inside, corner, edges
      (5, 5, false), (4, 5, true), (4, 4, true), (6, 6, true),  // in the hole, on its edge, on its corners
      (10.000001, 5, false), (-1, -1, false),
    ] {
      #expect(try prepared.intersects(Position(x: x, y: y)) == isInside, "\(x), \(y)")
      #expect(try (prepared.distance(to: Position(x: x, y: y)) == 0) == isInside, "\(x), \(y)")
    }
  }

  @Test func distanceAndTheWayOut() throws {
    let geometry = try GEOSGeometry(part: 0, of: polygon(square(0, 0, side: 10)), in: context)
    #expect(try PreparedGeometry(geometry).distance(to: Position(x: 13, y: -4)) == 5)
    let boundary = try PreparedGeometry(try geometry.boundary())
    #expect(try boundary.distance(to: Position(x: 3, y: 5)) == 3)
    #expect(try !boundary.intersects(Position(x: 3, y: 5)))
  }

  @Test func emptyHoldsNothing() throws {
    let prepared = try PreparedGeometry(try GEOSGeometry(feature: 0, of: layer([[]]), in: context))
    #expect(try !prepared.intersects(Position(x: 0, y: 0)))
    #expect(try prepared.distance(to: Position(x: 0, y: 0)) == .infinity)
  }

  @Test func notANumberIsNowhere() throws {
    let prepared = try PreparedGeometry(try GEOSGeometry(part: 0, of: polygon(square(0, 0, side: 10)), in: context))
    #expect(try !prepared.intersects(Position(x: .nan, y: .nan)))
  }
}
