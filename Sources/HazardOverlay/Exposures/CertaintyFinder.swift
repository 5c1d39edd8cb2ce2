import FeatureModel
import GEOSOperations

/// A status with its class that a TPS may have, given how accurate its coordinate is.
public struct PossibleExposure: Sendable, Hashable {
  /// The status.
  public var status: ExposureStatus
  /// The class of `inside` and `near`.
  public var hazardClass: Int?
}

/// Finds what a TPS may be that lies anywhere within the accuracy of its coordinate.
///
/// Each class has one distance: metres to the nearest polygon of this class or a higher one, or, where one holds the TPS,
/// the way out of them with a minus sign. An accuracy of a makes every distance d uncertain by a: the TPS surely is
/// within a limit when d + a is, and possibly when d - a is. The rule of status and class is asked with what is sure and
/// with what is possible; when the answers are the same, and so are those about the mapped area where it matters, the
/// exposure is certain. So a TPS is never called certain that could be something else; it may be called uncertain where
/// the shape of the hazard makes the other answer impossible.
///
/// Not for more than one task: make one finder for each.
public final class CertaintyFinder {
  private let finder: ExposureFinder
  private let layers: CertaintyLayers
  private let levels: [WayOutFinder]
  private let coverage: EdgeFinder?
  private let noHazard: EdgeFinder?
  private let noData: EdgeFinder?

  /// A finder for the hazard of another finder.
  ///
  /// - Parameter layers: As `HazardLayer.certaintyLayers` makes them, in the same metric CRS.
  public init(_ finder: ExposureFinder, layers: CertaintyLayers, in context: GEOSContext) {
    self.finder = finder
    self.layers = layers
    levels = layers.levels.map { WayOutFinder($0.metric, in: context) }
    func edges(_ layer: IndexedLayer?, _ metric: MetricLayer?) -> EdgeFinder? {
      guard let layer, let metric else { return nil }
      return EdgeFinder(layer, metric, in: context)
    }
    coverage = edges(finder.hazard.coverage, layers.coverage)
    noHazard = edges(finder.hazard.layer, layers.noHazard)
    noData = edges(finder.hazard.layer, layers.noData)
  }

  /// What a TPS may be, the farthest from the hazard first; one entry when that is certain.
  ///
  /// - Parameters:
  ///   - exposure: What its coordinate says.
  ///   - accuracyMeters: How far it may be from its coordinate, 0 or more; an edge exactly as far away is out of reach.
  /// - Throws: `SystemFailure` when GEOS fails.
  public func possibilities(
    of exposure: Exposure, at place: PlacedPosition, accuracyMeters: Double
  ) throws -> [PossibleExposure] {
    let definition = finder.hazard.definition
    let covered = try coverages(at: place, accuracyMeters)
    if definition.isInverted, covered == [false] { return [PossibleExposure(status: .unmapped)] }
    let distances = try distances(of: exposure, at: place, withinMeters: definition.nearMeters + accuracyMeters)
    let sure = exposed(distances) { $0 <= $1 - accuracyMeters }
    let possible = exposed(distances) { $0 <= $1 || $0 < $1 + accuracyMeters }
    var result: [PossibleExposure] = []
    if definition.isInverted, covered.contains(false) { result.append(PossibleExposure(status: .unmapped)) }
    if let sure {
      result.append(sure)
    } else if definition.isInverted {
      result.append(PossibleExposure(status: .clear))
    } else {
      result += try statusesBeyond(place, covered: covered, accuracyMeters)
    }
    if let possible, possible != sure { result.append(possible) }
    return result
  }

  // MARK: Distances by class

  /// What the distances say, by the rule of status and class; nil beyond the near distance.
  private func exposed(
    _ distances: [(hazardClass: Int, meters: Double)], isWithin: (_ meters: Double, _ limit: Double) -> Bool
  ) -> PossibleExposure? {
    let near = finder.hazard.definition.nearMeters
    if let held = distances.last(where: { isWithin($0.meters, 0) }) {
      return PossibleExposure(status: .inside, hazardClass: held.hazardClass)
    }
    guard near > 0, let reached = distances.last(where: { isWithin($0.meters, near) }) else { return nil }
    return PossibleExposure(status: .near, hazardClass: reached.hazardClass)
  }

  /// The distance of each class, classes ascending; infinite beyond a bound.
  private func distances(
    of exposure: Exposure, at place: PlacedPosition, withinMeters bound: Double
  ) throws -> [(hazardClass: Int, meters: Double)] {
    let definition = finder.hazard.definition
    let touched = try finder.touched(at: place).hazardParts
    let isHeld = !touched.isEmpty
    let outline = finder.metric.distance(to: place.inMetric, withinMeters: bound + finder.hazard.outermostRingMeters)
    if definition.isInverted {
      let parts = Set(touched.compactMap { finder.metric.metricPart(of: $0) })
      let meters = isHeld ? try finder.wayOut.meters(from: place.inMetric, inside: parts) : -outline
      return [(definition.classes.first ?? 1, meters)]
    }
    let outermost = exposure.status == .inside ? -(exposure.depthMeters ?? 0) : nil
    guard definition.rings.isEmpty else {
      return definition.classes.reversed().enumerated().map { index, hazardClass in
        let radius = definition.rings.filter { $0.hazardClass >= hazardClass }.map(\.toMeters).max() ?? 0
        return (hazardClass, index == 0 ? outermost ?? outline - radius : (isHeld ? 0 : outline) - radius)
      }
    }
    return try [(layers.lowestClass, outermost ?? outline)]
      + zip(layers.levels, levels).map { level, wayOut in
        let parts = Set(touched.compactMap { level.metric.metricPart(of: $0) })
        return parts.isEmpty
          ? (level.hazardClass, level.metric.distance(to: place.inMetric, withinMeters: bound))
          : (level.hazardClass, -(try wayOut.meters(from: place.inMetric, inside: parts)))
      }
  }

  // MARK: The mapped area

  /// `unmapped` or `clear`, or both, for a TPS that may lie beyond the near distance.
  private func statusesBeyond(
    _ place: PlacedPosition, covered: Set<Bool>, _ accuracyMeters: Double
  ) throws -> [PossibleExposure] {
    let saysNothing = try memberships(in: noHazard, at: place.inLayer, place, accuracyMeters, whenNone: false)
    let isUnknown = try memberships(in: noData, at: place.inLayer, place, accuracyMeters, whenNone: false)
    var isUnmapped: Set<Bool> = []
    for covered in covered {
      for noHazard in saysNothing {
        for noData in isUnknown {
          isUnmapped.insert(
            finder.hazard.isUnmapped(isCovered: covered, noHazard: noHazard, noData: noData))
        }
      }
    }
    return [true, false].filter(isUnmapped.contains).map { PossibleExposure(status: $0 ? .unmapped : .clear) }
  }

  /// Whether the map covers a TPS; both when an edge of what it covers is nearer than the accuracy.
  private func coverages(at place: PlacedPosition, _ accuracyMeters: Double) throws -> Set<Bool> {
    let covered = try memberships(in: coverage, at: place.inCoverage, place, accuracyMeters, whenNone: true)
    return covered.count == 1 ? [try !finder.isOutsideCoverage(place)] : covered
  }

  /// Whether a TPS lies in an area; both when an edge of the area is nearer than the accuracy.
  private func memberships(
    in area: EdgeFinder?, at position: Position, _ place: PlacedPosition, _ accuracyMeters: Double, whenNone none: Bool
  ) throws -> Set<Bool> {
    guard let area else { return [none] }
    let parts = try area.parts(touching: position)
    let meters =
      parts.isEmpty
      ? area.metric.distance(to: place.inMetric, withinMeters: accuracyMeters)
      : try area.wayOut.meters(from: place.inMetric, inside: parts)
    return meters < accuracyMeters ? [true, false] : [!parts.isEmpty]
  }
}

/// An area that a place lies in or not, and how far its edge is.
private final class EdgeFinder {
  let metric: MetricLayer
  let wayOut: WayOutFinder
  private let touches: TouchFinder

  init(_ layer: IndexedLayer, _ metric: MetricLayer, in context: GEOSContext) {
    self.metric = metric
    wayOut = WayOutFinder(metric, in: context)
    touches = TouchFinder(layer, in: context)
  }

  /// The metric parts of the area that hold a position of the layer.
  func parts(touching position: Position) throws -> Set<Int> {
    var parts: Set<Int> = []
    try touches.forEachPart(touching: position) { part in
      if let metricPart = metric.metricPart(of: part) { parts.insert(metricPart) }
    }
    return parts
  }
}

extension MetricLayer {
  /// Metres to the nearest outline; infinite beyond a bound.
  fileprivate func distance(to position: Position, withinMeters bound: Double) -> Double {
    edges.nearestPart(to: position, withinSquared: bound * bound)?.squaredDistance.squareRoot() ?? .infinity
  }
}
