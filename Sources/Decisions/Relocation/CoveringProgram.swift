/// The linear program behind an exact assignment: fillings of places that together cover each station.
///
/// Rows: each station is covered at least once, by a filling or by staying without a place; each place has at most one
/// filling; at least so many stations stay without a place, and at least so many are away from their reserve place. Its
/// fillings are added as they are found. The numbers are
/// floating-point: what is proved by the prices (duals) is computed again in whole numbers by who uses them.
///
/// Source: the revised simplex method with an explicit inverse (Dantzig 1963); a small shift of the right-hand sides, always
/// the same one, keeps it from going in circles.
struct CoveringProgram {
  /// Stations together at a place.
  struct Filling: Hashable {
    var place: Int
    /// Ascending.
    var stations: [Int]
    /// How many of them have another reserve place.
    var awayFromReserve: Int
  }

  private let stationCount: Int
  private let placeCount: Int
  private let tolerance: Double
  private(set) var fillings: [Filling] = []
  private var known: Set<Filling> = []
  /// What each filling costs at the moment.
  private var costs: [Double] = []
  /// What it costs at the moment that a station has no place.
  private var unplacedCosts: [Double]

  private var rowCount: Int { stationCount + placeCount + 2 }
  private var firstFilling: Int { rowCount + stationCount }
  private var rightSides: [Double] = []
  /// Row by row.
  private var inverse: [Double] = []
  /// The variable of each row: a station without a place, the spare room of a place, the surpluses of the last two rows; then
  /// the surplus of each station, then the fillings.
  private var basis: [Int] = []
  private var values: [Double] = []
  private(set) var prices: [Double] = []
  private var pivots = 0
  /// Numbers that were changed.
  private(set) var steps = 0

  /// A program without fillings.
  ///
  /// - Parameter tolerance: Costs that differ by less count as the same.
  init(stations: Int, places: Int, tolerance: Double) {
    (stationCount, placeCount, self.tolerance) = (stations, places, tolerance)
    unplacedCosts = Array(repeating: 0, count: stations)
  }

  /// Adds a filling, unless it is there; it is free until the costs are set.
  mutating func add(_ filling: Filling, cost: Double) -> Bool {
    guard known.insert(filling).inserted else { return false }
    fillings.append(filling)
    costs.append(cost)
    return true
  }

  /// Sets what everything costs from now on.
  mutating func setCosts(unplaced: [Double], _ cost: (Filling) -> Double) {
    unplacedCosts = unplaced
    costs = fillings.map(cost)
    if !basis.isEmpty { findPrices() }
  }

  /// Begins with all stations without a place.
  ///
  /// - Parameter least: How many stay there, and how many are away from their reserve place, at least.
  mutating func restart(least: MoveCost) {
    var state: UInt64 = 1
    func shift() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return 1e-6 * (0.5 + Double(state >> 33) / Double(1 << 31))
    }
    rightSides = (0..<rowCount - 2).map { _ in 1 + shift() }
    rightSides += [Double(least.unplaced), Double(least.unplaced + least.awayFromReserve)]
    basis = Array(0..<rowCount)
    inverse = [Double](repeating: 0, count: rowCount * rowCount)
    for row in 0..<rowCount { inverse[row * rowCount + row] = 1 }
    // The last two rows count the stations without a place and those away from their reserve place, less their surplus; who
    // has no place counts as away.
    for last in [rowCount - 2, rowCount - 1] {
      for row in 0..<stationCount { inverse[last * rowCount + row] = 1 }
      inverse[last * rowCount + last] = -1
    }
    findValues()
    findPrices()
  }

  /// Goes on to the least cost with the fillings that there are, until so many steps are done in all.
  mutating func minimize(greatestSteps: Int) {
    while steps < greatestSteps {
      guard let entering = entering() else { return }
      let column = column(of: entering)
      guard let leaving = leaving(column) else { return }
      pivot(entering, column, at: leaving)
    }
  }

  /// The fillings that are in use, and how much of each.
  var solution: [(filling: Filling, share: Double)] {
    zip(basis, values).filter { $0.0 >= firstFilling && $0.1 > 1e-4 }.sorted { $0.0 < $1.0 }.map {
      (fillings[$0.0 - firstFilling], $0.1)
    }
  }

  // MARK: Variables

  private func cost(of variable: Int) -> Double {
    if variable < stationCount { return unplacedCosts[variable] }
    return variable < firstFilling ? 0 : costs[variable - firstFilling]
  }

  /// Calls `body` with the rows and coefficients of a variable.
  private func forEachEntry(of variable: Int, _ body: (Int, Double) -> Void) {
    if variable < rowCount {
      body(variable, variable >= rowCount - 2 ? -1 : 1)
      if variable < stationCount {
        body(rowCount - 2, 1)
        body(rowCount - 1, 1)
      }
    } else if variable < firstFilling {
      body(variable - rowCount, -1)
    } else {
      let filling = fillings[variable - firstFilling]
      for station in filling.stations { body(station, 1) }
      body(stationCount + filling.place, 1)
      if filling.awayFromReserve > 0 { body(rowCount - 1, Double(filling.awayFromReserve)) }
    }
  }

  private func reducedCost(of variable: Int) -> Double {
    var cost = cost(of: variable)
    forEachEntry(of: variable) { row, coefficient in cost -= coefficient * prices[row] }
    return cost
  }

  // MARK: Steps

  private func entering() -> Int? {
    var best: (cost: Double, variable: Int)?
    for variable in 0..<firstFilling + fillings.count {
      let cost = reducedCost(of: variable)
      if cost < best?.cost ?? -tolerance { best = (cost, variable) }
    }
    return best?.variable
  }

  private func column(of variable: Int) -> [Double] {
    var column = [Double](repeating: 0, count: rowCount)
    forEachEntry(of: variable) { entry, coefficient in
      for row in 0..<rowCount { column[row] += coefficient * inverse[row * rowCount + entry] }
    }
    return column
  }

  private func leaving(_ column: [Double]) -> Int? {
    var best: (ratio: Double, row: Int)?
    for row in 0..<rowCount where column[row] > 1e-9 {
      let ratio = max(0, values[row]) / column[row]
      if ratio < best?.ratio ?? .infinity { best = (ratio, row) }
    }
    return best?.row
  }

  private mutating func pivot(_ entering: Int, _ column: [Double], at leaving: Int) {
    let factor = reducedCost(of: entering)
    let count = rowCount
    let share = 1 / column[leaving]
    values[leaving] *= share
    inverse.withUnsafeMutableBufferPointer { inverse in
      for index in 0..<count { inverse[leaving * count + index] *= share }
      for row in 0..<count where row != leaving && abs(column[row]) > 1e-13 {
        let multiple = column[row]
        for index in 0..<count { inverse[row * count + index] -= multiple * inverse[leaving * count + index] }
        values[row] -= multiple * values[leaving]
        steps += count
      }
    }
    for index in 0..<count { prices[index] += factor * inverse[leaving * count + index] }
    steps += 8 * count + 4 * fillings.count
    basis[leaving] = entering
    pivots += 1
    if pivots % 500 == 0 { refresh() }
  }

  // MARK: Accuracy

  /// Computes the inverse again, so that what rounding did to it does not add up.
  private mutating func refresh() {
    let count = rowCount
    var matrix = [Double](repeating: 0, count: count * count)
    for (column, variable) in basis.enumerated() {
      forEachEntry(of: variable) { row, coefficient in matrix[row * count + column] = coefficient }
    }
    guard let fresh = Self.inverted(&matrix, count) else { return }
    inverse = fresh
    steps += count * count * 8
    findValues()
    findPrices()
  }

  /// Gauss and Jordan with the largest pivot of a column; nil when there is none.
  private static func inverted(_ matrix: inout [Double], _ count: Int) -> [Double]? {
    var result = [Double](repeating: 0, count: count * count)
    for row in 0..<count { result[row * count + row] = 1 }
    for column in 0..<count {
      var best = column
      for row in column..<count where abs(matrix[row * count + column]) > abs(matrix[best * count + column]) {
        best = row
      }
      guard abs(matrix[best * count + column]) > 1e-9 else { return nil }
      for index in 0..<count where best != column {
        matrix.swapAt(best * count + index, column * count + index)
        result.swapAt(best * count + index, column * count + index)
      }
      let share = 1 / matrix[column * count + column]
      for index in 0..<count {
        matrix[column * count + index] *= share
        result[column * count + index] *= share
      }
      for row in 0..<count where row != column && matrix[row * count + column] != 0 {
        let multiple = matrix[row * count + column]
        for index in 0..<count {
          matrix[row * count + index] -= multiple * matrix[column * count + index]
          result[row * count + index] -= multiple * result[column * count + index]
        }
      }
    }
    return result
  }

  private mutating func findValues() {
    let count = rowCount
    values = (0..<count).map { row in
      (0..<count).reduce(0) { $0 + inverse[row * count + $1] * rightSides[$1] }
    }
  }

  private mutating func findPrices() {
    let count = rowCount
    prices = [Double](repeating: 0, count: count)
    for (row, variable) in basis.enumerated() {
      let cost = cost(of: variable)
      guard cost != 0 else { continue }
      for index in 0..<count { prices[index] += cost * inverse[row * count + index] }
    }
  }
}
