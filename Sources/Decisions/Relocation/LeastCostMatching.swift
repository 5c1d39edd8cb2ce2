/// Stations matched to places of limited capacity at least total cost; a station may also stay without a place.
///
/// Stations are added one by one along a shortest path that may hand others on to further places; potentials keep all
/// costs on the way from being negative, so that the result is exact after each step.
///
/// - Complexity: For n stations and e choices in all O(n (e + p²)) at worst; a step ends at the first place with room.
///
/// Source: successive shortest paths with potentials (Edmonds and Karp 1972; Jonker and Volgenant 1987).
struct LeastCostMatching {
  /// A place that a station can have, and its cost (zero or more).
  struct Choice: Sendable {
    var place: Int
    var cost: MoveCost
  }

  private let choices: [[Choice]]
  private let capacities: [Int]
  /// The place of each station; nil for none.
  private(set) var places: [Int?]
  /// The stations at each place.
  private(set) var stationsAtPlace: [[Int]]
  private var stationPotentials: [MoveCost]
  /// What it would save if a station need not be placed.
  var stationPrices: [MoveCost] { stationPotentials }
  private var placePotentials: [MoveCost]
  // The search of one step.
  private var distances: [MoveCost?]
  private var reachedFrom: [Int]
  private var reached: [Int] = []
  private var leastUnplaced: (cost: MoveCost, station: Int)?
  /// What the step costs at most: nothing farther needs to be reached.
  private var greatestCost: MoveCost?

  /// Matches n stations with their choices to places with capacities.
  init(_ choices: [[Choice]], capacities: [Int]) {
    self.choices = choices
    self.capacities = capacities
    places = choices.map { _ in nil }
    stationsAtPlace = capacities.map { _ in [] }
    stationPotentials = choices.map { _ in .zero }
    placePotentials = capacities.map { _ in .zero }
    distances = capacities.map { _ in nil }
    reachedFrom = capacities.map { _ in -1 }
    for station in choices.indices { add(station) }
  }

  private mutating func add(_ station: Int) {
    leastUnplaced = nil
    greatestCost = nil
    scan(station, from: .zero)
    var settled: [Int] = []
    var end: (place: Int?, cost: MoveCost)?
    while end == nil {
      let nearest = reached.indices.min { key(reached[$0]) < key(reached[$1]) }
      guard let nearest, let distance = distances[reached[nearest]],
        distance <= leastUnplaced?.cost ?? distance
      else {
        end = (nil, leastUnplaced?.cost ?? .zero)
        break
      }
      let place = reached.remove(at: nearest)
      settled.append(place)
      if stationsAtPlace[place].count < capacities[place] {
        end = (place, distance)
      } else {
        for other in stationsAtPlace[place] { scan(other, from: distance) }
      }
    }
    guard let end else { return }
    raisePotentials(by: end.cost, station, settled)
    handOn(to: end.place, startingWith: station)
    for place in settled + reached { distances[place] = nil }
    reached.removeAll(keepingCapacity: true)
  }

  private func key(_ place: Int) -> (MoveCost, Int) { (distances[place] ?? .zero, place) }

  /// Reaches what a station could have instead of what it has.
  private mutating func scan(_ station: Int, from distance: MoveCost) {
    let start = distance - stationPotentials[station]
    let unplaced = start + .withoutPlace
    if unplaced < leastUnplaced?.cost ?? unplaced + .withoutPlace { leastUnplaced = (unplaced, station) }
    if unplaced < greatestCost ?? unplaced + .withoutPlace { greatestCost = unplaced }
    for choice in choices[station] {
      let cost = start + choice.cost - placePotentials[choice.place]
      if let greatestCost, greatestCost < cost { continue }
      if stationsAtPlace[choice.place].count < capacities[choice.place] { greatestCost = cost }
      if let known = distances[choice.place] {
        guard cost < known else { continue }
      } else {
        reached.append(choice.place)
      }
      distances[choice.place] = cost
      reachedFrom[choice.place] = station
    }
  }

  private mutating func raisePotentials(by cost: MoveCost, _ station: Int, _ settled: [Int]) {
    stationPotentials[station] = stationPotentials[station] + cost
    for place in settled {
      let rise = cost - (distances[place] ?? cost)
      placePotentials[place] = placePotentials[place] - rise
      for other in stationsAtPlace[place] { stationPotentials[other] = stationPotentials[other] + rise }
    }
  }

  private mutating func handOn(to end: Int?, startingWith station: Int) {
    var place = end
    var other = end.map { reachedFrom[$0] } ?? leastUnplaced?.station ?? station
    while true {
      let left = places[other]
      places[other] = place
      if let place { stationsAtPlace[place].append(other) }
      guard let left else { return }
      stationsAtPlace[left].removeAll { $0 == other }
      place = left
      other = reachedFrom[left]
    }
  }
}
