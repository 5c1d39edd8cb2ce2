import ByteStreams
import CoordinateTransforms
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles

/// The pieces that a run falls into, heaviest first, and the index that they are read from.
public struct JobPlan: Sendable {
  /// One piece of work.
  public struct Line: Sendable {
    /// Code of the regency; `outside` for the TPS outside all of them.
    public var code: String
    /// Its name; empty for `outside`.
    public var name: String
    /// In OGC:CRS84: of the regency, for `outside` of its TPS; nil for nothing.
    public var envelope: Envelope?
    /// TPS in its denominators.
    public var stationCount: Int
    /// Vertices of hazards that its TPS can reach or that it draws.
    public var vertexCount: Int
    /// Estimated CPU time.
    public var costMilliseconds: Int
  }

  /// The pieces, heaviest first.
  public let lines: [Line]

  /// Plans a run; makes or renews the index first where there is none that is current.
  ///
  /// - Parameter path: The index; nil for the one beside the job file.
  /// - Throws: As `BatchRun.init`; `InputProblem` `index-impossible` when an input is no file; `SystemFailure`
  ///   `write-failed`.
  public init(_ job: Job, index path: String?, options: RunOptions) throws {
    let path = path ?? JobIndex.path(ofJob: job.file)
    let index = try Self.currentIndex(path, job: job, options: options)
    lines = try Self.lines(of: index, job: job)
  }

  private static func currentIndex(_ path: String, job: Job, options: RunOptions) throws -> JobIndex {
    if let index = try Self.wholeIndex(path, job: job), try index.isCurrent(job, hashes: true) { return index }
    guard let sources = try JobIndex.sources(of: job) else { throw InputProblem.indexImpossible(job.file) }
    let run = try BatchRun(job, options: options)
    options.progress(.stage(LocalizedText(en: "writing the index", id: "menulis indeks")))
    try ReplacedFile.write(path) { file in
      try IndexWriter.write(run, sources: sources, to: file)
      try run.inputs.ensureUnchanged()
    }
    guard let index = try JobIndex(path, job: job) else { preconditionFailure("the index was just written") }
    return index
  }

  /// An index that can be used; one that is damaged is written again.
  private static func wholeIndex(_ path: String, job: Job) throws -> JobIndex? {
    do {
      guard let index = try JobIndex(path, job: job), try index.isWhole() else { return nil }
      return index
    } catch let problem as InputProblem where problem.diagnostic.code == "index-damaged" {
      return nil
    }
  }

  private static func lines(of index: JobIndex, job: Job) throws -> [Line] {
    var selected = try SelectedInputs(index, selection: InputSelection())
    let regencies = try selected.areas(index.header.regencies, level: .regency)
    let toDegrees = try CoordinateTransformer(from: regencies.layer.crs, to: .wgs84)
    let metricCRS = try PreparedInputs.metricCRS(of: job, stations: index.header.stationCRS)
    let reach = MetricReach(job, greatestAccuracyMeters: index.header.greatestAccuracyMeters, factors: [])
    let lines = try index.header.units.map { unit in
      let area = unit.area.map { regencies.areas[$0] }
      selected.selection.areas = [unit.area]
      let work = try selected.vertexCounts(
        job.hazards.map(\.definition), around: unit.stations.map { [try metricCRS.envelope(around: $0)] } ?? [],
        reach: reach)
      return Line(
        code: area?.code.text ?? PartState.outside, name: area?.name ?? "",
        envelope: area.map { area in
          let envelope = regencies.envelope(ofAreas: [area.code])
          return regencies.layer.crs.isWGS84 ? envelope : toDegrees.envelope(around: envelope)
        } ?? unit.stations,
        stationCount: unit.stationCount, vertexCount: work.read,
        costMilliseconds: cost(tps: unit.stationCount, hazards: job.hazards.count, work))
    }
    return lines.indices.sorted { (lines[$1].costMilliseconds, $0) < (lines[$0].costMilliseconds, $1) }.map {
      lines[$0]
    }
  }

  /// Unit costs as measured on workload S (see the page "Beyond one machine").
  private static func cost(tps: Int, hazards: Int, _ vertices: (read: Int, drawn: Int)) -> Int {
    let microseconds = 25_000 + 3 * tps * hazards + (vertices.read + 2 * vertices.drawn) / 2
    return microseconds / 1000
  }
}

extension MetricCRSChoice {
  /// The metric CRS of the middle of an envelope in OGC:CRS84, and the envelope there.
  fileprivate func envelope(around degrees: Envelope) throws -> (crs: CRS, envelope: Envelope) {
    let crs = try crs(of: zone(at: degrees.center))
    return (crs, try CoordinateTransformer(from: .wgs84, to: crs).envelope(around: degrees))
  }
}

extension InputProblem {
  fileprivate static func indexImpossible(_ job: String) -> InputProblem {
    InputProblem(
      "index-impossible", at: Place(job),
      LocalizedText(
        en: "an input of the job is no file (standard input or a database), so that its parts cannot be done apart",
        id: "salah satu masukan bukan berkas (masukan standar atau basis data), jadi bagiannya tidak dapat dipisah"),
      fix: LocalizedText(
        en: "write it to a file first, and name that in the job",
        id: "tulis dulu ke sebuah berkas, lalu sebut berkas itu di pekerjaan"))
  }
}
