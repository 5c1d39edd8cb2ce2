import Diagnostics
import FeatureModel
import HazardOverlay

// What can be said about the place of a TPS, in words.
extension Diagnostic {
  static func nearestRegency(
    _ area: AdministrativeLayer.Area, meters: Double, _ degrees: Position, at place: Place
  ) -> Diagnostic {
    let (point, distance) = (degreesText(degrees), decimalText(meters, decimals: 1))
    return Diagnostic(
      .warning, "regency-nearest", at: place,
      LocalizedText(
        en: "the point \(point) lies in no regency; the nearest, \(area.code.text) \(area.name), is \(distance) m away",
        id:
          "titik \(point) tidak berada di kabupaten/kota mana pun; yang terdekat, \(area.code.text) \(area.name), berjarak \(distance) m"
      ),
      fix: LocalizedText(
        en: "it counts there; check it against the coast, or set policy.regency_tolerance in the job",
        id: "dihitung di sana; periksa terhadap garis pantai, atau atur policy.regency_tolerance di pekerjaan"),
      action: .kept)
  }

  static func gapBetweenRegencies(
    _ area: AdministrativeLayer.Area, _ neighbour: AdministrativeLayer.Area, meters: Double, _ degrees: Position,
    at place: Place
  ) -> Diagnostic {
    let (point, distance) = (degreesText(degrees), decimalText(meters, decimals: 1))
    return Diagnostic(
      .warning, "regencies-gap", at: place,
      LocalizedText(
        en: """
          the point \(point) lies in a gap between \(area.code.text) \(area.name), \(distance) m away, and \
          \(neighbour.code.text) \(neighbour.name)
          """,
        id: """
          titik \(point) berada di celah antara \(area.code.text) \(area.name), berjarak \(distance) m, dan \
          \(neighbour.code.text) \(neighbour.name)
          """),
      fix: LocalizedText(
        en: "it counts in the nearest one; close the gap in the boundary layer, or take another edition of it",
        id: "dihitung di yang terdekat; tutup celahnya di layer batas, atau pakai edisi lain"),
      action: .kept)
  }

  static func overlappingRegencies(
    _ held: [AdministrativeLayer.Area], counted: AdministrativeLayer.Area, _ degrees: Position, at place: Place
  ) -> Diagnostic {
    let point = degreesText(degrees)
    let names = held.map { "\($0.code.text) \($0.name)" }
    return Diagnostic(
      .warning, "regencies-overlap", at: place,
      LocalizedText(
        en: "\(names.joined(separator: " and ")) overlap at the point \(point); it counts in \(counted.code.text)",
        id: "\(names.joined(separator: " dan ")) bertumpang tindih di titik \(point); dihitung di \(counted.code.text)"),
      fix: LocalizedText(
        en: "the TPS code decides, else the lower code; mend the boundary layer, or take another edition of it",
        id: "kode TPS menentukan, jika tidak kode yang lebih kecil; perbaiki layer batas, atau pakai edisi lain"),
      action: .kept)
  }

  static func outsideIndonesia(_ degrees: Position, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "outside-indonesia", at: place,
      LocalizedText(
        en: "the point \(degreesText(degrees)) lies outside Indonesia",
        id: "titik \(degreesText(degrees)) di luar Indonesia"
      ),
      fix: LocalizedText(
        en: "correct the coordinate in the source; the TPS is in regencies/outside/tps.geojson",
        id: "perbaiki koordinatnya di sumber; TPS ada di regencies/outside/tps.geojson"),
      action: .outside)
  }

  static func codeMismatch(
    _ comparison: CodeComparison, in layer: AdministrativeLayer, meters: Double?, at place: Place
  ) -> Diagnostic {
    let level =
      switch comparison.level {
      case .regency: LocalizedText(en: "regency", id: "kabupaten/kota")
      case .district: LocalizedText(en: "district", id: "kecamatan")
      case .village: LocalizedText(en: "village", id: "desa/kelurahan")
      }
    func text(_ code: AdministrativeCode, _ area: Int?) -> String {
      let name = area.map { layer.areas[$0].name } ?? ""
      return name.isEmpty ? code.text : "\(code.text) \(name)"
    }
    let claimed = text(comparison.claimed, layer.area(withCode: comparison.claimed))
    let away =
      meters.map { decimalText($0, decimals: 1) }.map {
        LocalizedText(en: ", \($0) m away", id: ", berjarak \($0) m")
      } ?? LocalizedText("")
    let found = text(layer.areas[comparison.found].code, comparison.found)
    return Diagnostic(
      .warning, "code-mismatch", at: place,
      LocalizedText(
        en: "the code names \(level.en) \(claimed)\(away.en), but the point lies in \(found)",
        id: "kode menyebut \(level.id) \(claimed)\(away.id), tetapi titiknya di \(found)"),
      fix: LocalizedText(
        en: "correct the coordinate or the code in the source; it counts where the point lies",
        id: "perbaiki koordinat atau kodenya di sumber; dihitung di tempat titiknya"),
      action: .kept)
  }

  static func outsideRegencies(_ degrees: Position, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "outside-regencies", at: place,
      LocalizedText(
        en: "the point \(degreesText(degrees)) lies in no regency",
        id: "titik \(degreesText(degrees)) tidak berada di kabupaten/kota mana pun"),
      fix: LocalizedText(
        en: "it is in regencies/outside/tps.geojson; check the coordinate in the source",
        id: "ada di regencies/outside/tps.geojson; periksa koordinatnya di sumber"),
      action: .outside)
  }

  static func slipped(
    _ slip: CoordinateSlip, from degrees: Position, to corrected: Position, area: AdministrativeLayer.Area,
    at place: Place
  ) -> Diagnostic {
    let (point, better) = (degreesText(degrees), degreesText(corrected))
    let (code, cause): (String, LocalizedText)
    switch slip {
    case .axesSwapped:
      code = "axis-order-swapped"
      cause = LocalizedText(en: "longitude and latitude look swapped", id: "bujur dan lintang tampak tertukar")
    case .latitudeSignLost:
      code = "latitude-sign-missing"
      cause = LocalizedText(
        en: "the latitude looks to have lost its minus sign", id: "lintang tampak kehilangan tanda minus")
    case .longitudePointSlipped:
      code = "decimal-point-slipped"
      cause = LocalizedText(
        en: "the decimal point of the longitude looks slipped", id: "tanda desimal bujur tampak bergeser")
    case .latitudePointSlipped:
      code = "decimal-point-slipped"
      cause = LocalizedText(
        en: "the decimal point of the latitude looks slipped", id: "tanda desimal lintang tampak bergeser")
    }
    return Diagnostic(
      .warning, code, at: place,
      LocalizedText(
        en: "the point \(point) lies in no regency; \(cause.en): \(better) would lie in \(area.code.text) \(area.name)",
        id:
          "titik \(point) tidak berada di kabupaten/kota mana pun; \(cause.id): \(better) akan berada di \(area.code.text) \(area.name)"
      ),
      fix: LocalizedText(
        en: "correct the coordinate in the source; nothing was moved, the TPS is in regencies/outside/tps.geojson",
        id: "perbaiki koordinat di sumber; tidak ada yang dipindah, TPS ada di regencies/outside/tps.geojson"),
      action: .outside)
  }
}

/// Longitude and latitude with five decimals, about a metre.
func degreesText(_ degrees: Position) -> String {
  decimalText(degrees.x, decimals: 5) + ", " + decimalText(degrees.y, decimals: 5)
}
