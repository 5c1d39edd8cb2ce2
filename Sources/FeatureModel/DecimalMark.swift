/// What stands in front of the decimals in the numbers of a column; the other mark may stand between thousands.
public enum DecimalMark: String, Sendable, Hashable, CaseIterable {
  /// `1,234.5`.
  case point = "."
  /// `1.234,5`, as in Indonesia.
  case comma = ","

  /// The mark between thousands.
  public var other: DecimalMark { self == .point ? .comma : .point }

  var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
}
