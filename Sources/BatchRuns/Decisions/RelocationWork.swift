import CoordinateTransforms
import Decisions
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles

/// Why a TPS has to move: it lies inside a hazard.
struct MoveReason: Sendable {
  var hazard: HazardDefinition
  var hazardClass: Int
}

/// What became of a TPS that has to move, with what people are told about it.
struct RelocatedStation: Sendable {
  var outcome: RelocationOutcome
  var reasons: [MoveReason]
  var village: AdministrativeCode?
  /// What its list names as reserve place, as it is written there; nil for nothing.
  var reserveName: String?
}

/// Finds new places for TPS in danger, village by village.
struct RelocationWork: Sendable {
  let run: BatchRun
  let settings: RelocationSettings
  let facilities: FacilityPlaces
  let reserves: ReservePlaces
  let statuses: StationStatuses

  /// A TPS that has to move.
  private struct Mover: Sendable {
    var station: Int
    var reasons: [MoveReason]
    var village: AdministrativeCode?
  }

  /// TPS that stay at a place, and their voters.
  struct RoomTaken: Sendable {
    var stations = 0
    var voters = 0
  }

  /// What becomes of those of some located TPS that have to move, in their order.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  func relocate(_ stations: [Int]) throws -> [RelocatedStation] {
    let movers = movers(among: stations)
    let wanted = Set(movers.compactMap(\.village))
    let numbers = facilities.facilities.indices.filter { place in
      facilities.villages[place].map(wanted.contains) ?? false && isWanted(facilities.facilities[place])
    }
    let zones = Set(movers.map(zone)).sorted()
    let leaving = Set(movers.map(\.station))
    let taken = try roomTaken(at: numbers, by: stations.filter { !leaving.contains($0) })
    let places = try places(numbers, zones, taken: taken)
    let moving = try moving(movers, zones, indexOf: Dictionary(uniqueKeysWithValues: zip(numbers, numbers.indices)))
    let byVillage = Dictionary(grouping: movers.indices.filter { movers[$0].village != nil }) { movers[$0].village }
    let placesOfVillage = Dictionary(grouping: numbers.indices) { facilities.villages[numbers[$0]] }
    let villages = byVillage.sorted { ($0.key?.text ?? "") < ($1.key?.text ?? "") }.map { village, members in
      VillageRelocation(
        members.sorted { order(movers[$0].station) < order(movers[$1].station) }.map { moving[$0] },
        numbers: (placesOfVillage[village] ?? []).sorted {
          order(ofFacility: numbers[$0]) < order(ofFacility: numbers[$1])
        },
        of: places, withinMeters: settings.withinMeters, alternatives: settings.alternatives)
    }
    let outcomes = try run.pool.map(villages) {
    } _: { _, village in
      village.outcomes()
    }.flatMap { $0 }
    let outcomeOfStation = Dictionary(uniqueKeysWithValues: outcomes.map { ($0.station, $0.numbered(by: numbers)) })
    return movers.map { mover in
      RelocatedStation(
        outcome: outcomeOfStation[mover.station]
          ?? RelocationOutcome(station: mover.station, result: .villageUnknown),
        reasons: mover.reasons, village: mover.village, reserveName: reserves.names[mover.station])
    }
  }

  private func movers(among stations: [Int]) -> [Mover] {
    let hazards = settings.moves.map { run.hazard(withID: $0.hazard) }
    return stations.compactMap { station in
      var reasons: [MoveReason] = []
      for (rule, hazard) in zip(settings.moves, hazards) {
        let found = statuses.status(of: station, hazard: hazard)
        guard found.status == .inside, let hazardClass = found.hazardClass, hazardClass >= rule.leastClass else {
          continue
        }
        reasons.append(MoveReason(hazard: run.inputs.hazards[hazard].definition, hazardClass: hazardClass))
      }
      return reasons.isEmpty ? nil : Mover(station: station, reasons: reasons, village: run.village(of: station))
    }
  }

  private func zone(_ mover: Mover) -> MetricZone {
    run.metricCRS.zone(at: run.inputs.stations.degrees(of: mover.station))
  }

  private func isWanted(_ facility: Facility) -> Bool {
    settings.facilities.contains(facility.layer) && settings.allows(kind: facility.kind)
  }

  private func places(
    _ numbers: [Int], _ zones: [MetricZone], taken: [RoomTaken]
  ) throws -> [RelocationPlace] {
    let avoided = run.inputs.hazards.filter { settings.avoided.contains($0.definition.id) }
    let exposures = try facilities.exposures(of: numbers, by: run.placeExposures(avoided))
    let planes = try zones.map { try facilities.positions(of: numbers, in: run.metricCRS.crs(of: $0)) }
    return numbers.enumerated().map { index, number in
      let facility = facilities.facilities[number]
      return RelocationPlace(
        isSafe: exposures.allSatisfy { exposures in
          let status = exposures[index].status
          return status == .clear || (settings.acceptsUnmapped && status == .unmapped)
        },
        stations: max(0, (facility.stationCapacity ?? settings.stationsAtPlace) - taken[index].stations),
        voters: (facility.voterCapacity ?? settings.votersAtPlace).map { max(0, $0 - taken[index].voters) },
        positions: planes.map { $0[index] })
    }
  }

  /// The voters of some TPS; an unknown number counts as the largest known one, and without a field of voters as none.
  func voters(of stations: [Int]) -> [Int] {
    guard let voters = run.inputs.stations.voters else { return stations.map { _ in 0 } }
    let most = voters.compactMap { $0 }.max() ?? 0
    return stations.map { voters[$0] ?? most }
  }

  private func moving(_ movers: [Mover], _ zones: [MetricZone], indexOf: [Int: Int]) throws -> [MovingStation] {
    let stations = run.inputs.stations
    let planeOfZone = Dictionary(uniqueKeysWithValues: zip(zones, zones.indices))
    let planes = try zones.map { zone in
      try stations.places(of: movers.map(\.station)).positions(in: run.metricCRS.crs(of: zone))
    }
    let voters = voters(of: movers.map(\.station))
    return movers.enumerated().map { index, mover in
      let plane = planeOfZone[zone(mover)] ?? 0
      return MovingStation(
        station: mover.station, voters: voters[index],
        reserve: reserves.places[mover.station].flatMap { indexOf[$0] }, plane: plane, position: planes[plane][index])
    }
  }

  /// Orders that do not depend on the files tell equally good assignments apart.
  private func order(_ station: Int) -> (String, Double, Double) {
    let degrees = run.inputs.stations.degrees(of: station)
    return (run.inputs.stations.ids[station], degrees.x, degrees.y)
  }

  func order(ofFacility number: Int) -> (String, String, Double, Double) {
    let (facility, degrees) = (facilities.facilities[number], facilities.degrees(of: number))
    return (facility.layer, facility.id, degrees.x, degrees.y)
  }
}

extension RelocationSettings {
  /// A place of this kind may be used.
  func allows(kind: String) -> Bool {
    let folded = kind.foldedForComparison
    if PlacesOfWorship.contains(kind: kind) || excludedKinds.contains(where: { $0.foldedForComparison == folded }) {
      return false
    }
    return includedKinds.isEmpty || includedKinds.contains { $0.foldedForComparison == folded }
  }
}

extension RelocationOutcome {
  /// The same with the numbers that the places have for others.
  fileprivate func numbered(by numbers: [Int]) -> RelocationOutcome {
    func renamed(_ place: PlaceAtDistance) -> PlaceAtDistance {
      PlaceAtDistance(place: numbers[place.place], meters: place.meters)
    }
    var outcome = self
    outcome.move = move.map(renamed)
    outcome.reserve = reserve.map(renamed)
    outcome.alternatives = alternatives.map(renamed)
    return outcome
  }
}

extension BatchRun {
  /// A finder of exposures to some hazards of the job.
  func placeExposures(_ hazards: [HazardLayer]) -> PlaceExposures {
    PlaceExposures(
      hazards: hazards, metricCRS: metricCRS, nearestLimitMeters: job.nearestLimitMeters, pool: pool)
  }

  /// The village that a TPS belongs to: the one that it names, else the one that holds it.
  func village(of station: Int) -> AdministrativeCode? {
    inputs.stations.villageCodes[station]
      ?? placements.villages?[station].area.flatMap { inputs.villages?.areas[$0].code }
  }
}
