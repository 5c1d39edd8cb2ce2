import ByteStreams
import Diagnostics
import FeatureModel

/// Reads a CSV table (RFC 4180) whose rows are features.
///
/// The separator (comma, semicolon or tab) is found from the header; a byte order mark, CRLF and line breaks in quoted
/// cells are understood. Every cell is text, so that codes keep their zeros and their digits.
public struct TableReader: Sendable {
  /// Columns of the coordinates; nil for a table without them.
  public var coordinates: CoordinateColumns?
  /// Coordinates may be degrees, minutes and seconds: their CRS is in degrees.
  public var hasAngles: Bool
  /// The columns whose values are wanted.
  public var properties: [String]
  /// Whether to keep each row as JSON members.
  public var keepsMembers: Bool
  /// Bytes of the text in memory at a time; more only for a single row that is larger.
  var windowSize = 1 << 20

  /// A reader of the columns named here.
  public init(
    coordinates: CoordinateColumns? = nil, hasAngles: Bool = true, properties: [String] = [], keepsMembers: Bool = false
  ) {
    self.coordinates = coordinates
    self.hasAngles = hasAngles
    self.properties = properties
    self.keepsMembers = keepsMembers
  }

  /// Reads a file from start to end, once.
  ///
  /// Each row becomes a feature with a point (a row without a single character, as spreadsheets leave them at the end, is
  /// none); x and y may have a decimal comma. Wanted columns are `.string`, an empty
  /// cell is `""`. With `keepsMembers` all cells of a row are kept as JSON strings under their column names.
  ///
  /// Findings: `coordinate-unreadable`, `plus-code-unreadable`, `plus-code-short` (no geometry, action unlocated), `row-width` (a row with too few or too many
  /// cells; missing ones are empty, surplus ones dropped).
  ///
  /// - Returns: The table, and the text that `propertyMembers` point into.
  /// - Throws: `InputProblem` `file-empty`, `column-missing`, `column-repeated`, `table-encoding` or `table-syntax`;
  ///   `SystemFailure` `read-failed` or `spool-failed`.
  public func read(_ file: InputFile) throws -> (table: FeatureTable, text: StoredText) {
    var rows = try RowScanner(file, windowSize: windowSize)
    guard try rows.nextRow() else { throw InputProblem.emptyTable(file.name) }
    // `sep=;` in the first line tells some spreadsheets the separator.
    if rows.cells.count == 2 && rows.text(0) == "sep=" && rows.text(1) == "" {
      guard try rows.nextRow() else { throw InputProblem.emptyTable(file.name) }
    }
    var table = try TableBuilder(
      TableColumns(rows, for: self), file: file, wanted: properties, keepsMembers: keepsMembers)
    while try rows.nextRow() { try table.append(rows) }
    return try table.finish()
  }
}
