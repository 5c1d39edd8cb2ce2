import ByteStreams
import Diagnostics
import HazardOverlay

/// Texts and numbers as people write them, in one language.
struct ReportWords: Sendable {
  let language: Language

  /// A text in this language.
  func text(_ en: String, _ id: String) -> String { language == .en ? en : id }

  /// A text in this language.
  func text(_ text: LocalizedText) -> String { text.text(in: language) }

  private var thousands: String { text(",", ".") }
  private var decimalMark: String { text(".", ",") }

  /// `33.324` in Indonesian, `33,324` in English.
  func count(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var result = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += thousands }
      result.append(digit)
    }
    return result
  }

  /// A number with at most so many decimals; zeros at the end are left out, but where numbers stand in a column.
  func number(_ value: Double, decimals: Int, trimsZeros: Bool = true) -> String {
    var parts = decimalText(value, decimals: decimals).split(separator: ".", omittingEmptySubsequences: false)
    if trimsZeros, parts.count == 2 {
      while parts[1].hasSuffix("0") { parts[1].removeLast() }
    }
    let whole = Int(parts[0]).map(count) ?? String(parts[0])
    return parts.count == 2 && !parts[1].isEmpty ? whole + decimalMark + parts[1] : whole
  }

  /// A share in percent with one decimal; a dash for a share of nothing.
  func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let text = decimalText(100 * Double(part) / Double(whole), decimals: 1)
    return text.replacing(".", with: decimalMark) + "\u{A0}%"
  }

  /// A share of voters in percent; a dash where the voters of a TPS are not known.
  func percent(_ part: VoterSum, of whole: VoterSum) -> String {
    guard let some = part.whole, let all = whole.whole else { return "–" }
    return percent(some, of: all)
  }

  /// Voters, and the TPS that are missing from their sum.
  func text(_ voters: VoterSum) -> String {
    let known = count(voters.known) + text(" voters", " pemilih")
    guard voters.stationsWithout > 0 else { return known }
    let without = count(voters.stationsWithout)
    return known + text(" (those of \(without) TPS are not known)", " (pemilih \(without) TPS tidak diketahui)")
  }

  /// A length in metres, from 1,000 m in kilometres.
  func length(_ meters: Double) -> String {
    meters >= 1000 ? number(meters / 1000, decimals: 2) + "\u{A0}km" : number(meters, decimals: 1) + "\u{A0}m"
  }

  /// A day as people write it; a text that is no ISO 8601 date stays as it is.
  func day(_ date: String) -> String {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    let months = text(
      "January February March April May June July August September October November December",
      "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    ).split(separator: " ")
    guard parts.count == 3, (1...12).contains(parts[1]) else { return date }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }

  /// The name of an area that tables show.
  func name(of area: AreaSummary) -> String {
    switch area.code {
    case "total": text("Province", "Provinsi")
    case "outside": text("Outside all regencies", "Di luar semua kabupaten/kota")
    default: area.name.isEmpty ? area.code : area.name
    }
  }
}
