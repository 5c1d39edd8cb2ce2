import ByteStreams
import HazardOverlay
import TableFiles

/// One area with its counts, for tables.
public struct AreaSummary: Sendable, Codable {
  /// The code; `outside` for TPS outside all areas, `total` for the province.
  public var code: String
  /// The name; empty where there is none.
  public var name: String
  /// Its TPS.
  public var tally: Tally

  /// A summary from its parts.
  public init(code: String, name: String, tally: Tally) {
    self.code = code
    self.name = name
    self.tally = tally
  }
}

/// The areas of one level with their counts.
public struct AreaLevel: Sendable, Codable {
  /// The level.
  public var level: AdministrativeLevel
  /// Its areas by code; TPS in none of them come last, with an empty code.
  public var areas: [AreaSummary]

  /// A level from its areas.
  public init(level: AdministrativeLevel, areas: [AreaSummary]) {
    self.level = level
    self.areas = areas
  }
}

/// The tables of counts: rows of hazard x class or status, each with its share of the area's TPS and voters.
///
/// `voters` is the sum of what is known; where that of the area has a gap, no share of it is known.
public struct SummaryTables: Sendable {
  private let hazards: [HazardDefinition]
  private let hasVoters: Bool
  private let hasCertainty: Bool

  /// Tables for the hazards of a job.
  ///
  /// - Parameters:
  ///   - hasVoters: The job names a field of voters; else their columns stay empty.
  ///   - hasCertainty: The job names an accuracy; else there is no column `tps_uncertain`.
  public init(hazards: [HazardDefinition], hasVoters: Bool, hasCertainty: Bool = false) {
    self.hazards = hazards
    self.hasVoters = hasVoters
    self.hasCertainty = hasCertainty
  }

  private var countColumns: [String] {
    ["status", "class", "label", "tps_count", "tps_share", "voters", "voters_share", "tps_without_voters"]
      + (hasCertainty ? ["tps_uncertain"] : [])
  }

  /// `summary/regencies.csv`: for each area a row for each hazard and class or status, closed by a `total` row.
  ///
  /// - Parameter areas: The regencies by code, then `outside` if it has TPS, then `total`.
  /// - Throws: `SystemFailure` `write-failed`.
  public func writeRegencies(_ areas: [AreaSummary], to writer: inout CSVWriter) throws {
    try writer.header(["regency_code", "regency_name", "hazard"] + countColumns)
    for area in areas { try writeRows(of: area, leading: [area.code, area.name], to: &writer) }
    try writer.end()
  }

  /// A regency's `summary.csv`: the regency, then its districts, then its villages.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func writeRegency(_ levels: [AreaLevel], to writer: inout CSVWriter) throws {
    try writer.header(["level", "code", "name", "hazard"] + countColumns)
    for level in levels {
      for area in level.areas {
        try writeRows(of: area, leading: [level.level.rawValue, area.code, area.name], to: &writer)
      }
    }
    try writer.end()
  }

  /// `summary/hazards.csv`: the province, a row for each hazard and class or status.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func writeHazards(_ province: Tally, to writer: inout CSVWriter) throws {
    try writer.header(["hazard", "title", "edition"] + countColumns)
    for (index, hazard) in hazards.enumerated() {
      for key in TallyKey.rows(of: hazard) {
        for cell in [hazard.id, hazard.title, hazard.edition] { writer.append(cell) }
        try writeCounts(key, of: hazard, province.count(key, ofHazard: index), in: province.total, to: &writer)
      }
    }
    try writer.end()
  }

  private func writeRows(of area: AreaSummary, leading: [String], to writer: inout CSVWriter) throws {
    for (index, hazard) in hazards.enumerated() {
      for key in TallyKey.rows(of: hazard) {
        for cell in leading + [hazard.id] { writer.append(cell) }
        try writeCounts(key, of: hazard, area.tally.count(key, ofHazard: index), in: area.tally.total, to: &writer)
      }
    }
    for cell in leading + ["", "total", "", ""] { writer.append(cell) }
    try writeNumbers(area.tally.total, in: area.tally.total, to: &writer)
  }

  private func writeCounts(
    _ key: TallyKey, of hazard: HazardDefinition, _ count: TallyCount, in total: TallyCount, to writer: inout CSVWriter
  ) throws {
    writer.append(key.statusName)
    if case .inside(let hazardClass) = key {
      writer.append(hazardClass)
      writer.append(hazard.label(of: hazardClass))
    } else {
      writer.append(nil as String?)
      writer.append(nil as String?)
    }
    try writeNumbers(count, in: total, to: &writer)
  }

  private func writeNumbers(_ count: TallyCount, in total: TallyCount, to writer: inout CSVWriter) throws {
    writer.append(count.stations)
    writer.append(share(count.stations, of: total.stations), decimals: 4)
    writer.append(hasVoters ? count.voters.known : nil)
    writer.append(hasVoters ? count.voters.share(of: total.voters) : nil, decimals: 4)
    writer.append(hasVoters ? count.voters.stationsWithout : nil)
    if hasCertainty { writer.append(count.uncertainStations) }
    try writer.endRow()
  }

  /// 0 to 1; nil, an empty cell, for a share of nothing.
  private func share(_ part: Int, of whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
}
