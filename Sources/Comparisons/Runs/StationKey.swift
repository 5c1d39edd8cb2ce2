import HazardOverlay

/// The id of a TPS in one spelling, so that two lists can be joined.
///
/// Blanks, dots, dashes and case do not count. A code whose parts are set apart (`36.01.12.2001.1`) gets the zeros back that
/// its parts lost, as 2+2+2+4+3 digits; a plain number loses its leading zeros.
public enum StationKey {
  /// The id in its one spelling; empty for nothing but blanks.
  public static func of(_ id: String) -> String {
    if isPlainCode(id) { return id }
    let separators: Set<Character> = [".", "-", "/", " ", "\t", "\u{A0}", "_"]
    let parts = id.split { separators.contains($0) }
    guard parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else {
      return parts.joined().lowercased()
    }
    let widths = [2, 2, 2, 4, 3]
    if parts.count == widths.count, zip(parts, widths).allSatisfy({ $0.count <= $1 }) {
      return zip(parts, widths).map { String(repeating: "0", count: $1 - $0.count) + $0 }.joined()
    }
    let digits = parts.joined().drop { $0 == "0" }
    return digits.isEmpty && !parts.isEmpty ? "0" : String(digits)
  }

  /// A spreadsheet turned the id into a number such as `3.60112E+12`; its last digits are lost.
  public static func isDamaged(_ id: String) -> Bool {
    id.wholeMatch(of: /\s*[0-9]([.,][0-9]+)?[eE]\+?[0-9]+\s*/) != nil
  }

  /// The usual form, which needs no work: digits, and no zero in front.
  private static func isPlainCode(_ id: String) -> Bool {
    guard let first = id.utf8.first, (0x31...0x39).contains(first) else { return false }
    return id.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
