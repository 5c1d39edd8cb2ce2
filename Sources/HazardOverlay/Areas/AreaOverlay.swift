import CoordinateTransforms
import FeatureModel
import GEOSOperations

/// How much of an area has which status of a hazard.
public struct AreaShares: Sendable, Equatable {
  /// The whole area in square metres.
  public var squareMeters: Double
  /// Square metres of each class and status that occurs; they add up to the whole.
  public var parts: [TallyKey: Double]

  /// An area with its parts.
  public init(squareMeters: Double, parts: [TallyKey: Double]) {
    self.squareMeters = squareMeters
    self.parts = parts
  }
}

/// Measures how much of an area has which status.
///
/// Polygons are cut in the plane of longitude and latitude, where the edges of GeoJSON are straight, and what remains is
/// measured on the WGS 84 ellipsoid. Not for more than one task.
public struct AreaOverlay {
  private let context: GEOSContext

  /// Long edges are followed in steps of so many degrees.
  private static let stepDegrees = 0.01

  /// An overlay in a context.
  public init(in context: GEOSContext) { self.context = context }

  /// The shares of one area.
  ///
  /// Region by region is taken from what remains of the area, in the order of precedence; a share is the difference of what
  /// there was before and afterwards, so that nothing counts twice and nothing is lost.
  ///
  /// - Parameters:
  ///   - area: A feature of `outlines`; polygons that overlap count once.
  ///   - outlines: Polygons in OGC:CRS84.
  /// - Returns: Zero square metres and no part for an area without a polygon.
  /// - Throws: `SystemFailure` when GEOS fails.
  public func shares(of area: Int, in outlines: FeatureGeometries, under strata: HazardStrata) throws -> AreaShares {
    let polygons = outlines.parts(ofFeature: area)
    guard !polygons.isEmpty else { return AreaShares(squareMeters: 0, parts: [:]) }
    let whole = try GEOSGeometry(parts: polygons, of: outlines, in: context)
    var remaining = polygons.count == 1 ? whole : try whole.dissolved()
    let total = try squareMeters(of: remaining)
    var left = total
    var parts: [TallyKey: Double] = [:]
    for (key, region) in strata.regions where left > 0 {
      guard let after = try rest(of: remaining, without: region) else { continue }
      let leftAfter = min(left, try squareMeters(of: after))
      parts[key, default: 0] += left - leftAfter
      (remaining, left) = (after, leftAfter)
    }
    if left > 0 { parts[strata.rest, default: 0] += left }
    return AreaShares(squareMeters: total, parts: parts)
  }

  /// What remains of an area outside a region; nil when that is all of it.
  private func rest(of area: GEOSGeometry, without region: HazardStrata.Region) throws -> GEOSGeometry? {
    switch region {
    case .within(let layer):
      let polygons = try polygons(of: layer, around: area.envelope)
      return polygons.isEmpty ? nil : try area.difference(GEOSGeometry.union(of: polygons, in: context))
    case .beyond(let layer):
      let common = try area.intersection(
        GEOSGeometry.union(of: polygons(of: layer, around: area.envelope), in: context))
      // Where borders only touch there are lines and points, too.
      return try GEOSGeometry.union(of: common.polygonParts(), in: context)
    }
  }

  /// The polygons of a layer as far as they lie around an area; large ones are clipped, which makes the rest cheap.
  private func polygons(of layer: IndexedLayer, around envelope: Envelope) throws -> [GEOSGeometry] {
    try layer.parts(intersecting: envelope).flatMap { part in
      let polygon = try GEOSGeometry(part: part, of: layer.geometries, in: context)
      let isInside = envelope.contains(layer.geometries.envelope(ofPart: part))
      return isInside ? [polygon] : try polygon.clipped(to: envelope).polygonParts()
    }
  }

  private func squareMeters(of geometry: GEOSGeometry) throws -> Double {
    var polygons = FeatureGeometries()
    try geometry.append(to: &polygons, onlyPolygons: true)
    return (0..<polygons.partCount).reduce(0) {
      $0 + geodesicAreaSquareMeters(ofPart: $1, of: polygons, stepDegrees: Self.stepDegrees)
    }
  }
}
