import ByteStreams
import CoordinateTransforms
import FeatureModel
import GEOSOperations
import GeoJSONFiles
import HazardOverlay
import JobFiles
import RegencyReports
import TableFiles

/// What every piece of a run shares; nothing of it changes while pieces are worked on.
struct RegencyWork: Sendable {
  let job: Job
  let inputs: JobInputs
  let placements: StationPlacements
  let metric: MetricLayers
  let metricCRS: MetricCRSChoice
  /// For each hazard what is moved to see how many TPS change; empty when nobody asked.
  let variants: [[SensitivityVariant]]
  /// The folder in which the output grows.
  let staging: String

  /// What is kept of a piece when its files are written.
  struct Outcome: Sendable, Codable {
    var tally: Tally
    var files: [OutputRecord]
    /// Counts of the districts and villages, when an output shows them.
    var levels: [AreaLevel]
    /// For each hazard what its variants change; empty when nobody asked.
    var sensitivity: [[SensitivityCount]]
    /// For each hazard the statuses of the piece's TPS, in their order; empty when nothing is decided from them.
    var statuses: [[StationStatus]]
  }

  /// Finds the exposures of a piece's TPS and writes its files.
  ///
  /// - Throws: `SystemFailure` when GEOS, PROJ or the disk fails.
  func finish(_ piece: RegencyPiece, in context: WorkerContext) throws -> Outcome {
    let exposures = try exposures(of: piece.stations, in: context)
    var tallies = PieceTallies(hazards: inputs.hazards.map(\.definition), work: self)
    for (index, station) in piece.stations.enumerated() {
      tallies.count(
        station, keys: exposures.map { $0[index].tallyKey },
        uncertain: hasCertainty ? exposures.indices.filter { exposures[$0][index].isCertain == false } : [])
    }
    for station in piece.unlocated { tallies.countUnlocated(station) }
    var files = [try writeStations(piece, exposures)]
    let levels = piece.area == nil ? [] : levels(of: tallies)
    if piece.area != nil { files.append(try writeSummary(piece, tallies, levels)) }
    let sensitivity = variants.isEmpty ? [] : try sensitivity(of: piece.stations, exposures, in: context)
    let isShown = !job.outputs.isDisjoint(with: [.report, .workbook])
    return Outcome(
      tally: tallies.whole, files: files, levels: isShown ? levels : [], sensitivity: sensitivity,
      statuses: job.decisions.isEmpty ? [] : exposures.map { $0.map(StationStatus.init) })
  }

  /// The job says how accurate the coordinates of its TPS are.
  private var hasCertainty: Bool { inputs.stations.accuracies != nil }

  // MARK: Exposures

  /// Neighbouring TPS of one metric zone, by their index in a piece of work.
  struct ZoneGroup {
    var zone: MetricZone
    var indices: [Int]
    var stations: [Int]
    var inMetric: [Position]
  }

  /// For each hazard the exposures of the TPS, in their order.
  func exposures(of stations: [Int], in context: WorkerContext) throws -> [[Exposure]] {
    let groups = try zoneGroups(of: stations, context)
    return try inputs.hazards.indices.map { hazard in
      var result = [Exposure](repeating: Exposure(status: .clear), count: stations.count)
      for group in groups { try find(hazard, of: group, in: context, into: &result) }
      return result
    }
  }

  func zoneGroups(of stations: [Int], _ context: WorkerContext) throws -> [ZoneGroup] {
    let zones = Dictionary(grouping: stations.indices) {
      metricCRS.zone(at: inputs.stations.degrees(of: stations[$0]))
    }
    return try zones.sorted { $0.key < $1.key }.map { zone, members in
      // Neighbours one after another meet the same nodes and edges.
      let curve = hilbertOrder(of: members.map { Envelope(inputs.stations.degrees(of: stations[$0])) })
      let indices = curve.map { members[$0] }
      let group = indices.map { stations[$0] }
      return ZoneGroup(
        zone: zone, indices: indices, stations: group,
        inMetric: try positions(of: group, in: metric.crs(of: zone), context))
    }
  }

  /// Sets the exposures of a group to one hazard.
  private func find(
    _ hazard: Int, of group: ZoneGroup, in context: WorkerContext, into result: inout [Exposure]
  ) throws {
    let (layer, zone) = (inputs.hazards[hazard], group.zone)
    let finder = ExposureFinder(
      layer, metric: metric.layer(hazard, in: zone), nearestLimitMeters: job.nearestLimitMeters, in: context.geos)
    let places = try places(of: group.stations, layer, group.inMetric, context)
    let found = try finder.exposures(at: places, in: context.geos) {
      try inputs.hazard(hazard, within: $0, of: metric.crs(of: zone))
    }
    for (position, index) in group.indices.enumerated() { result[index] = found[position] }
    guard let layers = metric.certaintyLayers(hazard, in: zone) else { return }
    let certainty = CertaintyFinder(finder, layers: layers, in: context.geos)
    for (position, index) in group.indices.enumerated() {
      guard let meters = inputs.stations.accuracyMeters(of: group.stations[position]) else { continue }
      result[index].isCertain =
        try certainty.possibilities(of: result[index], at: places[position], accuracyMeters: meters).count == 1
    }
  }

  /// TPS in the CRS of a hazard layer and of its coverage, beside where they are in the metric CRS.
  func places(
    of stations: [Int], _ layer: HazardLayer, _ inMetric: [Position], _ context: WorkerContext
  ) throws -> [PlacedPosition] {
    let inLayer = try positions(of: stations, in: layer.layer.crs, context)
    let inCoverage = try layer.coverage.map { try positions(of: stations, in: $0.crs, context) }
    return stations.indices.map {
      PlacedPosition(
        inLayer: inLayer[$0], inCoverage: inCoverage?[$0] ?? inLayer[$0], inMetric: inMetric[$0],
        isMapped: layer.mapped?.contains(placements.regencies[stations[$0]].area))
    }
  }

  func positions(of stations: [Int], in crs: CRS, _ context: WorkerContext) throws -> [Position] {
    var coordinates: [Double] = []
    coordinates.reserveCapacity(2 * stations.count)
    for station in stations {
      let position = inputs.stations.position(of: station)
      coordinates.append(position.x)
      coordinates.append(position.y)
    }
    try context.transformer(from: inputs.stations.crs, to: crs).transform(&coordinates)
    return stations.indices.map { Position(x: coordinates[2 * $0], y: coordinates[2 * $0 + 1]) }
  }

  // MARK: Files

  private func writeStations(_ piece: RegencyPiece, _ exposures: [[Exposure]]) throws -> OutputRecord {
    let path = "regencies/\(piece.folder)/tps.geojson"
    let file = try OutputFolder.create(path, in: staging)
    var writer = AnnotatedStationsWriter(
      name: "tps-" + piece.folder, hazards: inputs.hazards, withCertainty: hasCertainty, to: file)
    var members = MemberReader(inputs.source.text)
    try members.forEach(piece.stations.map { inputs.source.members[$0] }) { index, bytes in
      let station = piece.stations[index]
      try writer.write(
        annotated(station, exposures: exposures.map { $0[index] }), id: inputs.source.featureIDs[station],
        members: bytes, at: inputs.stations.degrees(of: station))
    }
    try writer.end()
    return OutputRecord(path: path, fingerprint: try file.finish(), features: piece.stations.count)
  }

  func annotated(_ station: Int, exposures: [Exposure]) -> AnnotatedStation {
    let area = placements.regencies[station].area.map { inputs.regencies.areas[$0] }
    func code(_ placements: [Placement]?, _ layer: AdministrativeLayer?) -> String? {
      guard let area = placements?[station].area else { return nil }
      return layer?.areas[area].code.text
    }
    return AnnotatedStation(
      regencyCode: area?.code.text, regencyName: area?.name, regencyRule: placements.regencies[station].rule,
      districtCode: code(placements.districts, inputs.districts),
      villageCode: code(placements.villages, inputs.villages),
      isCodeMismatch: placements.isCodeMismatch(station, inputs), exposures: exposures)
  }

  private func levels(of tallies: PieceTallies) -> [AreaLevel] {
    [(AdministrativeLevel.district, inputs.districts), (.village, inputs.villages)].compactMap { level, layer in
      layer.map { AreaLevel(level: level, areas: tallies.summaries(of: level, in: $0)) }
    }
  }

  private func writeSummary(
    _ piece: RegencyPiece, _ tallies: PieceTallies, _ levels: [AreaLevel]
  ) throws -> OutputRecord {
    let path = "regencies/\(piece.folder)/summary.csv"
    let file = try OutputFolder.create(path, in: staging)
    var writer = CSVWriter(job.csv, to: file)
    let area = piece.area.map { inputs.regencies.areas[$0] }
    let whole = AreaSummary(code: area?.code.text ?? "", name: area?.name ?? "", tally: tallies.whole)
    let tables = SummaryTables(
      hazards: inputs.hazards.map(\.definition), hasVoters: inputs.stations.voters != nil,
      hasCertainty: hasCertainty)
    try tables.writeRegency([AreaLevel(level: .regency, areas: [whole])] + levels, to: &writer)
    return OutputRecord(path: path, fingerprint: try file.finish(), features: nil)
  }
}

/// One file of an output folder.
struct OutputRecord: Sendable, Codable {
  /// Path below the folder.
  var path: String
  var fingerprint: FileFingerprint
  /// Features of a layer; nil for a table.
  var features: Int?
}
