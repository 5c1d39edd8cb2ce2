/// What stations are worth at the moment, in parts of a whole cost (`AssignmentWeights.fineness`).
///
/// For any prices the stations' prices, less the profits of the best filling of each place, bound the cost of every
/// assignment from below (Lagrange). So a bound that is computed in whole numbers holds, however the prices were found.
struct AssignmentPrices {
  /// Of each station, zero or more.
  var stations: [Int]
  /// Of each that has to stay without a place, and of each away from its reserve place; zero or more.
  var unplaced = 0
  var awayFromReserve = 0
}

extension AssignmentSearch {
  /// The prices of a linear program, rounded.
  func prices(of program: CoveringProgram) -> AssignmentPrices {
    let fine = weights.fineness
    func rounded(_ price: Double, atMost most: Int) -> Int {
      max(0, min(Int((price * Double(fine)).rounded()), most * fine))
    }
    let count = stationCount + placeCount
    return AssignmentPrices(
      stations: (0..<stationCount).map { rounded(program.prices[$0], atMost: unplacedCost(of: $0)) },
      unplaced: rounded(program.prices[count], atMost: weights.unplaced),
      awayFromReserve: rounded(program.prices[count + 1], atMost: weights.unplaced))
  }

  /// The bound by some prices, and the best filling of each place.
  mutating func priced(_ prices: AssignmentPrices) -> (bound: Int, fillings: [CoveringProgram.Filling]) {
    let fine = weights.fineness
    var bound = prices.unplaced * least.unplaced + prices.awayFromReserve * (least.unplaced + least.awayFromReserve)
    for station in 0..<stationCount {
      bound += min(
        prices.stations[station], unplacedCost(of: station) * fine - prices.unplaced - prices.awayFromReserve)
    }
    var fillings: [CoveringProgram.Filling] = []
    for place in 0..<placeCount {
      let filling = filled(place, prices)
      bound -= filling.upperBound
      ownSteps += filling.steps * 4 + stationCount
      if filling.profit > 0 { fillings.append(self.filling(of: place, filling.stations)) }
    }
    // Costs are whole: a bound between two of them is the upper one.
    return (bound > 0 ? (bound + fine - 1) / fine : 0, fillings)
  }

  private func filled(_ place: Int, _ prices: AssignmentPrices) -> RoomFilling {
    var items: [RoomFilling.Item] = []
    for station in 0..<stationCount {
      let index = station * placeCount + place
      guard isAllowed[index], let cost = costs[index] else { continue }
      let profit = prices.stations[station] - cost * weights.fineness + (isAway[index] ? prices.awayFromReserve : 0)
      if profit > 0 {
        items.append(RoomFilling.Item(station: station, profit: profit, voters: problem.voters[station]))
      }
    }
    return RoomFilling(items, room: problem.rooms[place])
  }

  /// Finds good prices, and the fillings that go with them, before the linear program begins: prices rise for stations that
  /// no filling wants, and fall for those that several want.
  ///
  /// Source: the subgradient method with the steps of Polyak (1969).
  mutating func approach(from start: [Int]) {
    let fine = weights.fineness
    var best = (prices: start.map { max(0, min($0, weights.unplaced)) * fine }, bound: Int.min)
    var prices = best.prices
    var pace = 1.0
    for round in 0..<60 {
      let (bound, fillings) = priced(AssignmentPrices(stations: prices))
      raiseLeast(to: weights.raised(bound, least: least))
      var surplus = prices.map { $0 < weights.unplaced * fine ? 1 : 0 }
      for filling in fillings {
        add(filling)
        for station in filling.stations { surplus[station] -= 1 }
      }
      if bound > best.bound {
        best = (prices, bound)
      } else if round % 5 == 4 {
        pace /= 2
        prices = best.prices
      }
      take(problem.rounded(fillings.sorted { $0.stations.count > $1.stations.count }))
      let norm = surplus.reduce(0) { $0 + $1 * $1 }
      guard bound < cost, norm > 0 else { return }
      let step = pace * Double(cost - bound) * Double(fine) / Double(norm)
      for (station, surplus) in surplus.enumerated() where surplus != 0 {
        let price = Double(prices[station]) + step * Double(surplus)
        prices[station] = max(0, min(Int(min(price, Double(weights.unplaced * fine))), weights.unplaced * fine))
      }
    }
  }
}
