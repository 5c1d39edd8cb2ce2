import CoordinateTransforms
import FeatureModel

extension AdministrativeLayer {
  /// Metres from positions to the outline of one area, whether they lie in it or not.
  ///
  /// - Parameters:
  ///   - area: Index of the area.
  ///   - positions: In OGC:CRS84.
  ///   - crs: A metric CRS that holds the positions.
  /// - Returns: Infinite where the area has no usable polygon, or lies where the metric CRS does not reach.
  /// - Throws: `SystemFailure` when PROJ offers no transformation.
  public func outlineMeters(ofArea area: Int, from positions: [Position], in crs: CRS) throws -> [Double] {
    let reach = try CoordinateTransformer(from: layer.crs, to: crs).envelope(
      around: envelope(ofAreas: [areas[area].code]))
    let metric = try MetricLayer(layer, in: crs, reach: reach) { featureAreas[layer.partFeatures[$0]] == area }
    let toMetric = try CoordinateTransformer(from: .wgs84, to: crs)
    return positions.map { degrees in
      let position = toMetric.transform(degrees)
      guard position.isFinite else { return .infinity }
      return metric.edges.nearestPart(to: position, withinSquared: .infinity)?.squaredDistance.squareRoot() ?? .infinity
    }
  }
}
