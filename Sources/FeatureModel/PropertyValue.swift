/// The value of a property as its file spells it.
public enum PropertyValue: Sendable, Hashable {
  /// The feature has no property of this name.
  case missing
  /// JSON null.
  case null
  /// true or false.
  case bool(Bool)
  /// A number, in the file's own spelling: `1.10` stays `1.10`.
  case number(String)
  /// A text, with its escapes resolved.
  case string(String)
  /// An array or an object, in the file's own spelling.
  case structure(String)

  /// The value as a text; nil when it is missing or null.
  public var text: String? {
    switch self {
    case .missing, .null: nil
    case .bool(let value): value ? "true" : "false"
    case .number(let text), .string(let text), .structure(let text): text
    }
  }

  /// The value is a text, not a number that looks like one.
  public var isString: Bool { if case .string = self { true } else { false } }
}
