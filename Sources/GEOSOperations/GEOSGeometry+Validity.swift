internal import CGEOS
import FeatureModel

extension GEOSGeometry {
  /// The first defect by the rules of OGC Simple Features; nil when the geometry is valid.
  ///
  /// All polygons of a MultiPolygon are looked at together, so that overlapping and nested ones are found.
  ///
  /// - Throws: `SystemFailure` `geos-failed`.
  ///
  /// Source: GEOS's `GEOSisValidDetail_r` without flags.
  public func validity() throws -> GeometryDefect? {
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let answer = GEOSisValidDetail_r(context.handle, handle, 0, &reason, &location)
    defer {
      if let reason { GEOSFree_r(context.handle, reason) }
      if let location { GEOSGeom_destroy_r(context.handle, location) }
    }
    if try context.checked("GEOSisValidDetail_r", predicate: answer) { return nil }
    var position: Position?
    if let location {
      var x = 0.0
      var y = 0.0
      if GEOSGeomGetX_r(context.handle, location, &x) == 1, GEOSGeomGetY_r(context.handle, location, &y) == 1 {
        position = Position(x: x, y: y)
      }
    }
    return GeometryDefect(reason: reason.map { String(cString: $0) } ?? "", position: position)
  }

  /// Whether a feature of polygons is valid without a doubt, found out faster than GEOS does; false says nothing.
  ///
  /// - Parameter geometries: Their rings are closed and have at least four positions, else the answer is false.
  public static func isCertainlyValid(feature: Int, of geometries: FeatureGeometries) -> Bool {
    ValidityProof.holds(forFeature: feature, of: geometries)
  }

  /// A valid geometry that covers what this one encloses.
  ///
  /// Rings are rebuilt one by one, then exterior rings are merged and interior rings subtracted; what collapses to a line or
  /// a point is dropped. Possibly empty.
  ///
  /// - Throws: `SystemFailure` `geos-failed`.
  ///
  /// Source: GEOS's `GEOSMakeValidWithParams_r`, method structure, keepCollapsed 0.
  public func repaired() throws -> GEOSGeometry {
    let parameters = try context.checked("GEOSMakeValidParams_create_r", GEOSMakeValidParams_create_r(context.handle))
    defer { GEOSMakeValidParams_destroy_r(context.handle, parameters) }
    try context.check(
      "GEOSMakeValidParams_setMethod_r",
      status: GEOSMakeValidParams_setMethod_r(context.handle, parameters, GEOS_MAKE_VALID_STRUCTURE))
    try context.check(
      "GEOSMakeValidParams_setKeepCollapsed_r",
      status: GEOSMakeValidParams_setKeepCollapsed_r(context.handle, parameters, 0))
    let made = try context.checked(
      "GEOSMakeValidWithParams_r", GEOSMakeValidWithParams_r(context.handle, handle, parameters))
    return GEOSGeometry(owning: made, in: context)
  }
}
