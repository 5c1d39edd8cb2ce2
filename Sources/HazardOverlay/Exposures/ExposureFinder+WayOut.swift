import FeatureModel
import GEOSOperations

// The way out of a hazard may lead farther than distances are asked for.
extension ExposureFinder {
  /// The exposures of TPS, whatever was projected for them.
  ///
  /// Beyond what was projected an adjoining polygon is not seen, and its side would pass for a way out. Where the way is
  /// longer than that, more is projected, until it is not. So the way out depends on the hazard alone, and not on which
  /// other TPS there are.
  ///
  /// - Parameter wider: The hazard with all parts that meet an envelope of the metric CRS.
  public func exposures(
    at places: [PlacedPosition], in context: GEOSContext, wider: (Envelope) throws -> HazardLayer
  ) throws -> [Exposure] {
    var exposures = try places.map { try exposure(at: $0) }
    var finder = self
    var unsure = places.indices.filter { !finder.isSure(exposures[$0], at: places[$0]) }
    while !unsure.isEmpty {
      var reach = Envelope.empty
      for index in unsure {
        let meters = 2 * (exposures[index].depthMeters ?? 0) + nearestLimitMeters + hazard.outermostRingMeters
        reach.formUnion(Envelope(places[index].inMetric).expanded(by: meters))
      }
      let layer = try wider(reach)
      finder = ExposureFinder(
        layer, metric: try MetricLayer(layer.layer, in: metric.crs, reach: reach, where: layer.isHazard(part:)),
        nearestLimitMeters: nearestLimitMeters, in: context)
      for index in unsure { exposures[index].depthMeters = try finder.exposure(at: places[index]).depthMeters }
      unsure = unsure.filter { !finder.isSure(exposures[$0], at: places[$0]) }
    }
    return exposures
  }

  private func isSure(_ exposure: Exposure, at place: PlacedPosition) -> Bool {
    guard let meters = exposure.depthMeters, !hazard.definition.isInverted else { return true }
    return metric.isWhole(around: place.inMetric, meters: meters + hazard.outermostRingMeters)
  }
}
