import ByteStreams
import Diagnostics

/// HTML or SVG as it grows.
///
/// Every text goes in escaped, so that no value of the data can become markup. Names of elements and attributes are
/// known when the program is built.
struct Markup {
  /// What was written so far.
  private(set) var text = OutputText(capacity: 1 << 14)

  typealias Attributes = KeyValuePairs<StaticString, String>

  /// Begins an element.
  mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
    begin(name, attributes)
    text.append(">")
  }

  /// Ends an element.
  mutating func close(_ name: StaticString) {
    text.append("</")
    text.append(name)
    text.append(">\n")
  }

  /// An element with a text in it.
  mutating func element(_ name: StaticString, _ content: String) { element(name, [:], content) }

  /// An element with attributes and a text in it.
  mutating func element(_ name: StaticString, _ attributes: Attributes, _ content: String) {
    open(name, attributes)
    add(content)
    text.append("</")
    text.append(name)
    text.append(">")
  }

  /// An element with nothing in it.
  mutating func empty(_ name: StaticString, _ attributes: Attributes = [:]) {
    begin(name, attributes)
    text.append("/>\n")
  }

  /// An element that holds what a function writes.
  mutating func inside(_ name: StaticString, _ attributes: Attributes = [:], _ body: (inout Markup) -> Void) {
    open(name, attributes)
    body(&self)
    close(name)
  }

  /// A text.
  mutating func add(_ content: String) { text.append(Self.escaped(content)) }

  /// Markup that is ready, such as a map.
  mutating func add(_ ready: Markup) { text.append(ready.text) }

  /// Markup known when the program is built.
  mutating func add(fixed markup: StaticString) { text.append(markup) }

  private mutating func begin(_ name: StaticString, _ attributes: Attributes) {
    text.append("<")
    text.append(name)
    for (name, value) in attributes {
      text.append(" ")
      text.append(name)
      text.append("=\"")
      text.append(Self.escaped(value))
      text.append("\"")
    }
  }

  /// The text with the five characters of XML's own as entities; control characters, and those that turn the direction
  /// of writing, are shown as escapes.
  static func escaped(_ content: String) -> String {
    let isPlain = content.utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && !XMLElement.special.contains(byte)
    }
    return isPlain ? content : XMLElement.escaped(printable(content, limit: .max))
  }
}
