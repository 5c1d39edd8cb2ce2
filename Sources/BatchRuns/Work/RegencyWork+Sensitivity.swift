import FeatureModel
import HazardOverlay

extension RegencyWork {
  /// How the TPS of a piece change with each variant of each hazard; empty when nobody asked.
  ///
  /// The exposures come from the same finders as those of the run, so there is one set of rules.
  ///
  /// - Parameter exposures: Those of the run, for each hazard in the order of the TPS.
  func sensitivity(
    of stations: [Int], _ exposures: [[Exposure]], in context: WorkerContext
  ) throws -> [[SensitivityCount]] {
    var counts = variants.map { $0.map { _ in SensitivityCount() } }
    for group in try zoneGroups(of: stations, context) {
      for (hazard, variants) in variants.enumerated() where !variants.isEmpty {
        let places = try places(of: group.stations, inputs.hazards[hazard], group.inMetric, context)
        for (index, variant) in variants.enumerated() {
          let find = try exposureFinder(variant, hazard, in: group.zone, context)
          for (position, place) in places.enumerated() {
            let before = exposures[hazard][group.indices[position]]
            counts[hazard][index].count(before, try find(group.stations[position], before, place))
          }
        }
      }
    }
    return counts
  }

  /// The exposure of a TPS with a variant.
  private func exposureFinder(
    _ variant: SensitivityVariant, _ hazard: Int, in zone: MetricZone, _ context: WorkerContext
  ) throws -> (_ station: Int, _ before: Exposure, _ place: PlacedPosition) throws -> Exposure {
    let finder = ExposureFinder(
      variant.hazard, metric: metric.layer(hazard, in: zone), nearestLimitMeters: job.nearestLimitMeters,
      in: context.geos)
    guard variant.parameter == .accuracy, let layers = metric.certaintyLayers(hazard, in: zone) else {
      return { _, _, place in try finder.exposure(at: place) }
    }
    let certainty = CertaintyFinder(finder, layers: layers, in: context.geos)
    return { station, before, place in
      guard let meters = inputs.stations.accuracyMeters(of: station) else { return before }
      var after = before
      after.isCertain =
        try certainty.possibilities(of: before, at: place, accuracyMeters: meters * variant.factor).count == 1
      return after
    }
  }
}
