import ByteStreams
import Decisions
import Diagnostics
import FeatureModel
import GEOSOperations
import HazardOverlay
import JobFiles
import RegencyReports

/// Reads one file of a job and makes it ready. Not for more than one task.
struct InputPieceReader {
  let job: Job
  let context: GEOSContext
  var opened = OpenedStations()

  func read(_ piece: JobSource) throws -> ReadPiece {
    switch piece.content {
    case .stations(let source): try readStations(source, piece)
    case .administration(let level, let source): try readAdministration(level, source, piece)
    case .hazard(let source): try readHazard(source, piece)
    case .coverage: preconditionFailure("it is read with its hazard")
    case .facilities(let source): try readFacilities(source, piece)
    case .exclusion: try readAreas(piece) { .exclusion($0) }
    case .table(let source): try readTable(source, piece)
    case .jurisdictions(let source): try readJurisdictions(source, piece)
    case .event: try readAreas(piece) { .event($0) }
    case .routes(let source): try readRoutes(source, piece)
    }
  }

  private var assembly: LayerAssembly { LayerAssembly(policy: job.policy.invalidGeometry, in: context) }

  private func readStations(_ source: PollingStationSource, _ piece: JobSource) throws -> ReadPiece {
    let fields = source.fields
    let more = job.decisions.stationFields
    let read = try SourceReader(
      source: source.source, crs: source.crs, coordinates: source.coordinates, properties: piece.columns,
      keepsMembers: true, onOpen: { opened.file = $0 }
    ).read()
    try read.table.requireProperties(job.report.fields + job.report.privateFields)
    try refuseTakenNames(in: read.table.propertyNames, of: read.table.file)
    let (stations, findings) = try PollingStations.read(read.table, fields: fields, crs: read.crs)
    try read.table.requireProperties(more)
    let (table, ambiguities) = read.table.resolvingNumbers(
      in: job.decisions.numberFields(ofTable: nil), decimal: source.decimal)
    let ownFindings = job.outputs.isDisjoint(with: [.geopackage, .qgis]) ? [] : caseFindings(read.table)
    let account = FeatureAccount(features: read.table.count, used: stations.count)
    let content = StationSource(
      stations: stations, idField: fields.id, featureIDs: read.table.ids, members: read.table.propertyMembers,
      text: read.text,
      values: Dictionary(uniqueKeysWithValues: Set(more).map { ($0, table.values(of: $0)) }))
    return ReadPiece(
      content: .stations(content), records: [try record(piece.role, read, account)],
      findings: findings + ambiguities + ownFindings, sources: [read])
  }

  private func readAdministration(
    _ level: AdministrativeLevel, _ source: AdministrativeSource, _ piece: JobSource
  ) throws -> ReadPiece {
    let read = try SourceReader(source: piece.path, crs: piece.crs, properties: piece.columns).read()
    let assembled = try assembly.administration(
      read.table, crs: read.crs, level: level,
      fields: AdministrativeFields(
        code: source.codeField, name: source.nameField, areKemendagri: source.areKemendagri))
    return ReadPiece(
      content: .administration(assembled.layer), records: [try record(piece.role, read, assembled.account)],
      findings: assembled.findings, sources: [read])
  }

  private func readHazard(_ source: HazardSource, _ piece: JobSource) throws -> ReadPiece {
    let definition = source.definition
    let coverage = try source.coverage.map { path in
      let read = try SourceReader(source: path, properties: []).read()
      return (read: read, assembled: try assembly.areas(read.table, crs: read.crs))
    }
    let read = try SourceReader(
      source: piece.path, crs: piece.crs, properties: piece.columns, cells: Classifier(definition.classRule)
    ).read()
    let assembled = try assembly.hazard(
      read.table, crs: read.crs, definition: definition, idField: source.idField,
      coverage: coverage?.assembled.layer)
    var records = [try record(piece.role, read, assembled.account, edition: definition.edition)]
    if let coverage {
      records.append(try record("coverage:" + definition.id, coverage.read, coverage.assembled.account))
    }
    return ReadPiece(
      content: .hazard(assembled.layer), records: records,
      findings: assembled.findings + (coverage?.assembled.findings ?? []),
      sources: [read] + (coverage.map { [$0.read] } ?? []))
  }

  private func readFacilities(_ source: FacilitySource, _ piece: JobSource) throws -> ReadPiece {
    let read = try SourceReader(
      source: piece.path, crs: piece.crs, coordinates: source.coordinates, properties: piece.columns
    ).read()
    let layer = try FacilityLayer(read.table, source: source, crs: read.crs)
    let account = FeatureAccount(
      features: read.table.count, used: layer.facilities.count,
      skipped: read.table.count - layer.facilities.count)
    return ReadPiece(
      content: .facilities(layer), records: [try record(piece.role, read, account)],
      findings: layer.findings, sources: [read])
  }

  private func readAreas(_ piece: JobSource, _ content: (IndexedLayer) -> ReadPiece.Content) throws -> ReadPiece {
    let read = try SourceReader(source: piece.path, crs: piece.crs, properties: piece.columns).read()
    let assembled = try assembly.areas(read.table, crs: read.crs)
    return ReadPiece(
      content: content(assembled.layer), records: [try record(piece.role, read, assembled.account)],
      findings: assembled.findings, sources: [read])
  }

  private func readRoutes(_ source: RouteSource, _ piece: JobSource) throws -> ReadPiece {
    let read = try SourceReader(source: piece.path, crs: piece.crs, properties: piece.columns).read()
    let ids = source.idField.map { read.table.values(of: $0) } ?? read.table.ids
    let assembled = try assembly.areas(read.table, crs: read.crs, names: ids.map(\.text))
    try read.table.requireProperties(piece.columns)
    let routes = RouteLayer(layer: assembled.layer, ids: ids.enumerated().map { $1.text ?? String($0) })
    return ReadPiece(
      content: .routes(routes), records: [try record(piece.role, read, assembled.account)],
      findings: assembled.findings, sources: [read])
  }

  private func readTable(_ source: TableSource, _ piece: JobSource) throws -> ReadPiece {
    let read = try SourceReader(source: piece.path, properties: piece.columns, needsPlaces: false).read()
    guard read.table.count > 0 else { throw InputProblem.noFeatures(in: read.table.file) }
    try read.table.requireProperties(piece.columns)
    let account = FeatureAccount(features: read.table.count, used: read.table.count)
    let (table, ambiguities) = read.table.resolvingNumbers(
      in: job.decisions.numberFields(ofTable: source.id), decimal: source.decimal)
    return ReadPiece(
      content: .table(ValueTable(source: source, table: table)),
      records: [try record(piece.role, read, account)], findings: table.findings + ambiguities, sources: [read])
  }

  private func readJurisdictions(_ source: JurisdictionSource, _ piece: JobSource) throws -> ReadPiece {
    let isTable = source.areaField != nil
    let read = try SourceReader(
      source: piece.path, crs: piece.crs, properties: piece.columns, needsPlaces: !isTable
    ).read()
    guard read.table.count > 0 else { throw InputProblem.noFeatures(in: read.table.file) }
    let assembled = isTable ? nil : try assembly.areas(read.table, crs: read.crs)
    let jurisdictions = try Jurisdictions(read.table, source: source, layer: assembled?.layer)
    let account = assembled?.account ?? FeatureAccount(features: read.table.count, used: read.table.count)
    return ReadPiece(
      content: .jurisdictions(jurisdictions), records: [try record(piece.role, read, account)],
      findings: (assembled?.findings ?? read.table.findings) + jurisdictions.findings, sources: [read])
  }

  private func record(
    _ role: String, _ read: SourceTable, _ account: FeatureAccount, edition: String? = nil
  ) throws -> InputRecord {
    InputRecord(
      role: role, path: read.table.file, fingerprint: try FileFingerprint(of: read.files), crs: read.crs,
      edition: edition,
      account: account)
  }

  /// Names of the input that GeoPackage and QGIS take for the same.
  private func caseFindings(_ table: FeatureTable) -> [Diagnostic] {
    var known: [String: String] = [:]
    return table.propertyNames.compactMap { name in
      guard let first = known[name.lowercased()] else {
        known[name.lowercased()] = name
        return nil
      }
      return .namesDifferInCase(
        first, name, at: Place(table.file, part: LocalizedText(en: "properties", id: "properti")))
    }
  }

  /// The names that a run adds must be free.
  private func refuseTakenNames(in names: [String], of file: String) throws(InputProblem) {
    // GeoPackage and QGIS do not tell names apart that differ in case only.
    let added = Set(
      AnnotationNames.all(hazards: job.hazards.map(\.definition.id), withCertainty: job.tps.accuracy != nil)
        .map { $0.lowercased() })
    guard let taken = names.first(where: { added.contains($0.lowercased()) }) else { return }
    let hazard = job.hazards.map(\.definition.id).first { taken.lowercased().hasPrefix($0 + "_") }
    throw InputProblem(
      "property-taken", at: Place(file, part: LocalizedText(en: "properties", id: "properti")),
      LocalizedText(
        en: "the input has a property \"\(taken)\", and the run adds \"\(taken.lowercased())\"",
        id: "masukan punya properti \"\(taken)\", dan proses ini menambah \"\(taken.lowercased())\""),
      fix: hazard.map {
        LocalizedText(
          en: "give hazard \"\($0)\" another id, or rename the property in the source",
          id: "beri id lain pada bahaya \"\($0)\", atau ganti nama properti di sumber")
      }
        ?? LocalizedText(
          en: "rename or drop the property in the source (is it the output of an earlier run?)",
          id: "ganti nama atau hapus properti di sumber (apakah ini keluaran proses sebelumnya?)"))
  }
}

extension Diagnostic {
  fileprivate static func namesDifferInCase(_ first: String, _ second: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "names-differ-in-case", at: place,
      LocalizedText(
        en:
          "\"\(first)\" and \"\(second)\" differ in case only, which GeoPackage and QGIS do not see; there the latter gets a number",
        id:
          "\"\(first)\" dan \"\(second)\" hanya berbeda huruf besar kecil, yang tidak dibedakan GeoPackage dan QGIS; di sana yang kedua diberi nomor"
      ),
      fix: LocalizedText(en: "rename one of them in the source", id: "ganti nama salah satunya di sumber"),
      action: .kept)
  }
}

extension PollingStationSource {
  /// The properties of the TPS file that the job names.
  var fields: PollingStationFields {
    var fields = PollingStationFields(
      id: idField, villageCode: villageCodeField, voters: votersField, accuracy: accuracy)
    fields.votersAtMost = votersAtMost
    fields.decimal = decimal
    return fields
  }
}

extension FeatureTable {
  /// The table with the numbers of some columns made plain, and what stays ambiguous in them.
  fileprivate func resolvingNumbers(
    in fields: Set<String>, decimal: DecimalMark?
  ) -> (table: FeatureTable, findings: [Diagnostic]) {
    var table = self
    var findings: [Diagnostic] = []
    for field in fields.sorted() {
      let values = values(of: field)
      let column = NumberColumn(values, .measure, decimal: decimal)
      table.properties[field] = column.resolving(values)
      findings += column.ambiguities(values, field: field) { Place(file, feature: $0) }
    }
    return (table, findings)
  }
}
