internal import CGEOS
import FeatureModel

extension GEOSGeometry {
  /// Everything within a distance, as polygons; empty for an empty geometry.
  ///
  /// - Parameters:
  ///   - distance: In the unit of the CRS, which must be a projected one; negative shrinks polygons.
  ///   - quadrantSegments: Edges for a quarter of a circle. The arc lies within the circle, by at most
  ///     `1 - cos(pi / (4 * quadrantSegments))` of the distance: 0.48 % for 8, 0.12 % for 16.
  /// - Throws: `SystemFailure` `geos-failed`, also for a distance that is not finite.
  public func buffer(distance: Double, quadrantSegments: Int = 8) throws -> GEOSGeometry {
    // GEOS 3.11 crashes on NaN.
    guard distance.isFinite else { throw context.failure("GEOSBuffer_r", saying: "the distance is \(distance)") }
    let made = GEOSBuffer_r(context.handle, handle, distance, Int32(quadrantSegments))
    return GEOSGeometry(owning: try context.checked("GEOSBuffer_r", made), in: context)
  }

  /// What is in at least one of the geometries, dissolved; an empty collection for none.
  ///
  /// The geometries are copied, not consumed; they must belong to the context.
  ///
  /// - Throws: `SystemFailure` `geos-failed`, mostly for an invalid geometry.
  ///
  /// Source: GEOS's `GEOSUnaryUnion_r` of a collection (cascaded union).
  public static func union(of geometries: [GEOSGeometry], in context: GEOSContext) throws -> GEOSGeometry {
    let collection = GEOSGeometry(
      owning: try makeCollection(GEOS_GEOMETRYCOLLECTION, copying: geometries, in: context), in: context)
    return try collection.dissolved()
  }

  /// The geometry with its own overlaps and common borders dissolved.
  ///
  /// - Parameter gridSize: Positions are rounded to multiples of it, in the unit of the CRS; 0 for none.
  public func dissolved(gridSize: Double = 0) throws -> GEOSGeometry {
    let made =
      gridSize > 0
      ? try context.checked("GEOSUnaryUnionPrec_r", GEOSUnaryUnionPrec_r(context.handle, handle, gridSize))
      : try context.checked("GEOSUnaryUnion_r", GEOSUnaryUnion_r(context.handle, handle))
    return GEOSGeometry(owning: made, in: context)
  }

  /// What is in both geometries: polygons, and possibly lines and points where they only touch.
  ///
  /// - Throws: `SystemFailure` `geos-failed`, mostly for an invalid geometry.
  public func intersection(_ other: GEOSGeometry) throws -> GEOSGeometry {
    let made = GEOSIntersection_r(context.handle, handle, other.handle)
    return GEOSGeometry(owning: try context.checked("GEOSIntersection_r", made), in: context)
  }

  /// What is in this geometry and not in the other one.
  ///
  /// - Throws: `SystemFailure` `geos-failed`, mostly for an invalid geometry.
  public func difference(_ other: GEOSGeometry) throws -> GEOSGeometry {
    let made = GEOSDifference_r(context.handle, handle, other.handle)
    return GEOSGeometry(owning: try context.checked("GEOSDifference_r", made), in: context)
  }

  /// What lies in a rectangle; borders may remain as lines and points.
  ///
  /// An exact overlay rather than GEOS's quick rectangle clipping, whose result may be invalid.
  ///
  /// - Throws: `SystemFailure` `geos-failed`, also for an empty or infinite rectangle.
  public func clipped(to envelope: Envelope) throws -> GEOSGeometry {
    try intersection(try GEOSGeometry(envelope, in: context))
  }
}
