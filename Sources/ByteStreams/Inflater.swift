internal import CZLIB
import Diagnostics

/// Unpacks the members of a gzip file one after the other.
final class Inflater {
  private let name: String
  private var stream = z_stream()
  private var output = [UInt8](repeating: 0, count: 1 << 20)
  /// A member has ended and no other has begun.
  private var isBetweenMembers = false

  init(name: String) throws(SystemFailure) {
    self.name = name
    let status = petarawan_inflate_init(&stream)
    guard status == Z_OK else {
      throw SystemFailure(
        "read-failed", call: "inflateInit2", error: 12, file: name, en: "no memory to unpack the file",
        id: "tidak ada memori untuk membuka kompresi berkas")
    }
  }

  deinit { inflateEnd(&stream) }

  /// Unpacks the next piece of the file.
  func inflate(_ input: UnsafeMutableRawBufferPointer, into spool: SpoolFile) throws {
    stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_in = UInt32(input.count)
    while stream.avail_in > 0 {
      if isBetweenMembers {
        // Tapes and some servers pad with zeros, which gzip(1) overlooks as well.
        if stream.next_in.pointee == 0 {
          stream.next_in += 1
          stream.avail_in -= 1
          continue
        }
        inflateReset(&stream)
        isBetweenMembers = false
      }
      try inflateBlock(into: spool)
    }
    // A full output block may hide more output that needs no further input.
    while !isBetweenMembers && stream.avail_out == 0 { try inflateBlock(into: spool) }
  }

  private func inflateBlock(into spool: SpoolFile) throws {
    let capacity = output.count
    var status = Z_OK
    try output.withUnsafeMutableBytes { memory in
      stream.next_out = memory.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(capacity)
      status = CZLIB.inflate(&stream, Z_NO_FLUSH)
      let made = capacity - Int(stream.avail_out)
      try spool.append(UnsafeRawBufferPointer(rebasing: memory[..<made]))
    }
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isBetweenMembers = true
    default:
      let words = stream.msg.map { String(cString: $0) } ?? "code \(status)"
      throw InputProblem.damagedGzip(name, words: words)
    }
  }

  /// Checks that the last member was complete.
  func finish() throws(InputProblem) {
    if !isBetweenMembers { throw .truncatedGzip(name) }
  }
}
