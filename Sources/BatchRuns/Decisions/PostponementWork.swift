import Decisions
import Diagnostics
import FeatureModel
import GEOSOperations
import HazardOverlay
import JobFiles

/// Finds the TPS that an event hits.
struct PostponementWork: Sendable {
  let run: BatchRun
  let settings: PostponementSettings
  let event: IndexedLayer

  /// For each TPS the first feature of the event that it touches.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  func features(touching stations: [Int]) throws -> [Int?] {
    let finder = TouchFinder(event, in: try GEOSContext())
    let positions = try run.inputs.stations.places(of: stations).positions(in: event.crs)
    return try positions.map { try finder.features(touching: $0).first }
  }

  /// The TPS, those without a usable coordinate too, as the sheet counts them.
  ///
  /// - Parameter features: For each the feature of the event that it touches.
  func sheet(of stations: [Int], _ features: [Int?]) -> PostponementSheet {
    let all = run.inputs.stations
    return PostponementSheet(
      zip(stations, features).map { station, feature in
        let path = path(of: station)
        return EventStation(
          regency: path[0], district: path[1], village: path[2],
          isHit: all.isLocated(station) ? feature != nil : nil, voters: all.voters?[station] ?? 0)
      }, wholeShare: settings.wholeShare)
  }

  /// The codes of the regency (`outside` outside all), district and village of a TPS; empty where one is not known.
  private func path(of station: Int) -> [String] {
    let codes = run.areaCodes(of: station)
    let village = run.village(of: station)
    let regency =
      run.placements.regencies[station].area
      ?? (run.inputs.stations.isLocated(station)
        ? nil : run.inputs.regencies.area(withCode: run.inputs.stations.regencyCodes[station]))
    let district =
      run.placements.districts?[station].area.flatMap { run.inputs.districts?.areas[$0].code }
      ?? codes.first { $0 != village && $0.text.count == 8 }
    return [
      regency.map { run.inputs.regencies.areas[$0].code.text } ?? "outside", district?.text ?? "", village?.text ?? "",
    ]
  }

  /// Who decides on a postponement of a scope.
  func decider(of scope: AdministrativeLevel) -> Decider? { settings.deciders.first { $0.level == scope } }

  /// What people are told about one of the TPS.
  ///
  /// - Parameter sheet: Of all TPS.
  func explanation(of station: Int, feature: Int?, _ sheet: PostponementSheet) -> LocalizedText {
    guard let feature else {
      return LocalizedText(en: "\(settings.title) does not hit it", id: "tidak terkena \(settings.title)")
    }
    let path = path(of: station)
    // The smallest area of the TPS that has a row.
    let area = (1...3).reversed().lazy.compactMap { length in
      sheet.areas.first { $0.path == Array(path.prefix(length)) }
    }.first
    let hit = LocalizedText(
      en: "\(settings.title) hits it (feature \(feature)): pemilu \(settings.kind)",
      id: "terkena \(settings.title) (fitur \(feature)): pemilu \(settings.kind)")
    guard path[0] != "outside", let decider = area.flatMap({ decider(of: $0.scope) }) else { return hit }
    let decides = LocalizedText(en: "; \(decider.decides) decides", id: "; ditetapkan \(decider.decides)")
    let proposes = LocalizedText(
      en: " on the proposal of \(decider.proposes)", id: " atas usul \(decider.proposes)")
    return hit + decides + (decider.proposes.isEmpty ? LocalizedText("") : proposes)
  }
}

extension PostponementSettings {
  /// *Susulan* when every stage has stopped, else *lanjutan*.
  var kind: String { hasStoppedEverything ? "susulan" : "lanjutan" }
}
