import YAMLFiles

/// A scalar of a job file and what YAML takes it for: the core schema of YAML 1.2.
struct YAMLScalar {
  /// What a scalar is.
  enum Kind {
    case text
    case null
    case flag
    case integer
    case number
    /// It has a tag of its own, such as `!!binary`, which job files do not know.
    case tagged
  }

  let text: String
  let kind: Kind

  init(_ scalar: YAMLNode.Scalar) {
    text = scalar.string
    kind =
      switch scalar.tag {
      case "tag:yaml.org,2002:str", "!": .text
      case nil: YAMLScalar.kind(ofPlain: scalar.string)
      default: .tagged
      }
  }

  /// The number, when it is one that a computer can hold.
  var number: Double? {
    guard kind == .integer || kind == .number, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// The whole number; `3.0` is one too.
  var integer: Int? {
    if kind == .integer { return Int(text) }
    guard let number, number == number.rounded(), abs(number) < 1e15 else { return nil }
    return Int(number)
  }

  private static func kind(ofPlain text: String) -> Kind {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE", "false", "False", "FALSE": return .flag
    case ".inf", ".Inf", ".INF", "-.inf", "-.Inf", "-.INF", "+.inf", "+.Inf", "+.INF", ".nan", ".NaN", ".NAN":
      return .number
    default: return kind(ofDigits: text)
    }
  }

  /// Integers and decimal numbers; anything else is text, also `0x1F` and `1_000`, which a job file has no use for.
  private static func kind(ofDigits text: String) -> Kind {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = takeDigits(&rest)
    if rest.isEmpty { return whole > 0 ? .integer : .text }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits(&rest)
    }
    guard whole + fraction > 0 else { return .text }
    if rest.isEmpty { return .number }
    guard rest.removeFirst() | 0x20 == UInt8(ascii: "e") else { return .text }
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    return takeDigits(&rest) > 0 && rest.isEmpty ? .number : .text
  }

  private static func takeDigits(_ rest: inout Substring.UTF8View) -> Int {
    let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    rest.removeFirst(count)
    return count
  }
}
