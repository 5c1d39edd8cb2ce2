internal import CGEOS
import Diagnostics
import FeatureModel

extension GEOSGeometry {
  /// One part of a feature: a Point, a LineString or a Polygon with its interior rings.
  ///
  /// - Throws: `InputProblem` `ring-not-closed` or `ring-too-short` for a polygon that `RingHygiene` has not been over, and
  ///   `coordinate-not-finite` for a line or a ring; `SystemFailure` `geos-failed`.
  public convenience init(part: Int, of geometries: FeatureGeometries, in context: GEOSContext) throws {
    self.init(owning: try makePart(part, of: geometries, in: context), in: context)
  }

  /// Several parts, not necessarily of one feature: a MultiPoint, MultiLineString or MultiPolygon when all are of one
  /// kind, else a GeometryCollection; an empty collection for no parts.
  ///
  /// - Throws: As for one part.
  public convenience init(
    parts: some Collection<Int>, of geometries: FeatureGeometries, in context: GEOSContext
  ) throws {
    let kinds = Set(parts.map { geometries.partKinds[$0] })
    let type: GEOSGeomTypes =
      switch kinds {
      case [.point]: GEOS_MULTIPOINT
      case [.line]: GEOS_MULTILINESTRING
      case [.polygon]: GEOS_MULTIPOLYGON
      default: GEOS_GEOMETRYCOLLECTION
      }
    self.init(owning: try makeCollection(type, parts: parts, of: geometries, in: context), in: context)
  }

  /// One feature: its only part, or all of them as a Multi geometry; a GeometryCollection stays one, so that its polygons
  /// may overlap.
  ///
  /// - Throws: As for one part.
  public convenience init(feature: Int, of geometries: FeatureGeometries, in context: GEOSContext) throws {
    let parts = geometries.parts(ofFeature: feature)
    if geometries.types[feature] == .geometryCollection {
      self.init(
        owning: try makeCollection(GEOS_GEOMETRYCOLLECTION, parts: parts, of: geometries, in: context), in: context)
    } else if parts.count == 1 {
      try self.init(part: parts.lowerBound, of: geometries, in: context)
    } else {
      try self.init(parts: parts, of: geometries, in: context)
    }
  }

  /// A rectangle as a Polygon.
  ///
  /// - Throws: `SystemFailure` `geos-failed` for an empty or infinite envelope.
  public convenience init(_ envelope: Envelope, in context: GEOSContext) throws {
    var geometries = FeatureGeometries()
    geometries.appendPosition(x: envelope.minX, y: envelope.minY)
    geometries.appendPosition(x: envelope.maxX, y: envelope.minY)
    geometries.appendPosition(x: envelope.maxX, y: envelope.maxY)
    geometries.appendPosition(x: envelope.minX, y: envelope.maxY)
    geometries.appendPosition(x: envelope.minX, y: envelope.minY)
    geometries.endRing()
    geometries.endPart(.polygon)
    try self.init(part: 0, of: geometries, in: context)
  }

  /// A Point.
  public convenience init(_ position: Position, in context: GEOSContext) throws {
    self.init(owning: try makePoint(position, in: context), in: context)
  }
}
