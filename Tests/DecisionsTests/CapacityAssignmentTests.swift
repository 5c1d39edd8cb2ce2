import Testing

@testable import Decisions

@Suite struct CapacityAssignmentTests {
  /// Choices as place: millimetres.
  private func solve(
    _ choices: [[(Int, Int)]], voters: [Int]? = nil, stations: [Int], room: [Int?]? = nil, effort: Int = 2000
  ) -> CapacityAssignment.Result {
    let rooms = stations.enumerated().map { CapacityAssignment.Room(stations: $1, voters: room?[$0]) }
    var assignment = CapacityAssignment(
      choices: choices.map { $0.map { LeastCostMatching.Choice(place: $0.0, cost: MoveCost(millimeters: $0.1)) } },
      voters: voters ?? choices.map { _ in 0 }, rooms: rooms)
    assignment.greatestEffort = effort
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

  @Test func aSearchThatIsGivenUpKeepsToTheRoom() {
    let result = solve(
      [[(0, 1), (1, 4)], [(0, 1), (1, 5)]], voters: [300, 250], stations: [2, 2], room: [500, 250], effort: 0)
    #expect(!result.isProven)
    #expect(result.places == [0, 1])
  }
}
