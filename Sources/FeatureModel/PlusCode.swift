/// The cell of the earth that a Plus Code names.
///
/// Only full codes are decoded: a short one means nothing without the place that it is near to.
///
/// Source: Open Location Code specification (github.com/google/open-location-code), decoding of full codes.
public struct PlusCode: Sendable, Equatable {
  /// Why a text names no cell.
  public enum Flaw: Error, Equatable {
    /// It is no Plus Code.
    case unreadable
    /// A code whose first digits were left out, with or without the name of a place behind it.
    case short
  }

  /// The cell, in degrees (OGC:CRS84).
  public let envelope: Envelope

  /// Middle of the cell.
  public var center: Position { Position(x: envelope.center.x, y: min(envelope.center.y, 90)) }

  /// The cell of a full code, in capitals or not; blanks around it do not matter.
  ///
  /// Digits after the fifteenth make the cell no smaller.
  public init(_ text: String) throws(Flaw) {
    var capitals = text.uppercased()
    let code = capitals.withUTF8 { Array($0.trimmingBlanks()) }
    guard let plus = code.firstIndex(of: UInt8(ascii: "+")) else { throw .unreadable }
    if plus < Self.separatorPosition {
      throw Self.isShort(code, plus: plus) ? .short : .unreadable
    }
    guard plus == Self.separatorPosition, let digits = Self.digits(code, plus: plus) else { throw .unreadable }
    envelope = Self.cell(digits)
  }

  /// The separator stands behind four pairs of digits.
  private static let separatorPosition = 8
  private static let alphabet = Array("23456789CFGHJMPQRVWX".utf8)
  private static let pairs = 5
  private static let greatestLength = 15
  /// The smallest cell is this part of a degree high and wide: 1/8000 divided five times by 5 and by 4.
  private static let (rowsPerDegree, columnsPerDegree) = (25_000_000, 8_192_000)

  /// Values of the digits, padding left out; nil when this is no full code.
  private static func digits(_ code: [UInt8], plus: Int) -> [Int]? {
    let (front, back) = (code[..<plus], code[(plus + 1)...])
    let padding = front.firstIndex(of: UInt8(ascii: "0")) ?? plus
    // Padding fills up whole pairs, not all of them, and nothing stands behind it.
    guard padding > 0, padding % 2 == 0, front[padding...].allSatisfy({ $0 == UInt8(ascii: "0") }),
      padding == plus || back.isEmpty, back.count != 1
    else { return nil }
    let digits = (front[..<padding] + back).compactMap { alphabet.firstIndex(of: $0) }
    // The first digits are those of 180 and 360 degrees, counted by 20.
    guard digits.count == padding + back.count, digits[0] < 9, digits[1] < 18 else { return nil }
    return digits
  }

  private static func cell(_ digits: [Int]) -> Envelope {
    var (south, west) = (-90 * rowsPerDegree, -180 * columnsPerDegree)
    var (height, width) = (400 * rowsPerDegree, 400 * columnsPerDegree)
    let paired = digits.prefix(2 * pairs)
    for pair in stride(from: 0, to: paired.count, by: 2) {
      (height, width) = (height / 20, width / 20)
      south += paired[pair] * height
      west += paired[pair + 1] * width
    }
    for digit in digits.prefix(greatestLength).dropFirst(2 * pairs) {
      (height, width) = (height / 5, width / 4)
      south += digit / 4 * height
      west += digit % 4 * width
    }
    let (rows, columns) = (Double(rowsPerDegree), Double(columnsPerDegree))
    return Envelope(
      minX: Double(west) / columns, minY: Double(south) / rows, maxX: Double(west + width) / columns,
      maxY: Double(south + height) / rows)
  }

  /// An even number of digits before the separator, two or more behind it; behind these a name may follow.
  private static func isShort(_ code: [UInt8], plus: Int) -> Bool {
    let back = code[(plus + 1)...].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ",") }
    return plus % 2 == 0 && back.count >= 2 && (code[..<plus] + back).allSatisfy(alphabet.contains)
  }
}
