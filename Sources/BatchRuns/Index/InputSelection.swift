import CoordinateTransforms
import FeatureModel
import HazardOverlay

/// What of an index a run needs.
struct InputSelection: Sendable {
  /// The pieces of work, as indices into the regencies (nil: the TPS outside all of them); nil for all of them.
  var areas: Set<Int?>?
  /// In OGC:CRS84: hazards there are shown, whoever draws them; nil for none.
  var shown: Envelope?
  /// The geometries of hazards are needed.
  var readsHazards = true

  func contains(_ area: Int?) -> Bool { areas?.contains(area) ?? true }
}

/// The inputs of a job out of its index, as far as a run needs them.
struct SelectedInputs: Sendable {
  let index: JobIndex
  var selection: InputSelection
  /// For each hazard the number of each part in the whole layer.
  private(set) var numbers: [[Int]] = []
  /// Who draws what, of the whole layers.
  private(set) var owners = ZoneOwners(owners: [], envelopes: [], clusters: [])
  private let columns: [LayerColumns]

  init(_ index: JobIndex, selection: InputSelection) throws {
    self.index = index
    self.selection = selection
    columns = try index.header.hazards.map { try index.columns(of: $0, isHazard: true) }
    owners = ZoneOwners(
      owners: columns.map { $0.owners.map { $0 < 0 ? nil : Int($0) } },
      envelopes: columns.map { columns in
        columns.features.indices.map { LayerColumns.envelope($0, of: columns.degrees) }
      }, clusters: columns.map(\.clusters))
  }

  // MARK: TPS

  /// The TPS of the selected pieces in the order of their file.
  func stations() throws -> StoredStations {
    let header = index.header
    var rows = StoredStations(fieldCount: header.fields.count)
    for unit in header.units where selection.contains(unit.area) {
      var reader = PackedReader(try index.bytes(unit.columns))
      // They are copied from there later, when nobody looks at them any more.
      _ = try index.bytes(unit.members)
      rows.append(try reader.storedStations(fieldCount: header.fields.count))
    }
    return rows.inFileOrder
  }

  // MARK: Layers

  func areas(_ layer: IndexHeader.Layer, level: AdministrativeLevel) throws -> AdministrativeLayer {
    let columns = try index.columns(of: layer, isHazard: false)
    let wanted = selection.areas.map { areas in
      let codes = Set(columns.codes).filter { !$0.isEmpty }.compactMap { AdministrativeCode($0) }.sorted()
      return Set(codes.indices.filter { level == .regency && areas.contains($0) }.map { codes[$0].text })
    }
    let parts = columns.features.indices.filter { wanted?.contains(columns.codes[Int(columns.features[$0])]) ?? true }
    return AdministrativeLayer(
      level: level,
      layer: IndexedLayer(file: layer.file, crs: layer.crs, geometries: try index.geometries(columns, parts: parts)),
      codes: columns.codes.map { AdministrativeCode($0) }, names: columns.names)
  }

  /// The hazards with the parts that are in reach.
  ///
  /// - Parameter stations: The envelopes of the TPS in each metric CRS.
  mutating func hazards(
    _ definitions: [HazardDefinition], around stations: [(crs: CRS, envelope: Envelope)], reach: MetricReach
  ) throws -> [HazardLayer] {
    var layers: [HazardLayer] = []
    for (hazard, definition) in definitions.enumerated() {
      let near = stations.map { ($0.crs, $0.envelope.expanded(by: reach.meters(of: definition))) }
      let parts = selection.readsHazards ? try parts(of: hazard, definition, near: near) : []
      layers.append(try layer(hazard, definition, parts, near))
      numbers.append(parts)
    }
    return layers
  }

  /// The vertices of hazards that the selected pieces read, and those that they draw zones of.
  func vertexCounts(
    _ definitions: [HazardDefinition], around stations: [(crs: CRS, envelope: Envelope)], reach: MetricReach
  ) throws -> (read: Int, drawn: Int) {
    var (read, drawn) = (0, 0)
    for (hazard, definition) in definitions.enumerated() {
      let near = stations.map { ($0.crs, $0.envelope.expanded(by: reach.meters(of: definition))) }
      for part in try parts(of: hazard, definition, near: near) {
        let count = Int(columns[hazard].positionCounts[part])
        read += count
        if selection.contains(owners.owners[hazard][part]), definition.nearMeters > 0 || !definition.rings.isEmpty {
          drawn += count
        }
      }
    }
    return (read, drawn)
  }

  /// A hazard with the parts that meet an envelope of a metric CRS, for what lies farther than the usual reach.
  func hazard(_ layer: HazardLayer, _ hazard: Int, within envelope: Envelope, of crs: CRS) throws -> HazardLayer {
    guard selection.areas != nil else { return layer }
    let reach = try CoordinateTransformer(from: crs, to: layer.layer.crs).envelope(around: envelope)
    let parts = columns[hazard].features.indices.filter { columns[hazard].envelope(ofPart: $0).intersects(reach) }
    return HazardLayer(
      definition: layer.definition,
      layer: IndexedLayer(
        file: layer.layer.file, crs: layer.layer.crs, geometries: try index.geometries(columns[hazard], parts: parts)),
      classifications: layer.classifications, featureIDs: layer.featureIDs, values: layer.values,
      coverage: layer.coverage, mapped: layer.mapped)
  }

  private func layer(
    _ hazard: Int, _ definition: HazardDefinition, _ parts: [Int], _ stations: [(crs: CRS, envelope: Envelope)]
  ) throws -> HazardLayer {
    let (stored, columns) = (index.header.hazards[hazard], columns[hazard])
    let mapped = index.header.mapped[hazard]
    let coverage =
      try mapped.map { try self.coverage(index.header.regencies, stations, of: $0) }
      ?? index.header.coverages[hazard].map { try self.coverage($0, stations) }
    return HazardLayer(
      definition: definition,
      layer: IndexedLayer(file: stored.file, crs: stored.crs, geometries: try index.geometries(columns, parts: parts)),
      classifications: columns.classes.map { $0 > 0 ? .hazard(Int($0)) : $0 == 0 ? .noHazard : .noData },
      featureIDs: columns.ids, values: definition.classRule.field == nil ? nil : columns.values, coverage: coverage,
      mapped: mapped)
  }

  /// The parts of what a map covers that are in reach.
  ///
  /// - Parameter mapped: Of a layer of regencies only these count; nil for all features.
  private func coverage(
    _ stored: IndexHeader.Layer, _ stations: [(crs: CRS, envelope: Envelope)], of mapped: MappedRegencies? = nil
  ) throws -> IndexedLayer {
    let columns = try index.columns(of: stored, isHazard: false)
    let codes = columns.codes.map { AdministrativeCode($0) }
    let areas = mapped.map { mapped in
      let sorted = Set(codes.compactMap { $0 }).sorted()
      return Set(mapped.areas.map { sorted[$0] })
    }
    let near = try envelopes(stations, in: stored.crs)
    let parts = columns.features.indices.filter { part in
      if let areas, !(codes[Int(columns.features[part])].map(areas.contains) ?? false) { return false }
      return selection.areas == nil && selection.readsHazards
        || near.contains { columns.envelope(ofPart: part).intersects($0) }
    }
    return IndexedLayer(file: stored.file, crs: stored.crs, geometries: try index.geometries(columns, parts: parts))
  }

  // MARK: Reach

  /// The parts of a hazard that the selected pieces measure, draw or show.
  private func parts(
    of hazard: Int, _ definition: HazardDefinition, near stations: [(crs: CRS, envelope: Envelope)]
  ) throws -> [Int] {
    let columns = columns[hazard]
    guard let areas = selection.areas, !(areas.contains(nil) && definition.hasIndivisibleZones) else {
      return Array(columns.features.indices)
    }
    let crs = index.header.hazards[hazard].crs
    var near = try envelopes(stations, in: crs)
    if let shown = selection.shown {
      near.append(try CoordinateTransformer(from: .wgs84, to: crs).envelope(around: shown))
    }
    return columns.features.indices.filter { part in
      areas.contains(owners.owners[hazard][part]) && !owners.envelopes[hazard][part].isEmpty
        || near.contains { columns.envelope(ofPart: part).intersects($0) }
    }
  }

  private func envelopes(_ stations: [(crs: CRS, envelope: Envelope)], in crs: CRS) throws -> [Envelope] {
    try stations.map { try CoordinateTransformer(from: $0.crs, to: crs).envelope(around: $0.envelope) }
  }
}
