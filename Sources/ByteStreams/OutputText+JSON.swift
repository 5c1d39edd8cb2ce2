extension OutputText {
  /// Adds a text as a JSON string, with its quotation marks.
  ///
  /// Escaped is only what RFC 8259 demands: quotation mark, backslash and the control characters below U+0020. Everything
  /// else stays as it is, U+2028 included.
  public mutating func appendJSONString(_ text: String) {
    var text = text
    text.withUTF8 { appendJSONString(utf8: $0) }
  }

  /// Adds UTF-8 bytes as a JSON string, as `appendJSONString` does with a text.
  public mutating func appendJSONString(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    append(byte: UInt8(ascii: "\""))
    appendEscaped(bytes)
    append(byte: UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in text.indices {
      let byte = text[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
      append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[start..<index]))
      appendEscape(byte)
      start = index + 1
    }
    append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[start...]))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      append(byte: UInt8(ascii: "\\"))
      append(byte: byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      append("\\u00")
      append(byte: digits[Int(byte >> 4)])
      append(byte: digits[Int(byte & 15)])
    }
  }
}
