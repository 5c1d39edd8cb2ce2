import CoordinateTransforms
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles

/// What a job reads, with every TPS in its place: the state before any work.
struct PreparedInputs {
  var inputs: JobInputs
  var placements: StationPlacements
  var metricCRS: MetricCRSChoice
  /// What the decisions of the job need; nil when it asks for none, or nobody makes them.
  var decisions: DecisionWork?
  /// Everything wrong with the data so far, in the order of the data.
  var findings = FindingLog()

  /// Reads the files of a job and locates its TPS.
  static func read(_ job: Job, _ options: RunOptions, _ pool: WorkPool) throws -> PreparedInputs {
    options.progress(.stage(LocalizedText(en: "reading", id: "membaca")))
    let inputs = try JobInputs.read(job, pool: pool)
    let metricCRS = try metricCRS(of: job, stations: inputs.stations.crs)
    try inputs.ensureUnchanged()
    options.progress(.stage(LocalizedText(en: "locating TPS", id: "menempatkan TPS")))
    let placements = try StationPlacements.locate(inputs, job: job, metricCRS: metricCRS, pool: pool)
    let decisions = job.decisions.isEmpty ? nil : try DecisionWork(job, inputs, placements)
    let found =
      try job.findings() + inputs.findings + inputs.placeFindings(job, metricCRS: metricCRS)
      + inputs.datumFindings(metricCRS) + placements.findings + inputs.mapFindings(placements)
      + inputs.unplacedFindings(placements) + (decisions?.findings ?? [])
    var ready = PreparedInputs(inputs: inputs, placements: placements, metricCRS: metricCRS, decisions: decisions)
    ready.findings.append(
      contentsOf: found.inDataOrder(files: [SourcePath.fileName(of: job.file)] + inputs.records.map(\.path)))
    return ready
  }

  static func metricCRS(of job: Job, stations: CRS) throws -> MetricCRSChoice {
    guard case .fixed(let text) = job.metricCRS else { return .utm(datumOf: stations) }
    let place = Place(job.file, part: LocalizedText("metric_crs"))
    let crs = try CRS(parsing: text, at: place)
    guard crs.metersPerUnit == 1 else {
      throw JobProblem(
        "metric-crs-not-metric", at: place,
        LocalizedText(
          en: "\(crs.label) is not measured in metres", id: "\(crs.label) tidak bersatuan meter"),
        fix: LocalizedText(
          en: "use a projected CRS in metres such as EPSG:32748, or metric_crs: auto",
          id: "pakai CRS proyeksi bersatuan meter seperti EPSG:32748, atau metric_crs: auto"))
    }
    return .fixed(crs)
  }
}
