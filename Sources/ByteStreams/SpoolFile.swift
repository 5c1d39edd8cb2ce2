import Diagnostics
import Glibc

/// A nameless temporary file that grows at its end and is then read as a `StoredText`.
///
/// It lies in `TMPDIR`, else in `/tmp`, and vanishes with its last owner or with the process.
public final class SpoolFile {
  private let name: String
  private let folder: String
  private let descriptor: Descriptor
  private var buffer: [UInt8] = []
  private var written = 0

  /// An empty spool file.
  ///
  /// - Parameter name: The file that its text comes from, for messages.
  /// - Throws: `SystemFailure` `spool-failed` when no temporary file can be made.
  public convenience init(named name: String) throws(SystemFailure) {
    try self.init(named: name, in: Self.temporaryFolder)
  }

  init(named name: String, in folder: String) throws(SystemFailure) {
    self.name = name
    self.folder = folder
    descriptor = try Self.open(for: name, in: folder)
  }

  /// What somebody else writes into a spool file.
  ///
  /// - Parameter body: Writes to a descriptor, or lets another process do so.
  /// - Throws: `SystemFailure` `spool-failed`, and what `body` throws.
  public static func filled(named name: String, by body: (Int32) throws -> Void) throws -> StoredText {
    let spool = try SpoolFile(named: name)
    try body(spool.descriptor.number)
    var status = stat()
    guard fstat(spool.descriptor.number, &status) == 0 else { throw failure("fstat", for: name, in: spool.folder) }
    return StoredText(name: name, count: Int(status.st_size), descriptor: spool.descriptor)
  }

  /// Number of bytes so far; the offset of the next one.
  public var count: Int { written + buffer.count }

  /// Adds bytes at the end.
  ///
  /// - Throws: `SystemFailure` `spool-failed`, which says so when the disk is full.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) {
    if buffer.count + bytes.count > 1 << 18 { try flush() }
    if bytes.count > 1 << 18 {
      try writeOut(bytes)
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  /// The text that was added; nothing may be added later.
  public func finish() throws(SystemFailure) -> StoredText {
    try flush()
    return StoredText(name: name, count: written, descriptor: descriptor)
  }

  private func flush() throws(SystemFailure) {
    var failure: SystemFailure?
    buffer.withUnsafeBytes { bytes in
      do throws(SystemFailure) { try writeOut(bytes) } catch { failure = error }
    }
    buffer.removeAll(keepingCapacity: true)
    if let failure { throw failure }
  }

  private func writeOut(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) {
    var done = 0
    while done < bytes.count {
      let got = write(descriptor.number, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if got >= 0 {
        done += got
      } else if errno != EINTR {
        throw Self.failure("write", for: name, in: folder)
      }
    }
    written += done
  }

  private static var temporaryFolder: String {
    guard let value = getenv("TMPDIR"), value.pointee != 0 else { return "/tmp" }
    return String(cString: value)
  }

  private static func open(for name: String, in folder: String) throws(SystemFailure) -> Descriptor {
    var template = Array("\(folder)/petarawan-XXXXXX".utf8CString)
    let named = mkstemp(&template)
    guard named >= 0 else { throw failure("mkstemp", for: name, in: folder) }
    unlink(template)
    _ = fcntl(named, F_SETFD, FD_CLOEXEC)
    return Descriptor(named)
  }

  private static func failure(_ call: String, for name: String, in folder: String) -> SystemFailure {
    SystemFailure(
      "spool-failed", call: call, error: errno, file: name,
      en: "the text does not fit into a temporary file in \(folder)",
      id: "teks tidak muat dalam berkas sementara di \(folder)")
  }
}
