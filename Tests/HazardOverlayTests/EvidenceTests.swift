import FeatureModel
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct EvidenceTests {
  @Test func everythingTouchedOrInReachIsListedInFileOrder() throws {
    var hazard = DrawnHazard([
      (.square(100, 0, side: 100), .hazard(2)), (.square(0, 0, side: 100), .hazard(1)),
      (.square(0, 0, side: 50), .noHazard),
      (.square(9000, 0, side: 100), .hazard(3)),
    ])
    hazard.limit = 1000
    let place = Position(x: 40, y: 40)
    let evidence = try hazard.finder(around: Envelope(place)).evidence(at: PlacedPosition(place))
    #expect(evidence.map(\.feature) == [0, 1, 2])
    #expect(evidence.map(\.isTouched) == [false, true, true])
    #expect(evidence.map(\.distanceMeters) == [60, 0, nil])
    #expect(evidence.map(\.classification) == [.hazard(2), .hazard(1), .noHazard])
  }

  @Test func theNearestPartOfAFeatureIsMeasured() throws {
    let hazard = DrawnHazard([.multiPolygon([[squareRing(500, 0, side: 10)], [squareRing(200, 0, side: 10)]])])
    let place = Position(x: 0, y: 5)
    let evidence = try hazard.finder(around: Envelope(place)).evidence(at: PlacedPosition(place))
    #expect(evidence.map(\.distanceMeters) == [200])
  }

  @Test func nothingInReachIsNoEvidence() throws {
    let place = Position(x: 0, y: 0)
    #expect(try DrawnHazard([Shape]([])).finder(around: Envelope(place)).evidence(at: PlacedPosition(place)).isEmpty)
  }
}
