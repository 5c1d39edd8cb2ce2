internal import CGEOS
import FeatureModel

extension GEOSGeometry {
  /// Area of the polygons in squared units of the CRS; 0 for anything else.
  public var planarArea: Double {
    get throws {
      var area = 0.0
      try context.check("GEOSArea_r", status: GEOSArea_r(context.handle, handle, &area))
      return area
    }
  }

  /// Envelope in the units of the CRS; `Envelope.empty` for an empty geometry.
  public var envelope: Envelope {
    get throws {
      if try isEmpty { return .empty }
      var envelope = Envelope.empty
      try context.check(
        "GEOSGeom_getExtent_r",
        status: GEOSGeom_getExtent_r(
          context.handle, handle, &envelope.minX, &envelope.minY, &envelope.maxX, &envelope.maxY))
      return envelope
    }
  }

  /// Planar distance to a position in the unit of the CRS: 0 inside and on the border; infinite for an empty geometry
  /// and for a position that is not finite.
  ///
  /// Looks at every edge; for many positions use `PreparedGeometry`.
  public func distance(to position: Position) throws -> Double {
    if try isEmpty || !position.isFinite { return .infinity }
    let point = try makePoint(position, in: context)
    defer { GEOSGeom_destroy_r(context.handle, point) }
    var distance = 0.0
    try context.check("GEOSDistance_r", status: GEOSDistance_r(context.handle, handle, point, &distance))
    return distance
  }

  /// Planar distance from a position, inside or outside, to the nearest border line, in the unit of the CRS; infinite for
  /// a geometry without a border.
  ///
  /// Looks at every edge; for many positions prepare `boundary()`.
  public func boundaryDistance(to position: Position) throws -> Double {
    try boundary().distance(to: position)
  }

  /// The two geometries share at least one point; borders count.
  public func intersects(_ other: GEOSGeometry) throws -> Bool {
    try context.checked("GEOSIntersects_r", predicate: GEOSIntersects_r(context.handle, handle, other.handle))
  }
}
