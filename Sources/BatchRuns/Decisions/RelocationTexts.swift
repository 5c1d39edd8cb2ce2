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
    let parts = [
      why(station), whatBecomes(of: station), votersAssumed(of: station), reserve(of: station), counts(station.outcome),
    ]
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

  private func whatBecomes(of station: RelocatedStation) -> LocalizedText {
    let outcome = station.outcome
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
    case .codesUnmatched:
      let count = station.facilitiesUnmatched
      return LocalizedText(
        en: "no place: no facility is known to be in its village, and the village codes of \(count) match no village",
        id: "tanpa tempat: tidak ada fasilitas yang diketahui di desanya, dan kode desa \(count) fasilitas tidak cocok")
    case .allInHazard:
      return LocalizedText(
        en: "no place: every facility of its village lies in or near a hazard",
        id: "tanpa tempat: semua fasilitas di desanya berada di dalam atau dekat bahaya")
    case .unmapped:
      return LocalizedText(
        en: "no place: no facility of its village is known to be safe, because a hazard map leaves it out",
        id: "tanpa tempat: tidak ada fasilitas di desanya yang diketahui aman, karena di luar peta bahaya")
    case .tooFar:
      return LocalizedText(
        en: "no place within \(limit)", id: "tanpa tempat dalam jarak \(limit)") + needed(outcome)
    case .allFull:
      return LocalizedText(
        en: "no place with room left within \(limit)", id: "tanpa tempat yang masih lapang dalam jarak \(limit)")
        + needed(outcome) + placed(outcome)
    }
  }

  private func needed(_ outcome: RelocationOutcome) -> LocalizedText {
    guard let needed = outcome.neededMeters else {
      return LocalizedText(en: ", and no other of the village has any", id: ", begitu pula tempat lain di desanya")
    }
    return LocalizedText(
      en: "; the nearest with room left is \(meters(needed)) away in a straight line",
      id: "; yang terdekat yang masih lapang \(meters(needed)) garis lurus")
  }

  /// How many TPS of the village move, and whether more could.
  private func placed(_ outcome: RelocationOutcome) -> LocalizedText {
    let (moved, most) = (outcome.movedInVillage, outcome.movedAtMost)
    if moved == most {
      return LocalizedText(
        en: "; \(moved) TPS of the village move, and no assignment within the distance moves more",
        id: "; \(moved) TPS desa itu pindah, dan tidak ada pembagian dalam jarak itu yang memindahkan lebih banyak")
    }
    return LocalizedText(
      en: "; \(moved) TPS of the village move; whether more could is not proved, at most \(most)",
      id: "; \(moved) TPS desa itu pindah; belum terbukti apakah bisa lebih, paling banyak \(most)")
  }

  private func votersAssumed(of station: RelocatedStation) -> LocalizedText? {
    station.votersAssumed.map {
      LocalizedText(
        en: "its voters are not known, room for \($0) is kept",
        id: "pemilihnya tidak diketahui, disediakan ruang untuk \($0)")
    }
  }

  private func reserve(of station: RelocatedStation) -> LocalizedText? {
    guard let name = station.reserveName else { return nil }
    guard let reserve = station.outcome.reserve else {
      if let unusable = unusable(station.reservePlace, named: name, for: station) { return unusable }
      return LocalizedText(
        en: "its reserve place \(name) is not among the facilities of its village",
        id: "tempat cadangan \(name) tidak ada di antara fasilitas desanya")
    }
    if reserve.place == station.outcome.move?.place {
      return LocalizedText(en: "it is its reserve place", id: "inilah tempat cadangannya")
    }
    return LocalizedText(
      en:
        "its reserve place \(name), \(meters(reserve.meters)) away, is too far, full, in or near a hazard, or not mapped",
      id:
        "tempat cadangan \(name), \(meters(reserve.meters)), terlalu jauh, penuh, di dalam atau dekat bahaya, atau tidak dipetakan"
    )
  }

  /// Why a facility that is a reserve place is none of those that could be used.
  private func unusable(_ place: Int?, named name: String, for station: RelocatedStation) -> LocalizedText? {
    guard let place else { return nil }
    let facility = facilities.facilities[place]
    if settings.isWorship(facility) {
      return LocalizedText(
        en: "its reserve place \(name) is a place of worship, where no TPS may be",
        id: "tempat cadangan \(name) adalah rumah ibadah, yang tidak boleh menjadi TPS")
    }
    if !settings.facilities.contains(facility.layer) || !settings.allows(facility) {
      return LocalizedText(
        en: "its reserve place \(name) is of a kind or layer that the job does not use",
        id: "tempat cadangan \(name) dari jenis atau layer yang tidak dipakai pekerjaan ini")
    }
    guard let village = facilities.villages[place], village != station.village else { return nil }
    return LocalizedText(
      en: "its reserve place \(name) lies in another village, \(village.text)",
      id: "tempat cadangan \(name) berada di desa lain, \(village.text)")
  }

  private func counts(_ outcome: RelocationOutcome) -> LocalizedText? {
    guard outcome.placesInVillage > 0 else { return nil }
    let (all, unsafe, near) = (outcome.placesInVillage, outcome.placesInHazard, outcome.candidates)
    let limit = meters(settings.withinMeters)
    let unmapped =
      outcome.placesUnmapped == 0
      ? LocalizedText("")
      : LocalizedText(
        en: ", not mapped: \(outcome.placesUnmapped)", id: ", tidak dipetakan: \(outcome.placesUnmapped)")
    return LocalizedText(
      en:
        "facilities in the village: \(all), in or near a hazard: \(unsafe)\(unmapped.en), safe within \(limit): \(near)",
      id:
        "fasilitas di desa: \(all), di dalam atau dekat bahaya: \(unsafe)\(unmapped.id), aman dalam jarak \(limit): \(near)"
    )
  }

  private func meters(_ value: Double) -> String { decimalText(value, decimals: 1) + " m" }
}

extension LocalizedText {
  /// Two texts, one behind the other.
  static func + (left: LocalizedText, right: LocalizedText) -> LocalizedText {
    LocalizedText(en: left.en + right.en, id: left.id + right.id)
  }
}
