/// A length as a job file writes it: `500 m`, `1.5 km`, or `0`.
enum LengthText {
  /// The longest length that a job can ask for, in metres: more than the width of the country is a slip of the unit.
  static let greatestMeters = 6_000_000.0

  /// The form of a length with its unit, for the JSON Schema.
  static let patternWithUnit = "^ *[0-9]+(\\.[0-9]+)? *(m|km) *$"

  /// The form of any length: 0 needs no unit.
  static let pattern = patternWithUnit + "|^ *0+(\\.0+)? *$"

  /// Why a text is no length.
  enum Flaw: Error, Equatable {
    /// A number other than 0 without a unit.
    case unitMissing
    /// A decimal comma; the text with a point instead.
    case decimalComma(String)
    /// A negative number.
    case negative
    /// More than `greatestMeters`.
    case tooLong
    /// Anything else.
    case unreadable
  }

  /// The length in metres.
  static func meters(in text: String) throws(Flaw) -> Double {
    let text = text.trimmingBlanks()
    let numberEnd = text.firstIndex { !"+-0123456789.,eE".contains($0) } ?? text.endIndex
    let number = String(text[..<numberEnd])
    let unit = String(text[numberEnd...]).trimmingBlanks()
    guard unit.isEmpty || unit == "m" || unit == "km" else { throw .unreadable }
    if number.contains(",") {
      let pointed = number.replacing(",", with: ".")
      guard plainNumber(in: pointed) != nil else { throw .unreadable }
      throw .decimalComma(unit.isEmpty ? pointed : pointed + " " + unit)
    }
    if number.hasPrefix("-"), plainNumber(in: String(number.dropFirst())) != nil { throw .negative }
    guard let value = plainNumber(in: number) else { throw .unreadable }
    if unit.isEmpty {
      guard value == 0 else { throw .unitMissing }
      return 0
    }
    let meters = unit == "km" ? value * 1000 : value
    guard meters <= greatestMeters else { throw .tooLong }
    return meters
  }

  /// Digits with at most one point between them.
  private static func plainNumber(in text: String) -> Double? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    return isPlain ? Double(text) : nil
  }
}

extension String {
  /// The text without blanks and tabs at its ends.
  func trimmingBlanks() -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
