import Diagnostics
import TableFiles

/// Writes `changes.csv`: a row for each change of a TPS, for each change of a TPS under a hazard, and for each value of a
/// decision that changed.
///
/// A TPS that came or went has a row of its own and one for each hazard that it is, or was, inside of or near to.
///
/// - Throws: `SystemFailure` `write-failed`.
public func writeChanges(_ comparison: RunComparison, to writer: inout CSVWriter) throws {
  try writer.header([
    "tps_id", "regency_code_old", "regency_code_new", "hazard", "change", "status_old", "status_new", "class_old",
    "class_new", "distance_m_old", "distance_m_new", "moved_m", "cause",
    "decision", "row", "column", "value_old", "value_new", "because_of",
  ])
  for change in comparison.changes {
    for own in change.own {
      for cell in [change.id, change.oldRegency, change.newRegency, nil, own.kind.rawValue] { writer.append(cell) }
      for _ in 0..<6 { writer.append(nil as String?) }
      writer.append(change.movedMeters, decimals: 1)
      writer.append(own.cause.name)
      for _ in 0..<6 { writer.append(nil as String?) }
      try writer.endRow()
    }
    for hazard in change.hazards {
      let id = comparison.hazardIDs[hazard.hazard]
      for cell in [change.id, change.oldRegency, change.newRegency, id, hazard.kind.rawValue] { writer.append(cell) }
      for cell in [hazard.old?.status.rawValue, hazard.new?.status.rawValue] { writer.append(cell) }
      for cell in [hazard.old?.hazardClass, hazard.new?.hazardClass] { writer.append(cell) }
      for cell in [hazard.old?.distanceMeters, hazard.new?.distanceMeters] { writer.append(cell, decimals: 1) }
      writer.append(change.movedMeters, decimals: 1)
      writer.append(hazard.cause.name)
      for _ in 0..<6 { writer.append(nil as String?) }
      try writer.endRow()
    }
  }
  for table in comparison.decisions { try writeChanges(of: table, to: &writer) }
  try writer.end()
}

/// A row for each value that changed; one for a row that came or went without any.
private func writeChanges(of table: TableComparison, to writer: inout CSVWriter) throws {
  let subjects = table.causes.map(\.subject).joined(separator: "|")
  for row in table.rows {
    let cells = row.cells.isEmpty ? [nil] : row.cells.map(Optional.some)
    for cell in cells {
      writer.append(row.station)
      writer.append(row.kind == .appeared ? nil : row.regency)
      writer.append(row.kind == .vanished ? nil : row.regency)
      writer.append(nil as String?)
      writer.append(row.kind.rawValue)
      for _ in 0..<7 { writer.append(nil as String?) }
      writer.append(table.causeName)
      writer.append(table.table.name)
      writer.append(row.key.joined(separator: " "))
      writer.append(cell.map { table.columns[$0.column].name })
      writer.append(cell?.old)
      writer.append(cell?.new)
      writer.append(subjects.isEmpty ? nil : subjects)
      try writer.endRow()
    }
  }
}
