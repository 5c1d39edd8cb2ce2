import FeatureModel

// Areas: the polygons (lines, points) of the layer are the hazard.
extension ExposureFinder {
  /// What touches a place.
  struct Touched {
    /// The touched layer parts that carry the hazard.
    var hazardParts: [Int] = []
    /// The highest class touched, and the first feature in the file that has it.
    var worst: (hazardClass: Int, feature: Int)?
    /// A polygon that says "no hazard" is touched.
    var noHazard = false
    /// A polygon that says "not mapped" is touched.
    var noData = false
  }

  func touched(at place: PlacedPosition) throws -> Touched {
    var touched = Touched()
    try touches.forEachPart(touching: place.inLayer) { part in
      let feature = hazard.layer.partFeatures[part]
      switch hazard.classifications[feature] {
      case .noHazard: touched.noHazard = true
      case .noData: touched.noData = true
      case .hazard(let hazardClass):
        touched.hazardParts.append(part)
        touched.worst = worse(touched.worst, (hazardClass, feature))
      }
    }
    return touched
  }

  func exposureToAreas(at place: PlacedPosition) throws -> Exposure {
    let touched = try touched(at: place)
    if let worst = touched.worst {
      let parts = Set(touched.hazardParts.compactMap { metric.metricPart(of: $0) })
      return Exposure(
        status: .inside, hazardClass: worst.hazardClass, distanceMeters: 0,
        depthMeters: try wayOut.meters(from: place.inMetric, inside: parts), feature: worst.feature)
    }
    let reach = max(nearestLimitMeters, hazard.definition.nearMeters)
    let nearest = nearest.part(to: place.inMetric, withinMeters: reach)
    let meters = nearest?.squaredDistance.squareRoot()
    if let meters, meters <= hazard.definition.nearMeters, hazard.definition.nearMeters > 0,
      let worst = worst(within: hazard.definition.nearMeters, of: place)
    {
      return Exposure(
        status: .near, hazardClass: worst.hazardClass, distanceMeters: reported(meters), feature: worst.feature)
    }
    let isUnmapped = hazard.isUnmapped(
      isCovered: try !isOutsideCoverage(place), noHazard: touched.noHazard, noData: touched.noData)
    return Exposure(status: isUnmapped ? .unmapped : .clear, distanceMeters: reported(meters))
  }

  /// The highest class within a distance, and the first feature in the file that has it.
  func worst(within meters: Double, of place: PlacedPosition) -> (hazardClass: Int, feature: Int)? {
    var worst: (hazardClass: Int, feature: Int)?
    metric.edges.forEachPart(around: place.inMetric, withinSquared: meters * meters) { part in
      let feature = feature(ofMetricPart: part)
      guard let hazardClass = hazard.hazardClass(ofFeature: feature) else { return false }
      return worse(worst, (hazardClass, feature)) != worst ?? (-1, -1)
    } _: { part in
      let feature = feature(ofMetricPart: part)
      guard let hazardClass = hazard.hazardClass(ofFeature: feature) else { return }
      worst = worse(worst, (hazardClass, feature))
    }
    return worst
  }
}

/// The higher class; among equals the feature that comes first in the file.
private func worse(
  _ known: (hazardClass: Int, feature: Int)?, _ other: (hazardClass: Int, feature: Int)
) -> (hazardClass: Int, feature: Int) {
  guard let known else { return other }
  return (other.hazardClass, -other.feature) > (known.hazardClass, -known.feature) ? other : known
}
