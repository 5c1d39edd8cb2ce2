extension JSONScanner {
  /// Consumes a string; `next` is at its opening quotation mark.
  ///
  /// - Returns: The bytes between the quotation marks, escapes as they are; valid until the window slides.
  @inline(__always)
  @discardableResult
  mutating func string() throws(ScanStop) -> UnsafeBufferPointer<UInt8> {
    guard next.pointee == .quote else { throw unexpected(at: next) }
    let first = next + 1
    var place = first
    while true {
      let special = Self.specialBytes(UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
      if special == 0 {
        place += 8
        continue
      }
      place += special.trailingZeroBitCount >> 3
      if place.pointee == .quote {
        next = place + 1
        return UnsafeBufferPointer(start: first, count: place - first)
      }
      place = try behindSpecial(place)
    }
  }

  /// Marks (at least the first of) the bytes that end a run of plain characters: quotation mark, backslash, control
  /// characters, not ASCII.
  @inline(__always)
  private static func specialBytes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones &* 0x80
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    // The usual zero-byte test; a wrong mark can only stand above a right one.
    let isQuote = (quote &- ones) & ~quote
    let isBackslash = (backslash &- ones) & ~backslash
    let isControl = (word &- ones &* 0x20) & ~word
    return (isQuote | isBackslash | isControl | word) & high
  }

  /// Checks an escape or a character beyond ASCII.
  @inline(never)
  private func behindSpecial(_ place: UnsafePointer<UInt8>) throws(ScanStop) -> UnsafePointer<UInt8> {
    if place.pointee >= 0x80 { return try behindCharacter(place) }
    guard place.pointee == .backslash else { throw stop(.controlCharacter, at: place) }
    switch place[1] {
    case .quote, .backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"):
      return place + 2
    case UInt8(ascii: "u"):
      for index in 2..<6 where hexValue(place[index]) == nil { throw stop(.badEscape, at: place + index) }
      return place + 6
    default:
      throw stop(.badEscape, at: place + 1)
    }
  }

  /// Checks one character beyond ASCII as RFC 3629 spells it: no overlong form, no surrogate, nothing above U+10FFFF.
  private func behindCharacter(_ place: UnsafePointer<UInt8>) throws(ScanStop) -> UnsafePointer<UInt8> {
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch place.pointee {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: throw stop(.badEncoding, at: place)
      }
    for index in 1..<length {
      let isContinuation = index == 1 ? second.contains(place[1]) : place[index] & 0xC0 == 0x80
      // The first byte is where the fault is, unless the window ends before the character does.
      guard isContinuation else {
        throw place + index >= end && !isLast ? stop(.badEncoding, at: end) : stop(.badEncoding, at: place)
      }
    }
    return place + length
  }

  /// The text of a string that `string()` accepted, escapes resolved; half a surrogate pair becomes U+FFFD.
  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.contains(.backslash) else { return String(decoding: bytes, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    var run = 0
    var index = 0
    func plain(to end: Int) -> String.UnicodeScalarView {
      String(decoding: UnsafeBufferPointer(rebasing: bytes[run..<end]), as: UTF8.self).unicodeScalars
    }
    while index < bytes.count {
      guard bytes[index] == .backslash else {
        index += 1
        continue
      }
      text.append(contentsOf: plain(to: index))
      text.append(unescaped(bytes, &index))
      run = index
    }
    text.append(contentsOf: plain(to: bytes.count))
    return String(text)
  }

  private static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Unicode.Scalar {
    let letter = bytes[index + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: return Unicode.Scalar(letter)
    }
    let unit = codeUnit(bytes, at: index)
    index += 4
    let hasPartner = unit & 0xFC00 == 0xD800 && index + 5 < bytes.count
    if hasPartner, bytes[index] == .backslash, bytes[index + 1] == UInt8(ascii: "u") {
      let low = codeUnit(bytes, at: index + 2)
      if low & 0xFC00 == 0xDC00 {
        index += 6
        return Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF) ?? "\u{FFFD}"
      }
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  private static func codeUnit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
    bytes[index..<index + 4].reduce(0) { $0 << 4 | (hexValue($1) ?? 0) }
  }
}

private func hexValue(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
  default: nil
  }
}
