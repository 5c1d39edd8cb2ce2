/// The code of a regency, district or village, in one spelling.
///
/// A Kemendagri or BPS code of 2, 4, 6 or 10 digits is written with dots as 2+2+2+4 (`3601` and `36.01` are the same
/// code, `36.01`); any other code stays as the file spells it, without outer blanks.
public struct AdministrativeCode: Sendable, Hashable, Comparable {
  /// The code in its one spelling.
  public let text: String

  /// The code that a file spells so; nil for nothing but blanks.
  public init?(_ spelling: String) {
    let trimmed = spelling.trimmedBlanks
    guard !trimmed.isEmpty else { return nil }
    let digits = trimmed.utf8.filter { $0 != UInt8(ascii: ".") }
    let isNumber = digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    text = isNumber ? Self.dotted(digits) ?? trimmed : trimmed
  }

  /// The regency, district or village that a village code (10 digits) or a TPS code (13) begins with; nil for any other
  /// text.
  ///
  /// The seventh digit tells kelurahan (1), desa (2) and desa adat (3) apart; with another one it is no such code.
  ///
  /// - Parameter count: Leading digits to take: 4 for the regency, 6 for the district, 10 for the village.
  public init?(prefixOf code: String, digits count: Int) {
    let digits = Array(code.trimmedBlanks.utf8.filter { $0 != UInt8(ascii: ".") })
    guard digits.count == 10 || digits.count == 13, (0x31...0x33).contains(digits[6]),
      digits.allSatisfy({ (0x30...0x39).contains($0) }), let text = Self.dotted(Array(digits.prefix(count)))
    else { return nil }
    self.text = text
  }

  private static func dotted(_ digits: [UInt8]) -> String? {
    guard [2, 4, 6, 10].contains(digits.count) else { return nil }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index == 2 || index == 4 || index == 6 { text += "." }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  /// Codes sort by their bytes.
  public static func < (left: Self, right: Self) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }
}

extension String {
  /// The text as values are compared: without outer blanks, in lower case.
  public var foldedForComparison: String { trimmedBlanks.lowercased() }

  /// The text without blanks, tabs and line breaks at its ends.
  var trimmedBlanks: String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) })
    else {
      return ""
    }
    return String(self[first...last])
  }
}
