internal import CGEOS
import FeatureModel

/// One geometry readied for many predicates; about 100 ns for each of them.
///
/// Not Sendable: an index in it is built by the first question, so each task prepares for itself.
///
/// Source: GEOS's `GEOSPrepare_r`.
public final class PreparedGeometry {
  /// The geometry, which must outlive what was prepared from it.
  public let geometry: GEOSGeometry

  private let handle: OpaquePointer
  private let isEmpty: Bool

  /// Prepares a geometry and keeps it.
  ///
  /// - Throws: `SystemFailure` `geos-failed`.
  public init(_ geometry: GEOSGeometry) throws {
    isEmpty = try geometry.isEmpty
    handle = try geometry.context.checked("GEOSPrepare_r", GEOSPrepare_r(geometry.context.handle, geometry.handle))
    self.geometry = geometry
  }

  deinit { GEOSPreparedGeom_destroy_r(geometry.context.handle, handle) }

  /// The position is inside or on the border; no for one that is not finite.
  ///
  /// - Throws: `SystemFailure` `geos-failed`.
  public func intersects(_ position: Position) throws -> Bool {
    let context = geometry.context
    let point = try makePoint(position, in: context)
    defer { GEOSGeom_destroy_r(context.handle, point) }
    return try context.checked(
      "GEOSPreparedIntersects_r", predicate: GEOSPreparedIntersects_r(context.handle, handle, point))
  }

  /// The two geometries share at least one point; borders count.
  public func intersects(_ other: GEOSGeometry) throws -> Bool {
    let context = geometry.context
    return try context.checked(
      "GEOSPreparedIntersects_r", predicate: GEOSPreparedIntersects_r(context.handle, handle, other.handle))
  }

  /// Planar distance to a position in the unit of the CRS: 0 inside and on the border; infinite for an empty geometry
  /// and for a position that is not finite.
  ///
  /// For the way out of a polygon prepare its `boundary()`.
  public func distance(to position: Position) throws -> Double {
    if isEmpty || !position.isFinite { return .infinity }
    let context = geometry.context
    let point = try makePoint(position, in: context)
    defer { GEOSGeom_destroy_r(context.handle, point) }
    var distance = 0.0
    try context.check(
      "GEOSPreparedDistance_r", status: GEOSPreparedDistance_r(context.handle, handle, point, &distance))
    return distance
  }
}
