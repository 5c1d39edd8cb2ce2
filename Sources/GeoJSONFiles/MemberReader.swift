import ByteStreams
import Diagnostics
import FeatureModel

/// Reads pieces of a text by their ranges, near-by ones together.
///
/// Ranges that follow each other with less than 4 KiB between them are read at once, up to 1 MiB at a time.
public struct MemberReader {
  private let text: StoredText
  private var buffer: [UInt8] = []

  /// A reader of a text that a GeoJSON or table reader returned.
  public init(_ text: StoredText) { self.text = text }

  /// Calls a function with the bytes of each range, in the order given (ascending ranges cost least).
  ///
  /// - Parameters:
  ///   - ranges: Ranges within the text; an empty one gives no bytes.
  ///   - body: Gets the index into `ranges` and the bytes, which are valid during the call only.
  /// - Throws: `SystemFailure` `read-failed`, and what `body` throws.
  public mutating func forEach(
    _ ranges: [ByteRange], _ body: (_ index: Int, _ bytes: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var next = 0
    while next < ranges.count {
      let run = runLength(in: ranges, from: next)
      let start = ranges[next].offset
      let last = ranges[next + run - 1]
      try text.read(offset: start, count: last.offset + last.count - start, into: &buffer)
      try buffer.withUnsafeBytes { bytes in
        for index in next..<next + run {
          let begin = ranges[index].offset - start
          try body(index, UnsafeRawBufferPointer(rebasing: bytes[begin..<begin + ranges[index].count]))
        }
      }
      next += run
    }
  }

  /// How many ranges from an index on are read with one call.
  private func runLength(in ranges: [ByteRange], from first: Int) -> Int {
    let start = ranges[first].offset
    var end = start + ranges[first].count
    var index = first + 1
    while index < ranges.count {
      let range = ranges[index]
      guard range.offset >= end, range.offset - end < 1 << 12, range.offset + range.count - start <= 1 << 20 else {
        break
      }
      end = range.offset + range.count
      index += 1
    }
    return index - first
  }
}
