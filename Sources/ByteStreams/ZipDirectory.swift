/// The names in a ZIP archive, from the directory at its end.
///
/// Source: PKWARE APPNOTE 6.3.10, 4.3.12 and 4.3.16.
public enum ZipDirectory {
  /// The names of all members in the order of the directory; nil where the archive is larger than 4 GiB, or is none.
  ///
  /// - Throws: `SystemFailure` `read-failed`.
  public static func names(in archive: StoredText) throws -> [String]? {
    let tail = min(archive.count, 22 + 0xFFFF)
    var bytes: [UInt8] = []
    try archive.read(offset: archive.count - tail, count: tail, into: &bytes)
    guard let end = stride(from: tail - 22, through: 0, by: -1).first(where: { bytes.number(4, at: $0) == 0x0605_4B50 })
    else { return nil }
    let (count, size, offset) = (
      bytes.number(2, at: end + 10), bytes.number(4, at: end + 12), bytes.number(4, at: end + 16)
    )
    guard count < 0xFFFF, offset < 0xFFFF_FFFF, offset + size <= archive.count else { return nil }
    try archive.read(offset: offset, count: size, into: &bytes)
    var names: [String] = []
    var place = 0
    for _ in 0..<count {
      guard place + 46 <= size, bytes.number(4, at: place) == 0x0201_4B50 else { return nil }
      let length = bytes.number(2, at: place + 28)
      let next = place + 46 + length + bytes.number(2, at: place + 30) + bytes.number(2, at: place + 32)
      guard next <= size else { return nil }
      names.append(String(decoding: bytes[place + 46..<place + 46 + length], as: UTF8.self))
      place = next
    }
    return names
  }
}

extension [UInt8] {
  /// A number of some bytes, the lowest first; the caller sees to it that they are there.
  fileprivate func number(_ width: Int, at place: Int) -> Int {
    (0..<width).reduce(0) { $0 | Int(self[place + $1]) << (8 * $1) }
  }
}
