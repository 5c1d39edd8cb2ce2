import CoordinateTransforms
import FeatureModel
import GEOSOperations

/// How the area of a TPS was found.
public enum RegencyRule: String, Sendable, CaseIterable {
  /// One polygon holds the point.
  case inside
  /// Several do (a common border, or an overlap): the one that the TPS code names, else the lowest code.
  case border
  /// None does, and the nearest one is within the tolerance.
  case nearest
  /// None does, and none is near.
  case outside
}

/// The area of one TPS.
public struct Placement: Sendable, Equatable {
  /// Index into `AdministrativeLayer.areas`; nil when no area is found.
  public var area: Int?
  /// How it was found.
  public var rule: RegencyRule
  /// Metres to the area, for the rule `nearest`.
  public var distanceMeters: Double?
  /// Another area within the tolerance, for the rule `nearest`: the TPS lies in a gap between the two.
  public var neighbour: Int?

  /// A placement from its parts.
  public init(area: Int?, rule: RegencyRule, distanceMeters: Double? = nil, neighbour: Int? = nil) {
    self.area = area
    self.rule = rule
    self.distanceMeters = distanceMeters
    self.neighbour = neighbour
  }

  /// No area.
  public static let outside = Placement(area: nil, rule: .outside)
}

/// Finds the area that holds a position, by the rule of regencies.
///
/// Not for more than one task: make one locator for each.
public final class RegencyLocator {
  let layer: AdministrativeLayer
  private let touches: TouchFinder

  /// A locator in one layer of areas.
  public init(_ layer: AdministrativeLayer, in context: GEOSContext) {
    self.layer = layer
    touches = TouchFinder(layer.layer, in: context)
  }

  /// The area that holds a position.
  ///
  /// - Parameters:
  ///   - position: In the CRS of the layer.
  ///   - code: The area that the TPS code names; it decides between several.
  /// - Returns: `outside` when no area touches the position; the nearest one is for `nearestPlacements` to find.
  public func placement(of position: Position, claimed code: AdministrativeCode?) throws -> Placement {
    var first: Int?
    var isOnly = true
    try touches.forEachPart(touching: position) { part in
      guard let area = layer.featureAreas[layer.layer.partFeatures[part]], area != first else { return }
      if first == nil { first = area } else { isOnly = false }
    }
    if isOnly { return Placement(area: first, rule: first == nil ? .outside : .inside) }
    let areas = try areas(touching: position)
    if let claimed = layer.area(withCode: code), areas.contains(claimed) {
      return Placement(area: claimed, rule: .border)
    }
    return Placement(area: areas.min(), rule: .border)
  }

  /// The areas that hold a position of the layer or have it on their border.
  public func areas(touching position: Position) throws -> Set<Int> {
    var areas: Set<Int> = []
    try touches.forEachPart(touching: position) { part in
      if let area = layer.featureAreas[layer.layer.partFeatures[part]] { areas.insert(area) }
    }
    return areas
  }
}

extension AdministrativeLayer {
  /// The nearest areas of positions that no area holds.
  ///
  /// - Parameters:
  ///   - positions: In OGC:CRS84.
  ///   - toleranceMeters: Areas farther away do not count.
  ///   - crs: The metric CRS that holds the positions.
  /// - Returns: For each position `nearest` with the distance, or `outside`; of equally near areas the lower code.
  /// - Throws: `SystemFailure` when PROJ offers no transformation.
  public func nearestPlacements(
    of positions: [Position], toleranceMeters: Double, in crs: CRS
  ) throws -> [Placement] {
    var coordinates = positions.flatMap { [$0.x, $0.y] }
    try CoordinateTransformer(from: .wgs84, to: crs).transform(&coordinates)
    let inMetric = positions.indices.map { Position(x: coordinates[2 * $0], y: coordinates[2 * $0 + 1]) }
    var reach = Envelope.empty
    for position in inMetric { reach.formUnion(Envelope(position)) }
    let metric = try MetricLayer(layer, in: crs, reach: reach.expanded(by: toleranceMeters)) { part in
      featureAreas[layer.partFeatures[part]] != nil
    }
    return inMetric.map { position in
      let bound = toleranceMeters * toleranceMeters
      guard toleranceMeters > 0, let nearest = metric.edges.nearestPart(to: position, withinSquared: bound) else {
        return .outside
      }
      func area(ofMetricPart part: Int) -> Int? { featureAreas[layer.partFeatures[metric.layerParts[part]]] }
      var found: Int?
      metric.edges.forEachPart(around: position, withinSquared: nearest.squaredDistance, where: { _ in true }) { part in
        guard let other = area(ofMetricPart: part) else { return }
        found = min(found ?? other, other)
      }
      let neighbour = metric.edges.nearestPart(to: position, withinSquared: bound) { area(ofMetricPart: $0) != found }
      return Placement(
        area: found, rule: .nearest, distanceMeters: nearest.squaredDistance.squareRoot(),
        neighbour: neighbour.flatMap { area(ofMetricPart: $0.part) })
    }
  }
}
