import FeatureModel

// Inverted: the polygons are the absence of the hazard (a signal); the hazard is everywhere else.
extension ExposureFinder {
  /// A place on the border of a polygon still has what the polygon stands for.
  func exposureToAbsence(at place: PlacedPosition) throws -> Exposure {
    if try isOutsideCoverage(place) { return Exposure(status: .unmapped) }
    let hazardClass = hazard.definition.classes.first
    let touched = try touched(at: place)
    guard touched.hazardParts.isEmpty else {
      let parts = Set(touched.hazardParts.compactMap(metric.metricPart(of:)))
      let meters = try wayOut.meters(from: place.inMetric, inside: parts)
      let near = hazard.definition.nearMeters
      return near > 0 && meters <= near
        ? Exposure(status: .near, hazardClass: hazardClass, distanceMeters: reported(meters))
        : Exposure(status: .clear, distanceMeters: reported(meters))
    }
    let limit = nearestLimitMeters * nearestLimitMeters
    let nearest = metric.edges.nearestPart(to: place.inMetric, withinSquared: limit)
    return Exposure(
      status: .inside, hazardClass: hazardClass, distanceMeters: 0, depthMeters: nearest?.squaredDistance.squareRoot())
  }
}
