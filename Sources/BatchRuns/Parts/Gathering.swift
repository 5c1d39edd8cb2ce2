import ByteStreams
import Diagnostics
import HazardOverlay
import JobFiles

/// Joins the parts of a divided run into what one run on one machine writes, byte for byte.
///
/// The job is read again; files of regencies are taken over, zones that cross the pieces are dissolved, and everything else
/// follows from the same code as in any run (decision 0035).
public struct Gathering {
  private let parts: [RunPart]
  private let run: BatchRun

  /// The job file.
  public var jobFile: String { run.job.file }

  /// Opens the parts and reads their job.
  ///
  /// - Parameters:
  ///   - folders: The folders of the parts, in any order.
  ///   - jobFile: The job file; nil for the one that the first part names.
  ///   - settings: Threads, progress, and whether a folder of another job may be replaced; all else is that of the parts.
  /// - Throws: `InputProblem` `part-missing`, `part-unreadable` or `part-of-another-run`; as `BatchRun.init`.
  public init(_ folders: [String], jobFile: String?, settings: RunOptions) throws {
    parts = try folders.map { try RunPart($0) }
    guard let first = parts.first else { preconditionFailure("somebody has to name a part") }
    var job = try JobReader.read(file: jobFile ?? first.jobFile)
    job.asOf = first.state.asOf ?? job.asOf
    if let stage = first.state.stage { job = try job.at(stage: stage) }
    var options = first.state.options
    options.threads = settings.threads
    options.index = settings.index
    options.isGathering = true
    options.drawsZones = parts.contains { $0.state.zones == nil }
    options.overwrites = settings.overwrites
    options.syncs = settings.syncs
    options.progress = settings.progress
    run = try BatchRun(job, options: options)
    for part in parts where part.state.madeFrom != run.madeFromWhole {
      let other = zip(run.inputStates, part.state.inputs).first { $0 != $1 }?.0.path
      throw InputProblem.partOfAnotherRun(part.folder, input: other)
    }
  }

  /// Writes the folder of the whole run.
  ///
  /// - Throws: `InputProblem` `part-twice`, `parts-lacking` or `part-damaged`; as `BatchRun.write`.
  public func write(to path: String) throws -> RunReport {
    let pieces = RegencyPiece.all(run.inputs, run.placements, only: [])
    let done = try donePieces(pieces)
    let shares = try parts.compactMap { try $0.zones() } + lackingShare()
    return try run.write(to: path) { folder in
      run.options.progress(.stage(LocalizedText(en: "gathering", id: "menggabungkan")))
      try copy(done, to: folder.staging)
      let work = try run.zones(staging: folder.staging)
      let zones = try joined(shares, work)
      let finished = FinishedPieces(
        files: try work.write(zones, pool: run.pool), zones: zones, regencies: done.map(\.outcome),
        metricCRS: try run.metricCRS(of: pieces))
      return try run.close(pieces, finished, in: folder)
    }
  }

  // MARK: Regencies

  /// A regency that a part holds.
  private struct Done: Sendable {
    var part: RunPart
    var outcome: RegencyWork.Outcome
  }

  /// For each piece what its part says.
  private func donePieces(_ pieces: [RegencyPiece]) throws -> [Done] {
    var doneOfCode: [String: Done] = [:]
    for part in parts {
      for piece in part.state.pieces {
        if let first = doneOfCode[piece.code] {
          throw InputProblem.partTwice(piece.code, first.part.folder, part.folder)
        }
        doneOfCode[piece.code] = Done(part: part, outcome: piece.outcome)
      }
    }
    for piece in pieces {
      guard let done = doneOfCode[run.code(of: piece)] else { continue }
      let count = piece.stations.count + piece.unlocated.count
      guard done.outcome.tally.isWhole(of: count, hazards: run.job.hazards.map(\.definition)) else {
        throw InputProblem.partDamaged(done.part.folder + "/" + PartState.path)
      }
    }
    let lacking = pieces.map(run.code).filter { doneOfCode[$0] == nil }
    if !lacking.isEmpty { throw InputProblem.partsLacking(lacking, of: run.job.file) }
    return pieces.compactMap { doneOfCode[run.code(of: $0)] }
  }

  /// Copies the files of the regencies, each checked against its hash.
  private func copy(_ done: [Done], to staging: String) throws {
    let files = done.flatMap { item in item.outcome.files.map { (part: item.part, record: $0) } }
    _ = try run.pool.map(files) {
    } _: { _, item in
      let input = try item.part.open(item.record)
      let output = try OutputFolder.create(item.record.path, in: staging)
      var bytes: [UInt8] = []
      for offset in stride(from: 0, to: input.text.count, by: 1 << 20) {
        try input.text.read(offset: offset, count: min(1 << 20, input.text.count - offset), into: &bytes)
        try bytes.withUnsafeBytes { try output.write($0) }
      }
      guard try output.finish() == item.record.fingerprint else {
        throw InputProblem.partDamaged(item.part.folder + "/" + item.record.path)
      }
    }
  }

  // MARK: Zones

  /// The zones that parts without them would have drawn.
  private func lackingShare() throws -> [ZoneShare] {
    let codes = parts.filter { $0.state.zones == nil }.flatMap { $0.state.pieces.map(\.code) }
    if codes.isEmpty { return [] }
    let areas = codes.map {
      $0 == PartState.outside ? nil : run.inputs.regencies.area(withCode: AdministrativeCode($0))
    }
    return [try run.zoneShare(MetricLayers(), of: Set(areas))]
  }

  /// The zones of each hazard; what lies on the borders of the pieces is dissolved.
  private func joined(_ shares: [ZoneShare], _ zones: ZoneWork) throws -> [[HazardZone]] {
    guard let sheets = ZoneShare.joined(shares, sheetCount: zones.sheets.count) else {
      throw BalanceMistake(words: "a part of a hazard is in no zone, or in two")
    }
    let groups = zones.groupPieces(sheets.map(\.open))
    let dissolved = try zones.dissolve(groups, pool: run.pool)
    return zones.zones(groups, dissolved, finished: sheets.map(\.finished))
  }
}
