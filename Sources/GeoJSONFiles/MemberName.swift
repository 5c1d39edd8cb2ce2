import ByteStreams

/// The name of a property with its quotation marks, escapes and colon, ready to be written.
///
/// Make one for each output column and use it for all features.
public struct MemberName: Sendable {
  let text: [UInt8]

  /// A name as it reads without escapes.
  public init(_ name: String) {
    var text = OutputText(capacity: 64)
    text.appendJSONString(name)
    text.append(byte: UInt8(ascii: ":"))
    self.text = text.bytes
  }
}

/// Members with their values, rendered once and written for many features.
public struct RenderedMembers: Sendable {
  let text: [UInt8]

  /// The members that a function adds with `appendMember`.
  public init(_ append: (inout GeoJSONWriter) -> Void) {
    var writer = GeoJSONWriter()
    append(&writer)
    text = writer.text.bytes
  }
}
