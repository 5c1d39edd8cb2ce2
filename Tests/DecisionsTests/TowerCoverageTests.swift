import Decisions
import FeatureModel
import Testing

@Suite struct TowerCoverageTests {
  /// A strong tower 10 km to the east, a weak one 4 km to the north.
  private let coverage = TowerCoverage(
    [Position(x: 10_000, y: 0), Position(x: 0, y: 4_000)], rangesMeters: [9_000, 500])

  @Test func theNearestRangeNotTheNearestTower() throws {
    let signal = try #require(coverage.signal(nearestTo: Position(x: 0, y: 0)))
    #expect(signal.tower == 0 && signal.meters == 1_000 && signal.place == Position(x: 1_000, y: 0))
  }

  @Test func theEdgeOfARangeCounts() {
    #expect(coverage.signal(nearestTo: Position(x: 1_000, y: 0))?.meters == 0)
    #expect(coverage.signal(nearestTo: Position(x: 0, y: 4_100))?.meters == -400)
    #expect(coverage.signal(nearestTo: Position(x: 0, y: 4_501))?.meters == 1)
  }

  @Test func withoutTowersThereIsNone() {
    #expect(TowerCoverage([], rangesMeters: []).signal(nearestTo: Position(x: 0, y: 0)) == nil)
    let nowhere = TowerCoverage([Position(x: .nan, y: 0)], rangesMeters: [1])
    #expect(nowhere.signal(nearestTo: Position(x: 0, y: 0)) == nil)
  }

  @Test func ofEquallyNearOnesTheFirst() {
    let twins = TowerCoverage([Position(x: 5, y: 0), Position(x: -5, y: 0)], rangesMeters: [1, 1])
    #expect(twins.signal(nearestTo: Position(x: 0, y: 0))?.tower == 0)
  }
}
