import FeatureModel
import TestSupport
import Testing

@testable import HazardOverlay

/// A square of 100 m from (0, 0) to (100, 100), unless a test says otherwise.
@Suite struct ExposureAreasTests {
  private let near100 = HazardDefinition(id: "banjir", nearMeters: 100)
  private let square = Shape.square(0, 0, side: 100)

  @Test func insideTheWayOutIsToTheNearestSide() throws {
    let exposure = try DrawnHazard([square]).exposure(30, 60)
    #expect(exposure == Exposure(status: .inside, hazardClass: 1, distanceMeters: 0, depthMeters: 30, feature: 0))
  }

  @Test(arguments: [(0.0, 50.0), (100, 100), (50, 0)])
  func theBorderIsInsideWithNoWayToGo(x: Double, y: Double) throws {
    let exposure = try DrawnHazard([square]).exposure(x, y)
    #expect(exposure == Exposure(status: .inside, hazardClass: 1, distanceMeters: 0, depthMeters: 0, feature: 0))
  }

  @Test func outsideTheDistanceIsToTheNearestSideOrCorner() throws {
    let hazard = DrawnHazard([square])
    #expect(try hazard.exposure(140, 50) == Exposure(status: .clear, distanceMeters: 40))
    // 30 to the right and 40 above the corner: 50.
    #expect(try hazard.exposure(130, 140) == Exposure(status: .clear, distanceMeters: 50))
  }

  @Test func theHighestClassWinsWhateverTheOrder() throws {
    let low = (square, Classification.hazard(1))
    let high = (Shape.square(50, 0, side: 100), Classification.hazard(3))
    let one = try DrawnHazard([low, high]).exposure(75, 50)
    #expect(one.hazardClass == 3 && one.feature == 1)
    let other = try DrawnHazard([high, low]).exposure(75, 50)
    #expect(other.hazardClass == 3 && other.feature == 0)
  }

  @Test func amongEqualClassesTheFirstInTheFileDecides() throws {
    let features = [Shape.square(500, 500, side: 10), .square(50, 0, side: 100), square]
    #expect(try DrawnHazard(features).exposure(75, 50).feature == 1)
    #expect(try DrawnHazard(features, near100).exposure(75, 110).feature == 1)
  }

  @Test func nearIsWithinTheBandAndItsEndCounts() throws {
    let hazard = DrawnHazard([square], near100)
    #expect(try hazard.exposure(200, 50) == Exposure(status: .near, hazardClass: 1, distanceMeters: 100, feature: 0))
    #expect(try hazard.exposure(200.001, 50).status == .clear)
    #expect(try hazard.exposure(99, 50).status == .inside)
  }

  /// 20 m from class 1 and 80 m from class 3: the class is 3, the distance 20.
  @Test func nearTakesTheHighestClassWithinTheBandAndTheDistanceOfTheNearest() throws {
    let hazard = DrawnHazard([(square, .hazard(1)), (.square(200, 0, side: 100), .hazard(3))], near100)
    #expect(try hazard.exposure(120, 50) == Exposure(status: .near, hazardClass: 3, distanceMeters: 20, feature: 1))
    // 5 m from class 1, 95 m from class 3.
    #expect(try hazard.exposure(105, 50).hazardClass == 3)
    let farther = DrawnHazard([(square, .hazard(1)), (.square(230, 0, side: 100), .hazard(3))], near100)
    #expect(try farther.exposure(120, 50) == Exposure(status: .near, hazardClass: 1, distanceMeters: 20, feature: 0))
  }

  @Test func touchingALowClassIsInsideHoweverNearAHighOneIs() throws {
    let hazard = DrawnHazard([(square, .hazard(1)), (.square(101, 0, side: 100), .hazard(3))], near100)
    #expect(try hazard.exposure(99, 50).status == .inside)
    #expect(try hazard.exposure(99, 50).hazardClass == 1)
  }

  /// The hole is from (40, 40) to (60, 60).
  @Test func aHoleIsOutside() throws {
    let hazard = DrawnHazard([.polygon([squareRing(0, 0, side: 100), squareRing(40, 40, side: 20)])])
    #expect(try hazard.exposure(50, 45) == Exposure(status: .clear, distanceMeters: 5))
    #expect(try hazard.exposure(40, 50).status == .inside)
    #expect(try hazard.exposure(30, 50).depthMeters == 10)
  }

  @Test func everyPartOfAMultipolygonCounts() throws {
    let hazard = DrawnHazard([.multiPolygon([[squareRing(0, 0, side: 100)], [squareRing(1000, 0, side: 100)]])])
    #expect(
      try hazard.exposure(1010, 50)
        == Exposure(status: .inside, hazardClass: 1, distanceMeters: 0, depthMeters: 10, feature: 0))
    #expect(try hazard.exposure(980, 50) == Exposure(status: .clear, distanceMeters: 20))
  }

  @Test func aLineIsInsideOnItAndNearBesideIt() throws {
    let river = DrawnHazard([.line([0, 0, 100, 0])], near100)
    #expect(
      try river.exposure(50, 0)
        == Exposure(status: .inside, hazardClass: 1, distanceMeters: 0, depthMeters: 0, feature: 0))
    #expect(try river.exposure(50, 60) == Exposure(status: .near, hazardClass: 1, distanceMeters: 60, feature: 0))
  }

  @Test func beyondTheLimitThereIsNoDistance() throws {
    var hazard = DrawnHazard([square])
    hazard.limit = 50
    #expect(try hazard.exposure(150, 50).distanceMeters == 50)
    #expect(try hazard.exposure(150.001, 50) == Exposure(status: .clear))
  }

  /// The band reaches farther than the limit: near, but without a distance.
  @Test func theLimitDoesNotShortenTheBand() throws {
    var hazard = DrawnHazard([square], near100)
    hazard.limit = 50
    #expect(try hazard.exposure(180, 50) == Exposure(status: .near, hazardClass: 1, feature: 0))
  }

  @Test func noHazardFeaturesAreClear() throws {
    #expect(try DrawnHazard([Shape]()).exposure(0, 0) == Exposure(status: .clear))
    #expect(try DrawnHazard([Shape.nothing]).exposure(0, 0) == Exposure(status: .clear))
    #expect(try DrawnHazard([(square, .noHazard)], near100).exposure(50, 50) == Exposure(status: .clear))
  }
}

@Suite struct UnmappedTests {
  private let square = Shape.square(0, 0, side: 100)

  @Test func outsideTheCoverageIsUnmapped() throws {
    var hazard = DrawnHazard([square], HazardDefinition(id: "banjir", nearMeters: 10))
    hazard.coverage = [.square(-100, -100, side: 300)]
    #expect(try hazard.exposure(150, 50) == Exposure(status: .clear, distanceMeters: 50))
    #expect(try hazard.exposure(200, 50).status == .clear)
    #expect(try hazard.exposure(201, 50) == Exposure(status: .unmapped, distanceMeters: 101))
  }

  @Test func insideAndNearWinOverTheCoverage() throws {
    var hazard = DrawnHazard([square], HazardDefinition(id: "banjir", nearMeters: 10))
    hazard.coverage = [.square(1000, 1000, side: 1)]
    #expect(try hazard.exposure(50, 50).status == .inside)
    #expect(try hazard.exposure(105, 50).status == .near)
    #expect(try hazard.exposure(111, 50).status == .unmapped)
  }

  @Test func onlyOnNoDataIsUnmapped() throws {
    let hazard = DrawnHazard([
      (square, .noData), (.square(50, 0, side: 100), .noHazard), (.square(0, 50, side: 100), .hazard(2)),
    ])
    #expect(try hazard.exposure(10, 10) == Exposure(status: .unmapped, distanceMeters: 40))
    // No data and no hazard: somebody mapped it.
    #expect(try hazard.exposure(75, 10).status == .clear)
    #expect(try hazard.exposure(10, 75).status == .inside)
    #expect(try hazard.exposure(500, 500).status == .clear)
  }

  @Test func byTheOutsideRuleAPlaceThatNothingTouchesIsUnmapped() throws {
    let hazard = DrawnHazard(
      [(square, .hazard(1)), (.square(200, 0, side: 100), .noHazard)],
      HazardDefinition(id: "inarisk", nearMeters: 10, isUnmappedOutside: true))
    #expect(try hazard.exposure(150, 50) == Exposure(status: .unmapped, distanceMeters: 50))
    #expect(try hazard.exposure(250, 50).status == .clear)
    #expect(try hazard.exposure(105, 50).status == .near)
  }
}
