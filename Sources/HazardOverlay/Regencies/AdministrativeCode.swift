/// The code of a regency, district or village, as its file spells it.
///
/// Dots between the digits of a code of 2, 4, 6 or 10 digits do not matter when codes are compared: `3601` and `36.01` are
/// the same code. They are written only where somebody says that the codes are those of Kemendagri (2+2+2+4): BPS and other
/// countries have as many digits with another meaning.
public struct AdministrativeCode: Sendable {
  /// The code as it is written: the spelling of its file without outer blanks, or with Kemendagri's dots.
  public let text: String

  /// The code that a file spells so; nil for nothing but blanks.
  public init?(_ spelling: String) {
    let trimmed = spelling.trimmedBlanks
    guard !trimmed.isEmpty else { return nil }
    text = trimmed
  }

  /// The code that a file of Kemendagri codes spells so, with its dots; nil for nothing but blanks.
  public init?(kemendagri spelling: String) {
    guard let code = AdministrativeCode(spelling) else { return nil }
    text = code.dotted
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

  /// The district (6) or regency (4 digits) that the code itself begins with; nil when it is no code of a smaller area.
  public func beginning(digits count: Int) -> AdministrativeCode? {
    guard let digits = CodeDigits(text), digits.isCode, digits.count > count else { return nil }
    return digits.dotted(count).flatMap { AdministrativeCode($0) }
  }

  /// The code with Kemendagri's dots; as it is when it has another number of digits.
  private var dotted: String { CodeDigits(text).flatMap { $0.dotted($0.count) } ?? text }
}

extension AdministrativeCode: Hashable, Comparable {
  /// Whether both are the same code, whatever their dots.
  public static func == (left: Self, right: Self) -> Bool {
    if left.text == right.text { return true }
    guard let left = CodeDigits(left.text), let right = CodeDigits(right.text) else { return false }
    return left.isCode && left == right
  }

  /// Equal codes have equal hashes.
  public func hash(into hasher: inout Hasher) {
    if let digits = CodeDigits(text), digits.isCode { digits.hash(into: &hasher) } else { hasher.combine(text) }
  }

  /// Codes sort by their bytes, as if all had dots.
  public static func < (left: Self, right: Self) -> Bool {
    left.dotted.utf8.lexicographicallyPrecedes(right.dotted.utf8)
  }
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

  /// As many digits as a code has.
  var isCode: Bool { [2, 4, 6, 10].contains(count) }

  static func == (left: Self, right: Self) -> Bool {
    left.count == right.count && left.bytes.indices.allSatisfy { left.bytes[$0] == right.bytes[$0] }
  }

  func hash(into hasher: inout Hasher) {
    for index in 0..<count { hasher.combine(bytes[index]) }
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
