import Decisions
import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

/// What people are told about the move of a TPS.
struct RelocationTexts: Sendable {
  let facilities: FacilityPlaces
  let settings: RelocationSettings

  /// Why a TPS has to move, and where to, or why not.
  func explanation(of station: RelocatedStation) -> LocalizedText {
    let parts = [why(station), whatBecomes(of: station.outcome), reserve(of: station), counts(station.outcome)]
    let texts = parts.compactMap { $0 }
    return LocalizedText(
      en: texts.map(\.en).joined(separator: "; "), id: texts.map(\.id).joined(separator: "; "))
  }

  private func why(_ station: RelocatedStation) -> LocalizedText {
    let hazards = station.reasons.map { "\($0.hazard.title) (\($0.hazard.classTitle($0.hazardClass).en))" }
    let bahaya = station.reasons.map { "\($0.hazard.title) (\($0.hazard.classTitle($0.hazardClass).id))" }
    return LocalizedText(
      en: "inside \(hazards.joined(separator: ", "))", id: "di dalam \(bahaya.joined(separator: ", "))")
  }

  private func whatBecomes(of outcome: RelocationOutcome) -> LocalizedText {
    let limit = meters(settings.withinMeters)
    switch outcome.result {
    case .moved:
      guard let move = outcome.move else { preconditionFailure("who moves has a place") }
      let title = facilities.facilities[move.place].title
      return LocalizedText(
        en: "moves to \(title), \(meters(move.meters)) in a straight line",
        id: "pindah ke \(title), \(meters(move.meters)) garis lurus")
    case .villageUnknown:
      return LocalizedText(en: "no place: its village is not known", id: "tanpa tempat: desanya tidak diketahui")
    case .noFacility:
      return LocalizedText(
        en: "no place: its village has no facility of the wanted kinds",
        id: "tanpa tempat: desanya tidak punya fasilitas dari jenis yang diminta")
    case .allInHazard:
      return LocalizedText(
        en: "no place: every facility of its village lies in or near a hazard, or where its map says nothing",
        id: "tanpa tempat: semua fasilitas di desanya berada di dalam atau dekat bahaya, atau tidak dipetakan")
    case .tooFar:
      return LocalizedText(
        en: "no place within \(limit)", id: "tanpa tempat dalam jarak \(limit)") + needed(outcome)
    case .allFull:
      return LocalizedText(
        en: "no place with room within \(limit)", id: "tempat dalam jarak \(limit) sudah penuh") + needed(outcome)
    }
  }

  private func needed(_ outcome: RelocationOutcome) -> LocalizedText {
    guard let needed = outcome.neededMeters else {
      return LocalizedText(en: ", nor at any distance", id: ", juga pada jarak berapa pun")
    }
    return LocalizedText(
      en: "; \(meters(needed)) in a straight line would be needed", id: "; diperlukan \(meters(needed)) garis lurus")
  }

  private func reserve(of station: RelocatedStation) -> LocalizedText? {
    guard let name = station.reserveName else { return nil }
    guard let reserve = station.outcome.reserve else {
      return LocalizedText(
        en: "its reserve place \(name) is not among the facilities of its village",
        id: "tempat cadangan \(name) tidak ada di antara fasilitas desanya")
    }
    if reserve.place == station.outcome.move?.place {
      return LocalizedText(en: "it is its reserve place", id: "inilah tempat cadangannya")
    }
    return LocalizedText(
      en: "its reserve place \(name), \(meters(reserve.meters)) away, is too far, full, or in or near a hazard",
      id: "tempat cadangan \(name), \(meters(reserve.meters)), terlalu jauh, penuh, atau di dalam atau dekat bahaya")
  }

  private func counts(_ outcome: RelocationOutcome) -> LocalizedText? {
    guard outcome.placesInVillage > 0 else { return nil }
    let (all, unsafe, near) = (outcome.placesInVillage, outcome.placesInHazard, outcome.candidates)
    let limit = meters(settings.withinMeters)
    return LocalizedText(
      en: "facilities in the village: \(all), not safe: \(unsafe), safe within \(limit): \(near)",
      id: "fasilitas di desa: \(all), tidak aman: \(unsafe), aman dalam jarak \(limit): \(near)")
  }

  private func meters(_ value: Double) -> String { decimalText(value, decimals: 1) + " m" }
}

extension LocalizedText {
  /// Two texts, one behind the other.
  static func + (left: LocalizedText, right: LocalizedText) -> LocalizedText {
    LocalizedText(en: left.en + right.en, id: left.id + right.id)
  }
}
