internal import CSQLITE
import Diagnostics

/// A connection to a SQLite file. Not for more than one task.
final class SQLiteDatabase {
  /// What a connection is for.
  enum Purpose {
    /// A new file of ours.
    case writing
    /// A file of unknown origin: nothing in it runs, and it is not locked.
    case reading
  }

  let handle: OpaquePointer
  private let name: String
  private let purpose: Purpose

  /// Opens a file.
  ///
  /// - Parameter name: What messages call the file.
  /// - Throws: `InputProblem` `gpkg-unreadable` when reading, `SystemFailure` `write-failed` when writing.
  init(_ path: String, for purpose: Purpose, named name: String) throws {
    var opened: OpaquePointer?
    let flags = purpose == .writing ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
    let code = sqlite3_open_v2(
      Self.address(path, immutable: purpose == .reading), &opened, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nil)
    guard let opened, code == SQLITE_OK else {
      let words = opened.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw Self.problem("sqlite3_open_v2", words, code: code, purpose, name)
    }
    handle = opened
    self.name = name
    self.purpose = purpose
    guard purpose == .reading else { return }
    petarawan_sqlite_distrust(opened)
    sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, 1 << 28)
    try execute("PRAGMA cell_size_check = ON")
  }

  deinit { sqlite3_close_v2(handle) }

  /// Version of the library, such as `3.40.1`.
  static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// Runs one statement or several that return nothing of interest.
  func execute(_ sql: String) throws {
    try check(sqlite3_exec(handle, sql, nil, nil, nil), "sqlite3_exec")
  }

  /// Prepares one statement.
  func statement(_ sql: String) throws -> SQLiteStatement {
    var prepared: OpaquePointer?
    try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil), "sqlite3_prepare")
    guard let prepared else { throw Self.problem("sqlite3_prepare", "no statement", code: SQLITE_ERROR, purpose, name) }
    return SQLiteStatement(prepared, of: self)
  }

  /// Throws what the library says when a call did not end well.
  func check(_ code: Int32, _ call: String) throws {
    guard code != SQLITE_OK, code != SQLITE_ROW, code != SQLITE_DONE else { return }
    throw Self.problem(call, String(cString: sqlite3_errmsg(handle)), code: code, purpose, name)
  }

  /// A path as SQLite's URI; everything but letters, digits and a few signs is escaped.
  private static func address(_ path: String, immutable: Bool) -> String {
    let digits = Array("0123456789ABCDEF")
    var text = "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return immutable ? text + "?immutable=1" : text
  }

  private static func problem(
    _ call: String, _ words: String, code: Int32, _ purpose: Purpose, _ name: String
  ) -> any Error {
    switch purpose {
    case .reading:
      return InputProblem(
        "gpkg-unreadable", at: Place(name),
        LocalizedText(
          en: "the file cannot be read as a GeoPackage (\(call): \(words))",
          id: "berkas ini tidak dapat dibaca sebagai GeoPackage (\(call): \(words))"),
        fix: LocalizedText(
          en: "unpack it if it is compressed, else export it again, for example with ogr2ogr",
          id: "buka kompresinya jika dikompresi, atau ekspor ulang, misalnya dengan ogr2ogr"))
    case .writing:
      return SystemFailure(
        "write-failed", at: Place(name),
        LocalizedText(
          en: "the file cannot be written (\(call): \(words))", id: "berkas tidak dapat ditulis (\(call): \(words))"),
        fix: LocalizedText(
          en: "check the rights and the free space of the folder, or choose another one with --output",
          id: "periksa izin dan ruang kosong folder, atau pilih folder lain dengan --output"))
    }
  }
}

extension String {
  /// The text as an identifier in SQL.
  var quotedIdentifier: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}
