import FeatureModel
import GeoPackageFiles

/// The kinds of values that a property has.
struct ValueKinds: OptionSet, Sendable {
  let rawValue: Int

  /// Whole numbers that 64 bits hold.
  static let integer = ValueKinds(rawValue: 1)
  /// Whole numbers that 64 bits hold and a `Double` does not.
  static let longInteger = ValueKinds(rawValue: 16)
  /// Other numbers that a `Double` holds in all their digits.
  static let real = ValueKinds(rawValue: 2)
  static let boolean = ValueKinds(rawValue: 4)
  /// Texts, structures, and numbers that no number type holds.
  static let text = ValueKinds(rawValue: 8)

  init(rawValue: Int) { self.rawValue = rawValue }

  init(_ values: [PropertyValue]) {
    self = []
    for value in values { formUnion(Self.kind(of: value)) }
  }

  /// The type of a column that loses nothing: whole numbers beside others become text where a `Double` would round them.
  var columnType: GeoPackageColumn.ValueType {
    switch self {
    case .integer, .longInteger, [.integer, .longInteger]: .integer
    case .boolean: .boolean
    case .real, [.real, .integer]: .real
    default: .text
    }
  }

  private static func kind(of value: PropertyValue) -> ValueKinds {
    switch value {
    case .missing, .null: return []
    case .bool: return .boolean
    case .string, .structure: return .text
    case .number(let spelling):
      if let number = Int(spelling) { return number.magnitude < 1 << 53 ? .integer : .longInteger }
      // Seventeen digits are what a Double can tell apart.
      let digits = spelling.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
        .count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      return digits <= 17 && Double(spelling)?.isFinite == true ? .real : .text
    }
  }
}
