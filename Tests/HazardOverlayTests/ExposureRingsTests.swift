import TestSupport
import Testing

@testable import HazardOverlay

/// Rings of 100, 200 and 300 m with classes 3, 2 and 1.
@Suite struct ExposureRingsTests {
  private func definition(near: Double = 0, outside: Bool = false) -> HazardDefinition {
    HazardDefinition(
      id: "krakatau",
      rings: [(100.0, 3), (200, 2), (300, 1)].map { HazardRing(toMeters: $0.0, hazardClass: $0.1) }, nearMeters: near,
      isUnmappedOutside: outside)
  }

  @Test(arguments: [(0.0, 3), (100, 3), (100.5, 2), (200, 2), (250, 1), (300, 1)])
  func theSmallestRingThatHoldsThePlaceGivesTheClass(x: Double, hazardClass: Int) throws {
    let exposure = try DrawnHazard([.point(0, 0)], definition()).exposure(x, 0)
    #expect(
      exposure
        == Exposure(status: .inside, hazardClass: hazardClass, distanceMeters: 0, depthMeters: 300 - x, feature: 0))
  }

  @Test func beyondTheRingsTheDistanceIsToTheOutermost() throws {
    let hazard = DrawnHazard([.point(0, 0)], definition())
    #expect(try hazard.exposure(340, 0) == Exposure(status: .clear, distanceMeters: 40))
    // (300, 400) is 500 m away.
    #expect(try hazard.exposure(300, 400) == Exposure(status: .clear, distanceMeters: 200))
    #expect(try hazard.exposure(6000, 0) == Exposure(status: .clear))
  }

  @Test func theNearBandLiesAroundTheRings() throws {
    let hazard = DrawnHazard([.point(0, 0)], definition(near: 150))
    // 340 m: 40 m from the ring of class 1, 140 m from that of class 2, 240 m from that of class 3.
    #expect(try hazard.exposure(340, 0) == Exposure(status: .near, hazardClass: 2, distanceMeters: 40, feature: 0))
    #expect(try hazard.exposure(360, 0) == Exposure(status: .near, hazardClass: 1, distanceMeters: 60, feature: 0))
    #expect(try hazard.exposure(450, 0).status == .near)
    #expect(try hazard.exposure(450.1, 0).status == .clear)
  }

  @Test func ringsGoAroundALine() throws {
    let river = DrawnHazard([.line([0, 0, 1000, 0])], definition())
    #expect(try river.exposure(500, 80).hazardClass == 3)
    #expect(try river.exposure(500, -180).hazardClass == 2)
    let depth = try #require(try river.exposure(500, 80).depthMeters)
    #expect(abs(depth - 220) < 0.1)
    // Beyond the end the ring is round: (60, 80) from it is 100 m.
    #expect(try river.exposure(1060, 80).hazardClass == 3)
    #expect(try river.exposure(1061, 80).hazardClass == 2)
  }

  @Test func ringsGoAroundAnAreaAndTheAreaIsWithinAllOfThem() throws {
    let crater = DrawnHazard([.square(0, 0, side: 1000)], definition())
    let middle = try crater.exposure(500, 500)
    #expect(middle.status == .inside && middle.hazardClass == 3 && middle.distanceMeters == 0)
    let depth = try #require(middle.depthMeters)
    #expect(abs(depth - 800) < 0.1)
    #expect(try crater.exposure(1150, 500).hazardClass == 2)
  }

  /// Sources at 0 and 250: the place at 240 is 10 m from the second and 240 m from the first.
  @Test func theNearestSourceGivesTheClassAndTheFeature() throws {
    let hazard = DrawnHazard([.point(0, 0), .point(250, 0)], definition())
    let exposure = try hazard.exposure(240, 0)
    #expect(exposure.hazardClass == 3)
    #expect(exposure.feature == 1)
    // Between the two, 125 m from each: class 2, the first in the file.
    #expect(try hazard.exposure(125, 0).hazardClass == 2)
    #expect(try hazard.exposure(125, 0).feature == 0)
  }

  /// The circles of 300 m around (0, 0) and (400, 0) meet at (200, +-223.6): from (200, 0) that is the way out.
  @Test func theWayOutLeadsPastBothCircles() throws {
    let hazard = DrawnHazard([.point(0, 0), .point(400, 0)], definition())
    let depth = try #require(try hazard.exposure(200, 0).depthMeters)
    #expect(abs(depth - 223.607) < 0.1)
  }

  /// A smaller ring of a lower class: the higher class of the larger ring holds there too.
  @Test func theHighestClassOfTheRingsThatHoldThePlaceCounts() throws {
    let definition = HazardDefinition(
      id: "a", rings: [HazardRing(toMeters: 100, hazardClass: 1), HazardRing(toMeters: 200, hazardClass: 2)])
    #expect(definition.classes == [2, 1])
    #expect(try DrawnHazard([.point(0, 0)], definition).exposure(50, 0).hazardClass == 2)
  }

  @Test func beyondTheRingsAPlaceCanBeUnmapped() throws {
    #expect(try DrawnHazard([.point(0, 0)], definition(outside: true)).exposure(400, 0).status == .unmapped)
    var hazard = DrawnHazard([.point(0, 0)], definition())
    hazard.coverage = [.square(-500, -500, side: 1000)]
    #expect(try hazard.exposure(500, 0).status == .clear)
    #expect(try hazard.exposure(501, 0).status == .unmapped)
    #expect(try hazard.exposure(6001, 0) == Exposure(status: .unmapped))
  }

  @Test func withoutASourceThereIsNoHazard() throws {
    #expect(try DrawnHazard([Shape]([]), definition()).exposure(0, 0) == Exposure(status: .clear))
  }
}
