import FeatureModel

/// The TPS of one village that have to move, and the places that it has for them.
///
/// All of them are assigned together: most TPS get a place, of such assignments most get their reserve place, and of those
/// the total of the straight lines is least, to the millimetre.
public struct VillageRelocation: Sendable {
  private let stations: [MovingStation]
  private let places: [RelocationPlace]
  /// The number of each place for those who asked.
  private let numbers: [Int]
  private let withinMeters: Double
  private let alternatives: Int
  private let planes: [NearbyPlaces]
  private let unmappedCount: Int
  private let hazardCount: Int
  private let placeOfNumber: [Int: Int]

  /// A village.
  ///
  /// - Parameters:
  ///   - stations: In an order that does not depend on the file: equally good assignments are told apart by it.
  ///   - numbers: Its places as indices of `places`, likewise.
  ///   - places: All places of the job.
  public init(
    _ stations: [MovingStation], numbers: [Int], of places: [RelocationPlace], withinMeters: Double, alternatives: Int
  ) {
    self.stations = stations
    self.numbers = numbers
    self.places = numbers.map { places[$0] }
    self.withinMeters = withinMeters
    self.alternatives = alternatives
    unmappedCount = self.places.count { !$0.isSafe && $0.isUnmapped }
    hazardCount = self.places.count { !$0.isSafe && !$0.isUnmapped }
    placeOfNumber = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    let planeCount = places.first?.positions.count ?? 0
    planes = (0..<planeCount).map { plane in NearbyPlaces(numbers.map { places[$0].positions[plane] }) }
  }

  /// What becomes of each TPS, in their order.
  public func outcomes() -> [RelocationOutcome] {
    let candidates = stations.map(candidates)
    let result = assignment(candidates)
    var left = places.map { CapacityAssignment.Room(stations: $0.stations, voters: $0.voters) }
    for (station, place) in result.places.enumerated() {
      guard let place else { continue }
      left[place].stations -= 1
      left[place].voters = left[place].voters.map { $0 - stations[station].voters }
    }
    let moved = result.places.count { $0 != nil }
    return stations.indices.map { station in
      var outcome = outcome(of: station, at: result.places[station], candidates[station], left: left)
      outcome.isProven = result.isProven
      outcome.movedInVillage = moved
      outcome.movedAtMost = result.placedAtMost
      return outcome
    }
  }

  /// The safe places within the distance, the nearest first.
  private func candidates(of station: MovingStation) -> [PlaceAtDistance] {
    var found: [PlaceAtDistance] = []
    guard planes.indices.contains(station.plane) else { return found }
    planes[station.plane].forEachPlace(around: station.position, withinMeters: withinMeters) { place, meters in
      if places[place].isSafe { found.append(PlaceAtDistance(place: place, meters: meters)) }
    }
    return found.sorted { ($0.meters, $0.place) < ($1.meters, $1.place) }
  }

  private func assignment(_ candidates: [[PlaceAtDistance]]) -> CapacityAssignment.Result {
    let choices = zip(stations, candidates).map { station, candidates in
      let reserve = station.reserve.flatMap { wanted in candidates.first { numbers[$0.place] == wanted } }
      return candidates.map { candidate in
        LeastCostMatching.Choice(
          place: candidate.place,
          cost: MoveCost(
            awayFromReserve: reserve == nil || candidate == reserve ? 0 : 1,
            millimeters: Int((candidate.meters * 1000).rounded())))
      }
    }
    return CapacityAssignment(
      choices: choices, voters: stations.map(\.voters),
      rooms: places.map { CapacityAssignment.Room(stations: $0.stations, voters: $0.voters) }
    ).solve()
  }

  private func outcome(
    of index: Int, at place: Int?, _ candidates: [PlaceAtDistance], left: [CapacityAssignment.Room]
  ) -> RelocationOutcome {
    let station = stations[index]
    func isOpen(_ place: Int) -> Bool {
      places[place].isSafe && left[place].stations > 0 && station.voters <= left[place].voters ?? .max
    }
    func numbered(_ candidate: PlaceAtDistance) -> PlaceAtDistance {
      PlaceAtDistance(place: numbers[candidate.place], meters: candidate.meters)
    }
    var outcome = RelocationOutcome(station: station.station, result: .moved)
    outcome.placesInVillage = places.count
    outcome.placesInHazard = hazardCount
    outcome.placesUnmapped = unmappedCount
    outcome.candidates = candidates.count
    outcome.reserve = station.reserve.flatMap { wanted in distance(of: station, to: wanted) }
    outcome.alternatives =
      candidates.lazy.filter { $0.place != place && isOpen($0.place) }.prefix(alternatives).map(numbered)
    outcome.move = candidates.first { $0.place == place }.map(numbered)
    if let place {
      (outcome.stationsLeft, outcome.votersLeft) = (left[place].stations, left[place].voters)
      return outcome
    }
    outcome.result =
      places.isEmpty
      ? .noFacility
      : hazardCount == places.count
        ? .allInHazard
        : hazardCount + unmappedCount == places.count ? .unmapped : candidates.isEmpty ? .tooFar : .allFull
    outcome.neededMeters =
      planes.indices.contains(station.plane)
      ? planes[station.plane].nearest(to: station.position, where: isOpen)?.meters : nil
    return outcome
  }

  /// The line to a place of the village; nil for a place elsewhere.
  private func distance(of station: MovingStation, to wanted: Int) -> PlaceAtDistance? {
    guard let place = placeOfNumber[wanted] else { return nil }
    let there = places[place].positions[station.plane]
    let (dx, dy) = (there.x - station.position.x, there.y - station.position.y)
    return PlaceAtDistance(place: wanted, meters: (dx * dx + dy * dy).squareRoot())
  }
}
