import Diagnostics
import Glibc
import Synchronization

/// An input as the user named it: a file, a gzip file, or `-` for standard input.
///
/// Its `text` can be read any number of times. A gzip file (known by its first bytes, whatever its name) and a pipe are
/// copied into a nameless temporary file when they are opened; a plain file is read in place.
public final class InputFile: Sendable {
  /// The file as the user named it, for messages.
  public let name: String
  /// The text, uncompressed.
  public let text: StoredText
  /// Path and state at opening; nil for standard input.
  private let origin: (path: String, state: FileState)?
  /// Hash of the file's own bytes as far as they were read in order.
  private let hashing: Mutex<RunningFingerprint>
  /// The hash is that of the text, and grows while the text is read.
  private let isPlain: Bool

  init(
    name: String, text: StoredText, origin: (path: String, state: FileState)?, fingerprint: RunningFingerprint,
    isPlain: Bool
  ) {
    self.name = name
    self.text = text
    self.origin = origin
    hashing = Mutex(fingerprint)
    self.isPlain = isPlain
  }

  /// Opens an input.
  ///
  /// - Parameters:
  ///   - path: A path, taken as it is (relative to the working folder), or `-` for standard input.
  ///   - name: What messages call the file; the path when nil.
  /// - Throws: `InputProblem` `file-missing`, `file-unreadable`, `file-is-folder`, `path-empty`, `gzip-truncated` or
  ///   `gzip-damaged`; `SystemFailure` `read-failed` or `spool-failed` (the temporary disk is full).
  public static func open(path: String, named name: String? = nil) throws -> InputFile {
    let name = name ?? path
    guard !path.isEmpty else { throw InputProblem.emptyPath(named: name) }
    if path == "-" { return try open(descriptor: Descriptor(STDIN_FILENO, isOwned: false), named: name) }
    guard !path.utf8.contains(0) else { throw InputProblem.opening(name, error: ENOENT) }
    let number = uninterrupted { Glibc.open(path, O_RDONLY | O_CLOEXEC) }
    guard number >= 0 else { throw InputProblem.opening(name, error: errno) }
    let descriptor = Descriptor(number)
    var status = stat()
    guard uninterrupted({ fstat(number, &status) }) == 0 else { throw SystemFailure.reading(name, error: errno) }
    let state = FileState(status)
    if state.isFolder { throw InputProblem.opening(name, error: EISDIR) }
    let origin = state.isRegular ? (path, state) : nil
    if state.isRegular, try isPointerOfGitLFS(descriptor, state, named: name) {
      throw InputProblem.pointerOfGitLFS(name)
    }
    let isPlain = try state.isRegular && !startsLikeGzip(descriptor, named: name)
    guard isPlain else { return try open(descriptor: descriptor, named: name, origin: origin) }
    return InputFile(
      name: name, text: StoredText(name: name, count: state.size, descriptor: descriptor), origin: origin,
      fingerprint: RunningFingerprint(), isPlain: true)
  }

  /// SHA-256 and length of the file's own bytes, compressed ones as they are on disk.
  ///
  /// Costs nothing after the text was read to its end through a `ByteWindow`, which hashes on the way; else what is
  /// missing is read now. Called by one task while another one reads the text, it takes the hashing off that one.
  ///
  /// - Throws: `SystemFailure` `read-failed`.
  public func fingerprint() throws(SystemFailure) -> FileFingerprint {
    guard isPlain else { return hashing.withLock { $0.value } }
    var buffer: [UInt8] = []
    while true {
      let offset = hashing.withLock { $0.byteCount }
      guard offset < text.count else { break }
      try text.read(offset: offset, count: min(1 << 20, text.count - offset), into: &buffer)
      buffer.withUnsafeBytes { absorb($0, at: offset) }
    }
    return hashing.withLock { $0.value }
  }

  /// SHA-256 and length of the bytes of a file on disk, whatever they hold, from its beginning to its end.
  ///
  /// - Throws: `InputProblem` `file-missing` or `file-unreadable`; `SystemFailure` `read-failed`.
  public static func fingerprint(ofBytesAt path: String) throws -> FileFingerprint {
    let number = uninterrupted { Glibc.open(path, O_RDONLY | O_CLOEXEC) }
    guard number >= 0 else { throw InputProblem.opening(path, error: errno) }
    let descriptor = Descriptor(number)
    var (running, buffer) = (RunningFingerprint(), [UInt8](repeating: 0, count: 1 << 20))
    while true {
      let got = buffer.withUnsafeMutableBytes { space in
        uninterrupted { read(descriptor.number, space.baseAddress, space.count) }
      }
      guard got >= 0 else { throw SystemFailure.reading(path, error: errno) }
      if got == 0 { return running.value }
      buffer.withUnsafeBytes { running.update(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
    }
  }

  /// SHA-256 of the beginning of the text.
  ///
  /// - Throws: `SystemFailure` `read-failed`.
  public func fingerprint(ofFirst count: Int) throws(SystemFailure) -> FileFingerprint {
    var (running, buffer) = (RunningFingerprint(), [UInt8]())
    while running.byteCount < count {
      try text.read(offset: running.byteCount, count: min(1 << 20, count - running.byteCount), into: &buffer)
      buffer.withUnsafeBytes { running.update($0) }
    }
    return running.value
  }

  /// Hashes bytes of a plain file that were just read, when they are the next ones and nobody else is hashing.
  func absorb(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    guard isPlain else { return }
    _ = hashing.withLockIfAvailable { if $0.byteCount == offset { $0.update(bytes) } }
  }

  /// The path; nil for standard input and what is not on disk.
  public var path: String? { origin?.path }
  /// Size and time of change at opening; nil for standard input and what is not on disk.
  public var stamp: FileStamp? { origin.map { FileStamp($0.state) } }

  /// Checks that the path still leads to the file as it was opened: same file number, size and time of change.
  ///
  /// - Throws: `InputProblem` `file-changed`.
  public func ensureUnchanged() throws(InputProblem) {
    guard let origin else { return }
    var status = stat()
    guard uninterrupted({ stat(origin.path, &status) }) == 0, FileState(status) == origin.state else {
      throw .changed(name)
    }
  }
}

/// What tells cheaply that a file was not written to; a copy of it has another one.
public struct FileStamp: Sendable, Equatable, Codable {
  private var size: Int
  private var seconds: Int
  private var nanoseconds: Int

  init(_ state: FileState) {
    (size, seconds, nanoseconds) = (state.size, state.seconds, state.nanoseconds)
  }
}

/// What the file system says about a file.
struct FileState: Sendable, Equatable {
  var size: Int
  var seconds: Int
  var nanoseconds: Int
  var number: UInt64
  var device: UInt64
  var kind: UInt32

  init(_ status: stat) {
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
    number = UInt64(status.st_ino)
    device = UInt64(status.st_dev)
    kind = status.st_mode & S_IFMT
  }

  var isRegular: Bool { kind == S_IFREG }
  var isFolder: Bool { kind == S_IFDIR }
}
