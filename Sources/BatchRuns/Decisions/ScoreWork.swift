import Decisions
import Diagnostics
import HazardOverlay
import JobFiles

/// Presences and scores of some TPS.
struct ScoredStations: Sendable {
  /// The located TPS, in input order.
  var stations: [Int]
  /// For each counted indicator the presence in each of them.
  var presences: [[Presence]]
  /// Their scores.
  var scores: [VulnerabilityScore]

  /// The presences of one of them, in the order of the indicators.
  func presences(at index: Int) -> [Presence] { presences.map { $0[index] } }
}

/// Finds out which indicators TPS have, and how vulnerable that makes them.
struct ScoreWork: Sendable {
  let run: BatchRun
  let settings: ScoreSettings
  let decisions: DecisionWork
  let statuses: StationStatuses

  /// The scores of some located TPS, given in input order.
  ///
  /// - Throws: `SystemFailure` when PROJ fails.
  func score(_ stations: [Int]) throws -> ScoredStations {
    let indicators = settings.counted
    let presences = try presences(of: indicators, in: stations)
    let rule = VulnerabilityRule(weights: indicators.map(\.weight), thresholds: settings.thresholds)
    return ScoredStations(
      stations: stations, presences: presences,
      scores: stations.indices.map { index in rule.score(presences.map { $0[index] }) })
  }

  private func presences(of indicators: [Indicator], in stations: [Int]) throws -> [[Presence]] {
    let services = indicators.compactMap { indicator -> ServiceSettings? in
      guard case .place(let place) = indicator.source else { return nil }
      return ServiceSettings(id: indicator.id, facilities: place.facilities, kinds: place.kinds)
    }
    var measured = try ServiceWork(run: run, services: services, facilities: decisions.facilities).find(stations)[...]
    return indicators.map { indicator in
      switch indicator.source {
      case .hazards(let conditions): return run.presences(conditions, in: stations, statuses)
      case .place(let place):
        return (measured.popFirst() ?? []).map { place.presence(nearestMeters: $0.nearest?.meters) }
      case .value(let value):
        return stations.map { value.presence(of: decisions.values.value(value, of: $0)) ?? .unknown }
      case nil: return stations.map { _ in .unknown }
      }
    }
  }

  /// What people are told about one of the TPS.
  func explanation(_ scored: ScoredStations, at index: Int) -> LocalizedText {
    let score = scored.scores[index]
    let presences = zip(settings.counted, scored.presences(at: index))
    func titles(_ wanted: Presence) -> String {
      presences.filter { $0.1 == wanted && $0.0.source != nil }.map(\.0.title).joined(separator: ", ")
    }
    let (present, unknown) = (titles(.present), titles(.unknown))
    let unmeasured = settings.counted.count { $0.source == nil }
    var text = score.title + LocalizedText(en: "; present: ", id: "; ada: ")
    text = text + (present.isEmpty ? LocalizedText(en: "none", id: "tidak ada") : LocalizedText(present))
    if !unknown.isEmpty {
      text = text + LocalizedText(en: "; not known: \(unknown)", id: "; tidak diketahui: \(unknown)")
    }
    if unmeasured > 0 {
      text = text + LocalizedText(en: "; not measured: \(unmeasured)", id: "; tidak diukur: \(unmeasured)")
    }
    return text
  }
}

extension BatchRun {
  /// Whether any of some conditions holds for located TPS.
  func presences(_ conditions: [HazardCondition], in stations: [Int], _ statuses: StationStatuses) -> [Presence] {
    let hazards = conditions.map { hazard(withID: $0.hazard) }
    return stations.map { station in
      zip(conditions, hazards).lazy.map { condition, hazard in
        let found = statuses.status(of: station, hazard: hazard)
        return condition.presence(found.status, hazardClass: found.hazardClass)
      }.any
    }
  }
}

extension VulnerabilityScore {
  /// Class and score for people, each as a range where it is not certain.
  var title: LocalizedText {
    let scores = [least, most].map { decimalText($0, decimals: 2) }
    let range = scores[0] == scores[1] ? scores[0] : scores.joined(separator: "–")
    let classes =
      certainClass?.title
      ?? classes.lowerBound.title + LocalizedText(en: " to ", id: " sampai ") + classes.upperBound.title
    return classes + LocalizedText(en: ", score \(range)", id: ", skor \(range)")
  }
}

extension ScoreSettings {
  /// What is wrong with kinds and values, and what is not measured.
  func findings(_ values: StationValues, _ facilities: [Facility], _ inputs: JobInputs, file: String) -> [Diagnostic] {
    let found = indicators.flatMap { indicator -> [Diagnostic] in
      switch indicator.source {
      case .place(let place):
        return Diagnostic.unknownKinds(
          place.kinds, among: facilities.filter { place.facilities.contains($0.layer) },
          key: "decisions.score.indicators.\(indicator.id).place.kinds", file: file)
      case .value(let value): return values.findings(value, indicator: indicator.id, inputs)
      case .hazards, nil: return []
      }
    }
    let missing = indicators.filter { $0.source == nil }.map(\.id)
    guard !missing.isEmpty else { return found }
    return found + [.notMeasured(missing, of: indicators.count, widens: countsUnmeasured, file: file)]
  }
}

extension Diagnostic {
  fileprivate static func notMeasured(_ ids: [String], of count: Int, widens: Bool, file: String) -> Diagnostic {
    let list = ids.joined(separator: ", ")
    return Diagnostic(
      .note, "score-not-measured",
      at: Place(SourcePath.fileName(of: file), part: LocalizedText("decisions.score.indicators")),
      LocalizedText(
        en: "\(ids.count) of \(count) indicators have no source: \(list)"
          + (widens ? "; they widen every score" : "; they are left out of the scores"),
        id: "\(ids.count) dari \(count) indikator tanpa sumber: \(list)"
          + (widens ? "; semua skor menjadi rentang" : "; tidak dihitung dalam skor")),
      fix: widens
        ? LocalizedText(
          en: "name their sources, or write not_measured: leave_out",
          id: "sebutkan sumbernya, atau tulis not_measured: leave_out")
        : LocalizedText(en: "name their sources", id: "sebutkan sumbernya"),
      action: .kept)
  }
}
