import FeatureModel
import TestSupport
import Testing

@testable import HazardOverlay

/// Squares of 100 m; the first one from (0, 0) to (100, 100).
@Suite struct WayOutFinderTests {
  private func wayOut(_ shapes: [Shape], _ x: Double, _ y: Double) throws -> Double? {
    try DrawnHazard(shapes).exposure(x, y).depthMeters
  }
  private let first = Shape.square(0, 0, side: 100)

  @Test func outOfOneSquareItIsTheNearestSide() throws {
    #expect(try wayOut([first], 30, 60) == 30)
    #expect(try wayOut([first], 50, 50) == 50)
    #expect(try wayOut([first], 100, 50) == 0)
  }

  @Test func aHoleIsAWayOut() throws {
    #expect(try wayOut([.polygon([squareRing(0, 0, side: 100), squareRing(45, 45, side: 10)])], 50, 30) == 15)
  }

  /// From (60, 0) to (160, 100): the sides that lie in the other square lead nowhere.
  @Test func overlappingSquaresAreOneArea() throws {
    let both = [first, Shape.square(60, 0, side: 100)]
    // The side at x = 100 is 5 m away but inside the second square; the lower side is 40 m away.
    #expect(try wayOut(both, 95, 40) == 40)
    #expect(try wayOut(both, 65, 40) == 40)
    // Shifted upwards by 30: from (80, 60) down is 60, up 70; the corner (100, 30) lies on the outline of both.
    let shifted = [first, Shape.square(60, 30, side: 100)]
    let corner = try #require(try wayOut(shifted, 98, 40))
    #expect(abs(corner - (4.0 + 100).squareRoot()) < 1e-9)
  }

  @Test func theCommonSideOfAdjoiningSquaresIsNoWayOut() throws {
    let both = [first, Shape.square(100, 0, side: 100)]
    #expect(try wayOut(both, 99, 40) == 40)
    #expect(try wayOut(both, 100, 50) == 50)
    #expect(try wayOut(both, 101, 70) == 30)
  }

  /// Two squares below, one of 100 m above across their common side: the T lies at (100, 100).
  @Test func aTJunctionIsNoWayOut() throws {
    let three = [first, Shape.square(100, 0, side: 100), .square(50, 100, side: 100)]
    // From just below the T: down is 98; the nearest open places are (50, 100) and (150, 100).
    let meters = try #require(try wayOut(three, 100, 98))
    #expect(abs(meters - (50.0 * 50 + 2 * 2).squareRoot()) < 1e-9)
    #expect(try wayOut(three, 20, 98) == 2)
    #expect(try wayOut(three, 100, 140) == 50)
  }

  /// A square that lies wholly inside another one opens no way.
  @Test func aSquareWithinAnotherDoesNotCount() throws {
    #expect(try wayOut([first, .square(40, 40, side: 20)], 50, 50) == 50)
  }

  @Test func aHoleThatAnotherSquareFillsIsNoWayOut() throws {
    let holed = Shape.polygon([squareRing(0, 0, side: 100), squareRing(40, 40, side: 20)])
    #expect(try wayOut([holed, .square(40, 40, side: 20)], 50, 35) == 35)
  }

  @Test func aHairlineGapIsNoWayOut() throws {
    #expect(try wayOut([first, .square(100.01, 0, side: 100)], 99, 40) == 40)
  }

  @Test func aGapOfAMetreIsAWayOut() throws {
    #expect(try wayOut([first, .square(101, 0, side: 100)], 99, 40) == 1)
  }

  @Test func equalSquaresOnTopOfOneAnotherAreOne() throws {
    #expect(try wayOut([first, first, first], 30, 60) == 30)
  }
}
