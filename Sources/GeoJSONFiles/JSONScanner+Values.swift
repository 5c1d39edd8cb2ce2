extension JSONScanner {
  /// Consumes a value of any kind; `next` is at its first byte.
  ///
  /// - Parameter depth: Arrays and objects around it.
  @inline(__always)
  mutating func skipValue(depth: Int) throws(ScanStop) {
    switch next.pointee {
    case .quote: try string()
    case .minus, UInt8(ascii: "0")...UInt8(ascii: "9"): try skipNumber()
    case UInt8(ascii: "t"): try skipLiteral("true")
    case UInt8(ascii: "n"): try skipLiteral("null")
    case UInt8(ascii: "f"): try skipLiteral("false")
    default: try skipOther(depth: depth)
    }
  }

  @inline(never)
  private mutating func skipOther(depth: Int) throws(ScanStop) {
    var nesting = JSONNesting(depth: depth)
    repeat { try skipToken(&nesting) } while !nesting.isComplete
  }

  /// Consumes the next piece of a value; afterwards everything before `next` is done with.
  mutating func skipToken(_ nesting: inout JSONNesting) throws(ScanStop) {
    let byte = try token()
    switch nesting.expected {
    case .valueOrEnd where byte == .closeBracket, .nameOrEnd where byte == .closeBrace:
      next += 1
      nesting.close()
    case .value, .valueOrEnd: try skipValueStart(byte, &nesting)
    case .name, .nameOrEnd:
      try string()
      try expect(.colon)
      nesting.expected = .value
    case .commaOrEnd:
      let isObject = nesting.isObject
      guard byte == .comma || byte == (isObject ? .closeBrace : .closeBracket) else { throw unexpected(at: next) }
      next += 1
      if byte == .comma {
        nesting.expected = isObject ? .name : .value
      } else {
        nesting.close()
      }
    }
  }

  private mutating func skipValueStart(_ byte: UInt8, _ nesting: inout JSONNesting) throws(ScanStop) {
    switch byte {
    case .openBrace, .openBracket:
      guard nesting.hasRoom else { throw stop(.tooDeep, at: next) }
      next += 1
      nesting.open(isObject: byte == .openBrace)
      return
    case .quote: try string()
    case .minus, UInt8(ascii: "0")...UInt8(ascii: "9"): try skipNumber()
    case UInt8(ascii: "t"): try skipLiteral("true")
    case UInt8(ascii: "f"): try skipLiteral("false")
    case UInt8(ascii: "n"): try skipLiteral("null")
    default: throw unexpected(at: next)
    }
    nesting.endScalar()
  }
}

/// Where a scan is within arrays and objects: one bit for each level instead of a call for each level.
struct JSONNesting {
  enum Expected { case value, valueOrEnd, name, nameOrEnd, commaOrEnd }

  var expected = Expected.value
  /// The value that the nesting began with is at its end.
  private(set) var isComplete = false
  private var bits = InlineArray<8, UInt64>(repeating: 0)
  private var depth = 0
  private let limit: Int

  /// Before a value that lies in `depth` arrays and objects.
  init(depth: Int) { limit = JSONScanner.depthLimit - depth }

  var hasRoom: Bool { depth < limit }
  var isObject: Bool { bits[(depth - 1) >> 6] >> UInt64((depth - 1) & 63) & 1 == 1 }

  mutating func open(isObject: Bool) {
    let bit: UInt64 = 1 << UInt64(depth & 63)
    if isObject { bits[depth >> 6] |= bit } else { bits[depth >> 6] &= ~bit }
    depth += 1
    expected = isObject ? .nameOrEnd : .valueOrEnd
  }

  mutating func close() {
    depth -= 1
    endScalar()
  }

  mutating func endScalar() {
    expected = .commaOrEnd
    isComplete = depth == 0
  }
}
