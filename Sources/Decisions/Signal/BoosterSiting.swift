/// Where a few boosters reach the most: greedy, with marginal gains kept until they could be the largest (lazy).
///
/// Each step takes the candidate with the largest gain over what the earlier ones reach. Gains never grow from step to
/// step, so that a gain computed earlier is an upper bound, and most candidates need no second look. The result is at least
/// 1 - 1/e (63.2 %) of the optimum.
///
/// Source: Nemhauser, Wolsey and Fisher (1978) for the bound; Minoux (1978) for the lazy evaluation.
public struct BoosterSiting: Sendable {
  /// One chosen candidate.
  public struct Step: Sendable, Equatable {
    /// Index of the candidate.
    public var candidate: Int
    /// Weight that no earlier step reaches.
    public var gain: Int
    /// What it reaches first, in ascending order.
    public var reached: [Int]
  }

  /// The share of the optimum that a greedy choice surely has.
  public static let guaranteedShare = 0.632

  private let reach: [[Int32]]
  private let weights: [Int]

  /// Candidates and what they reach.
  ///
  /// - Parameters:
  ///   - reach: For each candidate the targets in reach, ascending, each once.
  ///   - weights: Of each target, zero or more.
  public init(reach: [[Int32]], weights: [Int]) {
    self.reach = reach
    self.weights = weights
  }

  /// The best candidates in the order of choice, fewer than asked for when none adds anything; of equal ones the first.
  public func choose(atMost count: Int) -> [Step] {
    var isReached = weights.map { _ in false }
    var queue = GainQueue(reach.indices.map { (gain: gain(of: $0, isReached), candidate: $0) })
    var steps: [Step] = []
    while steps.count < count, let top = queue.popFirst() {
      let gain = gain(of: top.candidate, isReached)
      if gain < top.gain {
        queue.insert((gain, top.candidate))
        continue
      }
      guard gain > 0 else { break }
      let reached = reach[top.candidate].map(Int.init).filter { !isReached[$0] }
      for target in reached { isReached[target] = true }
      steps.append(Step(candidate: top.candidate, gain: gain, reached: reached))
    }
    return steps
  }

  /// What no choice of so many candidates exceeds: the least of what all candidates reach together, and of what the first
  /// steps reach with the largest gains over that, after each step.
  ///
  /// Source: Leskovec et al. (2007), the bound that looks at the data.
  public func upperBound(after steps: [Step], atMost count: Int) -> Int {
    var isReached = weights.map { _ in false }
    for target in reach.joined() { isReached[Int(target)] = true }
    var bound = zip(isReached, weights).reduce(0) { $1.0 ? $0 + $1.1 : $0 }
    isReached = weights.map { _ in false }
    var reached = 0
    for step in 0...steps.count {
      let gains = reach.indices.map { gain(of: $0, isReached) }.sorted(by: >).prefix(count)
      bound = min(bound, reached + gains.reduce(0, +))
      guard step < steps.count else { break }
      reached += steps[step].gain
      for target in steps[step].reached { isReached[target] = true }
    }
    return bound
  }

  /// The best choice of all where there are few, in the order of their gains; nil where there are too many to look at.
  public func best(atMost count: Int) -> [Step]? {
    // Of candidates that reach the same the first will do.
    var seen: Set<[Int32]> = []
    let candidates = reach.indices.filter { !reach[$0].isEmpty && seen.insert(reach[$0]).inserted }
    var choices = 1
    for taken in 0..<min(count, candidates.count) {
      choices = choices * (candidates.count - taken) / (taken + 1)
      guard choices <= Self.greatestChoices else { return nil }
    }
    var best: (weight: Int, chosen: [Int]) = (-1, [])
    var chosen: [Int] = []
    func tryAll(from start: Int) {
      if chosen.count == min(count, candidates.count) {
        var isReached = weights.map { _ in false }
        var weight = 0
        for target in chosen.lazy.flatMap({ reach[$0] }) where !isReached[Int(target)] {
          isReached[Int(target)] = true
          weight += weights[Int(target)]
        }
        if weight > best.weight { best = (weight, chosen) }
        return
      }
      for index in start..<candidates.count {
        chosen.append(candidates[index])
        tryAll(from: index + 1)
        chosen.removeLast()
      }
    }
    tryAll(from: 0)
    let within = BoosterSiting(reach: best.chosen.map { reach[$0] }, weights: weights)
    return within.choose(atMost: count).map { step in
      Step(candidate: best.chosen[step.candidate], gain: step.gain, reached: step.reached)
    }
  }

  private static let greatestChoices = 20_000

  private func gain(of candidate: Int, _ isReached: [Bool]) -> Int {
    reach[candidate].reduce(0) { isReached[Int($1)] ? $0 : $0 + weights[Int($1)] }
  }
}

/// Candidates by their gain, the largest first, of equal ones the first: a binary heap.
struct GainQueue {
  private var items: [(gain: Int, candidate: Int)] = []

  init(_ items: [(gain: Int, candidate: Int)]) {
    // A sorted array is a heap.
    self.items = items.sorted(by: Self.precedes)
  }

  mutating func insert(_ item: (gain: Int, candidate: Int)) {
    items.append(item)
    var index = items.count - 1
    while index > 0, Self.precedes(items[index], items[(index - 1) / 2]) {
      items.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func popFirst() -> (gain: Int, candidate: Int)? {
    guard let first = items.first else { return nil }
    let last = items.removeLast()
    guard !items.isEmpty else { return first }
    items[0] = last
    var index = 0
    while true {
      var best = index
      for child in [2 * index + 1, 2 * index + 2] where child < items.count {
        if Self.precedes(items[child], items[best]) { best = child }
      }
      guard best != index else { return first }
      items.swapAt(index, best)
      index = best
    }
  }

  private static func precedes(
    _ one: (gain: Int, candidate: Int), _ other: (gain: Int, candidate: Int)
  ) -> Bool {
    (other.gain, one.candidate) < (one.gain, other.candidate)
  }
}
