import CoordinateTransforms
import FeatureModel

/// What the question of certainty needs beside the layer that gives the distances: the parts that tell one class, and
/// one answer about the mapped area, from the other. Projected like those.
public struct CertaintyLayers: Sendable {
  /// The parts of a class or a higher one.
  struct Level: Sendable {
    var hazardClass: Int
    var metric: MetricLayer
  }

  /// A level for each class of the layer but the lowest, ascending.
  let levels: [Level]
  /// The lowest class of the layer.
  let lowestClass: Int
  /// The mapped area; nil when the job names none.
  let coverage: MetricLayer?
  /// Polygons that say "no hazard"; nil when there are none.
  let noHazard: MetricLayer?
  /// Polygons that say "not mapped"; nil when there are none.
  let noData: MetricLayer?
}

extension HazardLayer {
  /// The layers that certainty needs.
  ///
  /// - Parameters:
  ///   - crs: The metric CRS of the TPS.
  ///   - stations: Envelope of these TPS in the metric CRS.
  ///   - reachMeters: How far from a TPS an edge can matter: near distance and accuracy together.
  /// - Throws: `SystemFailure` when PROJ offers no transformation.
  public func certaintyLayers(
    in crs: CRS, around stations: Envelope, reachMeters: Double
  ) throws -> CertaintyLayers {
    let reach = stations.expanded(by: reachMeters)
    let hasAreas = definition.rings.isEmpty && !definition.isInverted
    let classes = Set(classifications.compactMap(\.hazardClass)).sorted()
    func parts(where isIncluded: (Classification) -> Bool) throws -> MetricLayer? {
      guard hasAreas, classifications.contains(where: isIncluded) else { return nil }
      return try MetricLayer(layer, in: crs, reach: reach) { isIncluded(classifications[layer.partFeatures[$0]]) }
    }
    return CertaintyLayers(
      levels: try classes.dropFirst().compactMap { lowest in
        try parts { ($0.hazardClass ?? 0) >= lowest }.map { CertaintyLayers.Level(hazardClass: lowest, metric: $0) }
      },
      lowestClass: classes.first ?? 1,
      // Where the layer speaks for all regencies, beyond their edge is nothing but the sea.
      coverage: mapped?.areAll == true ? nil : try coverage.map { try MetricLayer($0, in: crs, reach: reach) },
      noHazard: try parts { $0 == .noHazard }, noData: try parts { $0 == .noData })
  }
}

extension Classification {
  /// The class of a hazard; nil for anything else.
  var hazardClass: Int? {
    if case .hazard(let hazardClass) = self { hazardClass } else { nil }
  }
}
