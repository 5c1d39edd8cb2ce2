import Diagnostics
import HazardOverlay

extension JobInputs {
  /// Hazard layers that may be maps of a part: they touch no TPS's regency, and nobody says what they cover.
  func mapFindings(_ placements: StationPlacements) -> [Diagnostic] {
    var counts: [Int?: Int] = [:]
    for station in 0..<stations.count where stations.isLocated(station) {
      counts[placements.regencies[station].area, default: 0] += 1
    }
    return hazards.compactMap { hazard in
      guard hazard.definition.mapsTouchedRegencies, let mapped = hazard.mapped else { return nil }
      let beyond = regencies.areas.indices.filter { counts[$0] != nil && !mapped.areas.contains($0) }
      guard !beyond.isEmpty else { return nil }
      return .mapOfAPart(
        hazard, beyond: beyond.map { regencies.areas[$0] }, stations: beyond.reduce(0) { $0 + (counts[$1] ?? 0) },
        touched: mapped.areas.sorted().map { regencies.areas[$0] })
    }
  }
}

extension Diagnostic {
  fileprivate static func mapOfAPart(
    _ hazard: HazardLayer, beyond: [AdministrativeLayer.Area], stations: Int,
    touched: [AdministrativeLayer.Area]
  ) -> Diagnostic {
    let (list, mapped) = (names(of: beyond), names(of: touched))
    let codes = (touched.isEmpty ? beyond : touched).prefix(12).map(\.code.text).joined(separator: ", ")
    let counted =
      touched.isEmpty
      ? LocalizedText("") : LocalizedText(en: "; it counts as a map of \(mapped)", id: "; ia dianggap peta \(mapped)")
    let line = "coverage: {regencies: [\(codes)]}"
    return Diagnostic(
      .warning, "map-of-a-part", at: Place(hazard.layer.file),
      LocalizedText(
        en: """
          hazard "\(hazard.definition.id)": no feature touches \(list), and the job does not say what the map covers; \
          the \(stations) TPS there are unmapped, unless a feature is near\(counted.en)
          """,
        id: """
          bahaya "\(hazard.definition.id)": tidak ada fitur yang menyentuh \(list), dan pekerjaan tidak menyebut cakupan \
          petanya; \(stations) TPS di sana tidak dipetakan, kecuali yang dekat sebuah fitur\(counted.id)
          """),
      fix: LocalizedText(
        en:
          "add the regencies that the map covers to the hazard, such as \(line), or outside: clear when it covers all",
        id: "tambahkan kabupaten/kota yang dipetakan pada bahaya itu, misalnya \(line), atau outside: clear bila semua"),
      action: .kept)
  }

  private static func names(of areas: [AdministrativeLayer.Area]) -> String {
    let names = areas.prefix(12).map { $0.name.isEmpty ? $0.code.text : "\($0.code.text) \($0.name)" }
    return names.joined(separator: ", ") + (areas.count > names.count ? ", …" : "")
  }
}
