import Diagnostics

/// Rows of a table as JSON members, one row behind the other in a temporary file.
public struct MemberSpool {
  private let spool: SpoolFile
  /// Each column as the start of a JSON member, `"name":`.
  private let names: [OutputText]
  private var row = OutputText()
  private var columnCount = 0

  /// No rows yet.
  ///
  /// - Parameter file: The file that the rows come from, for messages.
  /// - Throws: `SystemFailure` `spool-failed`.
  public init(columns: [String], of file: String) throws(SystemFailure) {
    spool = try SpoolFile(named: file)
    names = columns.map { column in
      var text = OutputText(capacity: 64)
      text.appendJSONString(column)
      text.append(byte: UInt8(ascii: ":"))
      return text
    }
  }

  /// Adds the value of the next column of the row that is being built.
  ///
  /// - Parameter value: Text of a JSON string when `isString`, else a JSON value; nil: null.
  public mutating func append(_ value: String?, isString: Bool) {
    if columnCount > 0 { row.append(byte: UInt8(ascii: ",")) }
    row.append(names[columnCount])
    columnCount += 1
    if isString, let value { row.appendJSONString(value) } else { row.append(value ?? "null") }
  }

  /// Closes the row.
  ///
  /// - Returns: Where it lies in the text.
  /// - Throws: `SystemFailure` `spool-failed`.
  public mutating func endRow() throws(SystemFailure) -> Range<Int> {
    let start = spool.count
    try row.withBytes { bytes throws(SystemFailure) in try spool.append(bytes) }
    row.removeAll()
    columnCount = 0
    return start..<spool.count
  }

  /// The text of all rows; nothing may be added later.
  public func finish() throws(SystemFailure) -> StoredText { try spool.finish() }
}
