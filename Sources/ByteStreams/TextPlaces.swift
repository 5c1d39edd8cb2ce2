import Diagnostics
import Glibc

/// A place in a text.
public struct TextPlace: Sendable, Hashable {
  /// Line, from 1; a line ends with LF.
  public var line: Int
  /// Byte in the line, from 1.
  public var column: Int
}

extension StoredText {
  /// Line and column of offsets that ascend.
  ///
  /// The text is read again up to the last offset, in blocks; a scanner asks only when it has something to complain
  /// about, and counts no lines on the way.
  ///
  /// - Throws: `SystemFailure` `read-failed`.
  public func places(ofAscending offsets: [Int]) throws(SystemFailure) -> [TextPlace] {
    var places: [TextPlace] = []
    var lines = LineCount()
    var block: [UInt8] = []
    var blockStart = 0
    for offset in offsets {
      precondition(offset >= lines.offset && offset <= count, "offsets must ascend within the text")
      while lines.offset < offset {
        if lines.offset == blockStart + block.count {
          blockStart = lines.offset
          try read(offset: blockStart, count: min(1 << 20, count - blockStart), into: &block)
        }
        let end = min(offset, blockStart + block.count)
        block.withUnsafeBytes { lines.advance(to: end, in: $0, from: blockStart) }
      }
      places.append(TextPlace(line: lines.line, column: offset - lines.lineStart + 1))
    }
    return places
  }

  /// Line and column of one offset.
  ///
  /// - Throws: `SystemFailure` `read-failed`.
  public func place(of offset: Int) throws(SystemFailure) -> TextPlace {
    try places(ofAscending: [offset])[0]
  }
}

/// Counts line ends on the way through a text.
private struct LineCount {
  var offset = 0
  var line = 1
  var lineStart = 0

  mutating func advance(to end: Int, in block: UnsafeRawBufferPointer, from blockStart: Int) {
    while offset < end, let base = block.baseAddress {
      let rest = base + (offset - blockStart)
      guard let found = memchr(rest, 0x0A, end - offset) else { break }
      offset += rest.distance(to: UnsafeRawPointer(found)) + 1
      line += 1
      lineStart = offset
    }
    offset = end
  }
}
