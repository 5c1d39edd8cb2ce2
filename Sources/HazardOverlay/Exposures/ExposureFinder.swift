import FeatureModel
import GEOSOperations

/// Finds the exposure of TPS to one hazard, by the rules of status and class.
///
/// Not for more than one task: make one finder for each.
public final class ExposureFinder {
  let hazard: HazardLayer
  let metric: MetricLayer
  let nearestLimitMeters: Double
  let touches: TouchFinder
  let wayOut: WayOutFinder
  let nearest: NearestFinder
  private let coverageTouches: TouchFinder?

  /// A finder of one hazard.
  ///
  /// - Parameters:
  ///   - metric: The hazard's parts in the metric CRS of the TPS, as `HazardLayer.metricLayer` makes them.
  ///   - nearestLimitMeters: Distances beyond it are not reported.
  public init(_ hazard: HazardLayer, metric: MetricLayer, nearestLimitMeters: Double, in context: GEOSContext) {
    self.hazard = hazard
    self.metric = metric
    self.nearestLimitMeters = nearestLimitMeters
    touches = TouchFinder(hazard.layer, in: context)
    nearest = NearestFinder(metric.edges)
    wayOut = WayOutFinder(metric, ringMeters: hazard.outermostRingMeters, in: context)
    coverageTouches = hazard.coverage.map { TouchFinder($0, in: context) }
  }

  /// The exposure of a TPS.
  ///
  /// - Throws: `SystemFailure` when GEOS fails.
  public func exposure(at place: PlacedPosition) throws -> Exposure {
    if hazard.definition.isInverted { return try exposureToAbsence(at: place) }
    if !hazard.definition.rings.isEmpty { return try exposureToRings(at: place) }
    return try exposureToAreas(at: place)
  }

  /// The place lies outside the mapped area that the job names, or in a regency that the layer does not speak for.
  public func isOutsideCoverage(_ place: PlacedPosition) throws -> Bool {
    if let isMapped = place.isMapped { return !isMapped }
    guard let coverageTouches else { return false }
    var isCovered = false
    try coverageTouches.forEachPart(touching: place.inCoverage) { _ in isCovered = true }
    return !isCovered
  }

  /// The distance to report: nil beyond the limit.
  func reported(_ meters: Double?) -> Double? { meters.flatMap { $0 <= nearestLimitMeters ? $0 : nil } }

  func feature(ofMetricPart part: Int) -> Int { hazard.layer.partFeatures[metric.layerParts[part]] }
}

extension HazardLayer {
  /// Radius of the outermost ring in metres; 0 without rings.
  var outermostRingMeters: Double { definition.rings.map(\.toMeters).max() ?? 0 }

  /// How far from a TPS a feature can matter, in metres.
  public func reachMeters(nearestLimitMeters: Double) -> Double {
    outermostRingMeters + max(definition.nearMeters, nearestLimitMeters)
  }
}
