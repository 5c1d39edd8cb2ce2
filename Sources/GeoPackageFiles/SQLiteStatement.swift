internal import CSQLITE

/// A prepared statement; columns count from 0.
final class SQLiteStatement {
  private let handle: OpaquePointer
  private let database: SQLiteDatabase

  init(_ handle: OpaquePointer, of database: SQLiteDatabase) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// Runs a statement without parameters.
  func run() throws { try run(SQLiteRow()) }

  /// Binds the values of a row, runs a statement that returns nothing of interest, and makes it ready for the next row.
  func run(_ row: borrowing SQLiteRow) throws {
    try bind(row) { _ = try step() }
    try database.check(sqlite3_reset(handle), "sqlite3_reset")
  }

  /// Binds the values of a row and calls `body` with every row of the result.
  func forEachRow(_ row: borrowing SQLiteRow = SQLiteRow(), _ body: () throws -> Void) throws {
    try bind(row) { while try step() { try body() } }
    try database.check(sqlite3_reset(handle), "sqlite3_reset")
  }

  /// The texts of the row stay in memory while `body` runs.
  private func bind(_ row: borrowing SQLiteRow, then body: () throws -> Void) throws {
    let cells = row.cells
    try row.bytes.withUnsafeBytes { bytes in
      for (column, cell) in cells.enumerated() {
        try database.check(bind(cell, at: Int32(column + 1), of: bytes), "sqlite3_bind")
      }
      try body()
    }
  }

  private func bind(_ cell: SQLiteRow.Cell, at index: Int32, of bytes: UnsafeRawBufferPointer) -> Int32 {
    // A place without memory would mean null, even with nothing to read there.
    func place(_ start: Int) -> UnsafeRawPointer? { bytes.baseAddress.map { $0 + start } }
    return switch cell {
    case .null: sqlite3_bind_null(handle, index)
    case .integer(let value): sqlite3_bind_int64(handle, index, value)
    case .real(let value): sqlite3_bind_double(handle, index, value)
    case .text(let start, let count):
      petarawan_sqlite_bind_text(handle, index, place(start)?.assumingMemoryBound(to: CChar.self), Int32(count))
    case .blob(let start, let count): petarawan_sqlite_bind_blob(handle, index, place(start), Int32(count))
    }
  }

  private func step() throws -> Bool {
    let code = sqlite3_step(handle)
    try database.check(code, "sqlite3_step")
    return code == SQLITE_ROW
  }

  // MARK: Columns

  /// What a column holds in the present row.
  enum Value {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob
  }

  func value(_ column: Int) -> Value {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, Int32(column)))
    case SQLITE_FLOAT: .real(sqlite3_column_double(handle, Int32(column)))
    case SQLITE_TEXT: .text(text(column))
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  /// A column as text; empty for null.
  func text(_ column: Int) -> String {
    guard let bytes = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }

  /// The bytes of a blob column; nil for null and for what is no blob. They are valid until the next step.
  func blob(_ column: Int) -> UnsafeRawBufferPointer? {
    guard sqlite3_column_type(handle, Int32(column)) == SQLITE_BLOB else { return nil }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return UnsafeRawBufferPointer(start: sqlite3_column_blob(handle, Int32(column)), count: count)
  }
}
