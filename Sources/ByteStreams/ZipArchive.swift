internal import CZLIB

/// A ZIP archive of files that are stored as they are, with a fixed date, so that the same files give the same bytes.
///
/// Source: PKWARE APPNOTE 6.3.10; sizes below 4 GiB.
public struct ZipArchive {
  /// The archive so far.
  private var bytes = OutputText(capacity: 1 << 16)
  private var directory = OutputText()
  private var count = 0

  /// An archive without files.
  public init() {}

  /// Adds a file; its name has ASCII characters only.
  public mutating func append(_ text: String, named name: String) {
    let content = Array(text.utf8)
    precondition(content.count < 1 << 31 && name.utf8.allSatisfy { $0 < 0x80 }, "a small file with a plain name")
    let checksum = content.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
    let offset = bytes.count
    // Version, flags, method (stored), time and date (1 January 1980), checksum, both sizes, lengths of name and extra.
    var entry = OutputText(capacity: 64)
    for number in [20, 0, 0, 0, 0x21] { entry.appendShort(number) }
    entry.appendLong(Int(checksum))
    entry.appendLong(content.count)
    entry.appendLong(content.count)
    entry.appendShort(name.utf8.count)
    entry.appendShort(0)
    bytes.appendLong(0x0403_4B50)
    bytes.append(entry)
    bytes.append(name)
    bytes.append(content)
    directory.appendLong(0x0201_4B50)
    directory.appendShort(20)
    directory.append(entry)
    // Comment, disk, attributes, and where the file begins.
    for number in [0, 0, 0, 0, 0] { directory.appendShort(number) }
    directory.appendLong(offset)
    directory.append(name)
    count += 1
  }

  /// The whole archive.
  public func finish() -> OutputText {
    var whole = bytes
    whole.append(directory)
    whole.appendLong(0x0605_4B50)
    for number in [0, 0, count, count] { whole.appendShort(number) }
    whole.appendLong(directory.count)
    whole.appendLong(bytes.count)
    whole.appendShort(0)
    return whole
  }
}

extension OutputText {
  fileprivate mutating func appendShort(_ value: Int) {
    append(byte: UInt8(truncatingIfNeeded: value))
    append(byte: UInt8(truncatingIfNeeded: value >> 8))
  }

  fileprivate mutating func appendLong(_ value: Int) {
    appendShort(value)
    appendShort(value >> 16)
  }
}
