/// The most profitable stations that fit a place together: a knapsack that holds so many stations and so many voters.
struct RoomFilling {
  /// A station that could fill the place.
  struct Item {
    var station: Int
    /// More than zero.
    var profit: Int
    var voters: Int
  }

  /// The most that was found, and its stations.
  private(set) var profit = 0
  private(set) var stations: [Int] = []
  /// What no filling exceeds; the profit itself unless the search was given up.
  private(set) var upperBound = 0
  /// Choices that were looked at.
  private(set) var steps = 0

  private static let greatestSteps = 200_000

  /// By falling profit.
  private let items: [Item]
  /// The sum of the first profits.
  private let sums: [Int]
  /// The most profit for a voter among an item and those behind it.
  private let densities: [Double]
  private var chosen: [Int] = []

  /// Fills the room of a place.
  init(_ unordered: [Item], room: CapacityAssignment.Room) {
    items = unordered.sorted { ($1.profit, $0.voters, $0.station) < ($0.profit, $1.voters, $1.station) }
    sums = items.reduce(into: [0]) { sums, item in sums.append((sums.last ?? 0) + item.profit) }
    var densities = [0.0]
    for item in items.reversed() {
      let density = item.voters == 0 ? .infinity : Double(item.profit) / Double(item.voters)
      densities.append(max(densities.last ?? 0, density))
    }
    self.densities = densities.reversed()
    let voters = room.voters ?? .max
    search(from: 0, profit: 0, Limits(stations: room.stations, voters: voters, lighterThan: .max))
    upperBound = steps < Self.greatestSteps ? profit : bound(from: 0, Limits(stations: room.stations, voters: voters))
  }

  private struct Limits {
    var stations: Int
    var voters: Int
    /// A station as large as one that was left out would do no better than that one.
    var lighterThan = Int.max
  }

  private mutating func search(from start: Int, profit: Int, _ limits: Limits) {
    if profit > self.profit { (self.profit, stations) = (profit, chosen.map { items[$0].station }) }
    guard limits.stations > 0 else { return }
    var limits = limits
    for index in start..<items.count {
      guard steps < Self.greatestSteps, profit + bound(from: index, limits) > self.profit else { return }
      steps += 1
      let item = items[index]
      guard item.voters < limits.lighterThan, item.voters <= limits.voters else { continue }
      chosen.append(index)
      search(
        from: index + 1, profit: profit + item.profit,
        Limits(
          stations: limits.stations - 1, voters: limits.voters - item.voters, lighterThan: limits.lighterThan))
      chosen.removeLast()
      limits.lighterThan = item.voters
    }
  }

  /// What the items from an index on add at most: so many stations, or so many voters at the best density.
  private func bound(from index: Int, _ limits: Limits) -> Int {
    let byStations = sums[min(items.count, index + limits.stations)] - sums[index]
    let byVoters = densities[index] * Double(limits.voters) * (1 + 1e-12) + 1
    return byVoters < Double(byStations) ? Int(byVoters) : byStations
  }
}
