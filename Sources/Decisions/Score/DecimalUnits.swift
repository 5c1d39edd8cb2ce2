/// Numbers as they were written, on one decimal scale: what a sum of them comes to is exact.
///
/// A number that was written with up to 15 digits is the shortest text of its `Double`, so that 0.1 is one tenth.
struct DecimalUnits: Sendable {
  /// The numbers in units of ten to the power of `exponent`.
  let units: [Int128]

  /// Some numbers, 0 or more; digits beyond 18 places below the greatest number do not count.
  init(_ numbers: [Double]) {
    let parts = numbers.map(Self.parts)
    let greatest = parts.filter { $0.digits > 0 }.map { $0.exponent + String($0.digits).count }.max() ?? 0
    let exponent = max(parts.filter { $0.digits > 0 }.map(\.exponent).min() ?? 0, greatest - 18)
    units = parts.map { part in
      let shift = part.exponent - exponent
      if shift < -18 { return 0 }
      let power = (0..<abs(shift)).reduce(Int128(1)) { product, _ in product * 10 }
      return shift < 0 ? Int128(part.digits) / power : Int128(part.digits) * power
    }
  }

  /// The digits of a number and the power of ten that they count.
  private static func parts(_ number: Double) -> (digits: Int, exponent: Int) {
    guard number.isFinite, number > 0 else { return (0, 0) }
    let halves = "\(number)".split(separator: "e")
    let mantissa = halves[0].split(separator: ".")
    let decimals = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    return (Int(mantissa[0] + decimals) ?? 0, (halves.count > 1 ? Int(halves[1]) ?? 0 : 0) - decimals.count)
  }

  /// A part of a whole reaches a share, all three exact.
  static func reaches(_ share: Double, part: Int128, of whole: Int128) -> Bool {
    let scaled = DecimalUnits([share, 1]).units
    let (left, right) = (part.multipliedFullWidth(by: scaled[1]), whole.multipliedFullWidth(by: scaled[0]))
    return (left.high, left.low) >= (right.high, right.low)
  }
}
