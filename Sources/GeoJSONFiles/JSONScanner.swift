import Glibc

/// A place in a piece of JSON text that moves forward as tokens are recognised.
///
/// Works on the memory of a `ByteWindow`: behind the last byte lie zero bytes, which stop every loop, so that nothing asks
/// for the end on the way. A zero byte at the end means "slide the window"; one before it is a fault of the text.
struct JSONScanner {
  /// Nesting beyond this is refused.
  static let depthLimit = 512

  let start: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  /// Behind `end` there is no more text.
  let isLast: Bool
  var next: UnsafePointer<UInt8>

  init(_ bytes: UnsafePointer<UInt8>, count: Int, isLast: Bool) {
    start = bytes
    end = bytes + count
    self.isLast = isLast
    next = bytes
  }

  /// Index of the next byte.
  var position: Int {
    @inline(__always) get { next - start }
  }

  /// The byte there is not what JSON allows; or it is not in the window yet.
  @inline(never)
  func unexpected(at place: UnsafePointer<UInt8>) -> ScanStop {
    stop(.unexpected, at: place)
  }

  @inline(never)
  func stop(_ reason: ScanStop.Reason, at place: UnsafePointer<UInt8>) -> ScanStop {
    if place >= end { return ScanStop(reason: isLast ? .textEnds : .windowEnds, position: end - start) }
    return ScanStop(reason: reason, position: place - start)
  }

  /// Skips white space and returns the byte behind it without consuming it.
  @inline(__always)
  mutating func token() throws(ScanStop) -> UInt8 {
    var byte = next.pointee
    if byte > 0x20 { return byte }
    if byte == 0x20 {
      // One blank is what most programs write.
      next += 1
      byte = next.pointee
      if byte > 0x20 { return byte }
    }
    return try tokenBehindSpace()
  }

  @inline(never)
  private mutating func tokenBehindSpace() throws(ScanStop) -> UInt8 {
    skipSpace()
    if next.pointee <= 0x20 { throw unexpected(at: next) }
    return next.pointee
  }

  @inline(__always)
  mutating func skipSpace() {
    while next.pointee.isSpace { next += 1 }
  }

  /// Skips white space and consumes one byte that must follow.
  @inline(__always)
  mutating func expect(_ byte: UInt8) throws(ScanStop) {
    guard try token() == byte else { throw unexpected(at: next) }
    next += 1
  }

  /// Consumes `true`, `false` or `null`.
  mutating func skipLiteral(_ literal: StaticString) throws(ScanStop) {
    var place = next
    for index in 0..<literal.utf8CodeUnitCount {
      guard place.pointee == literal.utf8Start[index] else { throw unexpected(at: place) }
      place += 1
    }
    next = place
  }

  /// The bytes from a place to the next byte.
  func bytes(from place: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: place, count: next - place)
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let minus = UInt8(ascii: "-")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")

  var isDigit: Bool {
    @inline(__always) get { self &- 0x30 < 10 }
  }
  var isSpace: Bool {
    @inline(__always) get { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
  }
}
