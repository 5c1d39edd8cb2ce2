import Diagnostics
import Glibc

/// A text on disk that can be read again from any offset, by any number of tasks at once.
///
/// It is a file as it was opened, or an unlinked temporary file with what came out of a compressed file or a pipe.
public struct StoredText: Sendable {
  /// The file as the user named it, for messages.
  public let name: String
  /// Number of bytes.
  public let count: Int
  private let descriptor: Descriptor

  init(name: String, count: Int, descriptor: Descriptor) {
    self.name = name
    self.count = count
    self.descriptor = descriptor
  }

  /// Replaces the buffer's contents by `count` bytes from `offset`; the range must lie within the text.
  ///
  /// The buffer keeps its memory, so that one buffer serves many reads.
  ///
  /// - Throws: `SystemFailure` `read-failed` when the disk fails or the file has become shorter.
  public func read(offset: Int, count: Int, into buffer: inout [UInt8]) throws(SystemFailure) {
    precondition(offset >= 0 && count >= 0 && offset + count <= self.count, "range outside the text")
    if buffer.count < count {
      buffer.append(contentsOf: repeatElement(0, count: count - buffer.count))
    } else {
      buffer.removeLast(buffer.count - count)
    }
    var failure: SystemFailure?
    buffer.withUnsafeMutableBytes { bytes in
      do throws(SystemFailure) { try read(offset: offset, into: bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Fills the memory with the bytes from `offset`; the range must lie within the text.
  func read(offset: Int, into memory: UnsafeMutableRawBufferPointer) throws(SystemFailure) {
    var done = 0
    while done < memory.count {
      let got = pread(descriptor.number, memory.baseAddress?.advanced(by: done), memory.count - done, offset + done)
      if got > 0 {
        done += got
      } else if got == 0 {
        throw SystemFailure(
          "read-failed", at: Place(name),
          LocalizedText(
            en: "the file became shorter while it was read", id: "berkas menjadi lebih pendek saat sedang dibaca"),
          fix: LocalizedText(
            en: "wait until nothing writes to it any more, then run again",
            id: "tunggu sampai tidak ada yang menulis ke berkas itu, lalu jalankan lagi"))
      } else if errno != EINTR {
        throw .reading(name, error: errno)
      }
    }
  }
}
