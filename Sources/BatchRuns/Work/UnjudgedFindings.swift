import Diagnostics
import HazardOverlay
import RegencyReports

// A run that says nothing about any TPS is no success.
extension JobInputs {
  /// Said of the TPS as a whole when none of them lies in a regency.
  func unplacedFindings(_ placements: StationPlacements) -> [Diagnostic] {
    let located = (0..<stations.count).filter(stations.isLocated)
    guard located.allSatisfy({ placements.regencies[$0].area == nil }) else { return [] }
    return [.noneInRegency(located.count, of: stations.count, at: Place(stations.file))]
  }
}

extension BatchRun {
  /// Said of the TPS as a whole when no map speaks for any of them; nothing in a mere part of a run.
  func unjudged(_ areas: [AreaSummary]) -> [Diagnostic] {
    guard let total = areas.last?.tally, total.total.stations > 0, !options.isPart,
      findings.countsByCode["no-tps-placed"] == nil
    else { return [] }
    let isJudged = inputs.hazards.indices.contains { hazard in
      let unknown = [TallyKey.unmapped, .unlocated].map { total.count($0, ofHazard: hazard).stations }
      return unknown.reduce(0, +) < total.total.stations
    }
    return isJudged ? [] : [.noneJudged(total.total.stations, at: Place(inputs.stations.file))]
  }
}

extension Diagnostic {
  fileprivate static func noneInRegency(_ located: Int, of count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "no-tps-placed", at: place,
      LocalizedText(
        en:
          "none of the \(count) TPS lies in a regency: \(count - located) without a usable coordinate, \(located) elsewhere",
        id: """
          tidak satu pun dari \(count) TPS berada di kabupaten/kota: \(count - located) tanpa koordinat yang dapat dipakai, \
          \(located) di tempat lain
          """),
      fix: LocalizedText(
        en: "correct the coordinates or their crs in the job; the single findings say what is wrong with each",
        id: "perbaiki koordinat atau crs-nya di pekerjaan; temuan satu per satu menyebut apa yang salah"),
      action: .kept)
  }

  fileprivate static func noneJudged(_ count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "no-tps-judged", at: place,
      LocalizedText(
        en: "not one of the \(count) TPS could be judged: each is unmapped or without a coordinate for every hazard",
        id:
          "tidak satu pun dari \(count) TPS dapat dinilai: semuanya tidak dipetakan atau tanpa koordinat untuk tiap bahaya"
      ),
      fix: LocalizedText(
        en: "take maps of these regencies, or say with coverage: or outside: clear what the maps cover",
        id: "pakai peta untuk kabupaten/kota ini, atau sebut cakupan petanya dengan coverage: atau outside: clear"),
      action: .kept)
  }
}
