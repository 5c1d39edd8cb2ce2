/// A number as a cell spells it: with or without decimals, and with marks or blanks between thousands.
struct NumberText {
  /// What the spelling alone says about the decimal mark.
  enum Shape: Equatable {
    /// No mark: the same number either way.
    case plain
    /// Readable with this decimal mark only: `287,0`, `1.234.567`, `1.234,5`.
    case only(DecimalMark)
    /// One mark with three digits behind it; `mark` would make it decimals, its other one thousands.
    case either(mark: DecimalMark)
  }

  let shape: Shape
  private let bytes: [UInt8]

  /// Nil when the text is no number in any spelling.
  init?(_ text: String) {
    // The longest number that a Double prints has 24 characters.
    guard text.utf8.count <= 400, let bytes = Self.withoutBlanks(text), let shape = Self.shape(of: bytes) else {
      return nil
    }
    self.bytes = bytes
    self.shape = shape
  }

  /// The number that the text spells with a decimal mark; nil when it spells none.
  func value(_ mark: DecimalMark) -> Double? {
    guard shape != .only(mark.other) else { return nil }
    var plain = bytes.filter { $0 != mark.other.byte }
    if let index = plain.firstIndex(of: mark.byte) { plain[index] = DecimalMark.point.byte }
    return Double(String(decoding: plain, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The characters of a text without the blanks at its ends and those between thousands; nil for any other blank.
  private static func withoutBlanks(_ text: String) -> [UInt8]? {
    let pieces = text.split { $0.isWhitespace }.map { $0.replacing("\u{2212}", with: "-") }
    guard pieces.allSatisfy({ $0.allSatisfy(\.isASCII) }) else { return nil }
    for (index, piece) in pieces.enumerated() where pieces.count > 1 {
      let isFirst = index == 0
      let digits = (isFirst ? piece.drop { "+-".contains($0) } : piece[...]).prefix { $0.isNumber }.count
      let isWhole = isFirst ? piece.allSatisfy { $0.isNumber || "+-".contains($0) } : digits == piece.count
      guard isFirst ? (1...3).contains(digits) : digits == 3, isWhole || index == pieces.count - 1 else { return nil }
    }
    return pieces.flatMap { Array($0.utf8) }
  }

  private static func shape(of bytes: [UInt8]) -> Shape? {
    var digits = bytes[...]
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits = digits.dropFirst() }
    let isMark: (UInt8) -> Bool = { $0 == DecimalMark.point.byte || $0 == DecimalMark.comma.byte }
    let isDigit: (UInt8) -> Bool = { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    var exponent = false
    if let start = digits.firstIndex(where: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }) {
      var power = digits[(start + 1)...]
      if let sign = power.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { power = power.dropFirst() }
      guard !power.isEmpty, power.allSatisfy(isDigit) else { return nil }
      digits = digits[..<start]
      exponent = true
    }
    guard digits.contains(where: isDigit), digits.allSatisfy({ isDigit($0) || isMark($0) }) else { return nil }
    let pieces = digits.split(omittingEmptySubsequences: false, whereSeparator: isMark)
    let marks = digits.filter(isMark).compactMap { $0 == DecimalMark.point.byte ? DecimalMark.point : .comma }
    guard let last = marks.last else { return .plain }
    return shape(pieces, marks: marks, last: last, hasExponent: exponent)
  }

  private static func shape(
    _ pieces: [ArraySlice<UInt8>], marks: [DecimalMark], last: DecimalMark, hasExponent: Bool
  ) -> Shape? {
    let first = pieces[0]
    // Thousands never begin with a zero.
    let isThousands = (1...3).contains(first.count) && first.first != UInt8(ascii: "0")
    func areGroups(_ groups: ArraySlice<ArraySlice<UInt8>>) -> Bool {
      isThousands && groups.allSatisfy { $0.count == 3 }
    }
    if marks.count == 1 {
      return areGroups(pieces[1...]) && !hasExponent ? .either(mark: last) : .only(last)
    }
    if marks.allSatisfy({ $0 == last }) { return areGroups(pieces[1...]) && !hasExponent ? .only(last.other) : nil }
    guard marks.dropLast().allSatisfy({ $0 == last.other }), areGroups(pieces[1..<(pieces.count - 1)]) else {
      return nil
    }
    return .only(last)
  }
}
