import CoordinateTransforms
import FeatureModel
import HazardOverlay
import JobFiles

/// How far from the TPS of a run the features of its hazards can matter.
struct MetricReach: Sendable {
  /// Distances beyond it are not reported.
  let nearestLimitMeters: Double
  /// The greatest accuracy of a TPS; nil when the job names none.
  let accuracyMeters: Double?
  /// What near distances, rings and accuracies are multiplied with at most, for `--sensitivity`.
  let widening: Double

  init(_ job: Job, _ stations: PollingStations, factors: [Double]) {
    nearestLimitMeters = job.nearestLimitMeters
    accuracyMeters = stations.greatestAccuracyMeters
    widening = max(1, factors.max() ?? 1)
  }

  /// What has to be projected of a hazard for TPS within an envelope of the metric CRS.
  func layers(
    of hazard: HazardLayer, in crs: CRS, around stations: Envelope
  ) throws -> (metric: MetricLayer, certainty: CertaintyLayers?) {
    let definition = hazard.definition
    let doubt = definition.nearMeters + (accuracyMeters ?? 0)
    let rings = definition.rings.map(\.toMeters).max() ?? 0
    let limit = max(nearestLimitMeters, widening * doubt) + (widening - 1) * rings
    let metric = try hazard.metricLayer(in: crs, around: stations, nearestLimitMeters: limit)
    guard accuracyMeters != nil else { return (metric, nil) }
    return (metric, try hazard.certaintyLayers(in: crs, around: stations, reachMeters: widening * doubt))
  }
}
