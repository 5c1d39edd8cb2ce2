import Glibc

extension OutputText {
  /// Adds a whole number in decimal digits.
  public mutating func appendInteger(_ value: Int) {
    append(atMost: 20) { target in
      var count = 0
      if value < 0 {
        target[0] = UInt8(ascii: "-")
        count = 1
      }
      return count + writeDigits(of: UInt64(value.magnitude), to: target + count)
    }
  }

  /// Adds a number with a fixed count of decimals, rounded exactly as `printf("%.7f")` does: half to even, on the binary
  /// value.
  ///
  /// - Parameters:
  ///   - value: A finite number.
  ///   - decimals: Digits after the point, 0 to 9.
  ///   - trimsZeros: Leave out zeros at the end, and a point that nothing follows; a negative zero becomes `0`.
  public mutating func appendFixed(_ value: Double, decimals: Int, trimsZeros: Bool = false) {
    precondition(value.isFinite && decimals >= 0 && decimals <= 9, "a finite number with 0 to 9 decimals")
    let magnitude = value.magnitude
    guard magnitude < 1e9 else { return appendLarge(value, decimals: decimals, trimsZeros: trimsZeros) }
    let scaled = quickProduct(magnitude, decimals) ?? roundedProduct(magnitude, powersOfTen[decimals])
    let isNegative = value.sign == .minus && !(trimsZeros && scaled == 0)
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: powersOfTen[decimals])
    append(atMost: 32) { target in
      var count = 0
      if isNegative {
        target[0] = UInt8(ascii: "-")
        count = 1
      }
      count += writeDigits(of: whole, to: target + count)
      guard decimals > 0, !(trimsZeros && fraction == 0) else { return count }
      target[count] = UInt8(ascii: ".")
      count += 1
      writePadded(fraction, digits: decimals, to: target + count)
      count += decimals
      while trimsZeros && target[count - 1] == UInt8(ascii: "0") { count -= 1 }
      return count
    }
  }

  /// Numbers beyond the exact integers: rare enough for the C library.
  private mutating func appendLarge(_ value: Double, decimals: Int, trimsZeros: Bool) {
    // 309 digits before the point is the most that a Double has.
    append(atMost: 352) { target in
      let written = withVaList([Int32(decimals), value]) { arguments in
        target.withMemoryRebound(to: CChar.self, capacity: 352) { vsnprintf($0, 352, "%.*f", arguments) }
      }
      var count = Int(written)
      guard trimsZeros && decimals > 0 else { return count }
      while target[count - 1] == UInt8(ascii: "0") { count -= 1 }
      return target[count - 1] == UInt8(ascii: ".") ? count - 1 : count
    }
  }
}

/// 10 to the power of the index.
private let powersOfTen: [UInt64] = [
  1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
]

/// value * 10 ^ decimals, rounded to the nearest integer; nil where a Double cannot tell on which side of a half it is.
///
/// Below 2 ^ 43 the product is off by at most 2 ^ -10 from the true one, so that a fraction farther from one half than
/// that is rounded rightly.
@inline(__always)
private func quickProduct(_ value: Double, _ decimals: Int) -> UInt64? {
  let product = value * exactPowersOfTen[decimals]
  guard product < 0x1p43 else { return nil }
  let whole = UInt64(product)
  let distance = product - Double(whole) - 0.5
  guard distance.magnitude > 0x1p-9 else { return nil }
  return distance > 0 ? whole + 1 : whole
}

/// 10 to the power of the index.
private let exactPowersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

/// value times factor, rounded half to even; exact, because the product of the significand (53 bits) and the factor (30
/// bits) is kept whole in 128 bits.
@inline(never)
private func roundedProduct(_ value: Double, _ factor: UInt64) -> UInt64 {
  let exponentBits = Int(value.bitPattern >> 52)
  let fractionBits = value.bitPattern & 0xF_FFFF_FFFF_FFFF
  let significand = exponentBits == 0 ? fractionBits : fractionBits | 1 << 52
  // value = significand * 2 ^ -shift; below 1e9 the shift is at least 23.
  let shift = 1075 - max(exponentBits, 1)
  guard shift < 128 else { return 0 }
  let (high, low) = significand.multipliedFullWidth(by: factor)
  let product = UInt128(high) << 64 | UInt128(low)
  let quotient = UInt64(truncatingIfNeeded: product >> UInt128(shift))
  let rest = product & ((1 << UInt128(shift)) - 1)
  let half = UInt128(1) << UInt128(shift - 1)
  return rest > half || (rest == half && quotient & 1 == 1) ? quotient + 1 : quotient
}

/// Writes the digits of a number and returns how many there are.
@inline(__always)
private func writeDigits(of value: UInt64, to target: UnsafeMutablePointer<UInt8>) -> Int {
  var length = 1
  var limit: UInt64 = 10
  while length < 20 && value >= limit {
    length += 1
    if length == 20 { break }
    limit *= 10
  }
  writePadded(value, digits: length, to: target)
  return length
}

/// Writes a number with a fixed count of digits, zeros in front.
@inline(__always)
private func writePadded(_ value: UInt64, digits: Int, to target: UnsafeMutablePointer<UInt8>) {
  var rest = value
  var index = digits
  while index >= 2 {
    let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
    index -= 2
    UnsafeMutableRawPointer(target + index).storeBytes(of: digitPairs[Int(pair)], as: UInt16.self)
    rest = quotient
  }
  if index == 1 { target[0] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest) }
}

/// The two digits of 0 to 99, as they lie in memory.
private let digitPairs: [UInt16] = (0..<100).map { (number: UInt16) in
  let zero = UInt16(UInt8(ascii: "0"))
  return UInt16(littleEndian: (zero + number / 10) | (zero + number % 10) << 8)
}
