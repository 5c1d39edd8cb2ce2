/// Plain values one behind another, for files that only this program reads: little-endian, without names.
struct PackedWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ value: Int) { append([value]) }

  /// Numbers without their count: the reader has to know it.
  mutating func append<Number: BitwiseCopyable>(_ values: [Number]) {
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// A text behind its length.
  mutating func append(_ text: String) {
    let utf8 = Array(text.utf8)
    append(utf8.count)
    bytes.append(contentsOf: utf8)
  }
}

/// Packed bytes that do not hold what they should; a file of packed bytes is hashed, so this is a mistake or a damaged disk.
struct PackedDamage: Error {}

/// Takes packed values apart, in the order in which they were written.
struct PackedReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Goes on at another place.
  mutating func seek(_ place: Int) throws(PackedDamage) {
    guard place >= 0, place <= bytes.count else { throw PackedDamage() }
    offset = place
  }

  /// - Throws: `PackedDamage` when there is no number any more.
  mutating func integer() throws(PackedDamage) -> Int {
    let value = try numbers(1, of: Int.self)
    return value[0]
  }

  /// A number that counts something that follows.
  mutating func count() throws(PackedDamage) -> Int {
    let count = try integer()
    guard count >= 0, count <= bytes.count else { throw PackedDamage() }
    return count
  }

  /// Some numbers.
  ///
  /// - Throws: `PackedDamage` when there are not so many.
  mutating func numbers<Number: BitwiseCopyable>(
    _ count: Int, of type: Number.Type
  ) throws(PackedDamage) -> [Number] {
    let size = count.multipliedReportingOverflow(by: MemoryLayout<Number>.stride)
    guard count >= 0, !size.overflow, size.partialValue <= bytes.count - offset else { throw PackedDamage() }
    defer { offset += size.partialValue }
    let start = offset
    return Array(unsafeUninitializedCapacity: count) { buffer, filled in
      bytes.withUnsafeBytes { source in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[start..<start + size.partialValue]))
      }
      filled = count
    }
  }

  /// A text.
  mutating func text() throws(PackedDamage) -> String {
    let count = try count()
    return String(decoding: try numbers(count, of: UInt8.self), as: UTF8.self)
  }
}
