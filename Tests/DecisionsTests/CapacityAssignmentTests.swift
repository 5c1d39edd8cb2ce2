import Testing

@testable import Decisions

@Suite struct CapacityAssignmentTests {
  /// Choices as place: millimetres.
  private func solve(
    _ choices: [[(Int, Int)]], voters: [Int]? = nil, stations: [Int], room: [Int?]? = nil, steps: Int = 100_000_000
  ) -> CapacityAssignment.Result {
    let rooms = stations.enumerated().map { CapacityAssignment.Room(stations: $1, voters: room?[$0]) }
    let assignment = CapacityAssignment(
      choices: choices.map { $0.map { LeastCostMatching.Choice(place: $0.0, cost: MoveCost(millimeters: $0.1)) } },
      voters: voters ?? choices.map { _ in 0 }, rooms: rooms, greatestSteps: steps)
    return assignment.solve()
  }

  @Test func nothingToAssign() {
    #expect(solve([], stations: [1]).places.isEmpty)
    #expect(solve([[]], stations: []).places == [nil])
  }

  @Test func theNearestWhereThereIsRoom() {
    #expect(solve([[(0, 5), (1, 9)], [(1, 3)]], stations: [1, 1]).places == [0, 1])
  }

  /// Greedy would give place 0 to the first (1), and the second 100: together 101. The least total is 2 + 2.
  @Test func theTotalCountsNotTheFirst() {
    #expect(solve([[(0, 1), (1, 2)], [(0, 2), (1, 100)]], stations: [1, 1]).places == [1, 0])
  }

  /// Station 0 gives way to station 1, which has no other place, though that costs more than leaving 1 out.
  @Test func asManyAsPossibleGetAPlace() {
    #expect(solve([[(0, 1), (1, 900)], [(0, 2)]], stations: [1, 1]).places == [1, 0])
    #expect(solve([[(0, 1)], [(0, 2)]], stations: [1]).places == [0, nil])
  }

  @Test func theReservePlaceGoesBeforeDistance() {
    let far = MoveCost(millimeters: 900)
    let near = MoveCost(awayFromReserve: 1, millimeters: 1)
    #expect([MoveCost.withoutPlace, near, far].sorted() == [far, near, .withoutPlace])
  }

  /// 300 and 250 voters do not fit into 500 together: of 1 + 5 and 4 + 1 the second is less.
  @Test func votersCount() {
    let result = solve(
      [[(0, 1), (1, 4)], [(0, 1), (1, 5)]], voters: [300, 250], stations: [2, 2], room: [500, nil])
    #expect(result.places == [1, 0] && result.isProven)
  }

  @Test func aStationTooLargeForAPlaceStaysOut() {
    #expect(solve([[(0, 1)]], voters: [301], stations: [1], room: [300]).places == [nil])
    #expect(solve([[(0, 1)]], voters: [300], stations: [1], room: [300]).places == [0])
  }

  /// Place 0 holds 500 voters: 300 and 250 are too many together, 250 and 200 are not. Of 1 + 5 + 1 and 4 + 1 + 1 the second
  /// is less; a search that is given up before it begins finds the first.
  @Test func aSearchThatIsGivenUpKeepsToTheRoom() {
    let choices = [[(0, 1), (1, 4)], [(0, 1), (1, 5)], [(0, 9), (1, 1)]]
    let voters = [300, 250, 200]
    let given = solve(choices, voters: voters, stations: [2, 2], room: [500, nil], steps: 0)
    #expect(!given.isProven && given.placedAtMost == 3)
    #expect(given.places == [0, 1, 1])
    let found = solve(choices, voters: voters, stations: [2, 2], room: [500, nil])
    #expect(found.isProven && found.places == [1, 0, 1])
  }

  /// One place for 7 voters: 3 + 3 fit, and so do 4 + 3; the fewest voters are not the nearest.
  @Test func asManyAsFitThenTheNearest() {
    let result = solve([[(0, 1)], [(0, 9)], [(0, 2)], [(0, 5)]], voters: [4, 3, 5, 3], stations: [4], room: [7])
    #expect(result.isProven && result.placedAtMost == 2)
    #expect(result.places == [0, nil, nil, 0])
  }

  /// Each filling is the best of all subsets.
  @Test(arguments: 0..<200) func fillingsAreTheBest(seed: Int) {
    var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    func next(_ range: ClosedRange<Int>) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int(state >> 33) % range.count
    }
    let items = (0..<next(0...9)).map { RoomFilling.Item(station: $0, profit: next(1...40), voters: next(0...9)) }
    let room = CapacityAssignment.Room(stations: next(0...5), voters: next(0...30))
    let best = (0..<1 << items.count).map { subset -> Int in
      let chosen = items.filter { subset >> $0.station & 1 == 1 }
      let fits = chosen.count <= room.stations && chosen.reduce(0) { $0 + $1.voters } <= room.voters ?? 0
      return fits ? chosen.reduce(0) { $0 + $1.profit } : 0
    }.max()
    let filling = RoomFilling(items, room: room)
    #expect(filling.profit == best && filling.upperBound == best)
    #expect(filling.stations.reduce(0) { $0 + items[$1].profit } == best)
  }
}
