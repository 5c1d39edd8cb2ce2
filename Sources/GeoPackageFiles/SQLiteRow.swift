/// The values of one row, in order; one buffer holds the texts of all of them and is used again for the next row.
struct SQLiteRow {
  enum Cell {
    case null
    case integer(Int64)
    case real(Double)
    /// Bytes of the buffer, as UTF-8.
    case text(start: Int, count: Int)
    /// Bytes of the buffer.
    case blob(start: Int, count: Int)
  }

  private(set) var cells: [Cell] = []
  /// Never empty, so that an empty text has a place too.
  private(set) var bytes: [UInt8] = [0]

  mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    bytes.removeLast(bytes.count - 1)
  }

  mutating func append(_ value: Int?) { cells.append(value.map { .integer(Int64($0)) } ?? .null) }

  mutating func append(_ value: Double?) { cells.append(value.map { .real($0) } ?? .null) }

  mutating func append(_ value: String?) {
    guard let value else { return cells.append(.null) }
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    cells.append(.text(start: start, count: bytes.count - start))
  }

  /// Adds a blob that `write` appends to the buffer.
  mutating func appendBlob(_ write: (inout [UInt8]) -> Void) {
    let start = bytes.count
    write(&bytes)
    cells.append(.blob(start: start, count: bytes.count - start))
  }

  /// A row of texts.
  init(_ texts: String?...) {
    for text in texts { append(text) }
  }
}
