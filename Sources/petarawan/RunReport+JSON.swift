import BatchRuns
import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

extension RunReport {
  /// What `run --json` prints.
  func json(exitCode: Int32, output: String, language: Language) -> JSONValue {
    .object([
      ("schema", .number(1)), ("exit_code", .number(Int(exitCode))), ("output", .string(output)),
      ("areas", .array(areas.map(area))),
      ("findings", .array(findings.findings.map { .finding($0, in: language) })),
      ("run", document),
    ])
  }

  private func area(_ area: AreaSummary) -> JSONValue {
    let hazards = self.hazards.enumerated().map { index, hazard in
      let rows = TallyKey.rows(of: hazard).map { key -> JSONValue in
        let count = area.tally.count(key, ofHazard: index)
        let hazardClass: JSONValue = if case .inside(let hazardClass) = key { .number(hazardClass) } else { .null }
        return .object(
          [
            ("status", .string(key.statusName)), ("class", hazardClass), ("tps_count", .number(count.stations)),
          ] + voters(count) + (hasCertainty ? [("tps_uncertain", .number(count.uncertainStations))] : []))
      }
      return JSONValue.object([("hazard", .string(hazard.id)), ("rows", .array(rows))])
    }
    return .object(
      [
        ("regency_code", .string(area.code)), ("regency_name", .string(area.name)),
        ("tps_count", .number(area.tally.total.stations)),
      ] + voters(area.tally.total) + [("hazards", .array(hazards))])
  }

  /// Null when the job names no field of voters.
  private func voters(_ count: TallyCount) -> [(name: String, value: JSONValue)] {
    [
      ("voters", hasVoters ? .number(count.voters.known) : .null),
      ("tps_without_voters", hasVoters ? .number(count.voters.stationsWithout) : .null),
    ]
  }
}
