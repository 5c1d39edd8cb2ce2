import Diagnostics
import TableFiles

/// Writes `changes.csv`: a row for each change of a TPS, and for each change of a TPS under a hazard.
///
/// A TPS that came or went has a row of its own and one for each hazard that it is, or was, inside of or near to.
///
/// - Throws: `SystemFailure` `write-failed`.
public func writeChanges(_ comparison: RunComparison, to writer: inout CSVWriter) throws {
  try writer.header([
    "tps_id", "regency_code_old", "regency_code_new", "hazard", "change", "status_old", "status_new", "class_old",
    "class_new", "distance_m_old", "distance_m_new", "moved_m", "cause",
  ])
  for change in comparison.changes {
    for own in change.own {
      for cell in [change.id, change.oldRegency, change.newRegency, nil, own.kind.rawValue] { writer.append(cell) }
      for _ in 0..<6 { writer.append(nil as String?) }
      writer.append(change.movedMeters, decimals: 1)
      writer.append(own.cause.name)
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
      try writer.endRow()
    }
  }
  try writer.end()
}
