import Decisions
import Diagnostics
import HazardOverlay
import JobFiles

/// What the parts of `decisions` share; nil in a run whose job asks for none.
struct DecisionWork: Sendable {
  let facilities: FacilityPlaces
  let reserves: ReservePlaces
  let values: StationValues
  /// What is wrong with facilities, kinds and reserve places as a whole.
  let findings: [Diagnostic]

  init(_ job: Job, _ inputs: JobInputs, _ placements: StationPlacements) throws {
    let stations = 0..<inputs.stations.count
    let facilities = try FacilityPlaces(
      inputs, known: Set(stations.compactMap { inputs.village(of: $0, placements) }))
    self.facilities = facilities
    let field = job.decisions.relocation?.reserveField
    reserves = ReservePlaces(
      field.flatMap { inputs.source.values[$0] }, count: inputs.stations.count, facilities: facilities
    ) { inputs.village(of: $0, placements) }
    let values = StationValues(inputs)
    self.values = values
    findings =
      job.decisions.services.enumerated().flatMap { $1.findings($0, facilities.facilities, file: job.file) }
      + (job.decisions.relocation?.findings(facilities.facilities, file: job.file) ?? [])
      + reserves.findings(inputs.stations) + values.findings
      + (job.decisions.score?.findings(values, facilities.facilities, inputs, file: job.file) ?? [])
      + (job.decisions.personnel?.findings(facilities.facilities, inputs, file: job.file) ?? [])
      + (job.decisions.logistics?.findings(facilities.facilities, file: job.file) ?? [])
      + (job.decisions.signal?.findings(facilities, file: job.file) ?? []) + job.stageFindings()
      + facilities.findings(job.decisions.facilities)
      + (inputs.jurisdictions?.findings(
        known: Set(stations.flatMap { inputs.areaCodes(of: $0, placements) })) ?? [])
  }
}

extension BatchRun {
  /// What the parts of the job come to, in the order of the contract.
  ///
  /// - Parameters:
  ///   - pieces: The regencies that were worked on.
  ///   - outcomes: What became of each, with the statuses of its TPS.
  ///   - zones: The zones of each hazard that were drawn.
  func decide(
    _ pieces: [RegencyPiece], _ outcomes: [RegencyWork.Outcome], zones: [[HazardZone]]
  ) throws -> [DecisionResult] {
    guard let decisions else { return [] }
    var statuses = StationStatuses(hazardCount: inputs.hazards.count, stationCount: inputs.stations.count)
    for (piece, outcome) in zip(pieces, outcomes) { statuses.add(outcome.statuses, of: piece.stations) }
    let stations = pieces.flatMap(\.stations).sorted()
    let unlocated = pieces.flatMap(\.unlocated).sorted()
    var results = try decideVulnerability(of: stations, unlocated: unlocated, decisions, statuses)
    if let settings = job.decisions.relocation {
      options.progress(.stage(LocalizedText(en: "finding new places", id: "mencari tempat baru")))
      let work = relocation(settings, decisions, statuses)
      results.append(
        RelocationOutput(
          run: self, facilities: decisions.facilities, settings: settings, stations: try work.relocate(stations),
          unmapped: work.unjudged(among: stations).count, unlocated: pieces.reduce(0) { $0 + $1.unlocated.count }
        ).result)
    }
    if let settings = job.decisions.signal {
      options.progress(.stage(LocalizedText(en: "finding signals", id: "mencari sinyal")))
      let found = try SignalWork(
        run: self, settings: settings, facilities: decisions.facilities, statuses: statuses
      ).find(stations)
      results.append(SignalOutput(run: self, found: found).result)
    }
    if !job.decisions.services.isEmpty {
      options.progress(.stage(LocalizedText(en: "measuring to facilities", id: "mengukur ke fasilitas")))
      let work = services(decisions)
      let found = try work.find(stations)
      results.append(ServiceOutput(work: work, stations: stations, unlocated: unlocated, found: found).result)
    }
    return try results + decideLogistics(of: stations, decisions, statuses)
      + sheets(pieces, decisions, statuses, zones: zones)
  }

  /// What the parts say about one TPS, by the name of the part.
  func decisionTexts(of station: Int) throws -> [(part: String, text: LocalizedText)] {
    guard let decisions else { return [] }
    var texts = try vulnerabilityTexts(of: station, decisions)
    if let settings = job.decisions.relocation {
      // The whole village is assigned together.
      let village = village(of: station)
      let neighbours = (0..<inputs.stations.count).filter {
        inputs.stations.isLocated($0) && ($0 == station || self.village(of: $0) == village)
      }
      let work = relocation(settings, decisions, try statuses(of: neighbours))
      let relocated = try work.relocate(neighbours).first { $0.outcome.station == station }
      let explained = relocated.map {
        RelocationTexts(facilities: decisions.facilities, settings: settings).explanation(of: $0)
      }
      texts.append(
        (
          "relocation",
          explained
            ?? (work.unjudged(among: [station]).isEmpty
              ? LocalizedText(en: "it need not move", id: "tidak perlu pindah")
              : LocalizedText(
                en: "not judged: it lies outside the map of a hazard that TPS move from",
                id: "tidak dinilai: di luar peta bahaya yang menjadi alasan pindah"))
        ))
    }
    if let settings = job.decisions.signal {
      // Boosters are proposed for all TPS together.
      let all = (0..<inputs.stations.count).filter { inputs.stations.isLocated($0) }
      let result = try SignalWork(
        run: self, settings: settings, facilities: decisions.facilities, statuses: statuses(of: all)
      ).find(all)
      texts.append(
        (
          "signal",
          result.stations.first { $0.station == station }?.explanation
            ?? LocalizedText(en: "it has a signal", id: "ada sinyal")
        ))
    }
    if !job.decisions.services.isEmpty {
      let work = services(decisions)
      texts.append(("services", work.explanation(try work.find([station]).map { $0[0] })))
    }
    return try texts + logisticsTexts(of: station, decisions) + sheetTexts(of: station, decisions)
  }

  private func services(_ decisions: DecisionWork) -> ServiceWork {
    ServiceWork(run: self, services: job.decisions.services, facilities: decisions.facilities)
  }

  private func relocation(
    _ settings: RelocationSettings, _ decisions: DecisionWork, _ statuses: StationStatuses
  ) -> RelocationWork {
    RelocationWork(
      run: self, settings: settings, facilities: decisions.facilities, reserves: decisions.reserves, statuses: statuses)
  }
}
