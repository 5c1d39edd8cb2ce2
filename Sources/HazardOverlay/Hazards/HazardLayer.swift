import CoordinateTransforms
import FeatureModel

/// A hazard layer made ready: clean features in one CRS, each with what its value says.
public struct HazardLayer: Sendable {
  /// What the job says about the hazard.
  public let definition: HazardDefinition
  /// The features; those that could not be used have no part.
  public let layer: IndexedLayer
  /// What each feature's value says, in file order; features without a part do not count.
  public let classifications: [Classification]
  /// The GeoJSON id of each feature, in file order; `missing` where there is none.
  public let featureIDs: [PropertyValue]
  /// The value of the class field of each feature, in file order; nil for a rule without a field.
  public let values: [PropertyValue]?
  /// The mapped area; nil when the job names none.
  public internal(set) var coverage: IndexedLayer?
  /// The regencies that the layer speaks for, of which `coverage` holds the polygons; nil: that does not follow regencies.
  public internal(set) var mapped: MappedRegencies?

  /// A layer of n features with n classifications and n ids.
  public init(
    definition: HazardDefinition, layer: IndexedLayer, classifications: [Classification], featureIDs: [PropertyValue],
    values: [PropertyValue]? = nil, coverage: IndexedLayer? = nil, mapped: MappedRegencies? = nil
  ) {
    precondition(layer.geometries.count == classifications.count && classifications.count == featureIDs.count)
    self.definition = definition
    self.layer = layer
    self.classifications = classifications
    self.featureIDs = featureIDs
    self.values = values
    self.coverage = coverage
    self.mapped = mapped
  }

  /// The hazard class of a feature; nil when it is no hazard or not mapped.
  func hazardClass(ofFeature feature: Int) -> Int? {
    if case .hazard(let hazardClass) = classifications[feature] { hazardClass } else { nil }
  }

  /// The parts of the features that carry the hazard (or, inverted, its absence).
  public func isHazard(part: Int) -> Bool { hazardClass(ofFeature: layer.partFeatures[part]) != nil }
}

extension HazardLayer {
  /// The parts that carry the hazard, projected for distances.
  ///
  /// - Parameters:
  ///   - crs: The metric CRS of the TPS.
  ///   - stations: Envelope of these TPS in the metric CRS.
  ///   - nearestLimitMeters: Distances beyond it are not reported.
  /// - Throws: `SystemFailure` when PROJ offers no transformation.
  public func metricLayer(in crs: CRS, around stations: Envelope, nearestLimitMeters: Double) throws -> MetricLayer {
    let reach = stations.expanded(by: reachMeters(nearestLimitMeters: nearestLimitMeters))
    return try MetricLayer(layer, in: crs, reach: reach, where: isHazard(part:))
  }
}
