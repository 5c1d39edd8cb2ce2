/// Degrees, minutes and seconds as people write them: `6°12'30.5"S`, `6 12 30,5 LS`, `S 6° 12.5'`, `-6:12:30`.
///
/// The hemisphere is a sign or the letters of English or Indonesian (N, S, E, W; U, S, T, B; LU, LS, BT, BB); without one
/// the angle is positive. Marks are those of keyboards and of Unicode.
struct AngleText {
  /// What an angle counts.
  enum Axis { case longitude, latitude }

  /// Degrees, east and north positive; nil when the text is no angle along this axis.
  ///
  /// Two numbers need a mark or a hemisphere: `106 5` may as well be a damaged 106.5.
  static func degrees(_ text: String, along axis: Axis) -> Double? {
    guard let bytes = plain(text) else { return nil }
    var angle = AngleText(rest: bytes[...])
    guard let magnitude = angle.parse(), magnitude <= (axis == .longitude ? 180 : 90) else { return nil }
    switch (angle.hemisphere, angle.sign) {
    case (let letters?, nil): return signs(along: axis)[letters].map { $0 * magnitude }
    case (nil, let sign): return (sign ?? 1) * magnitude
    // A sign beside a hemisphere says it twice, or contradicts it.
    case (_?, _?): return nil
    }
  }

  private static func signs(along axis: Axis) -> [String: Double] {
    switch axis {
    case .longitude: ["E": 1, "T": 1, "BT": 1, "W": -1, "B": -1, "BB": -1]
    case .latitude: ["N": 1, "U": 1, "LU": 1, "S": -1, "LS": -1]
    }
  }

  /// Marks of degrees, minutes and seconds in a plain text.
  private static let marks: [UInt8] = [UInt8(ascii: "*"), UInt8(ascii: "'"), UInt8(ascii: "\"")]

  /// The text with one spelling of each mark, in capitals; nil when it holds anything that no angle does.
  private static func plain(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9", ".", "+", "-", "A"..."Z": bytes.append(UInt8(ascii: scalar))
      case "a"..."z": bytes.append(UInt8(ascii: scalar) & 0xDF)
      case ",": bytes.append(UInt8(ascii: "."))
      case "\u{2212}": bytes.append(UInt8(ascii: "-"))
      case " ", "\t", ":", "\u{A0}", "\u{2009}", "\u{202F}": bytes.append(UInt8(ascii: " "))
      case "°", "º", "˚": bytes.append(marks[0])
      case "'", "’", "‘", "′", "´", "ʹ", "`":
        // Two marks of minutes are one of seconds.
        if bytes.last == marks[1] { bytes[bytes.count - 1] = marks[2] } else { bytes.append(marks[1]) }
      case "\"", "”", "“", "″", "ʺ": bytes.append(marks[2])
      default: return nil
      }
    }
    return bytes
  }

  private var rest: ArraySlice<UInt8>
  private var hemisphere: String?
  private var sign: Double?

  private init(rest: ArraySlice<UInt8>) { self.rest = rest }

  /// Hemisphere, sign, up to three numbers with their marks, hemisphere: the degrees without their sign.
  private mutating func parse() -> Double? {
    hemisphere = takeLetters()
    if take(UInt8(ascii: "-")) { sign = -1 } else if take(UInt8(ascii: "+")) { sign = 1 }
    var numbers: [Double] = []
    var (isMarked, isWhole) = (false, true)
    for mark in Self.marks {
      guard let text = takeNumber() else { break }
      // Only the last number has decimals, and minutes and seconds end before 60.
      guard isWhole, let number = Double(text), numbers.isEmpty || number < 60 else { return nil }
      isWhole = !text.contains(".")
      numbers.append(number)
      if take(mark) { isMarked = true }
    }
    if let behind = takeLetters() {
      guard hemisphere == nil else { return nil }
      hemisphere = behind
    }
    guard rest.isEmpty, !numbers.isEmpty, isMarked || hemisphere != nil || numbers.count == 3 else { return nil }
    numbers += [0, 0]
    return (3600 * numbers[0] + 60 * numbers[1] + numbers[2]) / 3600
  }

  private mutating func skipBlanks() { rest = rest.drop { $0 == UInt8(ascii: " ") } }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard rest.first == byte else { return false }
    rest.removeFirst()
    skipBlanks()
    return true
  }

  private mutating func takeLetters() -> String? {
    skipBlanks()
    let letters = rest.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    rest = rest[letters.endIndex...]
    skipBlanks()
    return letters.isEmpty ? nil : String(decoding: letters, as: UTF8.self)
  }

  /// Digits with at most one point between them.
  private mutating func takeNumber() -> String? {
    skipBlanks()
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let number = rest.prefix { isDigit($0) || $0 == UInt8(ascii: ".") }
    guard let first = number.first, let last = number.last, isDigit(first), isDigit(last) else { return nil }
    rest = rest[number.endIndex...]
    return String(decoding: number, as: UTF8.self)
  }
}
