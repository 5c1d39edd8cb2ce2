import FeatureModel
import TestSupport
import Testing

@testable import RegencyReports

@Suite struct MapPropertyTests {
  private func ring(_ random: inout SeededRandom, count: Int) -> [Position] {
    (0..<count).map { _ in
      Position(x: Double.random(in: 0...1000, using: &random), y: Double.random(in: 0...1000, using: &random))
    }
  }

  /// Every position left out lies within the tolerance of the outline that is drawn.
  @Test(arguments: Seeds.many)
  func simplifyingKeepsToItsTolerance(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let ring = ring(&random, count: 60)
    let kept = RingSimplifying.simplified(ring, tolerance: 40)
    #expect(Set(kept).isSubset(of: ring) && kept.count >= 2)
    for position in ring {
      let distance = zip(kept, kept.dropFirst() + kept.prefix(1)).map { Self.distance(from: position, to: $0, $1) }
        .min()
      #expect((distance ?? .infinity) <= 40.000001, "seed \(seed)")
    }
  }

  /// What is cut to the left half and to the right half adds up to the whole area.
  @Test(arguments: Seeds.many)
  func cuttingLosesNoArea(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let ring = ring(&random, count: 12)
    let middle = Double.random(in: 100...900, using: &random)
    let halves = [(-1.0, middle), (middle, 1001.0)].map { minX, maxX in
      Self.area(RingCutting.cut(ring, to: Envelope(minX: minX, minY: -1, maxX: maxX, maxY: 1001)))
    }
    #expect(abs(halves[0] + halves[1] - Self.area(ring)) < 1e-4, "seed \(seed)")
  }

  private static func area(_ ring: [Position]) -> Double {
    zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
  }

  private static func distance(from point: Position, to first: Position, _ last: Position) -> Double {
    let (dx, dy) = (last.x - first.x, last.y - first.y)
    let length = max(dx * dx + dy * dy, .leastNonzeroMagnitude)
    let share = min(1, max(0, ((point.x - first.x) * dx + (point.y - first.y) * dy) / length))
    let (ex, ey) = (point.x - first.x - share * dx, point.y - first.y - share * dy)
    return (ex * ex + ey * ey).squareRoot()
  }
}
