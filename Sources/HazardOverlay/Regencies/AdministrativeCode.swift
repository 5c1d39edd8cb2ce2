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
    text = CodeDigits(trimmed).flatMap { $0.dotted($0.count) } ?? trimmed
  }

  /// The regency, district or village that a village code (10 digits) or a TPS code (13) begins with; nil for any other
  /// text.
  ///
  /// The seventh digit tells kelurahan (1), desa (2) and desa adat (3) apart; with another one it is no such code.
  ///
  /// - Parameter count: Leading digits to take: 4 for the regency, 6 for the district, 10 for the village.
  public init?(prefixOf code: String, digits count: Int) {
    guard let digits = CodeDigits(code.trimmedBlanks), digits.count == 10 || digits.count == 13,
      (0x31...0x33).contains(digits.bytes[6]), let text = digits.dotted(count)
    else { return nil }
    self.text = text
  }

  /// Codes sort by their bytes.
  public static func < (left: Self, right: Self) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }
}

/// The digits of a code without its dots, in ASCII; not an array, because there are some for each TPS.
private struct CodeDigits {
  private(set) var bytes = InlineArray<13, UInt8>(repeating: 0)
  private(set) var count = 0

  /// Nil when there is another character, or more digits than a TPS has.
  init?(_ text: String) {
    var text = text
    guard text.withUTF8({ take($0) }) else { return nil }
  }

  private mutating func take(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where byte != UInt8(ascii: ".") {
      guard count < bytes.count, (0x30...0x39).contains(byte) else { return false }
      bytes[count] = byte
      count += 1
    }
    return true
  }

  /// The code that so many digits make, with dots; nil when no code has so many.
  func dotted(_ digitCount: Int) -> String? {
    guard [2, 4, 6, 10].contains(digitCount), digitCount <= count else { return nil }
    return String(unsafeUninitializedCapacity: 13) { text in
      var length = 0
      for index in 0..<digitCount {
        if index == 2 || index == 4 || index == 6 {
          text[length] = UInt8(ascii: ".")
          length += 1
        }
        text[length] = bytes[index]
        length += 1
      }
      return length
    }
  }
}

extension String {
  /// The text as values are compared: without outer blanks, in lower case.
  public var foldedForComparison: String { trimmedBlanks.lowercased() }

  /// The text without blanks, tabs and line breaks at its ends.
  var trimmedBlanks: String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    // Hardly any text has such ends, and then it need not be copied.
    if let first = utf8.first, let last = utf8.last, !isBlank(first), !isBlank(last) { return self }
    guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) })
    else {
      return ""
    }
    return String(self[first...last])
  }
}
