import Diagnostics

/// Who numbers areas so.
public enum CodeScheme: String, Sendable {
  /// The Ministry of Home Affairs: districts of 6 digits, villages of 10 whose seventh is 1, 2 or 3 (2+2+2+4).
  case kemendagri = "Kemendagri"
  /// The statistics office: districts of 7 digits, villages of 10 (2+2+3+3), whose seventh mostly is 0.
  case bps = "BPS"

  /// The scheme that most of some codes look like; nil when neither does.
  ///
  /// Regencies have four digits in both schemes and tell nothing.
  ///
  /// - Parameter texts: Codes of districts, villages or TPS, with or without dots; others are not counted for a scheme, and empty ones
  ///   not at all.
  public init?(of texts: [String]) {
    var (count, kemendagri, bps) = (0, 0, 0)
    for text in texts where !text.isEmpty {
      count += 1
      let found = DigitCount(text)
      guard found.isPure else { continue }
      switch found.digits {
      case 6: kemendagri += 1
      case 7: bps += 1
      case 10, 13:
        if (0x31...0x33).contains(found.seventh) { kemendagri += 1 }
        if found.seventh == 0x30 { bps += 1 }
      default: continue
      }
    }
    if 2 * kemendagri > count {
      self = .kemendagri
    } else if 2 * bps > count {
      self = .bps
    } else {
      return nil
    }
  }
}

extension Diagnostic {
  /// The ids or codes of a TPS file are BPS codes, so that no village, district or regency can be read from them.
  public static func stationsHaveBPSCodes(field: String, example: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "code-scheme", at: place,
      LocalizedText(
        en: "\"\(field)\" looks like BPS codes (2+2+3+3 digits), such as \(example); no area is read from them",
        id: "\"\(field)\" tampak sebagai kode BPS (2+2+3+3 angka), misalnya \(example); wilayah tidak dibaca darinya"),
      fix: LocalizedText(
        en: "name the column with the Kemendagri codes (2+2+2+4), or ask for a list with them; nothing was converted",
        id: "sebut kolom berkode Kemendagri (2+2+2+4), atau minta daftar dengan kode itu; tidak ada yang dikonversi"),
      action: .kept)
  }

  /// Most TPS name areas that a layer does not have.
  ///
  /// - Parameters:
  ///   - claimed: A code that a TPS names.
  ///   - found: The code of the area that holds it.
  public static func codesDoNotFit(
    _ claimed: AdministrativeCode, _ found: AdministrativeCode, unknown: Int, of compared: Int,
    schemes: (stations: CodeScheme?, layer: CodeScheme?), level: AdministrativeLevel, at place: Place
  ) -> Diagnostic {
    let columns: [AdministrativeLevel: String] = [.regency: "KDPKAB", .district: "KDCPUM", .village: "KDEPUM"]
    let column = columns[level] ?? ""
    var cause = LocalizedText(
      en: "another edition, or another agency's numbers", id: "edisi lain, atau penomoran instansi lain")
    if let stations = schemes.stations, let layer = schemes.layer, stations != layer {
      cause = LocalizedText(
        en: "the TPS have \(stations.rawValue) codes and the layer looks like \(layer.rawValue) codes",
        id: "TPS memakai kode \(stations.rawValue) sedangkan layer tampak memakai kode \(layer.rawValue)")
    }
    let fix =
      schemes.stations == .bps
      ? LocalizedText(
        en: "name a column of the TPS that holds Kemendagri codes, or a layer with BPS codes; nothing was converted",
        id: "sebut kolom TPS yang berisi kode Kemendagri, atau layer berkode BPS; tidak ada yang dikonversi")
      : LocalizedText(
        en: "name the column of the layer that holds Kemendagri codes (BIG: \(column)); nothing was converted",
        id: "sebut kolom layer yang berisi kode Kemendagri (BIG: \(column)); tidak ada yang dikonversi")
    return Diagnostic(
      .warning, "code-scheme", at: place,
      LocalizedText(
        en: """
          \(unknown) of \(compared) TPS name areas that the layer does not have, such as \(claimed.text) in \(found.text); \
          \(cause.en)
          """,
        id: """
          \(unknown) dari \(compared) TPS menyebut wilayah yang tidak ada di layer, misalnya \(claimed.text) di \
          \(found.text); \(cause.id)
          """),
      fix: fix, action: .kept)
  }
}
