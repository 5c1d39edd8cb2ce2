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
  /// - Throws: `SystemFailure` `geos-failed`, mostly for an invalid geometry.
  public func dissolved() throws -> GEOSGeometry {
    try overlay("GEOSUnaryUnion_r", GEOSUnaryUnion_r(context.handle, handle)) {
      GEOSUnaryUnionPrec_r(context.handle, handle, $0)
    }
  }

  /// What is in both geometries: polygons, and possibly lines and points where they only touch.
  ///
  /// - Throws: `SystemFailure` `geos-failed`, mostly for an invalid geometry.
  public func intersection(_ other: GEOSGeometry) throws -> GEOSGeometry {
    try overlay("GEOSIntersection_r", GEOSIntersection_r(context.handle, handle, other.handle)) {
      GEOSIntersectionPrec_r(context.handle, handle, other.handle, $0)
    }
  }

  /// What is in this geometry and not in the other one.
  ///
  /// - Throws: `SystemFailure` `geos-failed`, mostly for an invalid geometry.
  public func difference(_ other: GEOSGeometry) throws -> GEOSGeometry {
    try overlay("GEOSDifference_r", GEOSDifference_r(context.handle, handle, other.handle)) {
      GEOSDifferencePrec_r(context.handle, handle, other.handle, $0)
    }
  }

  /// A valid geometry with all positions on a grid; what is thinner than that vanishes.
  ///
  /// - Parameter gridSize: In the unit of the CRS.
  /// - Throws: `SystemFailure` `geos-failed`.
  ///
  /// Source: GEOS's `GEOSGeom_setPrecision_r`, which snaps and rounds; a union with a grid returns a single polygon as it is.
  public func onGrid(_ gridSize: Double) throws -> GEOSGeometry {
    let made = GEOSGeom_setPrecision_r(context.handle, handle, gridSize, 0)
    return GEOSGeometry(owning: try context.checked("GEOSGeom_setPrecision_r", made), in: context)
  }

  /// The result of an overlay; where GEOS cannot node the outlines exactly, that of one on a grid of a tenth of a millimetre.
  ///
  /// Buffers that come back from another CRS may be off by a rounding, which is enough for a TopologyException; snapping to a
  /// grid always gives a result.
  private func overlay(
    _ function: StaticString, _ made: OpaquePointer?, onGrid retry: (_ gridSize: Double) -> OpaquePointer?
  ) throws -> GEOSGeometry {
    if let made { return GEOSGeometry(owning: made, in: context) }
    let failure = context.failure("\(function)")
    let envelope = try envelope
    let greatest = max(abs(envelope.minX), abs(envelope.minY), abs(envelope.maxX), abs(envelope.maxY))
    // 1e-9 degrees and 1e-4 metres.
    guard greatest.isFinite, let made = retry(greatest > 400 ? 1e-4 : 1e-9) else { throw failure }
    return GEOSGeometry(owning: made, in: context)
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
