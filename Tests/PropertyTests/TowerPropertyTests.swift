import Decisions
import FeatureModel
import TestSupport
import Testing

@Suite struct TowerPropertyTests {
  /// What a plain loop over all towers says.
  @Test(arguments: Seeds.few) func noTowerIsMissed(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    func place() -> Position {
      Position(x: Double.random(in: 0...50_000, using: &random), y: Double.random(in: 0...50_000, using: &random))
    }
    let towers = (0..<80).map { _ in place() }
    let ranges = towers.map { _ in Double.random(in: 0...9_000, using: &random) }
    let coverage = TowerCoverage(towers, rangesMeters: ranges)
    for _ in 0..<300 {
      let position = place()
      let meters = zip(towers, ranges).map { tower, range in
        ((tower.x - position.x) * (tower.x - position.x) + (tower.y - position.y) * (tower.y - position.y)).squareRoot()
          - range
      }
      let signal = try #require(coverage.signal(nearestTo: position))
      let least = try #require(meters.min())
      #expect(abs(signal.meters - least) < 1e-6 && meters[signal.tower] <= least + 1e-6)
      // The place named has a signal, so far away.
      let there = try #require(coverage.signal(nearestTo: signal.place))
      #expect(there.meters < 1e-6)
      let (dx, dy) = (signal.place.x - position.x, signal.place.y - position.y)
      #expect(abs((dx * dx + dy * dy).squareRoot() - max(0, signal.meters)) < 1e-6)
    }
  }
}
