import Diagnostics
import Glibc

/// A new file that is written from start to end and hashed on the way.
///
/// Nothing is forced to the disk unless somebody asks for it. A file that is let go without
/// `finish` stays as far as it was written.
public final class OutputFile {
  /// The path as given.
  public let path: String
  private let descriptor: Descriptor
  private var buffer: OutputText
  private var fingerprint = RunningFingerprint()
  /// Pieces of at least so many bytes are written without being copied first.
  public static let blockSize = 1 << 18

  /// Creates a file; there must be none of this name.
  ///
  /// - Throws: `SystemFailure` `write-failed` with the system's own words.
  public convenience init(creating path: String) throws(SystemFailure) {
    let number = uninterrupted { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    guard number >= 0 else { throw Self.failure("open", path: path, error: errno) }
    self.init(path: path, descriptor: Descriptor(number))
  }

  init(path: String, descriptor: Descriptor) {
    self.path = path
    self.descriptor = descriptor
    buffer = OutputText(capacity: 1 << 12)
  }

  /// Adds a text.
  ///
  /// - Throws: `SystemFailure` `write-failed`, which says so when the disk is full.
  public func write(_ text: borrowing OutputText) throws(SystemFailure) {
    try text.withBytes { bytes throws(SystemFailure) in try write(bytes) }
  }

  /// Adds bytes.
  ///
  /// - Throws: `SystemFailure` `write-failed`, which says so when the disk is full.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) {
    if buffer.count + bytes.count > Self.blockSize { try flush() }
    if bytes.count >= Self.blockSize {
      try writeOut(bytes)
    } else {
      buffer.append(bytes)
    }
  }

  /// Adds a text as UTF-8.
  ///
  /// - Throws: `SystemFailure` `write-failed`, which says so when the disk is full.
  public func write(_ text: String) throws(SystemFailure) {
    buffer.append(text)
    if buffer.count > Self.blockSize { try flush() }
  }

  /// Writes what is left; nothing may be written later.
  ///
  /// - Returns: SHA-256 and length of the whole file.
  /// - Throws: `SystemFailure` `write-failed`, which says so when the disk is full.
  public func finish() throws(SystemFailure) -> FileFingerprint {
    try flush()
    // A network file system may say only when a descriptor is closed that the disk is full.
    let copy = dup(descriptor.number)
    // After EINTR the descriptor is closed all the same.
    if copy < 0 || (close(copy) != 0 && errno != EINTR) { throw Self.failure("close", path: path, error: errno) }
    return fingerprint.value
  }

  /// Waits until all of it is on the disk.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  func sync() throws(SystemFailure) {
    // A file system, or a device, without such a call says EINVAL.
    guard uninterrupted({ fsync(descriptor.number) }) == 0 || errno == EINVAL else {
      throw Self.failure("fsync", path: path, error: errno)
    }
  }

  /// SHA-256 and length of what was written so far.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func written() throws(SystemFailure) -> FileFingerprint {
    try flush()
    return fingerprint.value
  }

  private func flush() throws(SystemFailure) {
    defer { buffer.removeAll() }
    try buffer.withBytes { bytes throws(SystemFailure) in try writeOut(bytes) }
  }

  private func writeOut(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) {
    fingerprint.update(bytes)
    var done = 0
    while done < bytes.count {
      let got = Glibc.write(descriptor.number, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if got >= 0 {
        done += got
      } else if errno != EINTR {
        throw Self.failure("write", path: path, error: errno)
      }
    }
  }

  private static func failure(_ call: String, path: String, error: Int32) -> SystemFailure {
    SystemFailure(writing: path, call: call, error: error)
  }
}

extension SystemFailure {
  /// A call on a file that is being written failed.
  public init(writing path: String, call: String, error: Int32) {
    self.init(
      "write-failed", call: call, error: error, file: path, en: "the file cannot be written",
      id: "berkas tidak dapat ditulis")
  }
}
