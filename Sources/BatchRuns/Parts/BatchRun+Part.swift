import ByteStreams
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles

// What a run with `--only` leaves for the one that joins all regencies.
extension BatchRun {
  /// The zones that some regencies draw for the whole, drawn.
  ///
  /// - Parameter areas: Indices of the regencies; nil among them for the TPS outside all of them.
  func zoneShare(_ metric: MetricLayers, of areas: Set<Int?>) throws -> ZoneShare {
    let owners =
      try inputs.selected?.owners
      ?? ZoneOwners(
        inputs, metricCRS: metricCRS, areas: RegencyPiece.all(inputs, placements, only: []).compactMap(\.area))
    let numbers = inputs.selected?.numbers ?? inputs.hazards.map { Array(0..<$0.layer.geometries.partCount) }
    let work = try ZoneWork(
      inputs.hazards, metric: metric, metricCRS: metricCRS, precision: options.zonePrecision, staging: ""
    ) { index in
      let hazard = inputs.hazards[index]
      let owned = hazard.zoneSheets(
        full: job.zones == .full,
        of: numbers[index].indices.filter { areas.contains(owners.owners[index][numbers[index][$0]]) })
      let whole = hazard.zoneSheets(
        full: job.zones == .full, of: areas.contains(nil) ? Array(0..<hazard.layer.geometries.partCount) : [])
      let places = Dictionary(uniqueKeysWithValues: numbers[index].enumerated().map { ($1, $0) })
      return zip(owned, whole).map { owned, whole in
        guard owned.drawsClusters else { return owned.isIndivisible ? whole : owned }
        var owned = owned
        owned.clusters = owners.clusters(ofHazard: index, ownedBy: areas).map { $0.parts.compactMap { places[$0] } }
        return owned
      }
    }
    return try work.share(owners, of: areas, numbers: numbers, pool: pool)
  }

  /// The zones of a whole run, to be joined: nothing of them is drawn here.
  func zones(staging: String) throws -> ZoneWork {
    try ZoneWork(
      inputs.hazards, metric: MetricLayers(), metricCRS: metricCRS, precision: options.zonePrecision, staging: staging
    ) { inputs.hazards[$0].zoneSheets(full: job.zones == .full, of: []) }
  }

  /// The metric CRS that the TPS of some pieces need, as `run.json` names them.
  func metricCRS(of pieces: [RegencyPiece]) throws -> [String] {
    var zones: Set<MetricZone> = []
    for station in pieces.flatMap(\.stations) { zones.insert(metricCRS.zone(at: inputs.stations.degrees(of: station))) }
    return try zones.sorted().map { try metricCRS.crs(of: $0).label }
  }

  /// Writes the state of a part.
  ///
  /// - Parameter zones: What it drew of them; nil when it drew what people see, and left the rest to whoever joins.
  func writePart(
    _ pieces: [RegencyPiece], _ outcomes: [RegencyWork.Outcome], _ zones: ZoneShare?, to folder: OutputFolder
  ) throws -> [OutputRecord] {
    let zones = try zones.map { zones in
      let drawn = try OutputFolder.create(PartState.zonesPath, in: folder.staging)
      try zones.packed.withUnsafeBytes { try drawn.write($0) }
      return OutputRecord(path: PartState.zonesPath, fingerprint: try drawn.finish(), features: nil)
    }
    let state = PartState(
      job: try FileSystem.relativePath(of: job.file, from: folder.name), asOf: job.asOf,
      stage: job.decisions.isOneStage ? job.decisions.stages.first?.id : nil,
      madeFrom: madeFromWhole, inputs: inputStates,
      language: options.language, documentLanguage: options.documentLanguage,
      exactZones: options.zonePrecision == .exact, sensitivityFactors: options.sensitivityFactors,
      pieces: zip(pieces, outcomes).map { PartState.Piece(code: code(of: $0), outcome: $1) }, zones: zones)
    let file = try OutputFolder.create(PartState.path, in: folder.staging)
    try file.write(try state.text)
    return [zones].compactMap { $0 } + [
      OutputRecord(path: PartState.path, fingerprint: try file.finish(), features: nil)
    ]
  }

  /// What the bytes of a run of all regencies depend on.
  var madeFromWhole: String {
    var whole = options
    whole.only = []
    return Self.madeFrom(job, options: whole, inputHashes: inputs.records.map(\.fingerprint.sha256))
  }

  /// The inputs with their hashes.
  var inputStates: [PartState.Input] {
    inputs.records.map { PartState.Input(path: $0.path, sha256: $0.fingerprint.sha256) }
  }

  /// The code of a piece of work.
  func code(of piece: RegencyPiece) -> String {
    piece.area.map { inputs.regencies.areas[$0].code.text } ?? PartState.outside
  }
}

extension FileSystem {
  /// The path of a file as seen from a folder, either of which may not exist yet.
  static func relativePath(of file: String, from folder: String) throws -> String {
    let target = try resolved(file).split(separator: "/")
    let base = try resolved(folder).split(separator: "/")
    let shared = zip(target, base).prefix { $0 == $1 }.count
    return (base.dropFirst(shared).map { _ in ".." } + target.dropFirst(shared)).joined(separator: "/")
  }
}
