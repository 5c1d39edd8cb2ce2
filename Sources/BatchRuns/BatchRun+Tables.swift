import ByteStreams
import GeoJSONFiles
import HazardOverlay
import RegencyReports
import TableFiles

// The tables of the whole province.
extension BatchRun {
  /// The regencies by code, then those outside if there are any, then the total.
  func summaries(of pieces: [RegencyPiece], _ tallies: [Tally]) -> [AreaSummary] {
    let empty = Tally(hazardCount: inputs.hazards.count)
    var total = empty
    for tally in tallies { total.add(tally) }
    var areas: [AreaSummary] = []
    let tallyOfArea = Dictionary(zip(pieces.map(\.area), tallies)) { first, _ in first }
    for (index, area) in inputs.regencies.areas.enumerated()
    where options.only.isEmpty || options.only.contains(area.code) {
      areas.append(AreaSummary(code: area.code.text, name: area.name, tally: tallyOfArea[index] ?? empty))
    }
    if let outside = tallyOfArea[nil], outside.total.stations > 0 {
      areas.append(AreaSummary(code: "outside", name: "", tally: outside))
    }
    return areas + [AreaSummary(code: "total", name: "", tally: total)]
  }

  func writeTables(
    _ areas: [AreaSummary], _ pieces: [RegencyPiece], staging: String
  ) throws -> [OutputRecord] {
    let tables = SummaryTables(
      hazards: inputs.hazards.map(\.definition), hasVoters: inputs.stations.voters != nil,
      hasCertainty: inputs.stations.accuracies != nil)
    let province = areas.last?.tally ?? Tally(hazardCount: inputs.hazards.count)
    let unlocated = try unlocatedStations(of: pieces)
    return [
      try writeTable("summary/regencies.csv", staging) { try tables.writeRegencies(areas, to: &$0) },
      try writeTable("summary/hazards.csv", staging) { try tables.writeHazards(province, to: &$0) },
      try writeTable("unlocated.csv", staging) { try writeUnlocated(unlocated, to: &$0) },
      try writeTable("findings.csv", staging) { try writeFindings(findings.findings, in: options.language, to: &$0) },
    ]
  }

  /// `summary/sensitivity.csv`, areas as in the other tables.
  func writeSensitivity(
    of pieces: [RegencyPiece], _ outcomes: [RegencyWork.Outcome], _ variants: [[SensitivityVariant]], staging: String
  ) throws -> OutputRecord {
    var total = variants.map { $0.map { _ in SensitivityCount() } }
    var areas: [AreaSensitivity] = []
    for (piece, outcome) in zip(pieces, outcomes) {
      for (hazard, counts) in outcome.sensitivity.enumerated() {
        for (index, count) in counts.enumerated() { total[hazard][index].add(count) }
      }
      guard piece.area != nil || piece.count > 0 else { continue }
      let area = piece.area.map { inputs.regencies.areas[$0] }
      areas.append(
        AreaSensitivity(
          code: area?.code.text ?? "outside", name: area?.name ?? "", counts: outcome.sensitivity))
    }
    areas.append(AreaSensitivity(code: "total", name: "", counts: total))
    return try writeTable("summary/sensitivity.csv", staging) {
      try RegencyReports.writeSensitivity(areas, variants: variants, accuracy: job.tps.accuracy, to: &$0)
    }
  }

  func writeTable(
    _ path: String, _ staging: String, _ body: (inout CSVWriter) throws -> Void
  ) throws -> OutputRecord {
    let file = try OutputFolder.create(path, in: staging)
    var writer = CSVWriter(job.csv, to: file)
    try body(&writer)
    return OutputRecord(path: path, fingerprint: try file.finish(), features: nil)
  }

  private func unlocatedStations(of pieces: [RegencyPiece]) throws -> [UnlocatedStation] {
    let order = pieces.flatMap { piece in piece.unlocated.map { (station: $0, area: piece.area) } }
      .sorted { $0.station < $1.station }
    var result: [UnlocatedStation] = []
    var members = MemberReader(inputs.source.text)
    try members.forEach(order.map { inputs.source.members[$0.station] }) { index, bytes in
      let (station, area) = order[index]
      result.append(
        UnlocatedStation(
          feature: inputs.source.numbers?[station] ?? station, id: inputs.stations.ids[station],
          regencyCode: area.map { inputs.regencies.areas[$0].code.text } ?? "",
          villageCode: inputs.stations.villageCodes[station]?.text ?? "", voters: inputs.stations.voters?[station],
          members: String(decoding: bytes, as: UTF8.self)))
    }
    return result
  }
}
