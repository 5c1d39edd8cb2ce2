import CoordinateTransforms
import FeatureModel

extension HazardLayer {
  /// All geometries in OGC:CRS84, and the class of each part; nil for a part without a hazard, or with a position that
  /// cannot be transformed.
  ///
  /// - Throws: `SystemFailure` when PROJ fails.
  public func shapes() throws -> (geometries: FeatureGeometries, classes: [Int?]) {
    var geometries = layer.geometries
    _ = try CoordinateTransformer(from: layer.crs, to: .wgs84).transform(&geometries.coordinates)
    let classes = (0..<geometries.partCount).map { part -> Int? in
      guard geometries.positions(ofPart: part).allSatisfy({ geometries.position($0).isFinite }) else { return nil }
      return hazardClass(ofFeature: layer.partFeatures[part])
    }
    return (geometries, classes)
  }
}
