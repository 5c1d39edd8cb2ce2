extension PropertyValue {
  /// A number for the kind of value, for files that hold values as they are: with `text` it makes the value again.
  public var kindNumber: UInt8 {
    switch self {
    case .missing: 0
    case .null: 1
    case .bool: 2
    case .number: 3
    case .string: 4
    case .structure: 5
    }
  }

  /// The value of a kind and a text; missing for a number that no kind has.
  public init(kindNumber: UInt8, text: String) {
    self =
      switch kindNumber {
      case 1: .null
      case 2: .bool(text == "true")
      case 3: .number(text)
      case 4: .string(text)
      case 5: .structure(text)
      default: .missing
      }
  }
}
