import ByteStreams
import CoordinateTransforms
import Decisions
import Diagnostics
import FeatureModel
import GEOSOperations
import HazardOverlay
import JobFiles

/// What `run.json` says about one input file.
struct InputRecord: Sendable, Codable {
  var role: String
  var path: String
  var fingerprint: FileFingerprint
  var crs: CRS
  var edition: String?
  var account: FeatureAccount
}

/// The TPS of a job with what is needed to write them again.
struct StationSource: Sendable {
  var stations: PollingStations
  /// The number of each TPS in its file; nil when all are here.
  var numbers: [Int]?
  /// The property that holds the id.
  var idField: String
  /// The GeoJSON id of each TPS.
  var featureIDs: [PropertyValue]
  /// Where the properties of each TPS lie in `text`.
  var members: [ByteRange]
  var text: StoredText
  /// The values of further fields that the job names.
  var values: [String: [PropertyValue]]
}

/// Everything that a job reads, made ready: the state between reading and locating.
struct JobInputs: Sendable {
  var source: StationSource
  var regencies: AdministrativeLayer
  var districts: AdministrativeLayer?
  var villages: AdministrativeLayer?
  var hazards: [HazardLayer]
  /// The layers of facilities, in the order of the job.
  var facilities: [FacilityLayer]
  /// Where no booster may stand; nil when the job names nothing.
  var exclusion: IndexedLayer?
  /// The tables of TPS, in the order of the job.
  var tables: [ValueTable]
  /// The event after which the voting is postponed; nil when the job names none.
  var event: IndexedLayer?
  /// The jurisdictions of the police; nil when the job names none.
  var jurisdictions: Jurisdictions?
  /// Roads and bridges; nil when the job names none.
  var routes: RouteLayer?
  var records: [InputRecord]
  var findings: [Diagnostic]
  var files: [InputFile]
  /// Where the inputs come from when they were not read but taken out of an index, in part or as a whole.
  var selected: SelectedInputs?

  var stations: PollingStations { source.stations }

  /// The areas of a level; nil when the job names none.
  func administration(_ level: AdministrativeLevel) -> AdministrativeLayer? {
    switch level {
    case .regency: regencies
    case .district: districts
    case .village: villages
    }
  }

  /// A hazard with all parts that meet an envelope of a metric CRS, and maybe others.
  func hazard(_ hazard: Int, within envelope: Envelope, of crs: CRS) throws -> HazardLayer {
    let layer = hazards[hazard]
    return try selected?.hazard(layer, hazard, within: envelope, of: crs) ?? layer
  }

  /// Makes sure that no input changed since it was opened.
  ///
  /// - Throws: `InputProblem` `file-changed`.
  func ensureUnchanged() throws(InputProblem) {
    for file in files { try file.ensureUnchanged() }
  }
}

/// What became of a `JobSource`, and of the one that is read together with it.
struct ReadPiece: Sendable {
  enum Content: Sendable {
    case stations(StationSource)
    case administration(AdministrativeLayer)
    case hazard(HazardLayer)
    case facilities(FacilityLayer)
    case exclusion(IndexedLayer)
    case table(ValueTable)
    case jurisdictions(Jurisdictions)
    case event(IndexedLayer)
    case routes(RouteLayer)
  }

  var content: Content
  var records: [InputRecord]
  var findings: [Diagnostic]
  /// The tables with their coordinates as they were read, for the check of their CRS.
  var sources: [SourceTable]
}

extension JobInputs {
  /// Reads all files of a job, several at once.
  ///
  /// - Throws: The problem of the first file, in the order of the job, that cannot be used.
  static func read(_ job: Job, pool: WorkPool) throws -> JobInputs {
    let pieces = job.sources.filter { !$0.comesWithAnother }
    let opened = OpenedStations()
    // A thread that finds nothing left to read takes the hash of the TPS off the one that reads them.
    let read = try pool.map(pieces.map(Optional.some) + [nil]) {
      try GEOSContext()
    } _: { context, piece -> ReadPiece? in
      guard let piece else { return opened.hash() }
      return try InputPieceReader(job: job, context: context, opened: opened).read(piece)
    }.compactMap { $0 }
    var inputs = try assemble(read)
    inputs.hazards = try pool.map(inputs.hazards) { [regencies = inputs.regencies] in
      (try GEOSContext(), regencies)
    } _: { context, hazard in
      try hazard.speaking(for: context.1, in: context.0)
    }
    inputs.findings += try inputs.check(read, job, pool: pool)
    return inputs
  }

  private static func assemble(_ read: [ReadPiece]) throws -> JobInputs {
    var source: StationSource?
    var levels: [AdministrativeLevel: AdministrativeLayer] = [:]
    var hazards: [HazardLayer] = []
    var facilities: [FacilityLayer] = []
    var exclusion: IndexedLayer?
    var tables: [ValueTable] = []
    var jurisdictions: Jurisdictions?
    var event: IndexedLayer?
    var routes: RouteLayer?
    for piece in read {
      switch piece.content {
      case .stations(let stations): source = stations
      case .administration(let layer): levels[layer.level] = layer
      case .hazard(let layer): hazards.append(layer)
      case .facilities(let layer): facilities.append(layer)
      case .exclusion(let layer): exclusion = layer
      case .table(let table): tables.append(table)
      case .jurisdictions(let found): jurisdictions = found
      case .event(let layer): event = layer
      case .routes(let layer): routes = layer
      }
    }
    guard let source, let regencies = levels[.regency] else { preconditionFailure("every job has TPS and regencies") }
    return JobInputs(
      source: source, regencies: regencies, districts: levels[.district], villages: levels[.village],
      hazards: hazards, facilities: facilities, exclusion: exclusion, tables: tables, event: event,
      jurisdictions: jurisdictions, routes: routes, records: read.flatMap(\.records),
      findings: read.flatMap(\.findings),
      files: read.flatMap { $0.sources.flatMap(\.files) })
  }

  /// What can be checked side by side when all files are read.
  private enum Check: Sendable {
    /// The TPS, with one another.
    case stations(StationCheck)
    /// The coordinates of a file, with its CRS and with the envelope of the regencies.
    case plausibility(SourceTable)
  }

  private func check(_ read: [ReadPiece], _ job: Job, pool: WorkPool) throws -> [Diagnostic] {
    // The TPS are the first piece, the regencies the second.
    let (table, areas) = (read[0].sources[0].table, read[1].sources[0])
    try Self.throwProblem(of: areas, expected: nil)
    let (codes, envelope) = (regencies.areas.map(\.code), try regencies.layer.degreesEnvelope())
    let checks = StationCheck.allCases.map { Check.stations($0) } + read.flatMap(\.sources).map { .plausibility($0) }
    return try pool.map(checks) {
    } _: { _, check in
      switch check {
      case .stations(let check):
        return check.findings(stations, in: table, fields: job.tps.fields, regencies: codes)
      case .plausibility(let source):
        try Self.throwProblem(of: source, expected: envelope)
        return []
      }
    }.flatMap { $0 }
  }

  private static func throwProblem(of source: SourceTable, expected: Envelope?) throws {
    let plausibility = CoordinatePlausibility(
      declared: source.isCRSStated ? source.crs : nil, expected: expected, at: Place(source.table.file))
    if let problem = plausibility.problem(in: source.table.geometries.coordinates) { throw problem }
  }
}

extension IndexedLayer {
  /// Envelope in OGC:CRS84.
  func degreesEnvelope() throws -> Envelope {
    try CoordinateTransformer(from: crs, to: .wgs84).envelope(around: envelope)
  }
}
