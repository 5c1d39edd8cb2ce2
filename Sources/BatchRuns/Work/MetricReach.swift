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
    self.init(job, greatestAccuracyMeters: stations.greatestAccuracyMeters, factors: factors)
  }

  init(_ job: Job, greatestAccuracyMeters: Double?, factors: [Double]) {
    nearestLimitMeters = job.nearestLimitMeters
    accuracyMeters = greatestAccuracyMeters
    widening = max(1, factors.max() ?? 1)
  }

  /// How far from a TPS a feature of a hazard can matter, in metres.
  func meters(of definition: HazardDefinition) -> Double {
    (definition.rings.map(\.toMeters).max() ?? 0) + max(definition.nearMeters, limitMeters(definition))
  }

  /// The greatest distance that is asked for, in metres.
  private func limitMeters(_ definition: HazardDefinition) -> Double {
    let rings = definition.rings.map(\.toMeters).max() ?? 0
    return max(nearestLimitMeters, widening * doubt(definition)) + (widening - 1) * rings
  }

  private func doubt(_ definition: HazardDefinition) -> Double { definition.nearMeters + (accuracyMeters ?? 0) }

  /// What has to be projected of a hazard for TPS within an envelope of the metric CRS.
  func layers(
    of hazard: HazardLayer, in crs: CRS, around stations: Envelope
  ) throws -> (metric: MetricLayer, certainty: CertaintyLayers?) {
    let metric = try hazard.metricLayer(
      in: crs, around: stations, nearestLimitMeters: limitMeters(hazard.definition))
    guard accuracyMeters != nil else { return (metric, nil) }
    return (
      metric, try hazard.certaintyLayers(in: crs, around: stations, reachMeters: widening * doubt(hazard.definition))
    )
  }
}
