import ByteStreams
import CoordinateTransforms
import FeatureModel
import GEOSOperations
import HazardOverlay
import RegencyReports

/// Draws and writes the zones of all hazards, in three rounds of pieces: shapes, groups to be dissolved, files.
struct ZoneWork: Sendable {
  private let hazards: [HazardLayer]
  private let metric: MetricLayers
  private let metricCRS: MetricCRSChoice
  private let precision: ZonePrecision
  private let staging: String
  let sheets: [Sheet]

  /// A sheet of one hazard.
  struct Sheet: Sendable {
    var hazard: Int
    var sheet: ZoneSheet
  }

  /// A piece of the first round.
  private struct ShapePiece: Sendable {
    var sheet: Int
    var piece: ZonePiece
  }

  /// - Parameter sheets: Those of each hazard.
  init(
    _ hazards: [HazardLayer], metric: MetricLayers, metricCRS: MetricCRSChoice, precision: ZonePrecision,
    staging: String, sheets: (_ hazard: Int) throws -> [ZoneSheet]
  ) throws {
    self.hazards = hazards
    self.metric = metric
    self.metricCRS = metricCRS
    self.precision = precision
    self.staging = staging
    self.sheets = try hazards.indices.flatMap { hazard in
      try sheets(hazard).map { Sheet(hazard: hazard, sheet: $0) }
    }
  }

  /// - Parameter only: In OGC:CRS84: only parts that touch it are drawn; nil for all.
  init(
    _ hazards: [HazardLayer], metric: MetricLayers, metricCRS: MetricCRSChoice, full: Bool, precision: ZonePrecision,
    only: Envelope?, staging: String
  ) throws {
    try self.init(hazards, metric: metric, metricCRS: metricCRS, precision: precision, staging: staging) { index in
      let crs = hazards[index].layer.crs
      let envelope = try only.map { try CoordinateTransformer(from: .wgs84, to: crs).envelope(around: $0) }
      return hazards[index].zoneSheets(full: full, around: envelope)
    }
  }

  // MARK: Shapes

  /// Draws the shapes of all sheets.
  ///
  /// - Returns: The groups of shapes that have to be dissolved, the heaviest first.
  func draw(pool: WorkPool) throws -> [GroupPiece] { groupPieces(try shapes(pool: pool)) }

  /// The shapes of each sheet: a feature for each cluster of its parts.
  func shapes(pool: WorkPool) throws -> [FeatureGeometries] {
    let pieces = try pool.map(Array(sheets.indices)) {
      try GEOSContext()
    } _: { context, sheet in
      try builder(sheets[sheet].hazard, in: context).pieces(of: sheets[sheet].sheet)
        .map { ShapePiece(sheet: sheet, piece: $0) }
    }.flatMap { $0 }
    let drawn = try pool.map(pieces) {
      try GEOSContext()
    } _: { context, item in
      try builder(sheets[item.sheet].hazard, in: context).shapes(of: sheets[item.sheet].sheet, item.piece)
    }
    var shapesOfSheet = sheets.map { _ in FeatureGeometries() }
    for (piece, shapes) in zip(pieces, drawn) {
      shapesOfSheet[piece.sheet].appendFeatures(of: shapes)
    }
    return shapesOfSheet
  }

  // MARK: Dissolving

  /// A piece of the second round: neighbouring groups of shapes of one sheet.
  struct GroupPiece: Sendable {
    fileprivate(set) var sheet: Int
    fileprivate var groups: [FeatureGeometries] = []
    /// Number of positions.
    fileprivate(set) var weight = 0
  }

  /// The groups of the shapes of each sheet, in pieces of about 20,000 positions, the heaviest first.
  func groupPieces(_ shapesOfSheet: [FeatureGeometries]) -> [GroupPiece] {
    var result: [GroupPiece] = []
    for (sheet, shapes) in shapesOfSheet.enumerated() {
      var piece = GroupPiece(sheet: sheet)
      for members in ZoneBuilder.groups(of: shapes) {
        var group = FeatureGeometries()
        for part in members { group.appendPart(part, of: shapes) }
        group.endFeature(.multiPolygon)
        piece.groups.append(group)
        piece.weight += group.positionCount
        if piece.weight >= 20_000 {
          result.append(piece)
          piece = GroupPiece(sheet: sheet)
        }
      }
      if !piece.groups.isEmpty { result.append(piece) }
    }
    return result.indices.sorted { (result[$1].weight, $0) < (result[$0].weight, $1) }.map { result[$0] }
  }

  /// The connected parts of the groups of a piece.
  func dissolved(_ piece: GroupPiece, in context: GEOSContext) throws -> [FeatureGeometries] {
    let builder = builder(sheets[piece.sheet].hazard, in: context)
    return try piece.groups.flatMap { try builder.dissolved(Array(0..<$0.partCount), of: $0) }
  }

  // MARK: Writing

  /// The zones of each hazard, in the order of the hazards.
  ///
  /// - Parameter finished: Further polygons of each sheet, a feature each; none in a run that is not divided.
  func zones(
    _ pieces: [GroupPiece], _ dissolved: [[FeatureGeometries]], finished: [FeatureGeometries] = []
  ) -> [[HazardZone]] {
    var polygonsOfSheet = sheets.map { _ in [FeatureGeometries]() }
    for (sheet, polygons) in finished.enumerated() {
      polygonsOfSheet[sheet] = (0..<polygons.count).map { polygons.features([$0]) }
    }
    for (piece, polygons) in zip(pieces, dissolved) { polygonsOfSheet[piece.sheet] += polygons }
    var zones = hazards.map { _ in [HazardZone]() }
    for (sheet, polygons) in zip(sheets, polygonsOfSheet) {
      zones[sheet.hazard] += polygons.sortedByPlace.map { HazardZone(kind: sheet.sheet.kind, geometry: $0) }
    }
    return zones
  }

  /// Draws all zones; nothing is written.
  func zones(pool: WorkPool) throws -> [[HazardZone]] {
    let pieces = try draw(pool: pool)
    return zones(
      pieces,
      try pool.map(pieces) {
        try GEOSContext()
      } _: { context, piece in
        try dissolved(piece, in: context)
      })
  }

  /// Writes a file for each hazard that has zones.
  func write(_ zones: [[HazardZone]], pool: WorkPool) throws -> [OutputRecord] {
    let withZones = Set(sheets.map(\.hazard)).sorted()
    return try pool.map(withZones.map { (hazard: $0, zones: zones[$0]) }) {
    } _: { _, item in
      try write(item.zones, of: hazards[item.hazard].definition)
    }
  }

  private func builder(_ hazard: Int, in context: GEOSContext) -> ZoneBuilder {
    ZoneBuilder(hazards[hazard], metricCRS: metricCRS, precision: precision, in: context) {
      metric.layer(hazard, ifIn: $0)
    }
  }

  private func write(_ zones: [HazardZone], of hazard: HazardDefinition) throws -> OutputRecord {
    let path = "zones/\(hazard.id).geojson"
    let file = try OutputFolder.create(path, in: staging)
    try writeZones(zones, of: hazard, to: file)
    return OutputRecord(path: path, fingerprint: try file.finish(), features: zones.count)
  }
}

extension [FeatureGeometries] {
  /// Single polygons from west to east, then from south to north.
  fileprivate var sortedByPlace: [FeatureGeometries] {
    map { (envelope: $0.envelope(ofPart: 0), polygon: $0) }.sorted {
      ($0.envelope.minX, $0.envelope.minY, $0.envelope.maxX, $0.envelope.maxY)
        < ($1.envelope.minX, $1.envelope.minY, $1.envelope.maxX, $1.envelope.maxY)
    }.map(\.polygon)
  }
}
