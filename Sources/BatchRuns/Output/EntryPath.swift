import ByteStreams
import Diagnostics
import Glibc

/// The path of an entry below a folder as the system has it: bytes, which need not be UTF-8.
///
/// Swift takes two spellings of the same letters for equal texts; the system does not, and names of others are never read
/// as texts here.
struct EntryPath: Hashable, Sendable {
  /// Without a slash at either end; empty for the folder itself.
  private(set) var bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The path for people; what is no UTF-8 shows as replacement characters.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The folder that holds the entry.
  var parent: EntryPath {
    EntryPath(bytes: bytes.lastIndex(of: UInt8(ascii: "/")).map { Array(bytes[..<$0]) } ?? [])
  }

  /// All folders on the way to the entry, without the one that paths begin at.
  var ancestors: [EntryPath] {
    bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { EntryPath(bytes: Array(bytes[..<$0])) }
  }

  func appending(_ name: [UInt8]) -> EntryPath {
    EntryPath(bytes: bytes.isEmpty ? name : bytes + [UInt8(ascii: "/")] + name)
  }

  /// The path without something at its end; nil when it ends otherwise.
  func dropping(suffix: String) -> EntryPath? {
    guard bytes.count > suffix.utf8.count, bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else {
      return nil
    }
    return EntryPath(bytes: bytes.dropLast(suffix.utf8.count))
  }

  /// Calls the system with the path of the entry below a folder.
  func call<Result>(below folder: String, _ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    var path = folder.utf8.map { CChar(bitPattern: $0) }
    if !bytes.isEmpty { path += [CChar(bitPattern: UInt8(ascii: "/"))] + bytes.map { CChar(bitPattern: $0) } }
    return try path.withUnsafeBufferPointer { try withTerminated($0, body) }
  }

  private func withTerminated<Result>(
    _ path: UnsafeBufferPointer<CChar>, _ body: (UnsafePointer<CChar>) throws -> Result
  ) rethrows -> Result {
    try withUnsafeTemporaryAllocation(of: CChar.self, capacity: path.count + 1) { buffer in
      for (index, byte) in path.enumerated() { buffer[index] = byte }
      buffer[path.count] = 0
      guard let start = buffer.baseAddress else { preconditionFailure("a buffer of at least one byte has a start") }
      return try body(start)
    }
  }
}

extension FileSystem {
  /// What the system says about an entry, links not followed; nil when there is none.
  static func status(_ entry: EntryPath, in folder: String) throws(SystemFailure) -> stat? {
    var found = stat()
    if entry.call(below: folder, { path in uninterrupted { lstat(path, &found) } }) == 0 { return found }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw .reading(folder + "/" + entry.text, call: "lstat", error: errno)
  }

  /// The names in a folder, in the order of their bytes.
  ///
  /// - Throws: `SystemFailure` `read-failed`: a folder is never listed half.
  static func names(in entry: EntryPath, of folder: String) throws(SystemFailure) -> [[UInt8]] {
    let shown = entry.bytes.isEmpty ? folder : folder + "/" + entry.text
    guard let stream = entry.call(below: folder, { path in opened(path) }) else {
      throw .reading(shown, call: "opendir", error: errno)
    }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let found = readdir(stream) else {
        if errno == EINTR { continue }
        if errno != 0 { throw .reading(shown, call: "readdir", error: errno) }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
      }
      let name = withUnsafePointer(to: &found.pointee.d_name.0) { start in
        UnsafeBufferPointer(start: start, count: strlen(start)).map { UInt8(bitPattern: $0) }
      }
      if name != [46], name != [46, 46] { names.append(name) }
    }
  }

  private static func opened(_ path: UnsafePointer<CChar>) -> OpaquePointer? {
    while true {
      if let stream = opendir(path) { return stream }
      guard errno == EINTR else { return nil }
    }
  }
}

extension stat {
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }

  /// Both name the same file on disk.
  func isSame(as other: stat) -> Bool { st_ino == other.st_ino && st_dev == other.st_dev }
}

extension SystemFailure {
  /// Something around the output folder cannot be looked at, so that nobody knows what it is.
  static func reading(_ name: String, call: String, error: Int32) -> SystemFailure {
    let words = "\(call): \(String(cString: strerror(error)))"
    return SystemFailure(
      "read-failed", at: Place(name),
      LocalizedText(
        en: "it cannot be looked at (\(words)), so nobody knows what it is; nothing was written",
        id: "tidak dapat dilihat (\(words)), jadi isinya tidak diketahui; tidak ada yang ditulis"),
      fix: LocalizedText(
        en: "check its rights, move it away, or choose another folder with --output",
        id: "periksa izinnya, pindahkan, atau pilih folder lain dengan --output"))
  }
}
