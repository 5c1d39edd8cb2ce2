internal import CGEOS
import Diagnostics
import FeatureModel

/// One geometry in GEOS's hands.
///
/// x, y and every measure are in the units of the CRS of the coordinates that it was made from; GEOS is planar and knows
/// no CRS. Not Sendable, like its context, which it keeps alive.
///
/// Source: a `GEOSGeometry *` of GEOS's reentrant C API, destroyed in `deinit`.
public final class GEOSGeometry {
  /// The session that the geometry belongs to.
  public let context: GEOSContext

  let handle: OpaquePointer
  private var cachedBoundary: GEOSGeometry?

  /// Takes over a handle that GEOS made.
  init(owning handle: OpaquePointer, in context: GEOSContext) {
    self.handle = handle
    self.context = context
  }

  deinit { GEOSGeom_destroy_r(context.handle, handle) }

  /// There is nothing in it.
  public var isEmpty: Bool {
    get throws {
      try context.checked("GEOSisEmpty_r", predicate: GEOSisEmpty_r(context.handle, handle))
    }
  }

  /// Number of positions of all its rings, closing ones included.
  public var positionCount: Int {
    get throws {
      try context.checked("GEOSGetNumCoordinates_r", count: GEOSGetNumCoordinates_r(context.handle, handle))
    }
  }

  /// The lines that enclose the polygons; empty for points. Made once, then kept.
  ///
  /// - Throws: `SystemFailure` `geos-failed`, always for a collection of mixed parts.
  public func boundary() throws -> GEOSGeometry {
    if let cachedBoundary { return cachedBoundary }
    let made = try context.checked("GEOSBoundary_r", GEOSBoundary_r(context.handle, handle))
    let boundary = GEOSGeometry(owning: made, in: context)
    cachedBoundary = boundary
    return boundary
  }
}
