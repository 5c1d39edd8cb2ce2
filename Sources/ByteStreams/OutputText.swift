/// A text that is built in memory, byte after byte.
///
/// Append whole features or rows, hand it to an `OutputFile`, empty it with `removeAll`, and go on: the memory stays.
public struct OutputText: Sendable {
  /// Bytes in use come first; the rest is room.
  private var storage: [UInt8]
  /// Number of bytes.
  public private(set) var count = 0

  /// An empty text with room for some bytes.
  public init(capacity: Int = 1 << 12) {
    storage = [UInt8](repeating: 0, count: max(capacity, 64))
  }

  /// A copy of the bytes.
  public var bytes: [UInt8] { Array(storage[..<count]) }

  /// The text as a string; it is UTF-8 as long as the appended bytes are.
  public var string: String { String(decoding: storage[..<count], as: UTF8.self) }

  /// Empties the text and keeps its memory.
  public mutating func removeAll() { count = 0 }

  /// Cuts the text back to its first bytes.
  public mutating func truncate(to length: Int) {
    precondition(length <= count, "a text cannot be cut to more than it has")
    count = length
  }

  /// Calls a function with the bytes.
  public func withBytes<Result, Problem: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    let count = count
    return try storage.withUnsafeBufferPointer { buffer throws(Problem) in
      try body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
    }
  }

  /// Adds one byte.
  public mutating func append(byte: UInt8) {
    reserve(1)
    storage[count] = byte
    count += 1
  }

  /// Adds a text known when the program is built.
  public mutating func append(_ text: StaticString) {
    // A one-character literal may be stored as a scalar instead of a pointer.
    guard text.hasPointerRepresentation else { return append(String(describing: text)) }
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Adds a text as UTF-8.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes.
  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    appendUninitialized(bytes.count) {
      UnsafeMutableRawBufferPointer(start: $0, count: bytes.count).copyMemory(from: bytes)
    }
  }

  /// Adds bytes.
  public mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { append($0) }
  }

  /// Adds all of another text.
  public mutating func append(_ text: OutputText) {
    text.withBytes { append($0) }
  }

  /// Adds `length` bytes that a function writes to the memory it is given.
  @inline(__always)
  mutating func appendUninitialized(_ length: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Void) {
    reserve(length)
    let count = count
    storage.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { write(base + count) }
    }
    self.count += length
  }

  /// Adds as many bytes, at most `limit`, as a function says that it wrote.
  @inline(__always)
  mutating func append(atMost limit: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    reserve(limit)
    let count = count
    self.count += storage.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { write($0 + count) } ?? 0
    }
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if storage.count - count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    storage.append(contentsOf: repeatElement(0, count: max(storage.count, more)))
  }
}
