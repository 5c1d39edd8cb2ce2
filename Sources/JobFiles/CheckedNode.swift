/// A value of the job file that has the shape that its key asks for, and where it is.
struct CheckedNode {
  /// A value after its check.
  indirect enum Value {
    /// A text, a path, a date, a CRS, a name.
    case text(String)
    /// A property value as text; nil for null.
    case propertyValue(String?)
    case integer(Int)
    /// A number, or a length in metres.
    case number(Double)
    /// A share, 0 to 1.
    case share(Double)
    case flag(Bool)
    case list([CheckedNode])
    /// Values of a property and their classes, in the order of the file.
    ///
    /// Not complete when a value was reported and left out.
    case classes([ClassOfValue], isComplete: Bool)
    /// Names of classes.
    case labels([LabelOfClass])
    case mapping(CheckedMapping)
  }

  let value: Value
  let place: NodePlace

  var text: String? {
    if case .text(let text) = value { text } else { nil }
  }
  var integer: Int? {
    if case .integer(let integer) = value { integer } else { nil }
  }
  var number: Double? {
    if case .number(let number) = value { number } else { nil }
  }
  var share: Double? {
    if case .share(let share) = value { share } else { nil }
  }
  var flag: Bool? {
    if case .flag(let flag) = value { flag } else { nil }
  }
  var mapping: CheckedMapping? {
    if case .mapping(let mapping) = value { mapping } else { nil }
  }
  var list: [CheckedNode] {
    if case .list(let list) = value { list } else { [] }
  }
}

/// A value of a property and its class, as the job file writes them.
struct ClassOfValue {
  var value: String
  var hazardClass: Int
}

/// The name of a class, and where the class is written.
struct LabelOfClass {
  var hazardClass: Int
  var label: String
  var place: NodePlace
}

/// The keys that a mapping of the job file gives, those with usable values and those without.
struct CheckedMapping {
  /// The keys that it may have.
  let rule: JobMapping
  /// Where the mapping is.
  let place: NodePlace
  /// The usable values.
  var values: [String: CheckedNode] = [:]
  /// Where each known key is written, whether its value is usable or not.
  var keyPlaces: [String: NodePlace] = [:]

  /// The value of a key; nil when the key is absent or its value has been reported.
  subscript(key: String) -> CheckedNode? {
    precondition(rule.key(key) != nil, "\(rule.name) has no key \(key)")
    return values[key]
  }

  /// Whether the job file gives the key.
  func has(_ key: String) -> Bool {
    precondition(rule.key(key) != nil, "\(rule.name) has no key \(key)")
    return keyPlaces[key] != nil
  }

  func text(_ key: String) -> String? { self[key]?.text }
  func list(_ key: String) -> [CheckedNode] { self[key]?.list ?? [] }

  /// The place of a value, else of its key, else of the mapping.
  func place(of key: String) -> NodePlace { values[key]?.place ?? keyPlaces[key] ?? place }
}
