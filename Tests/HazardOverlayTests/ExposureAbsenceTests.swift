import TestSupport
import Testing

@testable import HazardOverlay

/// The signal is a square from (0, 0) to (1000, 1000); outside it is the hazard.
@Suite struct ExposureAbsenceTests {
  private func signal(_ shapes: [Shape] = [.square(0, 0, side: 1000)], near: Double = 0) -> DrawnHazard {
    DrawnHazard(shapes, HazardDefinition(id: "blankspot", nearMeters: near, isInverted: true))
  }

  @Test func withoutTheSignalIsInsideAndTheWayOutLeadsToIt() throws {
    #expect(
      try signal().exposure(1250, 500)
        == Exposure(status: .inside, hazardClass: 1, distanceMeters: 0, depthMeters: 250))
  }

  @Test func withTheSignalIsClearAndTheDistanceIsToItsBorder() throws {
    #expect(try signal().exposure(300, 500) == Exposure(status: .clear, distanceMeters: 300))
  }

  @Test func theBorderStillHasTheSignal() throws {
    #expect(try signal().exposure(1000, 500) == Exposure(status: .clear, distanceMeters: 0))
  }

  @Test func theNearBandLiesInsideTheSignal() throws {
    let hazard = signal(near: 100)
    #expect(try hazard.exposure(950, 500) == Exposure(status: .near, hazardClass: 1, distanceMeters: 50))
    #expect(try hazard.exposure(900, 500).status == .near)
    #expect(try hazard.exposure(899, 500).status == .clear)
    #expect(try hazard.exposure(1001, 500).status == .inside)
  }

  /// Two cells that overlap: their common part is no border.
  @Test func overlappingCellsAreOneSignal() throws {
    let hazard = signal([.square(0, 0, side: 1000), .square(800, 0, side: 1000)])
    // The right border of the first cell is 20 m away, but the way out is up or down, 500 m.
    #expect(try hazard.exposure(980, 500).distanceMeters == 500)
  }

  @Test func outsideTheCoverageIsUnmappedWhateverTheSignal() throws {
    var hazard = signal()
    hazard.coverage = [.square(500, 0, side: 2000)]
    #expect(try hazard.exposure(400, 500) == Exposure(status: .unmapped))
    #expect(try hazard.exposure(600, 500).status == .clear)
    #expect(try hazard.exposure(1400, 500).status == .inside)
  }

  @Test func withoutAnySignalEverythingIsInside() throws {
    #expect(
      try signal([]).exposure(0, 0) == Exposure(status: .inside, hazardClass: 1, distanceMeters: 0))
  }

  @Test func aPolygonThatIsNoSignalDoesNotCount() throws {
    let hazard = DrawnHazard(
      [(.square(0, 0, side: 1000), .noHazard)], HazardDefinition(id: "blankspot", isInverted: true))
    #expect(try hazard.exposure(500, 500).status == .inside)
  }
}
