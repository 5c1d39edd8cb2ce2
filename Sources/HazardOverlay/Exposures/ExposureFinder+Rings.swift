import FeatureModel

// Rings: everything within a distance of the layer's points, lines or polygons is the hazard.
extension ExposureFinder {
  func exposureToRings(at place: PlacedPosition) throws -> Exposure {
    let outermost = hazard.outermostRingMeters
    let reach = hazard.reachMeters(nearestLimitMeters: nearestLimitMeters)
    let held = try touched(at: place).hazardParts.compactMap(metric.metricPart(of:))
    let nearest = metric.edges.nearestPart(to: place.inMetric, withinSquared: reach * reach)
    let toSource = held.isEmpty ? nearest?.squaredDistance.squareRoot() : 0
    guard let toSource else { return try exposureBeyondRings(at: place, metersToRing: nil) }
    let reached = hazard.definition.rings.filter { toSource <= $0.toMeters }
    guard let hazardClass = reached.map(\.hazardClass).max() else {
      return try exposureBeyondRings(at: place, metersToRing: toSource - outermost)
    }
    let ringMeters = reached.filter { $0.hazardClass == hazardClass }.map(\.toMeters).max() ?? outermost
    return Exposure(
      status: .inside, hazardClass: hazardClass, distanceMeters: 0,
      depthMeters: try wayOut.meters(
        from: place.inMetric, inside: sources(within: outermost, of: place, holding: held)),
      feature: sources(within: ringMeters, of: place, holding: held).map(feature(ofMetricPart:)).min())
  }

  private func exposureBeyondRings(at place: PlacedPosition, metersToRing: Double?) throws -> Exposure {
    let near = hazard.definition.nearMeters
    if let metersToRing, near > 0, metersToRing <= near {
      let toSource = metersToRing + hazard.outermostRingMeters
      let reached = hazard.definition.rings.filter { toSource - $0.toMeters <= near }
      let hazardClass = reached.map(\.hazardClass).max()
      let ringMeters = reached.filter { $0.hazardClass == hazardClass }.map(\.toMeters).max() ?? 0
      return Exposure(
        status: .near, hazardClass: hazardClass, distanceMeters: reported(metersToRing),
        feature: sources(within: ringMeters + near, of: place, holding: []).map(feature(ofMetricPart:)).min())
    }
    return Exposure(
      status: try isOutsideCoverage(place) || hazard.definition.isUnmappedOutside ? .unmapped : .clear,
      distanceMeters: reported(metersToRing))
  }

  /// The metric parts within a distance, with those that hold the place.
  private func sources(within meters: Double, of place: PlacedPosition, holding held: [Int]) -> Set<Int> {
    var parts = Set(held)
    metric.edges.forEachPart(
      around: place.inMetric, withinSquared: meters * meters, where: { !parts.contains($0) }, { parts.insert($0) })
    return parts
  }
}
