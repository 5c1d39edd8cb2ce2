import ByteStreams
import Diagnostics
import FeatureModel
import GeoPackageFiles
import HazardOverlay
import RegencyReports

/// Writes `petarawan.gpkg`: TPS, regencies with their counts, zones, findings, the table of counts and the decisions.
struct GeoPackageOutput {
  static let path = "petarawan.gpkg"

  let finished: FinishedRun
  let texts: GeoPackageTexts
  let styles: QGISStyles

  init(_ finished: FinishedRun) {
    self.finished = finished
    styles = finished.styles
    texts = GeoPackageTexts(hazards: finished.hazards, language: finished.language)
  }

  /// Writes the file.
  func write() throws -> OutputRecord {
    let place = finished.staging + "/" + Self.path
    let writer = try GeoPackageWriter(creating: place, day: finished.run.job.asOf ?? "1970-01-01")
    let count = try writeStations(to: writer)
    try writeRegencies(to: writer)
    for (hazard, path) in finished.zoneFiles { try writeZones(finished.hazards[hazard], from: path, to: writer) }
    try writeFindings(to: writer)
    try writeCounts(to: writer)
    try writeDecisions(to: writer)
    try writer.finish()
    let fingerprint = try InputFile.open(path: place, named: Self.path).fingerprint()
    return OutputRecord(path: Self.path, fingerprint: fingerprint, features: count)
  }

  // MARK: TPS

  /// - Returns: The number of TPS.
  private func writeStations(to writer: GeoPackageWriter) throws -> Int {
    let columns = try stationColumns()
    let layer = GeoPackageLayer(
      name: "tps", title: texts.stations, geometry: .point,
      columns: columns.map { GeoPackageColumn($0.name, $0.type, alias: texts.alias(of: $0.name)) },
      styles: styles.namedStationStyles)
    try writer.begin(layer)
    let names = columns.map(\.name)
    var count = 0
    for path in finished.stationFiles {
      let table = try finished.layer(path, properties: names)
      let values = names.map { table.values(of: $0) }
      for station in 0..<table.count {
        for (column, type) in columns.map(\.type).enumerated() { writer.append(values[column][station], as: type) }
        try writer.endRow(at: table.geometries.position(station))
      }
      count += table.count
    }
    try writer.endLayer()
    return count
  }

  /// The input's own properties with the types that hold all of their values, then those that the run added.
  private func stationColumns() throws -> [(name: String, type: GeoPackageColumn.ValueType)] {
    let finished = finished
    let added = AnnotationNames.all(hazards: finished.hazards.map(\.id), withCertainty: finished.hasCertainty)
    let addedNames = Set(added)
    let pieces = try finished.run.pool.map(finished.stationFiles) {
    } _: { _, path in
      let own = try finished.layer(path).propertyNames.filter { !addedNames.contains($0) }
      let features = finished.hazards.map { $0.id + "_feature" }
      let table = try finished.layer(path, properties: own + features)
      return (own + features).map { (name: $0, kinds: ValueKinds(table.values(of: $0))) }
    }
    var names: [String] = []
    var kinds: [String: ValueKinds] = [:]
    for (name, found) in pieces.joined() {
      if kinds[name] == nil, !addedNames.contains(name) { names.append(name) }
      kinds[name, default: []].formUnion(found)
    }
    return names.map { ($0, kinds[$0, default: []].columnType) }
      + added.map { ($0, texts.type(of: $0) ?? kinds[$0, default: []].columnType) }
  }

  // MARK: Areas

  private func writeRegencies(to writer: GeoPackageWriter) throws {
    let statuses = CountedStatuses.all.map(\.name)
    var columns = [
      GeoPackageColumn("regency_code", .text, alias: texts.alias(of: "regency_code")),
      GeoPackageColumn("regency_name", .text, alias: texts.alias(of: "regency_name")),
      GeoPackageColumn("tps_count", .integer, alias: texts.stationCount),
      GeoPackageColumn("voters", .integer, alias: texts.voters),
      GeoPackageColumn("tps_without_voters", .integer, alias: texts.stationsWithoutVoters),
    ]
    columns += finished.hazards.flatMap { hazard in
      statuses.map { status in
        GeoPackageColumn("\(hazard.id)_\(status)", .integer, alias: texts.alias(of: "\(hazard.id)_\(status)"))
      }
    }
    try writer.begin(
      GeoPackageLayer(
        name: "regencies", title: texts.regencies, geometry: .multiPolygon, columns: columns,
        styles: [(texts.regencies, styles.regenciesDocument)]))
    let regencies = finished.run.inputs.regencies
    let outlines = try regencies.outlines()
    let summaries = Dictionary(finished.areas.map { ($0.code, $0) }) { first, _ in first }
    for (index, area) in regencies.areas.enumerated() {
      guard let summary = summaries[area.code.text] else { continue }
      writer.append(summary.code)
      writer.append(summary.name)
      writer.append(summary.tally.total.stations)
      writer.append(hasVoters ? summary.tally.total.voters.known : nil)
      writer.append(hasVoters ? summary.tally.total.voters.stationsWithout : nil)
      for hazard in finished.hazards.indices {
        for status in statuses { writer.append(count(status, of: hazard, in: summary)) }
      }
      try writer.endRow(index, of: outlines)
    }
    try writer.endLayer()
  }

  /// `counts`: a row for each area and hazard; the atlas shows those of its regency.
  private func writeCounts(to writer: GeoPackageWriter) throws {
    let statuses = CountedStatuses.all
    try writer.begin(
      GeoPackageLayer(
        name: "counts", title: texts.counts, geometry: nil,
        columns: [
          GeoPackageColumn("regency_code", .text, alias: texts.alias(of: "regency_code")),
          GeoPackageColumn("regency_name", .text, alias: texts.alias(of: "regency_name")),
          GeoPackageColumn("hazard", .text, alias: texts.hazardID),
          GeoPackageColumn("title", .text, alias: texts.hazard),
          GeoPackageColumn("tps_count", .integer, alias: texts.stationCount),
        ] + statuses.map { GeoPackageColumn($0.name, .integer, alias: $0.title.text(in: finished.language)) }))
    for area in finished.areas {
      for (index, hazard) in finished.hazards.enumerated() {
        for text in [area.code, area.name, hazard.id, hazard.title] { writer.append(text) }
        writer.append(area.tally.total.stations)
        for status in statuses { writer.append(count(status.name, of: index, in: area)) }
        try writer.endRow()
      }
    }
    try writer.endLayer()
  }

  private var hasVoters: Bool { finished.run.inputs.stations.voters != nil }

  private func count(_ status: String, of hazard: Int, in area: AreaSummary) -> Int {
    TallyKey.rows(of: finished.hazards[hazard]).filter { $0.statusName == status }
      .reduce(0) { $0 + area.tally.count($1, ofHazard: hazard).stations }
  }

  // MARK: Zones and findings

  private func writeZones(_ hazard: HazardDefinition, from path: String, to writer: GeoPackageWriter) throws {
    let columns = texts.zoneColumns
    try writer.begin(
      GeoPackageLayer(
        name: "zones_" + hazard.id, title: texts.zones(hazard), geometry: .polygon, columns: columns,
        styles: [(texts.zones(hazard), styles.zonesDocument(hazard))]))
    let table = try finished.layer(path, properties: columns.map(\.name))
    for zone in 0..<table.count {
      for column in columns { writer.append(table.values(of: column.name)[zone], as: column.type) }
      try writer.endRow(zone, of: table.geometries)
    }
    try writer.endLayer()
  }

  /// All findings; those about a located TPS are points.
  private func writeFindings(to writer: GeoPackageWriter) throws {
    let stations = finished.run.inputs.stations
    try writer.begin(
      GeoPackageLayer(
        name: "findings", title: texts.findings, geometry: .point, columns: texts.findingColumns,
        styles: [(texts.findings, styles.findingsDocument)]))
    let language = finished.language
    for finding in finished.run.findings.findings {
      let part = finding.place.part.map { $0.text(in: language) + ": " } ?? ""
      for text in [finding.severity.rawValue, finding.place.file] { writer.append(text) }
      writer.append(finding.place.feature)
      for text in [
        finding.place.id, finding.code, printable(part + finding.message.text(in: language)),
        printable(finding.fix.text(in: language)), finding.action.rawValue,
      ] { writer.append(text) }
      let station = finding.place.file == stations.file ? finding.place.feature : nil
      try writer.endRow(at: station.flatMap { stations.isLocated($0) ? stations.degrees(of: $0) : nil })
    }
    try writer.endLayer()
  }
}
