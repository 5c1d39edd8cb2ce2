import Diagnostics
import Testing

@testable import Decisions

@Suite struct BoosterSitingTests {
  @Test func nothingToReach() {
    #expect(BoosterSiting(reach: [], weights: []).choose(atMost: 3).isEmpty)
    #expect(BoosterSiting(reach: [[], [0]], weights: [0]).choose(atMost: 3).isEmpty)
  }

  /// Candidate 1 reaches 9; then candidate 0 adds 3 and candidate 2 adds 4, though alone it reaches 8.
  @Test func marginalGainsDecide() {
    let siting = BoosterSiting(reach: [[0], [1, 2], [2, 3]], weights: [3, 5, 4, 4])
    let steps = siting.choose(atMost: 2)
    #expect(steps.map(\.candidate) == [1, 2])
    #expect(steps.map(\.gain) == [9, 4])
    #expect(steps.map(\.reached) == [[1, 2], [3]])
    // What is left is 3, so that no two candidates reach more than 13 + 3.
    #expect(siting.upperBound(after: steps, atMost: 2) == 16)
  }

  @Test func ofEqualOnesTheFirst() {
    #expect(BoosterSiting(reach: [[1], [0]], weights: [5, 5]).choose(atMost: 1).map(\.candidate) == [0])
  }

  @Test func noBoosterWithoutAGain() {
    #expect(BoosterSiting(reach: [[0], [0]], weights: [5]).choose(atMost: 2).count == 1)
  }

  @Test func theQueueGivesTheLargestFirst() {
    var queue = GainQueue([(2, 0), (7, 1), (7, 2), (1, 3)])
    queue.insert((gain: 5, candidate: 4))
    var order: [Int] = []
    while let item = queue.popFirst() { order.append(item.candidate) }
    #expect(order == [1, 2, 4, 0, 3])
  }

  @Test func directionsByTheirNames() {
    let names = [0.0, 22, 23, 90, 180, 270, 315, 338, 359.9].map { Compass.name(of: $0).en }
    #expect(
      names == ["north", "north", "northeast", "east", "south", "west", "northwest", "north", "north"])
    #expect(Compass.name(of: 225).id == "barat daya")
  }
}
