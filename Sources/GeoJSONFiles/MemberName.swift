import ByteStreams

/// The name of a property with its quotation marks, escapes and colon, ready to be written.
public struct MemberName: Sendable, ExpressibleByStringLiteral {
  let text: [UInt8]

  /// A name as it reads without escapes.
  public init(_ name: String) {
    var text = OutputText(capacity: 64)
    text.appendJSONString(name)
    text.append(byte: UInt8(ascii: ":"))
    self.text = text.bytes
  }

  /// A name known when the program is built.
  public init(stringLiteral name: String) { self.init(name) }
}
