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
  /// The facility that is meant, wherever it is; nil where none is known.
  var reservePlace: Int?
  /// Its voters are not known, and so many are taken for them.
  var votersAssumed: Int?
  /// Facilities of the wanted kinds whose village code is no village of the job.
  var facilitiesUnmatched = 0
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

  /// Pilkada 2024: no TPS has more.
  private static let votersOfLargestStation = 600

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
    let unmatched = facilities.facilities.indices.count {
      facilities.isUnmatched[$0] && isWanted(facilities.facilities[$0])
    }
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
      var station = RelocatedStation(
        outcome: outcomeOfStation[mover.station]
          ?? RelocationOutcome(station: mover.station, result: .villageUnknown),
        reasons: mover.reasons, village: mover.village, reserveName: reserves.names[mover.station])
      if station.outcome.result == .noFacility, unmatched > 0 { station.outcome.result = .codesUnmatched }
      station.reservePlace = reserves.places[mover.station]
      station.facilitiesUnmatched = unmatched
      if countsVoters, let voters = run.inputs.stations.voters, voters[mover.station] == nil {
        station.votersAssumed = self.voters(of: [mover.station])[0]
      }
      return station
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

  /// Those of some located TPS that need not move as far as is known, but that a map to judge them by leaves out.
  func unjudged(among stations: [Int]) -> [Int] {
    let moving = Set(movers(among: stations).map(\.station))
    let hazards = settings.moves.map { run.hazard(withID: $0.hazard) }
    return stations.filter { station in
      !moving.contains(station)
        && hazards.contains { statuses.status(of: station, hazard: $0).status == .unmapped }
    }
  }

  /// Some place says how many voters it holds, or the job does.
  private var countsVoters: Bool {
    settings.votersAtPlace != nil || facilities.facilities.contains { $0.voterCapacity != nil }
  }

  private func zone(_ mover: Mover) -> MetricZone {
    run.metricCRS.zone(at: run.inputs.stations.degrees(of: mover.station))
  }

  private func isWanted(_ facility: Facility) -> Bool {
    settings.facilities.contains(facility.layer) && settings.allows(facility)
  }

  private func places(
    _ numbers: [Int], _ zones: [MetricZone], taken: [RoomTaken]
  ) throws -> [RelocationPlace] {
    let avoided = run.inputs.hazards.filter { settings.avoided.contains($0.definition.id) }
    let exposures = try facilities.exposures(of: numbers, by: run.placeExposures(avoided))
    let planes = try zones.map { try facilities.positions(of: numbers, in: run.metricCRS.crs(of: $0)) }
    return numbers.enumerated().map { index, number in
      let facility = facilities.facilities[number]
      let found = exposures.map { $0[index].status }
      return RelocationPlace(
        isSafe: found.allSatisfy { $0 == .clear || (settings.acceptsUnmapped && $0 == .unmapped) },
        isUnmapped: found.allSatisfy { $0 == .clear || $0 == .unmapped },
        stations: max(0, (facility.stationCapacity ?? settings.stationsAtPlace) - taken[index].stations),
        voters: (facility.voterCapacity ?? settings.votersAtPlace).map { max(0, $0 - taken[index].voters) },
        positions: planes.map { $0[index] })
    }
  }

  /// The voters of some TPS; an unknown number counts as the largest known one, or as that of the largest TPS when none is
  /// known, and without a field of voters as none.
  func voters(of stations: [Int]) -> [Int] {
    guard let voters = run.inputs.stations.voters else { return stations.map { _ in 0 } }
    let most = voters.compactMap { $0 }.max() ?? Self.votersOfLargestStation
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
  /// A place is one of worship, by its kind or name.
  func isWorship(_ facility: Facility) -> Bool {
    PlacesOfWorship(words: (worshipWords ?? PlacesOfWorship.usual) + furtherWorshipWords)
      .contain(kind: facility.kind, name: facility.name)
  }

  /// A place of this kind and name may be used.
  func allows(_ facility: Facility) -> Bool {
    let folded = facility.kind.foldedForComparison
    if excludedKinds.contains(where: { $0.foldedForComparison == folded }) || isWorship(facility) { return false }
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
  func village(of station: Int) -> AdministrativeCode? { inputs.village(of: station, placements) }
}

extension JobInputs {
  /// The same before there is a run.
  func village(of station: Int, _ placements: StationPlacements) -> AdministrativeCode? {
    stations.villageCodes[station] ?? placements.villages?[station].area.flatMap { villages?.areas[$0].code }
  }
}
