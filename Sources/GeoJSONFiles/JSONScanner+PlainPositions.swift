// Positions as nearly all files have them: [106.1234567,-6.1234567], with or without white space between the tokens.
//
// Nothing here reports a fault: what is no plain position is left to the scan that goes byte by byte and says what is
// wrong. The zero bytes behind the window match nothing, so that nothing asks for its end.

extension JSONScanner {
  /// Consumes plain positions that are followed by another position, and the commas between.
  ///
  /// - Parameter coordinates: Takes x and y in turn.
  /// - Returns: How many numbers were taken; the room was too small when it is full.
  mutating func takePlainPositions(into coordinates: UnsafeMutableBufferPointer<Double>) -> Int {
    var count = 0
    var place = next
    guard Self.take(.openBracket, &place) else { return 0 }
    while count < coordinates.count - 1, let position = Self.plainNumbers(&place), Self.takeBorder(&place) {
      coordinates[count] = position.x
      coordinates[count + 1] = position.y
      count += 2
      next = place - 1
    }
    return count
  }

  /// Consumes a plain position; nil when there is none, and then nothing is consumed.
  mutating func takePlainPosition() -> (x: Double, y: Double)? {
    var place = next
    guard Self.take(.openBracket, &place), let position = Self.plainNumbers(&place), Self.take(.closeBracket, &place)
    else { return nil }
    next = place
    return position
  }

  @inline(__always)
  private static func plainNumbers(_ place: inout UnsafePointer<UInt8>) -> (x: Double, y: Double)? {
    guard let x = plainNumber(&place), take(.comma, &place), let y = plainNumber(&place) else { return nil }
    return (x, y)
  }

  /// Consumes what stands between the numbers of two positions: `],[`, read as one word, or the same with white space.
  @inline(__always)
  private static func takeBorder(_ place: inout UnsafePointer<UInt8>) -> Bool {
    let bytes = UInt32(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt32.self))
    if bytes & 0xFF_FFFF == 0x5B_2C5D {
      place += 3
      return true
    }
    return takeWideBorder(&place)
  }

  @inline(never)
  private static func takeWideBorder(_ place: inout UnsafePointer<UInt8>) -> Bool {
    take(.closeBracket, &place) && take(.comma, &place) && take(.openBracket, &place)
  }

  /// Consumes a byte that may stand behind white space; false when another one is there.
  @inline(__always)
  private static func take(_ byte: UInt8, _ place: inout UnsafePointer<UInt8>) -> Bool {
    skipSpace(&place)
    guard place.pointee == byte else { return false }
    place += 1
    return true
  }

  @inline(__always)
  private static func skipSpace(_ place: inout UnsafePointer<UInt8>) {
    while place.pointee <= 0x20, place.pointee.isSpace { place += 1 }
  }

  /// A number of one to seven digits, a point, and one digit or more; nil for any other, for `number()` to read.
  @inline(__always)
  private static func plainNumber(_ place: inout UnsafePointer<UInt8>) -> Double? {
    skipSpace(&place)
    let isNegative = place.pointee == .minus
    if isNegative { place += 1 }
    var (whole, wholeCount) = (UInt64(place.pointee &- 0x30), 1)
    if place[1] != UInt8(ascii: ".") {
      let digits = DigitRun(place)
      guard 2...7 ~= digits.count, whole > 0, place[digits.count] == UInt8(ascii: ".") else { return nil }
      (whole, wholeCount) = (digits.value, digits.count)
    } else if whole > 9 {
      return nil
    }
    place += wholeCount
    let fraction = DigitRun(place + 1)
    guard fraction.count > 0 else { return nil }
    place += 1 + fraction.count
    // At most 15 digits: one division of exact numbers rounds as it should, with zeros behind the last digit or without.
    let mantissa = whole &* 100_000_000 &+ fraction.paddedValue
    var value = Double(Int64(truncatingIfNeeded: mantissa)) / 1e8
    if fraction.count == 8, place.pointee.isDigit {
      guard let longer = longNumber(mantissa, wholeCount: wholeCount, DigitRun(place)) else { return nil }
      value = longer.value
      place += longer.count
    }
    return isNegative ? -value : value
  }

  /// A plain number with 9 to 15 decimals, of which eight are in the mantissa; nil when 64 bits do not hold its digits.
  @inline(never)
  private static func longNumber(
    _ mantissa: UInt64, wholeCount: Int, _ rest: DigitRun
  ) -> (value: Double, count: Int)? {
    guard wholeCount + 8 + rest.count <= 19, rest.count < 8 else { return nil }
    let value = exactDecimal(mantissa &* integerPowersOfTen[rest.count] &+ rest.value, exponent: -8 - rest.count)
    return value.map { ($0, rest.count) }
  }
}

/// The digits at a place, up to eight of them, read as one word.
///
/// Source: Lemire (2021), "Number Parsing at a Gigabyte per Second".
private struct DigitRun {
  /// A digit in each byte, the first one in the lowest; behind the last one is something else.
  private let bytes: UInt64
  /// The highest bit of the first byte that is no digit; 0 when all eight are.
  private let stop: UInt64

  /// - Parameter place: Eight bytes can be read there.
  @inline(__always)
  init(_ place: UnsafePointer<UInt8>) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    bytes = UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self)) ^ (ones &* 0x30)
    // What is added carries into the highest bit from 10 on; a wrong mark can only stand above a right one.
    let marks = ((bytes &+ ones &* 0x76) | bytes) & (ones &* 0x80)
    stop = marks & (0 &- marks)
  }

  /// Number of digits, 0 to 8.
  var count: Int {
    @inline(__always) get { stop.trailingZeroBitCount >> 3 }
  }

  /// The number that one to seven digits make.
  var value: UInt64 {
    @inline(__always) get { Self.number(bytes &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)) }
  }

  /// The number that the digits make with zeros behind them, eight digits in all.
  var paddedValue: UInt64 {
    @inline(__always) get { Self.number(bytes & ((stop >> 7) &- 1)) }
  }

  /// Eight digits as a number: neighbours become pairs, pairs become fours, fours the whole.
  @inline(__always)
  private static func number(_ digits: UInt64) -> UInt64 {
    let pairs = (digits &* (10 << 8 + 1)) >> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* (100 << 16 + 1)) >> 16 & 0x0000_FFFF_0000_FFFF
    return (fours &* (10_000 << 32 + 1)) >> 32
  }
}
