import ByteStreams
import CoordinateTransforms
import FeatureModel
import GEOSOperations
import HazardOverlay
import RegencyReports

/// Draws and writes the zones of all hazards, in three rounds of pieces: shapes, dissolving, files.
struct ZoneWork: Sendable {
  private let hazards: [HazardLayer]
  private let metric: MetricLayers
  private let metricCRS: MetricCRSChoice
  private let precision: ZonePrecision
  private let staging: String
  private let sheets: [Sheet]

  /// A sheet of one hazard.
  private struct Sheet: Sendable {
    var hazard: Int
    var sheet: ZoneSheet
  }

  /// A piece of the first round.
  struct ShapePiece: Sendable {
    fileprivate var sheet: Int
    fileprivate var parts: [Int]
  }

  /// - Parameter only: In OGC:CRS84: only parts that touch it are drawn; nil for all.
  init(
    _ hazards: [HazardLayer], metric: MetricLayers, metricCRS: MetricCRSChoice, full: Bool, precision: ZonePrecision,
    only: Envelope?, staging: String
  ) throws {
    self.hazards = hazards
    self.metric = metric
    self.metricCRS = metricCRS
    self.precision = precision
    self.staging = staging
    sheets = try hazards.enumerated().flatMap { index, hazard in
      let envelope = try only.map { try CoordinateTransformer(from: .wgs84, to: hazard.layer.crs).envelope(around: $0) }
      return hazard.zoneSheets(full: full, around: envelope).map { Sheet(hazard: index, sheet: $0) }
    }
  }

  // MARK: Shapes

  var shapePieces: [ShapePiece] {
    sheets.enumerated().flatMap { index, item in
      item.sheet.pieces(of: hazards[item.hazard]).map { ShapePiece(sheet: index, parts: $0) }
    }
  }

  func shapes(of piece: ShapePiece, in context: GEOSContext) throws -> FeatureGeometries {
    let item = sheets[piece.sheet]
    return try builder(item.hazard, in: context).shapes(of: item.sheet, parts: piece.parts)
  }

  // MARK: Dissolving and writing

  /// Dissolves the shapes of all pieces and writes a file for each hazard that has zones.
  func finish(_ pieces: [ShapePiece], _ drawn: [FeatureGeometries], pool: WorkPool) throws -> [OutputRecord] {
    var shapesOfSheet = sheets.map { _ in FeatureGeometries() }
    for (piece, shapes) in zip(pieces, drawn) {
      for part in 0..<shapes.partCount { shapesOfSheet[piece.sheet].appendPart(part, of: shapes) }
    }
    for index in shapesOfSheet.indices { shapesOfSheet[index].endFeature(.multiPolygon) }
    let shapes = shapesOfSheet
    let queue = shapes.indices.flatMap { sheet in
      Self.bundles(of: ZoneBuilder.groups(of: shapes[sheet]), shapes[sheet]).map { (sheet: sheet, bundle: $0) }
    }
    let heaviestFirst = queue.indices.sorted { (queue[$1].bundle.weight, $0) < (queue[$0].bundle.weight, $1) }
    let dissolved = try pool.map(heaviestFirst.map { queue[$0] }) {
      try GEOSContext()
    } _: { context, piece in
      let builder = builder(sheets[piece.sheet].hazard, in: context)
      return try piece.bundle.groups.flatMap { try builder.dissolved($0, of: shapes[piece.sheet]) }
    }
    var polygonsOfSheet = sheets.map { _ in [FeatureGeometries]() }
    for (index, polygons) in zip(heaviestFirst, dissolved) { polygonsOfSheet[queue[index].sheet] += polygons }
    var zones = hazards.map { _ in [HazardZone]() }
    for sheet in sheets.indices {
      zones[sheets[sheet].hazard] += polygonsOfSheet[sheet].sortedByPlace.map {
        HazardZone(kind: sheets[sheet].sheet.kind, geometry: $0)
      }
    }
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

  /// Groups of shapes that are dissolved by one task, with their number of positions.
  private struct Bundle: Sendable {
    var groups: [[Int]] = []
    var weight = 0
  }

  /// Bundles of neighbouring groups with about 20,000 positions each.
  private static func bundles(of groups: [[Int]], _ shapes: FeatureGeometries) -> [Bundle] {
    var bundles: [Bundle] = []
    for group in groups {
      if bundles.last.map({ $0.weight >= 20_000 }) ?? true { bundles.append(Bundle()) }
      bundles[bundles.count - 1].groups.append(group)
      bundles[bundles.count - 1].weight += group.reduce(0) { $0 + shapes.positions(ofPart: $1).count }
    }
    return bundles
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
