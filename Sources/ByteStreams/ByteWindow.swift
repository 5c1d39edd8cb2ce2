import Diagnostics

/// The part of a text that a scanner works on: a contiguous piece of memory that slides forward over the file.
///
/// Behind the last byte there are always 32 zero bytes, so that a scanner can look ahead without asking for the end. The
/// memory grows only when something larger than it must lie in it as a whole. Not for several tasks at once.
public final class ByteWindow {
  /// The bytes, `count` of them, then 32 zero bytes. Changes with every `slide`.
  public private(set) var bytes: UnsafePointer<UInt8>
  /// Number of bytes in the window.
  public private(set) var count = 0
  /// Offset of the first byte in the text.
  public private(set) var offset = 0
  /// The window reaches to the end of the text.
  public var reachesEnd: Bool { offset + count == file.text.count }

  private let file: InputFile
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private static let padding = 32

  /// A window at the start of a file's text; empty until the first `slide`.
  ///
  /// - Parameter size: Bytes to begin with; at least 1.
  public init(_ file: InputFile, size: Int = 1 << 20) {
    precondition(size >= 1, "a window holds at least one byte")
    self.file = file
    capacity = size
    memory = .allocate(capacity: size + Self.padding)
    memory.initialize(repeating: 0, count: Self.padding)
    bytes = UnsafePointer(memory)
  }

  deinit { memory.deallocate() }

  /// Lets go of the bytes before `kept` and reads on; doubles the memory when there is nothing to let go of.
  ///
  /// Afterwards the byte at `kept` is the first one. Reads nothing at the end of the text.
  ///
  /// - Parameter kept: Index into the window, 0 to `count`.
  /// - Throws: `SystemFailure` `read-failed`.
  public func slide(keepingFrom kept: Int) throws(SystemFailure) {
    precondition(kept >= 0 && kept <= count, "index outside the window")
    let rest = count - kept
    if rest > capacity / 2 {
      grow(keepingFrom: kept)
    } else {
      memory.update(from: memory + kept, count: rest)
    }
    offset += kept
    count = rest
    let wanted = min(capacity - rest, file.text.count - offset - rest)
    let target = UnsafeMutableRawBufferPointer(start: memory + rest, count: wanted)
    try file.text.read(offset: offset + rest, into: target)
    file.absorb(UnsafeRawBufferPointer(target), at: offset + rest)
    count += wanted
    (memory + count).update(repeating: 0, count: Self.padding)
  }

  private func grow(keepingFrom kept: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity + Self.padding)
    larger.initialize(from: memory + kept, count: count - kept)
    memory.deallocate()
    memory = larger
    capacity *= 2
    bytes = UnsafePointer(larger)
  }
}
