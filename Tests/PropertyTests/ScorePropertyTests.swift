import Decisions
import TestSupport
import Testing

@Suite struct ScorePropertyTests {
  /// However the unknown turns out, the score and its class lie in the range, to the last digit.
  @Test(arguments: Seeds.few) func theRangeHoldsEveryOutcome(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<200 {
      let count = Int.random(in: 0...9, using: &random)
      let weights = (0..<count).map { _ in Double.random(in: 0...3, using: &random) }
      let low = Double.random(in: 0.05...0.5, using: &random)
      let rule = VulnerabilityRule(weights: weights, thresholds: [low, low + 0.3])
      let presences = weights.map { _ in [Presence.absent, .present, .unknown][Int.random(in: 0...2, using: &random)] }
      let range = rule.score(presences)
      #expect(0 <= range.least && range.least <= range.most && range.most <= 1)
      for _ in 0..<20 {
        let filled = presences.map {
          $0 == .unknown ? [Presence.absent, .present].randomElement(using: &random) ?? $0 : $0
        }
        let outcome = rule.score(filled)
        #expect(outcome.least == outcome.most || count == 0 || weights.allSatisfy { $0 == 0 })
        #expect(range.least <= outcome.least && outcome.most <= range.most)
        #expect(
          range.classes.contains(outcome.classes.lowerBound) && range.classes.contains(outcome.classes.upperBound))
      }
    }
  }

  /// One more indicator never makes a TPS less vulnerable.
  @Test(arguments: Seeds.few) func morePresencesNeverGiveLess(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let weights = (0..<12).map { _ in Double.random(in: 0...3, using: &random) }
    let rule = VulnerabilityRule(weights: weights, thresholds: [0.3, 0.6])
    var presences = weights.map { _ in Presence.absent }
    var last = rule.score(presences)
    for indicator in weights.indices.shuffled(using: &random) {
      presences[indicator] = .present
      let score = rule.score(presences)
      #expect(last.least <= score.least && last.classes.lowerBound <= score.classes.lowerBound)
      last = score
    }
    #expect(last.least == 1)
  }
}
