import ByteStreams
import Diagnostics
import FeatureModel
import FoundationEssentials
import GeoJSONFiles
import HazardOverlay
import JobFiles

/// Writes everything that a job has read and placed, in the order in which tasks need it.
struct IndexWriter {
  private let run: BatchRun
  private let file: OutputFile
  private var offset = 0

  /// Magic number, so that no other file is taken for an index.
  static let magic = Array("PTRWIDX2".utf8)
  /// That of versions before checksums.
  static let oldMagic = Array("PTRWINDX".utf8)
  /// Length of the end: where the header lies, SHA-256 of the header and of everything before the end, magic number.
  static let endLength = 2 * MemoryLayout<Int>.size + 2 * 64 + 8

  /// Writes the index of a run; a beginning of fixed length says where the header lies, which comes last.
  static func write(_ run: BatchRun, sources: [IndexHeader.Source], to file: OutputFile) throws {
    var writer = IndexWriter(run: run, file: file)
    var start = PackedWriter()
    start.append(magic)
    _ = try writer.append(start.bytes)
    let header = try writer.body(sources: sources)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let text = try encoder.encode(header)
    let section = try writer.append(Array(text))
    var end = PackedWriter()
    end.append([section.offset, section.count])
    end.append(Array(FileFingerprint(of: String(decoding: text, as: UTF8.self)).sha256.utf8))
    end.append(Array(try file.written().sha256.utf8))
    end.append(magic)
    _ = try writer.append(end.bytes)
  }

  private init(run: BatchRun, file: OutputFile) {
    self.run = run
    self.file = file
  }

  private mutating func append(_ bytes: [UInt8]) throws -> IndexHeader.Section {
    try bytes.withUnsafeBytes { try file.write($0) }
    defer { offset += bytes.count }
    return IndexHeader.Section(offset: offset, count: bytes.count, checksum: bytes.checksum)
  }

  private mutating func body(sources: [IndexHeader.Source]) throws -> IndexHeader {
    let inputs = run.inputs
    let pieces = RegencyPiece.all(inputs, run.placements, only: [])
    let owners = try ZoneOwners(inputs, metricCRS: run.metricCRS, areas: pieces.compactMap(\.area))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let findings = try append(Array(try encoder.encode(run.findings.findings)))
    let fields = inputs.source.values.keys.sorted()
    let units = try pieces.map { try unit($0, fields: fields) }
    var hazards: [IndexHeader.Layer] = []
    for (index, hazard) in inputs.hazards.enumerated() {
      hazards.append(try layer(hazard.layer, isHazard: true) { $0.fill(hazard, owners, index) })
    }
    return IndexHeader(
      key: try JobIndex.key(of: run.job), sources: sources, records: inputs.records, findings: findings,
      stationFile: inputs.stations.file, stationCRS: inputs.stations.crs, idField: inputs.source.idField,
      hasVoters: inputs.stations.voters != nil, hasAccuracies: inputs.stations.accuracies != nil,
      greatestAccuracyMeters: inputs.stations.greatestAccuracyMeters, fields: fields, units: units,
      regencies: try areas(inputs.regencies), districts: try inputs.districts.map { try areas($0) },
      villages: try inputs.villages.map { try areas($0) }, hazards: hazards,
      coverages: try inputs.hazards.map {
        // The polygons of regencies are there already.
        try $0.mapped == nil ? $0.coverage.map { try layer($0, isHazard: false) { $0.fillNameless() } } : nil
      }, mapped: inputs.hazards.map(\.mapped)
    )
  }

  // MARK: TPS

  private mutating func unit(_ piece: RegencyPiece, fields: [String]) throws -> IndexHeader.Unit {
    let stations = (piece.stations + piece.unlocated).sorted()
    var members: [UInt8] = []
    var ranges: [Int] = []
    var reader = MemberReader(run.inputs.source.text)
    try reader.forEach(stations.map { run.inputs.source.members[$0] }) { _, bytes in
      ranges += [offset + members.count, bytes.count]
      members += bytes
    }
    let stored = try append(members)
    var envelope = Envelope.empty
    for station in piece.stations {
      let degrees = run.inputs.stations.degrees(of: station)
      envelope.formUnion(x: degrees.x, y: degrees.y)
    }
    var columns = PackedWriter()
    columns.append(StoredStations(stations, of: run, fields: fields, ranges: ranges))
    return IndexHeader.Unit(
      area: piece.area, stationCount: stations.count, stations: envelope.isEmpty ? nil : envelope,
      columns: try append(columns.bytes), members: stored)
  }

  // MARK: Layers

  private mutating func areas(_ layer: AdministrativeLayer) throws -> IndexHeader.Layer {
    let features = (0..<layer.layer.geometries.count).map { layer.area(ofFeature: $0) }
    return try self.layer(layer.layer, isHazard: false) { columns in
      columns.codes = features.map { $0?.code.text ?? "" }
      columns.names = features.map { $0?.name ?? "" }
    }
  }

  private mutating func layer(
    _ layer: IndexedLayer, isHazard: Bool, _ fill: (inout LayerColumns) -> Void
  ) throws -> IndexHeader.Layer {
    let geometries = layer.geometries
    var columns = LayerColumns(
      types: geometries.types.map { UInt8(GeometryType.allCases.firstIndex(of: $0) ?? 0) },
      features: layer.partFeatures.map { Int32($0) }, kinds: geometries.partKinds.map(\.rawValue), envelopes: [],
      positionCounts: [], offsets: [], byteCounts: [], checksums: [])
    // Neighbours lie beside one another, so that what is in reach is read in few pieces.
    var sections = [IndexHeader.Section](
      repeating: IndexHeader.Section(offset: 0, count: 0, checksum: 0), count: geometries.partCount)
    let envelopes = (0..<geometries.partCount).map { geometries.envelope(ofPart: $0) }
    for part in hilbertOrder(of: envelopes) {
      let rings = geometries.rings(ofPart: part)
      let positions = geometries.positions(ofPart: part)
      var bytes = PackedWriter()
      bytes.append(rings.count)
      bytes.append(rings.map { geometries.positions(ofRing: $0).count })
      bytes.append(Array(geometries.coordinates[2 * positions.lowerBound..<2 * positions.upperBound]))
      sections[part] = try append(bytes.bytes)
    }
    columns.envelopes = envelopes.flatMap(\.numbers)
    columns.positionCounts = (0..<geometries.partCount).map { Int32(geometries.positions(ofPart: $0).count) }
    columns.offsets = sections.map(\.offset)
    columns.byteCounts = sections.map { Int32($0.count) }
    columns.checksums = sections.map(\.checksum)
    fill(&columns)
    var packed = PackedWriter()
    packed.append(columns, isHazard: isHazard)
    return IndexHeader.Layer(
      file: layer.file, crs: layer.crs, featureCount: geometries.count, partCount: geometries.partCount,
      columns: try append(packed.bytes))
  }
}

extension LayerColumns {
  fileprivate mutating func fill(_ hazard: HazardLayer, _ owners: ZoneOwners, _ index: Int) {
    classes = hazard.classifications.map {
      switch $0 {
      case .hazard(let hazardClass): Int32(hazardClass)
      case .noHazard: 0
      case .noData: -1
      }
    }
    ids = hazard.featureIDs
    values = hazard.values ?? []
    self.owners = owners.owners[index].map { Int32($0 ?? -1) }
    degrees = owners.envelopes[index].flatMap(\.numbers)
    clusterSizes = owners.clusters[index].map { Int32($0.count) }
    clusterParts = owners.clusters[index].flatMap { $0.map { Int32($0) } }
  }

  fileprivate mutating func fillNameless() {
    codes = types.map { _ in "" }
    names = codes
  }
}
