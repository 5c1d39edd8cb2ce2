import ByteStreams
import Diagnostics
import FeatureModel

/// Turns rows into features.
struct TableBuilder {
  private let columns: TableColumns
  private let file: InputFile
  private let wanted: [String]
  private let spool: SpoolFile?
  private var table: FeatureTable
  private var values: [[PropertyValue]]
  private var members = OutputText()
  /// For each finding, the offset of its row.
  private var offsets: [Int] = []

  init(_ columns: TableColumns, file: InputFile, wanted: [String], keepsMembers: Bool) throws(SystemFailure) {
    self.columns = columns
    self.file = file
    self.wanted = wanted
    spool = keepsMembers ? try SpoolFile(named: file.name) : nil
    table = FeatureTable(file: file.name)
    table.propertyNames = columns.names
    values = Array(repeating: [], count: wanted.count)
  }

  /// Adds the row that was scanned last.
  mutating func append(_ rows: RowScanner) throws(SystemFailure) {
    // A spreadsheet writes rows that are empty but have a look as mere separators.
    if rows.isBlank { return }
    if rows.cells.count != columns.names.count { note(width(of: rows), rows) }
    for (index, column) in columns.wanted.enumerated() {
      values[index].append(column.map { .string(rows.text($0) ?? "") } ?? .missing)
    }
    table.ids.append(.missing)
    if let (coordinates, places) = columns.coordinates {
      appendPoint(coordinates, places, rows)
    } else {
      table.geometries.endFeature(.none)
    }
    try appendMembers(rows)
  }

  /// The table, with lines in its findings, and the text of its members.
  func finish() throws(SystemFailure) -> (table: FeatureTable, text: StoredText) {
    var table = table
    table.properties = Dictionary(zip(wanted, values), uniquingKeysWith: { first, _ in first })
    for (index, place) in try file.text.places(ofAscending: offsets).enumerated() {
      table.findings[index].place.line = place.line
    }
    return (table, try spool?.finish() ?? file.text)
  }

  private mutating func appendPoint(_ coordinates: CoordinateColumns, _ places: [Int], _ rows: RowScanner) {
    let cells = places.map { rows.text($0) ?? "" }
    guard let position = coordinates.position(of: cells, hasAngles: columns.hasAngles) else {
      note(coordinates.unreadable(cells, at: Place(file.name, feature: table.count)), rows)
      return table.geometries.endFeature(.none)
    }
    table.geometries.appendPosition(x: position.x, y: position.y)
    table.geometries.endRing()
    table.geometries.endPart(.point)
    table.geometries.endFeature(.point)
  }

  private mutating func appendMembers(_ rows: RowScanner) throws(SystemFailure) {
    guard let spool else { return }
    members.removeAll()
    for (column, name) in columns.memberNames.enumerated() {
      if column > 0 { members.append(byte: UInt8(ascii: ",")) }
      members.append(name)
      if rows.hasDoubledQuotes(column) {
        members.appendJSONString(rows.text(column) ?? "")
      } else {
        members.appendJSONString(utf8: rows.bytes(column))
      }
    }
    table.propertyMembers.append(ByteRange(offset: spool.count, count: members.count))
    try members.withBytes { bytes throws(SystemFailure) in try spool.append(bytes) }
  }

  private mutating func note(_ finding: Diagnostic, _ rows: RowScanner) {
    table.findings.append(finding)
    offsets.append(rows.rowOffset)
  }

  private func width(of rows: RowScanner) -> Diagnostic {
    Diagnostic(
      .warning, "row-width", at: Place(file.name, feature: table.count),
      LocalizedText(
        en: "the row has \(rows.cells.count) cells, the header has \(columns.names.count)",
        id: "baris ini memiliki \(rows.cells.count) sel, judulnya \(columns.names.count)"),
      fix: LocalizedText(
        en:
          "check the row: missing cells are taken as empty, surplus ones are dropped; quote a cell that holds the separator",
        id:
          "periksa baris ini: sel yang kurang dianggap kosong, yang berlebih dibuang; beri tanda kutip pada sel yang memuat pemisah"
      ), action: .kept)
  }
}
