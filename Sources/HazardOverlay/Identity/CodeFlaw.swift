import Diagnostics

/// What happened to a code that is none.
public enum CodeFlaw: Sendable, Equatable {
  /// A spreadsheet made a number of it and wrote that as 3.60101E+12.
  case scientific
  /// A program made a number of it and wrote decimals behind it, as 3601.0.
  case decimals
  /// Blanks between the digits.
  case blanks
  /// The parts between the dots do not have the digits that they should have.
  case parts([Int], expected: [Int])
  /// A character that is neither digit nor dot.
  case character(Character)
  /// Another number of digits.
  case length(Int, expected: Int)
  /// The seventh digit, which is 1 (kelurahan), 2 (desa) or 3 (desa adat).
  case seventhDigit(Character)

  /// The flaw is a trace of a spreadsheet and tells by itself that a code was meant.
  public var speaksForItself: Bool { self == .scientific || self == .decimals }
}

/// The form of a Kemendagri code: how many digits, and where dots may stand.
public struct CodeForm: Sendable, Equatable {
  /// Digits between the dots.
  public let parts: [Int]
  /// Number of digits.
  public let digitCount: Int

  /// Kabupaten or kota, 36.01.
  public static let regency = CodeForm(parts: [2, 2])
  /// Kecamatan, 36.01.12.
  public static let district = CodeForm(parts: [2, 2, 2])
  /// Desa or kelurahan, 36.01.12.2001.
  public static let village = CodeForm(parts: [2, 2, 2, 4])
  /// TPS, 36.01.12.2001.001.
  public static let pollingStation = CodeForm(parts: [2, 2, 2, 4, 3])

  /// The form of the codes of a level.
  public init(of level: AdministrativeLevel) {
    switch level {
    case .regency: self = .regency
    case .district: self = .district
    case .village: self = .village
    }
  }

  private init(parts: [Int]) {
    self.parts = parts
    digitCount = parts.reduce(0, +)
  }

  /// Why a text is no code of this form; nil when it is one. Dots between digits do not matter when their number is right.
  ///
  /// - Parameter text: Without outer blanks, not empty.
  public func flaw(of text: String) -> CodeFlaw? { isCode(text) ? nil : flawOfBadCode(text) }

  /// The text is a code of this form.
  public func isCode(_ text: String) -> Bool {
    let found = DigitCount(text)
    return found.digits == digitCount && found.isPure && (digitCount < 10 || (0x31...0x33).contains(found.seventh))
  }

  private func flawOfBadCode(_ text: String) -> CodeFlaw {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }
    let dots = text.utf8.count { $0 == UInt8(ascii: ".") }
    guard digits.count + dots == text.utf8.count else { return flawOfCharacters(text) }
    if digits.count != digitCount {
      if dots == 1, let end = text.split(separator: ".").last, end.allSatisfy({ $0 == "0" }),
        digits.count - end.count == digitCount
      {
        return .decimals
      }
      guard dots > 0 else { return .length(digits.count, expected: digitCount) }
      let found = text.split(separator: ".", omittingEmptySubsequences: false).map(\.count)
      return .parts(found, expected: parts)
    }
    return .seventhDigit(Character(Unicode.Scalar(digits[6])))
  }

  private func flawOfCharacters(_ text: String) -> CodeFlaw {
    if let exponent = text.wholeMatch(of: /[0-9]+(?:[.,][0-9]+)?[eE]\+?([0-9]{1,2})/)?.1,
      (Int(exponent) ?? 0) >= digitCount - 2, digitCount > 6
    {
      return .scientific
    }
    let others = text.filter { !($0.isASCII && $0.isNumber) && $0 != "." }
    if others.allSatisfy(\.isWhitespace) { return .blanks }
    return .character(others.first { !$0.isWhitespace } ?? "?")
  }
}

/// The digits of a text, counted without a copy: most codes are good, and there are many.
struct DigitCount {
  private(set) var digits = 0
  /// The seventh digit in ASCII; 0 when there are fewer.
  private(set) var seventh: UInt8 = 0
  /// There are only digits and dots.
  private(set) var isPure = true

  init(_ text: String) {
    var text = text
    text.withUTF8 { count($0) }
  }

  private mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
    for byte in text {
      if (0x30...0x39).contains(byte) {
        digits += 1
        if digits == 7 { seventh = byte }
      } else if byte != UInt8(ascii: ".") {
        isPure = false
      }
    }
  }
}
