import FeatureModel
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

/// Class 1 fills a square at (0, 0), class 2 one at (2000, 0), nobody knows in one at (4000, 0); each side is 1000 m.
@Suite struct CrossingFinderTests {
  private let hazard = DrawnHazard([
    (.square(0, 0, side: 1000), .hazard(1)), (.square(2000, 0, side: 1000), .hazard(2)),
    (.square(4000, 0, side: 1000), .noData),
  ])
  /// Through both squares; on the border of the first; a bridge in the second; beside all; into the third; no geometry.
  private let routes: [Shape] = [
    .line([-10, 500, 3010, 500]), .line([1000, 0, 1000, 900]), .point(2500, 10), .line([1500, -100, 1500, 5000]),
    .line([3500, 500, 4500, 500]), .nothing,
  ]

  private func finder(_ hazard: DrawnHazard, _ routes: [Shape]) throws -> CrossingFinder {
    try CrossingFinder(Metres.layer(routes), crossing: hazard.layer(), in: try GEOSContext())
  }

  private func touched(from least: Int) throws -> Set<Int> {
    try finder(hazard, routes).features { classification in
      if case .hazard(let hazardClass) = classification { hazardClass >= least } else { false }
    }
  }

  @Test func routesCloseByClassAndTheBorderCounts() throws {
    #expect(try touched(from: 1) == [0, 1, 2])
    #expect(try touched(from: 2) == [0, 2])
    #expect(try touched(from: 3) == [])
  }

  @Test func whatNobodyMappedIsFoundToo() throws {
    #expect(try finder(hazard, routes).features { $0 == .noData } == [4])
    var covered = hazard
    #expect(try finder(covered, routes).featuresBeyondCoverage() == [])
    covered.coverage = [.rectangle(-100, -100, 3100, 1100)]
    #expect(try finder(covered, routes).featuresBeyondCoverage() == [3, 4])
  }

  @Test func withoutRoutesNothingIsClosed() throws {
    #expect(try finder(hazard, []).features { _ in true } == [])
  }

  @Test func routesWithinADistance() throws {
    let layer = try Metres.layer(routes)
    let metric = try MetricLayer(layer, in: Metres.crs, reach: Envelope(minX: -1e4, minY: -1e4, maxX: 1e4, maxY: 1e4))
    #expect(metric.features(of: layer, within: 100, of: Position(x: 2500, y: 110)) == [2])
    #expect(metric.features(of: layer, within: 390, of: Position(x: 2500, y: 110)) == [0, 2])
    #expect(metric.features(of: layer, within: 1, of: Position(x: -5000, y: 0)) == [])
  }
}
