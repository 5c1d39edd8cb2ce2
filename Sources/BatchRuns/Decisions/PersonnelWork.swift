import Decisions
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles

/// Some TPS with their patterns, jurisdictions and police posts.
struct GuardedStations: Sendable {
  /// TPS, those without a usable coordinate too, in input order.
  var stations: [Int]
  var choices: [PatternChoice]
  /// Indices into the jurisdictions.
  var jurisdictions: [Int]
  /// The nearest post of each; nil without a coordinate, without posts, and when the job does not ask.
  var posts: [PlaceAtDistance?]
}

/// Finds out how many people guard the TPS.
struct PersonnelWork: Sendable {
  let run: BatchRun
  let settings: PersonnelSettings
  let decisions: DecisionWork
  let statuses: StationStatuses

  /// The jurisdictions by code, then one for the TPS that belong to none.
  var jurisdictions: [Jurisdiction] {
    let regencies = run.inputs.regencies.areas.map { Jurisdiction(code: $0.code.text, name: $0.name, officers: nil) }
    return (run.inputs.jurisdictions?.all ?? regencies) + [.none]
  }

  /// What holds for some TPS, given in input order.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  func find(_ stations: [Int]) throws -> GuardedStations {
    let none = jurisdictions.count - 1
    let found =
      try run.inputs.jurisdictions?.jurisdictions(of: stations, in: run)
      ?? stations.map { station in
        run.placements.regencies[station].area
          ?? (run.inputs.stations.isLocated(station)
            ? nil : run.inputs.regencies.area(withCode: run.inputs.stations.regencyCodes[station]))
      }
    return GuardedStations(
      stations: stations, choices: try choices(of: stations), jurisdictions: found.map { $0 ?? none },
      posts: try posts(of: stations))
  }

  /// The sheet of some TPS.
  func sheet(_ found: GuardedStations) -> PersonnelSheet {
    let voters = run.inputs.stations.voters
    return PersonnelSheet(
      found.stations.indices.map { index in
        GuardedStation(
          jurisdiction: found.jurisdictions[index], choice: found.choices[index],
          voters: voters?[found.stations[index]] ?? 0)
      }, jurisdictions: jurisdictions.count, patterns: settings.patterns)
  }

  private func posts(of stations: [Int]) throws -> [PlaceAtDistance?] {
    guard let posts = settings.posts else { return stations.map { _ in nil } }
    let located = stations.filter(run.inputs.stations.isLocated)
    let service = ServiceSettings(id: "post", facilities: posts.facilities, kinds: posts.kinds)
    let measured = try ServiceWork(run: run, services: [service], facilities: decisions.facilities).find(located)[0]
    let nearest = Dictionary(uniqueKeysWithValues: zip(located, measured.map(\.nearest)))
    return stations.map { nearest[$0] ?? nil }
  }

  // MARK: Classes

  private func choices(of stations: [Int]) throws -> [PatternChoice] {
    let last = settings.patterns.count - 1
    /// Nobody knows: it counts as the least vulnerable, and may be of any class.
    let unknown = PatternChoice(counted: last, mostVulnerable: 0)
    let located = stations.filter(run.inputs.stations.isLocated)
    let found: [PatternChoice]
    switch settings.classSource {
    case .field(let field):
      return stations.map { station in
        settings.pattern(named: run.inputs.source.values[field]?[station].text).map { PatternChoice(counted: $0) }
          ?? unknown
      }
    case .conditions:
      let patterns = settings.patterns.dropLast().map(\.conditions)
      let presences = patterns.map { run.presences($0, in: located, statuses) }
      found = located.indices.map { index in PatternChoice(firstOf: presences.map { $0[index] }) }
    case .score:
      guard let score = run.job.decisions.score else { preconditionFailure("the reader of the job asks for a score") }
      let scored = try ScoreWork(run: run, settings: score, decisions: decisions, statuses: statuses).score(located)
      found = scored.scores.map { score in
        PatternChoice(
          counted: settings.pattern(named: score.classes.lowerBound.name) ?? last,
          mostVulnerable: settings.pattern(named: score.classes.upperBound.name))
      }
    }
    let choiceOfStation = Dictionary(uniqueKeysWithValues: zip(located, found))
    return stations.map { choiceOfStation[$0] ?? unknown }
  }

  // MARK: Texts

  /// What people are told about one of the TPS.
  func explanation(_ found: GuardedStations, at index: Int) -> LocalizedText {
    let choice = found.choices[index]
    let pattern = settings.patterns[choice.counted]
    let jurisdiction = jurisdictions[found.jurisdictions[index]]
    var text = LocalizedText(
      en: "\(pattern.name): \(pattern.officers) officers and \(pattern.linmas) Linmas for \(pattern.stations) TPS",
      id: "\(pattern.name): \(pattern.officers) polisi dan \(pattern.linmas) Linmas untuk \(pattern.stations) TPS")
    if choice.isUncertain {
      let most = settings.patterns[choice.mostVulnerable].name
      text = text + LocalizedText(en: ", may be \(most)", id: ", mungkin \(most)")
    }
    let title = jurisdiction.code + (jurisdiction.name.isEmpty ? "" : " " + jurisdiction.name)
    text = text + LocalizedText(en: "; jurisdiction \(title)", id: "; wilayah hukum \(title)")
    guard let post = found.posts[index] else { return text }
    let place = "\(decisions.facilities.facilities[post.place].title), \(decimalText(post.meters, decimals: 1)) m"
    return text
      + LocalizedText(
        en: "; nearest post \(place) in a straight line", id: "; pos terdekat \(place) garis lurus")
  }
}

extension PersonnelSettings {
  /// The pattern of a class; nil when no pattern has that name.
  func pattern(named name: String?) -> Int? {
    guard let name = name?.foldedForComparison else { return nil }
    return patterns.firstIndex { $0.name.foldedForComparison == name }
  }

  /// Kinds that no facility has, and values of the class that no pattern has.
  func findings(_ facilities: [Facility], _ inputs: JobInputs, file: String) -> [Diagnostic] {
    let kinds =
      posts.map { posts in
        Diagnostic.unknownKinds(
          posts.kinds, among: facilities.filter { posts.facilities.contains($0.layer) },
          key: "decisions.personnel.posts.kinds", file: file)
      } ?? []
    guard let field = classField, let values = inputs.source.values[field] else { return kinds }
    let unknown = values.filter { pattern(named: $0.text) == nil }.map { $0.text ?? "" }
    guard !unknown.isEmpty else { return kinds }
    let counts = Dictionary(grouping: unknown, by: { $0 }).mapValues(\.count)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return kinds + [
      .vulnerabilityUnknown(
        counts, known: patterns.map(\.name), at: Place(inputs.stations.file, part: LocalizedText("\"\(field)\"")))
    ]
  }
}

extension Diagnostic {
  fileprivate static func vulnerabilityUnknown(
    _ counts: [(key: String, value: Int)], known: [String], at place: Place
  ) -> Diagnostic {
    let list = counts.prefix(12).map { "\"\($0.key)\" (\($0.value))" }.joined(separator: ", ")
    return Diagnostic(
      .warning, "vulnerability-unknown", at: place,
      LocalizedText(
        en: "no pattern has the class \(list); these TPS count as \(known.last ?? ""), and as uncertain",
        id: "tidak ada pola untuk kelas \(list); TPS ini dihitung \(known.last ?? ""), dan belum pasti"),
      fix: LocalizedText(
        en: "correct the values; the classes are: \(known.joined(separator: ", "))",
        id: "perbaiki nilainya; kelasnya: \(known.joined(separator: ", "))"),
      action: .kept)
  }
}
