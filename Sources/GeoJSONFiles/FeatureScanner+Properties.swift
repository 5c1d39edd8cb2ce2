import FeatureModel

extension FeatureScanner {
  /// Scans the value of `properties`; `next` is at its first byte.
  mutating func scanProperties() throws(ScanStop) {
    current.resetProperties()
    switch text.json.next.pointee {
    case .openBrace: try scanPropertyMembers()
    case UInt8(ascii: "n"): try text.json.skipLiteral("null")
    default:
      let start = text.json.position
      try text.json.skipValue(depth: 4)
      let seen = try text.value(at: start)
      skip(en: "properties is no object but \(seen)", id: "properties bukan objek melainkan \(seen)", at: start)
    }
  }

  private mutating func scanPropertyMembers() throws(ScanStop) {
    text.json.next += 1
    var byte = try text.json.token()
    let start = text.json.next
    if byte == .closeBrace {
      text.json.next += 1
      return
    }
    var slot = 0
    var memberEnd = start
    while true {
      let wanted = try layout.scanName(&text.json, slot: &slot)
      try text.json.expect(.colon)
      byte = try text.json.token()
      if wanted < 0 {
        try text.json.skipValue(depth: 4)
      } else {
        current.values[wanted] = try text.json.value(depth: 4)
      }
      memberEnd = text.json.next
      byte = try text.json.token()
      text.json.next += 1
      if byte == .comma {
        _ = try text.json.token()
      } else if byte == .closeBrace {
        break
      } else {
        throw text.json.unexpected(at: text.json.next - 1)
      }
    }
    current.members = ByteRange(offset: text.window.offset + (start - text.json.start), count: memberEnd - start)
  }
}

extension JSONScanner {
  /// Consumes a value and returns it as its file spells it.
  mutating func value(depth: Int) throws(ScanStop) -> PropertyValue {
    let first = next
    switch first.pointee {
    case .quote: return .string(Self.text(try string()))
    case .minus, UInt8(ascii: "0")...UInt8(ascii: "9"):
      try skipNumber()
      return .number(String(decoding: bytes(from: first), as: UTF8.self))
    default: break
    }
    try skipValue(depth: depth)
    switch first.pointee {
    case UInt8(ascii: "t"): return .bool(true)
    case UInt8(ascii: "f"): return .bool(false)
    case UInt8(ascii: "n"): return .null
    default: return .structure(String(decoding: bytes(from: first), as: UTF8.self))
    }
  }
}
