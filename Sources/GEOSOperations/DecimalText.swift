/// A number with a fixed count of decimals and a point, whatever the locale; for messages, not for data files.
func decimal(_ value: Double, digits: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
  let scale = (0..<digits).reduce(1.0) { power, _ in power * 10 }
  let scaled = (abs(value) * scale).rounded()
  let whole = Int64(scaled / scale)
  let fraction = String(Int64(scaled - Double(whole) * scale))
  let sign = value < 0 && scaled > 0 ? "-" : ""
  return sign + "\(whole)." + String(repeating: "0", count: max(0, digits - fraction.count)) + fraction
}

/// The same with a sign in front of every number.
func signedDecimal(_ value: Double, digits: Int) -> String {
  let text = decimal(value, digits: digits)
  return text.hasPrefix("-") ? text : "+" + text
}
