import ByteStreams
import Comparisons
import CoordinateTransforms
import Diagnostics
import FeatureModel
import GeoJSONFiles
import HazardOverlay
import JobFiles
import RegencyReports
import TableFiles

/// A job as it is run: what was read, where every TPS lies, and the pieces of work.
///
/// The way of the data: `JobInputs` (files) -> `StationPlacements` (regencies) -> `MetricLayers` (distances) -> one
/// `RegencyWork` for each regency -> `OutputFolder`.
public struct BatchRun: Sendable {
  let job: Job
  let options: RunOptions
  let inputs: JobInputs
  let placements: StationPlacements
  let metricCRS: MetricCRSChoice
  let pool: WorkPool
  /// What the decisions of the job need; nil when it asks for none.
  let decisions: DecisionWork?

  /// Everything wrong with the data so far, in the order of the data.
  public private(set) var findings: FindingLog

  /// Reads the files of a job and locates its TPS.
  ///
  /// - Throws: `InputProblem`, `JobProblem` or `SystemFailure`.
  public init(_ job: Job, options: RunOptions) throws {
    self.job = job
    self.options = options
    pool = WorkPool(threads: options.threads)
    let ready = try PreparedInputs.indexed(job, options) ?? PreparedInputs.read(job, options, pool)
    (inputs, placements, metricCRS) = (ready.inputs, ready.placements, ready.metricCRS)
    (decisions, findings) = (ready.decisions, ready.findings)
    try refuseUnknown(options.only, at: Place("--only"))
    for (index, hazard) in job.hazards.enumerated() {
      let place = Place(job.file, part: LocalizedText("hazards[\(index)].coverage.regencies"))
      try refuseUnknown(hazard.definition.mappedRegencies, at: place)
    }
    for (index, gate) in job.gates.enumerated() {
      let place = Place(job.file, part: LocalizedText("gates[\(index)].regencies"))
      try refuseUnknown(gate.regencies.compactMap { AdministrativeCode($0) }, at: place)
    }
  }

  private func refuseUnknown(_ codes: [AdministrativeCode], at place: Place) throws {
    for code in codes where inputs.regencies.area(withCode: code) == nil && code.text != PartState.outside {
      throw JobProblem.regencyUnknown(code, at: place, known: inputs.regencies)
    }
  }

  /// The code of a regency as the layer spells it; as it is when there is none.
  func spelling(of code: AdministrativeCode) -> String {
    inputs.regencies.area(withCode: code).map { inputs.regencies.areas[$0].code.text } ?? code.text
  }

  /// Does the work and writes the folder.
  ///
  /// - Parameter path: The output folder; replaced in one step, or left as it was.
  /// - Throws: As `init`, and `BalanceMistake` when the sums of the run differ, which is a bug.
  public func write(to path: String) throws -> RunReport { try write(to: path, by: write(into:)) }

  /// Writes the folder in one step.
  func write(to path: String, by body: (OutputFolder) throws -> RunReport) throws -> RunReport {
    let folder = try OutputFolder(
      path, job: job.title, only: Set(options.only.map(\.text)), overwrites: options.overwrites,
      syncs: options.syncs)
    do {
      let report = try body(folder)
      try inputs.ensureUnchanged()
      try folder.commit()
      return report
    } catch {
      folder.discard()
      // What follows from a change of an input, such as a text that is shorter now, is not what is wrong.
      try inputs.ensureUnchanged()
      throw error
    }
  }

  private func write(into folder: OutputFolder) throws -> RunReport {
    let pieces = RegencyPiece.all(inputs, placements, only: options.only)
    options.progress(.stage(LocalizedText(en: "projecting hazards", id: "memproyeksikan bahaya")))
    let metric = try MetricLayers.project(
      inputs, for: pieces, reach: MetricReach(job, inputs.stations, factors: options.sensitivityFactors),
      metricCRS: metricCRS, pool: pool)
    let work = RegencyWork(
      job: job, inputs: inputs, placements: placements, metric: metric, metricCRS: metricCRS, variants: variants,
      staging: folder.staging)
    var done = try finish(pieces, work, try shownZones(metric, staging: folder.staging))
    if !options.only.isEmpty {
      let share = options.isPart ? try zoneShare(metric, of: Set(pieces.map(\.area))) : nil
      done.files += try writePart(pieces, done.regencies, share, to: folder)
    }
    return try close(pieces, done, in: folder)
  }

  /// Writes what follows from the finished regencies: tables, decisions, further outputs and, last, `run.json`.
  func close(_ pieces: [RegencyPiece], _ done: FinishedPieces, in folder: OutputFolder) throws -> RunReport {
    let areas = summaries(of: pieces, done.regencies.map(\.tally))
    var judged = self
    judged.findings.append(contentsOf: unjudged(areas))
    return try judged.close(pieces, done, areas, in: folder)
  }

  private func close(
    _ pieces: [RegencyPiece], _ done: FinishedPieces, _ areas: [AreaSummary], in folder: OutputFolder
  ) throws -> RunReport {
    var outputs = done.files + done.regencies.flatMap(\.files)
    var (gates, decided) = ([GateResult](), [DecisionResult]())
    if !options.isPart {
      options.progress(.stage(LocalizedText(en: "writing tables", id: "menulis tabel")))
      outputs += try writeTables(areas, pieces, staging: folder.staging)
      decided = try decide(pieces, done.regencies, zones: done.zones)
      for part in decided { outputs += try part.write(self, to: folder.staging) }
      if !options.sensitivityFactors.isEmpty {
        outputs.append(try writeSensitivity(of: pieces, done.regencies, variants, staging: folder.staging))
      }
      gates = try GateResult.all(job.gates, areas: areas, job: job)
        .comparedWithEarlierRun(folder.name, outputs: outputs, of: self, staging: folder.staging)
    }
    if !job.outputs.isEmpty, !options.isPart {
      options.progress(.stage(LocalizedText(en: "writing further outputs", id: "menulis keluaran lain")))
      outputs += try FinishedRun(
        run: self, pieces: pieces, levels: done.regencies.map(\.levels), areas: areas, gates: gates,
        decisions: decided.flatMap(\.tables), staging: folder.staging, files: outputs
      ).writeOutputs()
    }
    outputs.sort { $0.path < $1.path }
    let record = RunRecord(
      run: self, pieces: pieces, metricCRS: done.metricCRS, areas: areas, gates: gates, decisions: decided,
      outputs: outputs)
    try record.checkBalance()
    let file = try OutputFolder.create("run.json", in: folder.staging)
    try file.write(record.document.indentedText)
    _ = try file.finish()
    return RunReport(
      hazards: inputs.hazards.map(\.definition), areas: areas, findings: findings,
      hasCertainty: inputs.stations.accuracies != nil, hasVoters: inputs.stations.voters != nil, gates: gates,
      document: record.document)
  }

  /// What is moved for `--sensitivity`; empty when nobody asked.
  var variants: [[SensitivityVariant]] {
    let factors = options.sensitivityFactors
    if factors.isEmpty { return [] }
    return inputs.hazards.map { $0.variants(factors: factors, hasAccuracy: inputs.stations.accuracies != nil) }
  }

  /// The zones that people see: all, with `--only` those around the regencies, in a mere part none.
  private func shownZones(_ metric: MetricLayers, staging: String) throws -> ZoneWork {
    try ZoneWork(
      options.isPart ? [] : inputs.hazards, metric: metric, metricCRS: metricCRS, full: job.zones == .full,
      precision: options.zonePrecision, only: onlyEnvelope(), staging: staging)
  }

  // MARK: Pieces

  private enum Piece: Sendable {
    case group(ZoneWork.GroupPiece)
    case regency(Int)
  }

  private enum Done: Sendable {
    case zones([FeatureGeometries])
    case regency(RegencyWork.Outcome)
  }

  private func finish(
    _ pieces: [RegencyPiece], _ work: RegencyWork, _ zones: ZoneWork
  ) throws -> FinishedPieces {
    options.progress(.stage(LocalizedText(en: "drawing zones", id: "menggambar zona")))
    let groups = try zones.draw(pool: pool)
    options.progress(.stage(LocalizedText(en: "overlaying and writing", id: "menumpangsusunkan dan menulis")))
    // The heaviest first, and those that cannot be cut before all others: groups of zones, then regencies by their TPS.
    let byWeight = pieces.indices.sorted { (pieces[$1].count, $0) < (pieces[$0].count, $1) }
    let queue = groups.map { Piece.group($0) } + byWeight.map { Piece.regency($0) }
    let progress = PieceCounter(total: queue.count, report: options.progress)
    let done = try pool.map(queue) {
      try WorkerContext()
    } _: { context, piece -> Done in
      let start = ContinuousClock.now
      switch piece {
      case .group(let piece):
        defer { progress.advance("zones", since: start, isListed: false) }
        return .zones(try zones.dissolved(piece, in: context.geos))
      case .regency(let index):
        defer { progress.advance(pieces[index].folder, since: start) }
        return .regency(try work.finish(pieces[index], in: context))
      }
    }
    var outcomes = [RegencyWork.Outcome?](repeating: nil, count: pieces.count)
    var dissolved: [[FeatureGeometries]] = []
    for item in done {
      if case .zones(let polygons) = item { dissolved.append(polygons) }
    }
    for (index, item) in zip(byWeight, done.dropFirst(groups.count)) {
      if case .regency(let outcome) = item { outcomes[index] = outcome }
    }
    options.progress(.stage(LocalizedText(en: "writing zones", id: "menulis zona")))
    let drawn = zones.zones(groups, dissolved)
    return FinishedPieces(
      files: try zones.write(drawn, pool: pool), zones: drawn, regencies: outcomes.compactMap { $0 },
      metricCRS: work.metric.identifiers)
  }

  /// With `--only`: the envelope of these regencies in OGC:CRS84; else nil.
  private func onlyEnvelope() throws -> Envelope? {
    guard !options.only.isEmpty else { return nil }
    let toDegrees = try CoordinateTransformer(from: inputs.regencies.layer.crs, to: .wgs84)
    return toDegrees.envelope(around: inputs.regencies.envelope(ofAreas: options.only))
  }
}

/// The pieces of a run when their files are written, here or on other machines.
struct FinishedPieces: Sendable {
  /// Files that belong to no regency, such as the zones.
  var files: [OutputRecord]
  /// The zones of each hazard.
  var zones: [[HazardZone]]
  /// What is kept of each regency, in the order of the pieces.
  var regencies: [RegencyWork.Outcome]
  /// The metric CRS in use.
  var metricCRS: [String]
}

extension JobProblem {
  static func regencyUnknown(_ code: AdministrativeCode, at place: Place, known: AdministrativeLayer) -> JobProblem {
    let codes = known.areas.prefix(12).map(\.code.text).joined(separator: ", ")
    return JobProblem(
      "regency-unknown", at: place,
      LocalizedText(
        en: "no regency has the code \(code.text); the codes are \(codes)\(known.areas.count > 12 ? ", …" : "")",
        id:
          "tidak ada kabupaten/kota berkode \(code.text); kode yang ada: \(codes)\(known.areas.count > 12 ? ", …" : "")"
      ),
      fix: LocalizedText(en: "give one of these codes", id: "pakai salah satu kode itu"))
  }
}
