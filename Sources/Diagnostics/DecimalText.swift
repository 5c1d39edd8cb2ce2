/// A number with a fixed count of decimals and a point, whatever the locale; for messages, not for data files.
public func decimalText(_ value: Double, decimals: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
  let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
  let scaled = (abs(value) * scale).rounded()
  let whole = Int64(scaled / scale)
  let fraction = String(Int64(scaled - Double(whole) * scale))
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard decimals > 0 else { return sign + "\(whole)" }
  return sign + "\(whole)." + String(repeating: "0", count: max(0, decimals - fraction.count)) + fraction
}

/// The same with a sign in front of every number.
public func signedDecimalText(_ value: Double, decimals: Int) -> String {
  let text = decimalText(value, decimals: decimals)
  return text.hasPrefix("-") ? text : "+" + text
}
