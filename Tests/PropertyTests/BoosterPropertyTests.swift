import Decisions
import TestSupport
import Testing

/// What holds for the boosters of any targets.
@Suite struct BoosterPropertyTests {
  private struct Targets {
    var reach: [[Int32]]
    var weights: [Int]

    init(seed: UInt64) {
      var random = SeededRandom(seed: seed)
      let count = Int.random(in: 1...10, using: &random)
      weights = (0..<count).map { _ in Int.random(in: 0...300, using: &random) }
      reach = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        (0..<Int32(count)).filter { _ in Int.random(in: 0...2, using: &random) == 0 }
      }
    }

    /// What some candidates reach, straight from the definition.
    func weight(of candidates: [Int]) -> Int {
      Set(candidates.flatMap { reach[$0] }).reduce(0) { $0 + weights[Int($1)] }
    }

    /// The best choice of all.
    func optimum(_ count: Int) -> Int {
      (0..<(1 << reach.count)).filter { $0.nonzeroBitCount <= count }.map { set in
        weight(of: reach.indices.filter { set >> $0 & 1 == 1 })
      }.max() ?? 0
    }
  }

  @Test(arguments: UInt64(1)...200) func theChoiceKeepsToItsBounds(seed: UInt64) {
    let targets = Targets(seed: seed)
    let siting = BoosterSiting(reach: targets.reach, weights: targets.weights)
    for count in 1...3 {
      let steps = siting.choose(atMost: count)
      let reached = steps.reduce(0) { $0 + $1.gain }
      let optimum = targets.optimum(count)
      #expect(reached == targets.weight(of: steps.map(\.candidate)))
      #expect(Double(reached) >= BoosterSiting.guaranteedShare * Double(optimum))
      #expect(reached <= optimum && optimum <= siting.upperBound(after: steps, atMost: count))
      #expect(siting.upperBound(after: steps, atMost: count) <= targets.weights.reduce(0, +))
      let best = siting.best(atMost: count)
      #expect(best?.reduce(0) { $0 + $1.gain } == optimum)
      #expect(best.map { targets.weight(of: $0.map(\.candidate)) } == optimum)
      if count == 1 { #expect(reached == optimum) }
    }
  }

  @Test(arguments: UInt64(1)...50) func oneMoreBoosterReachesNoLess(seed: UInt64) {
    let targets = Targets(seed: seed)
    let siting = BoosterSiting(reach: targets.reach, weights: targets.weights)
    let all = siting.choose(atMost: 8)
    for count in 0...8 { #expect(siting.choose(atMost: count) == Array(all.prefix(count))) }
    for (step, next) in zip(all, all.dropFirst()) { #expect(step.gain >= next.gain && next.gain > 0) }
  }

  /// The lazy choice is the one of a plain loop over all candidates.
  @Test(arguments: UInt64(1)...100) func lazinessChangesNothing(seed: UInt64) {
    let targets = Targets(seed: seed)
    var chosen: [Int] = []
    for _ in 0..<4 {
      let gains = targets.reach.indices.map { targets.weight(of: chosen + [$0]) - targets.weight(of: chosen) }
      guard let best = gains.max(), best > 0, let candidate = gains.firstIndex(of: best) else { break }
      chosen.append(candidate)
    }
    let steps = BoosterSiting(reach: targets.reach, weights: targets.weights).choose(atMost: 4)
    #expect(steps.map(\.candidate) == chosen)
  }
}
