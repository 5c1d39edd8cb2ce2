import FeatureModel

/// A feature that has something to say about a TPS, for explanations.
public struct Evidence: Sendable, Equatable {
  /// Index of the feature in its file.
  public var feature: Int
  /// Its GeoJSON id or id property; `missing` where it has none.
  public var featureID: PropertyValue
  /// Its value of the class field; nil for a rule without a field.
  public var value: PropertyValue?
  /// What its value says.
  public var classification: Classification
  /// The TPS touches it.
  public var isTouched: Bool
  /// Metres to it, 0 when it is touched; nil for a feature that is no hazard and is not measured.
  public var distanceMeters: Double?
}

extension ExposureFinder {
  /// The features that a TPS touches, and the hazard features in reach, in file order.
  public func evidence(at place: PlacedPosition) throws -> [Evidence] {
    var evidence: [Int: Evidence] = [:]
    for feature in try touches.features(touching: place.inLayer) {
      evidence[feature] = item(feature, isTouched: true, meters: hazard.hazardClass(ofFeature: feature).map { _ in 0 })
    }
    let reach = hazard.reachMeters(nearestLimitMeters: nearestLimitMeters)
    var parts: Set<Int> = []
    metric.edges.forEachPart(around: place.inMetric, withinSquared: reach * reach, where: { _ in true }) {
      parts.insert($0)
    }
    for part in parts {
      let feature = feature(ofMetricPart: part)
      guard evidence[feature]?.isTouched != true else { continue }
      let nearest = metric.edges.nearestPart(to: place.inMetric, withinSquared: reach * reach) { $0 == part }
      guard let meters = nearest?.squaredDistance.squareRoot() else { continue }
      if let known = evidence[feature]?.distanceMeters, known <= meters { continue }
      evidence[feature] = item(feature, isTouched: false, meters: meters)
    }
    return evidence.values.sorted { $0.feature < $1.feature }
  }

  private func item(_ feature: Int, isTouched: Bool, meters: Double?) -> Evidence {
    Evidence(
      feature: feature, featureID: hazard.featureIDs[feature], value: hazard.values?[feature],
      classification: hazard.classifications[feature],
      isTouched: isTouched, distanceMeters: meters)
  }
}
