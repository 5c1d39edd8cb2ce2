import CoordinateTransforms
import FeatureModel

extension AdministrativeLayer {
  /// The polygons of the areas in OGC:CRS84, for maps: one feature for each area, in the order of `areas`.
  ///
  /// A part that PROJ cannot bring into degrees is left out.
  ///
  /// - Throws: `SystemFailure` when PROJ offers no transformation.
  public func outlines() throws -> FeatureGeometries {
    var projected = layer.geometries
    _ = try CoordinateTransformer(from: layer.crs, to: .wgs84).transform(&projected.coordinates)
    var featuresOfArea = areas.map { _ in [Int]() }
    for (feature, area) in featureAreas.enumerated() {
      if let area { featuresOfArea[area].append(feature) }
    }
    var outlines = FeatureGeometries()
    for features in featuresOfArea {
      for part in features.flatMap({ projected.parts(ofFeature: $0) }) where projected.partKinds[part] == .polygon {
        let range = projected.positions(ofPart: part)
        guard range.allSatisfy({ projected.position($0).isFinite }) else { continue }
        outlines.appendPart(part, of: projected)
      }
      outlines.endFeature(.multiPolygon)
    }
    return outlines
  }
}
