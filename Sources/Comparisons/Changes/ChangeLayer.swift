import GeoJSONFiles

/// Writes `changes.geojson`: a point for each TPS with a change, where it is now, else where it was.
///
/// `change` names what matters most to people; for each hazard there are the change, both statuses and the cause.
///
/// - Throws: `SystemFailure` `write-failed`.
public func writeChangeLayer(_ comparison: RunComparison, to writer: inout GeoJSONWriter) throws {
  let place = ["tps_id", "regency_code_old", "regency_code_new", "change", "tps_change", "tps_cause"].map {
    MemberName($0)
  }
  let moved = MemberName("moved_m")
  let names = comparison.hazardIDs.map { id in
    ["_change", "_status_old", "_status_new", "_class_old", "_class_new", "_cause"].map { MemberName(id + $0) }
  }
  for change in comparison.changes {
    writer.beginFeature()
    let own = change.own.map(\.kind.rawValue).joined(separator: ",")
    let texts = [
      change.id, change.oldRegency, change.newRegency, change.kinds.first?.rawValue, own.isEmpty ? nil : own,
      change.own.first?.cause.name,
    ]
    for (name, text) in zip(place, texts) { writer.appendMember(name, text) }
    writer.appendMember(moved, change.movedMeters, decimals: 1)
    for (hazard, names) in names.enumerated() {
      let found = change.hazards.first { $0.hazard == hazard }
      writer.appendMember(names[0], found?.kind.rawValue)
      writer.appendMember(names[1], found?.old?.status.rawValue)
      writer.appendMember(names[2], found?.new?.status.rawValue)
      writer.appendMember(names[3], found?.old?.hazardClass)
      writer.appendMember(names[4], found?.new?.hazardClass)
      writer.appendMember(names[5], found?.cause.name)
    }
    if let position = change.position {
      try writer.endFeature(at: position)
    } else {
      try writer.endFeatureWithoutGeometry()
    }
  }
  try writer.end()
}
