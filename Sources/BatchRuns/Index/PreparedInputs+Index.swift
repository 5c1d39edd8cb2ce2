import ByteStreams
import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations
import HazardOverlay
import JobFiles

extension PreparedInputs {
  /// What a run of some regencies, or of joined parts, needs of the index of its job; nil when there is no index that is
  /// current, or the run is another one: it reads the files then.
  ///
  /// Whoever is going to read what is written gets only what was hashed: a mere part relies on size and time of the inputs,
  /// and whoever joins the parts hashes them.
  static func indexed(_ job: Job, _ options: RunOptions) throws -> PreparedInputs? {
    guard !options.only.isEmpty || options.isGathering else { return nil }
    options.progress(.stage(LocalizedText(en: "reading", id: "membaca")))
    guard let index = try JobIndex(options.index ?? JobIndex.path(ofJob: job.file), job: job),
      try index.isCurrent(job, hashes: !options.isPart)
    else { return nil }
    return try PreparedInputs(index, job, options)
  }

  private init(_ index: JobIndex, _ job: Job, _ options: RunOptions) throws {
    let header = index.header
    metricCRS = try Self.metricCRS(of: job, stations: header.stationCRS)
    let isPlain = job.outputs.isEmpty && job.decisions.isEmpty
    var selected = try SelectedInputs(index, selection: InputSelection())
    if options.isPart || (isPlain && !options.isGathering) {
      selected.selection.areas = []
      let areas = try selected.areas(header.regencies, level: .regency)
      selected.selection.areas = Set(
        options.only.compactMap { code in
          code.text == PartState.outside ? .some(nil) : areas.area(withCode: code).map { .some($0) }
        })
    }
    let regencies = try selected.areas(header.regencies, level: .regency)
    if selected.selection.areas != nil, !options.isPart {
      let toDegrees = try CoordinateTransformer(from: regencies.layer.crs, to: .wgs84)
      selected.selection.shown = toDegrees.envelope(around: regencies.envelope(ofAreas: options.only))
    }
    selected.selection.readsHazards = !(options.isGathering && isPlain) || options.drawsZones
    let rows = try selected.stations()
    let source = rows.source(header, text: index.file.text)
    placements = rows.placements(header)
    inputs = JobInputs(
      source: source, regencies: regencies,
      districts: try header.districts.map { try selected.areas($0, level: .district) },
      villages: try header.villages.map { try selected.areas($0, level: .village) }, hazards: [],
      facilities: [], exclusion: nil, tables: [], event: nil, jurisdictions: nil, routes: nil, records: header.records,
      findings: [], files: [index.file])
    let pieces = RegencyPiece.all(inputs, placements, only: options.only)
    inputs.hazards = try selected.hazards(
      job.hazards.map(\.definition),
      around: MetricLayers.envelopes(of: pieces, inputs.stations, metricCRS: metricCRS).map { ($0.crs, $0.envelope) },
      reach: MetricReach(job, inputs.stations, factors: options.sensitivityFactors))
    inputs.selected = selected
    guard !options.isPart else { return }
    findings.append(contentsOf: try index.findings())
    guard !job.decisions.isEmpty else { return }
    try inputs.readDecisionSources(job)
    decisions = try DecisionWork(job, inputs, placements)
  }
}

extension StoredStations {
  /// The TPS as they were read.
  fileprivate func source(_ header: IndexHeader, text: StoredText) -> StationSource {
    let stations = PollingStations(
      file: header.stationFile, crs: header.stationCRS, ids: ids,
      villageCodes: villageCodes.map { AdministrativeCode($0) },
      regencyCodes: regencyCodes.map { AdministrativeCode($0) },
      voters: header.hasVoters ? voters.map { $0 < 0 ? nil : $0 } : nil,
      accuracies: header.hasAccuracies ? accuracies : nil, coordinates: coordinates, lonLat: lonLat)
    return StationSource(
      stations: stations, numbers: numbers, idField: header.idField, featureIDs: featureIDs,
      members: ids.indices.map { ByteRange(offset: ranges[2 * $0], count: ranges[2 * $0 + 1]) }, text: text,
      values: Dictionary(uniqueKeysWithValues: zip(header.fields, values)))
  }

  fileprivate func placements(_ header: IndexHeader) -> StationPlacements {
    func level(_ level: Int) -> [Placement] { numbers.indices.map { placement($0, level: level) } }
    return StationPlacements(
      regencies: level(0), districts: header.districts.map { _ in level(1) },
      villages: header.villages.map { _ in level(2) })
  }
}

extension JobInputs {
  /// Reads the small files that only decisions need. What is recorded of them is what was read.
  fileprivate mutating func readDecisionSources(_ job: Job) throws {
    let reader = InputPieceReader(job: job, context: try GEOSContext())
    for piece in job.sources where piece.isForDecisions {
      let read = try reader.read(piece)
      for record in read.records {
        guard let index = records.firstIndex(where: { $0.role == record.role }) else {
          throw BalanceMistake(words: "the index does not know \(record.role)")
        }
        records[index] = record
      }
      files += read.sources.flatMap(\.files)
      switch read.content {
      case .stations, .administration, .hazard: preconditionFailure("these are in the index")
      case .facilities(let layer): facilities.append(layer)
      case .exclusion(let layer): exclusion = layer
      case .table(let table): tables.append(table)
      case .jurisdictions(let found): jurisdictions = found
      case .event(let layer): event = layer
      case .routes(let layer): routes = layer
      }
    }
  }
}

extension HazardDefinition {
  /// Some of its zones depend on all of its parts.
  var hasIndivisibleZones: Bool { (isInverted && nearMeters > 0) || rings.count > 1 }
}
