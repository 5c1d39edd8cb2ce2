/// An element of an XML document: attributes, and a text or elements in it.
struct XMLElement {
  var name: String
  var attributes: [(name: String, value: String)]
  var text: String?
  var children: [XMLElement]

  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String? = nil,
    _ children: [XMLElement] = []
  ) {
    self.name = name
    self.attributes = attributes.map { ($0.key, $0.value) }
    self.text = text
    self.children = children
  }

  /// An element with attributes and nothing in it.
  init(_ name: String, _ attributes: [(name: String, value: String)]) {
    self.name = name
    self.attributes = attributes
    children = []
  }

  /// The element as text, indented by one blank for each level.
  func text(indentation: Int = 0) -> String {
    let blanks = String(repeating: " ", count: indentation)
    let start = blanks + "<" + name + attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined()
    if let text { return start + ">" + Self.escaped(text) + "</\(name)>\n" }
    if children.isEmpty { return start + "/>\n" }
    return start + ">\n" + children.map { $0.text(indentation: indentation + 1) }.joined() + blanks + "</\(name)>\n"
  }

  /// The five characters of XML's own.
  static let special = Set("&<>\"'".utf8)

  /// The text with the five characters of XML's own as entities; what XML 1.0 cannot hold at all becomes a replacement
  /// character, and line breaks survive in attributes.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
