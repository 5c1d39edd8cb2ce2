extension JSONScanner {
  /// Consumes a number without computing it; `next` is at its minus sign or first digit.
  @inline(__always)
  mutating func skipNumber() throws(ScanStop) {
    var place = next
    if place.pointee == .minus { place += 1 }
    if place.pointee == UInt8(ascii: "0") {
      place += 1
    } else {
      try skipDigits(&place)
    }
    if place.pointee == UInt8(ascii: ".") {
      place += 1
      try skipDigits(&place)
    }
    if place.pointee | 0x20 == UInt8(ascii: "e") {
      place += 1
      if place.pointee == .minus || place.pointee == UInt8(ascii: "+") { place += 1 }
      try skipDigits(&place)
    }
    try endNumber(place)
  }

  @inline(__always)
  private func skipDigits(_ place: inout UnsafePointer<UInt8>) throws(ScanStop) {
    guard place.pointee.isDigit else { throw unexpected(at: place) }
    while place.pointee.isDigit { place += 1 }
  }

  /// A number goes on until something else comes, so that one at the end of the window may not be complete.
  @inline(__always)
  private mutating func endNumber(_ place: UnsafePointer<UInt8>) throws(ScanStop) {
    if place == end && !isLast { throw unexpected(at: place) }
    next = place
  }

  /// Consumes a number; `next` is at its minus sign or first digit.
  ///
  /// - Returns: The nearest Double, as `strtod` has it; infinite when the number is too large for one.
  @inline(__always)
  mutating func number() throws(ScanStop) -> Double {
    let first = next
    var place = first
    let isNegative = place.pointee == .minus
    if isNegative { place += 1 }
    let digits = place
    var mantissa: UInt64 = 0
    if place.pointee == UInt8(ascii: "0") {
      place += 1
    } else {
      try readDigits(&place, into: &mantissa)
    }
    var digitCount = place - digits
    var exponent = 0
    if place.pointee == UInt8(ascii: ".") {
      place += 1
      let fraction = place
      try readDigits(&place, into: &mantissa)
      exponent = fraction - place
      digitCount -= exponent
    }
    if place.pointee | 0x20 == UInt8(ascii: "e") { exponent += try readExponent(&place) }
    try endNumber(place)
    // 19 digits fit into the mantissa; more have overflowed it.
    if digitCount <= 19, let value = exactDecimal(mantissa, exponent: exponent) { return isNegative ? -value : value }
    return Self.slowNumber(bytes(from: first))
  }

  @inline(__always)
  private func readDigits(_ place: inout UnsafePointer<UInt8>, into mantissa: inout UInt64) throws(ScanStop) {
    var digit = place.pointee &- 0x30
    guard digit < 10 else { throw unexpected(at: place) }
    repeat {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      place += 1
      digit = place.pointee &- 0x30
    } while digit < 10
  }

  @inline(never)
  private func readExponent(_ place: inout UnsafePointer<UInt8>) throws(ScanStop) -> Int {
    place += 1
    let isNegative = place.pointee == .minus
    if isNegative || place.pointee == UInt8(ascii: "+") { place += 1 }
    let digits = place
    try skipDigits(&place)
    let value = UnsafeBufferPointer(start: digits, count: place - digits)
      .reduce(0) { $0 > 99_999 ? $0 : $0 * 10 + Int($1 &- 0x30) }
    return isNegative ? -value : value
  }

  @inline(never)
  private static func slowNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
    // Never nil: every JSON number is a Swift number.
    Double(String(decoding: bytes, as: UTF8.self)) ?? .nan
  }
}

/// mantissa * 10 ^ exponent, rounded once; nil where that takes more than one operation on exact numbers.
@inline(__always)
func exactDecimal(_ mantissa: UInt64, exponent: Int) -> Double? {
  if mantissa <= 1 << 53 {
    if exponent == 0 { return Double(mantissa) }
    if exponent < 0 && exponent >= -22 { return Double(mantissa) / exactPowersOfTen[-exponent] }
    if exponent > 0 && exponent <= 22 { return Double(mantissa) * exactPowersOfTen[exponent] }
    return mantissa == 0 ? 0 : nil
  }
  return exponent < 0 && exponent >= -19 ? quotient(mantissa, integerPowersOfTen[-exponent]) : nil
}

/// dividend / divisor, rounded half to even; both greater than zero.
///
/// Files with 14 decimals and more, as many programs write them, end up here: both numbers are shifted to 64 bits, divided
/// into a quotient of 63 or 64 bits, and that is rounded to 53 with the remainder telling the exact ties.
@inline(never)
func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
  let dividendShift = dividend.leadingZeroBitCount
  let divisorShift = divisor.leadingZeroBitCount
  let shifted = dividend << UInt64(dividendShift)
  let (quotient, remainder) = (divisor << UInt64(divisorShift)).dividingFullWidth((shifted >> 1, shifted << 63))
  let surplus = 11 - quotient.leadingZeroBitCount
  let half: UInt64 = 1 << UInt64(surplus - 1)
  let rest = quotient & (half << 1 - 1)
  var significand = quotient >> UInt64(surplus)
  if rest > half || (rest == half && (remainder != 0 || significand & 1 == 1)) { significand += 1 }
  let exponent = surplus - 63 + divisorShift - dividendShift
  return Double(significand) * Double(bitPattern: UInt64(1023 + exponent) << 52)
}

private let exactPowersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]

let integerPowersOfTen: [UInt64] = (0...19).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
