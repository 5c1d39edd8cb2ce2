internal import CGEOS
import Diagnostics
import FeatureModel

/// Handles on their way into a polygon or a collection: destroyed unless GEOS took them.
private final class PendingHandles {
  private var handles: [OpaquePointer?] = []
  private let context: GEOSContext

  init(capacity: Int, in context: GEOSContext) {
    handles.reserveCapacity(capacity)
    self.context = context
  }

  deinit { for handle in handles { GEOSGeom_destroy_r(context.handle, handle) } }

  func append(_ handle: OpaquePointer) { handles.append(handle) }

  /// Hands them to a C function, which owns them from then on, even when it fails.
  func give<Result>(to call: (UnsafeMutablePointer<OpaquePointer?>?, UInt32) -> Result) -> Result {
    var given = handles
    handles = []
    return given.withUnsafeMutableBufferPointer { call($0.baseAddress, UInt32($0.count)) }
  }
}

func makePoint(_ position: Position, in context: GEOSContext) throws -> OpaquePointer {
  try context.checked(
    "GEOSGeom_createPointFromXY_r", GEOSGeom_createPointFromXY_r(context.handle, position.x, position.y))
}

func makeCollection(
  _ type: GEOSGeomTypes, parts: some Collection<Int>, of geometries: FeatureGeometries, in context: GEOSContext
) throws -> OpaquePointer {
  let pending = PendingHandles(capacity: parts.count, in: context)
  for part in parts { pending.append(try makePart(part, of: geometries, in: context)) }
  let made = pending.give { GEOSGeom_createCollection_r(context.handle, Int32(type.rawValue), $0, $1) }
  return try context.checked("GEOSGeom_createCollection_r", made)
}

/// A collection of copies, so that its members stay with their owners.
func makeCollection(
  _ type: GEOSGeomTypes, copying members: [GEOSGeometry], in context: GEOSContext
) throws -> OpaquePointer {
  let pending = PendingHandles(capacity: members.count, in: context)
  for member in members {
    pending.append(try context.checked("GEOSGeom_clone_r", GEOSGeom_clone_r(context.handle, member.handle)))
  }
  let made = pending.give { GEOSGeom_createCollection_r(context.handle, Int32(type.rawValue), $0, $1) }
  return try context.checked("GEOSGeom_createCollection_r", made)
}

func makePart(_ part: Int, of geometries: FeatureGeometries, in context: GEOSContext) throws -> OpaquePointer {
  let rings = geometries.rings(ofPart: part)
  switch geometries.partKinds[part] {
  case .point:
    if geometries.positions(ofPart: part).isEmpty {
      return try context.checked("GEOSGeom_createEmptyPoint_r", GEOSGeom_createEmptyPoint_r(context.handle))
    }
    return try makePoint(geometries.position(geometries.positions(ofPart: part).lowerBound), in: context)
  case .line:
    let sequence = try makeSequence(geometries.positions(ofPart: part), of: geometries, in: context)
    return try context.checked(
      "GEOSGeom_createLineString_r", GEOSGeom_createLineString_r(context.handle, sequence))
  case .polygon:
    if rings.isEmpty {
      return try context.checked("GEOSGeom_createEmptyPolygon_r", GEOSGeom_createEmptyPolygon_r(context.handle))
    }
    let exterior = PendingHandles(capacity: 1, in: context)
    exterior.append(try makeRing(rings.lowerBound, of: geometries, in: context))
    let interior = PendingHandles(capacity: rings.count - 1, in: context)
    for ring in rings.dropFirst() { interior.append(try makeRing(ring, of: geometries, in: context)) }
    let made = interior.give { holes, count in
      exterior.give { shell, _ in
        GEOSGeom_createPolygon_r(context.handle, shell?.pointee, count == 0 ? nil : holes, count)
      }
    }
    return try context.checked("GEOSGeom_createPolygon_r", made)
  }
}

private func makeRing(_ ring: Int, of geometries: FeatureGeometries, in context: GEOSContext) throws -> OpaquePointer {
  let positions = geometries.positions(ofRing: ring)
  // GEOS would say so too, but without a place and a code.
  if let defect = RingHygiene.structuralDefect(ofRing: ring, in: geometries) {
    throw InputProblem(
      defect.rawValue, at: context.place, defect.message(positionCount: positions.count), fix: fixGeometriesAdvice)
  }
  let sequence = try makeSequence(positions, of: geometries, in: context)
  return try context.checked("GEOSGeom_createLinearRing_r", GEOSGeom_createLinearRing_r(context.handle, sequence))
}

private func makeSequence(
  _ positions: Range<Int>, of geometries: FeatureGeometries, in context: GEOSContext
) throws -> OpaquePointer {
  // GEOS 3.11 may crash on numbers that are not finite.
  if geometries.firstPositionNotFinite(in: positions) != nil {
    throw InputProblem(
      "coordinate-not-finite", at: context.place,
      LocalizedText(en: "a coordinate is no usable number", id: "sebuah koordinat bukan angka yang bisa dipakai"),
      fix: LocalizedText(
        en: "check the CRS of the layer: the position may have no place in it",
        id: "periksa CRS layer: posisi itu mungkin tidak punya tempat di dalamnya"))
  }
  return try geometries.coordinates.withUnsafeBufferPointer { coordinates in
    let start = coordinates.baseAddress.map { $0 + 2 * positions.lowerBound }
    return try context.checked(
      "GEOSCoordSeq_copyFromBuffer_r",
      GEOSCoordSeq_copyFromBuffer_r(context.handle, start, UInt32(positions.count), 0, 0))
  }
}
