import CoordinateTransforms
import Decisions
import FeatureModel
import GEOSOperations
import HazardOverlay
import JobFiles

/// A place that a booster may stand at.
struct BoosterCandidate: Sendable {
  /// `tps`, the id of a facility layer, or `grid`.
  var kind: String
  /// Id of the TPS or facility; empty on the grid.
  var id: String
  /// Name of the facility.
  var name: String
  /// Longitude and latitude.
  var degrees: Position

  /// An order that does not depend on the files: of equally good candidates the first is taken, a node of the grid last.
  var order: (Int, String, String, Double, Double) { (kind == "grid" ? 1 : 0, kind, id, degrees.x, degrees.y) }
}

/// The boosters that reach the most, in the order of choice.
struct ProposedBoosters: Sendable {
  /// The places that a booster may stand at.
  var candidates: [BoosterCandidate]
  /// Places that the exclusion forbids.
  var excludedCount: Int
  /// The choice; targets count from 0 in the order of the TPS without a signal.
  var steps: [BoosterSiting.Step]
  /// What no choice exceeds.
  var upperBound: Int
  /// TPS without a signal inside the exclusion: no booster is for them.
  var excludedStations: Int
  /// What a TPS without a number of voters counts as; nil when only the number of TPS counts.
  var votersAssumed: Int?
}

/// Places boosters for TPS without a signal.
struct BoosterPlacement {
  let run: BatchRun
  let settings: BoosterSettings
  let facilities: FacilityPlaces

  /// Proposes boosters for TPS outside the exclusion.
  ///
  /// What counts is their voters; a TPS whose number is not known counts as the median of all known ones (the upper one of
  /// two, at least 1), so that it never loses because of that. Where no number is known at all each TPS counts as 1. The
  /// choice is the best one where there are at most 20,000 to look at, else the greedy one.
  func propose(for stations: [Int]) throws -> ProposedBoosters {
    let degrees = run.inputs.stations.degrees(of:)
    let isTarget = try stations.map { try !isExcluded(degrees($0)) }
    let numbers = stations.indices.filter { isTarget[$0] }
    let targets = numbers.map { stations[$0] }
    let all = try candidates(targets).sorted { $0.order < $1.order }
    let allowed = try all.filter { try !isExcluded($0.degrees) }
    let assumed = votersAssumed
    let siting = BoosterSiting(
      reach: try reach(of: allowed, targets),
      weights: targets.map { station in assumed.map { run.inputs.stations.voters?[station] ?? $0 } ?? 1 })
    let greedy = siting.choose(atMost: settings.count)
    let best = siting.best(atMost: settings.count)
    func reached(_ steps: [BoosterSiting.Step]) -> Int { steps.reduce(0) { $0 + $1.gain } }
    let steps = best.flatMap { reached($0) > reached(greedy) ? $0 : nil } ?? greedy
    return ProposedBoosters(
      candidates: allowed, excludedCount: all.count - allowed.count,
      steps: steps.map { step in
        var step = step
        step.reached = step.reached.map { numbers[$0] }
        return step
      },
      upperBound: best.map(reached) ?? siting.upperBound(after: greedy, atMost: settings.count),
      excludedStations: stations.count - targets.count, votersAssumed: assumed)
  }

  /// The upper median of all numbers of voters that are known; nil when none is.
  private var votersAssumed: Int? {
    guard let known = run.inputs.stations.voters?.compactMap({ $0 }).sorted(), !known.isEmpty else { return nil }
    return max(1, known[known.count / 2])
  }

  // MARK: Candidates

  private func candidates(_ targets: [Int]) throws -> [BoosterCandidate] {
    let stations = run.inputs.stations
    var result: [BoosterCandidate] = []
    if settings.standsAtStations {
      result += targets.map {
        BoosterCandidate(kind: "tps", id: stations.ids[$0], name: "", degrees: stations.degrees(of: $0))
      }
    }
    for (index, facility) in facilities.facilities.enumerated() where settings.facilities.contains(facility.layer) {
      result.append(
        BoosterCandidate(
          kind: facility.layer, id: facility.id, name: facility.name, degrees: facilities.degrees(of: index)))
    }
    if let spacing = settings.gridMeters { result += try grid(spacing, around: targets) }
    return result
  }

  /// The nodes of a grid, at multiples of its spacing in the metric CRS, from which a booster reaches a TPS; those in the
  /// regencies only, because there is no land elsewhere.
  private func grid(_ spacing: Double, around targets: [Int]) throws -> [BoosterCandidate] {
    struct Node: Hashable {
      var column: Int
      var row: Int
    }
    return try byZone(targets).flatMap { crs, _, positions -> [BoosterCandidate] in
      var nodes: Set<Node> = []
      let steps = Int(settings.radiusMeters / spacing) + 1
      for position in positions {
        let (column, row) = (Int((position.x / spacing).rounded()), Int((position.y / spacing).rounded()))
        for node in (-steps...steps).flatMap({ dx in (-steps...steps).map { Node(column: column + dx, row: row + $0) } }
        ) {
          let (dx, dy) = (Double(node.column) * spacing - position.x, Double(node.row) * spacing - position.y)
          if dx * dx + dy * dy <= settings.radiusMeters * settings.radiusMeters { nodes.insert(node) }
        }
      }
      let toDegrees = try CoordinateTransformer(from: crs, to: .wgs84)
      return try nodes.compactMap { node -> BoosterCandidate? in
        let degrees = toDegrees.transform(Position(x: Double(node.column) * spacing, y: Double(node.row) * spacing))
        guard try isOnLand(degrees) else { return nil }
        return BoosterCandidate(kind: "grid", id: "", name: "", degrees: degrees)
      }
    }
  }

  private func isExcluded(_ degrees: Position) throws -> Bool {
    guard let exclusion else { return false }
    return try !exclusion.finder.features(touching: exclusion.toLayer.transform(degrees)).isEmpty
  }

  private func isOnLand(_ degrees: Position) throws -> Bool {
    try !land.finder.features(touching: land.toLayer.transform(degrees)).isEmpty
  }

  private let land: (finder: TouchFinder, toLayer: CoordinateTransformer)
  private let exclusion: (finder: TouchFinder, toLayer: CoordinateTransformer)?

  init(run: BatchRun, settings: BoosterSettings, facilities: FacilityPlaces) throws {
    self.run = run
    self.settings = settings
    self.facilities = facilities
    let regencies = run.inputs.regencies.layer
    land = (
      TouchFinder(regencies, in: try GEOSContext()), try CoordinateTransformer(from: .wgs84, to: regencies.crs)
    )
    exclusion = try run.inputs.exclusion.map { layer in
      (TouchFinder(layer, in: try GEOSContext()), try CoordinateTransformer(from: .wgs84, to: layer.crs))
    }
  }

  // MARK: Reach

  /// For each candidate the targets within the radius, measured in the metric zone of the target.
  private func reach(of candidates: [BoosterCandidate], _ targets: [Int]) throws -> [[Int32]] {
    var reach = candidates.map { _ in [Int32]() }
    let places = candidates.flatMap { [$0.degrees.x, $0.degrees.y] }
    let measured = MeasuredPlaces(crs: .wgs84, coordinates: places, lonLat: places)
    for (crs, members, positions) in try byZone(targets) {
      let nearby = NearbyPlaces(try measured.positions(in: crs))
      for (target, position) in zip(members, positions) {
        nearby.forEachPlace(around: position, withinMeters: settings.radiusMeters) { candidate, _ in
          reach[candidate].append(Int32(target))
        }
      }
    }
    return reach.map { $0.sorted() }
  }

  /// The targets by metric zone: its CRS, their numbers and positions.
  private func byZone(_ targets: [Int]) throws -> [(crs: CRS, members: [Int], positions: [Position])] {
    let stations = run.inputs.stations
    let zones = Dictionary(grouping: targets.indices) { run.metricCRS.zone(at: stations.degrees(of: targets[$0])) }
    return try zones.sorted { $0.key < $1.key }.map { zone, members in
      let crs = try run.metricCRS.crs(of: zone)
      return (crs, members, try stations.places(of: members.map { targets[$0] }).positions(in: crs))
    }
  }
}
