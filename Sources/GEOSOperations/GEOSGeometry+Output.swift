internal import CGEOS
import FeatureModel

extension GEOSGeometry {
  /// Appends all points, lines and polygons to the feature that is being built; the caller ends the feature.
  ///
  /// - Parameter onlyPolygons: Leave out points and lines, as an overlay or a repair may make them.
  /// - Returns: Number of parts that were appended.
  /// - Throws: `SystemFailure` `geos-failed`; the unfinished feature must then be discarded.
  @discardableResult
  public func append(to geometries: inout FeatureGeometries, onlyPolygons: Bool = false) throws -> Int {
    try appendParts(of: handle, to: &geometries, onlyPolygons: onlyPolygons)
  }

  /// Number of polygons, those in collections included.
  public var polygonCount: Int {
    get throws {
      var count = 0
      try forEachPolygon { _ in count += 1 }
      return count
    }
  }

  /// Each polygon as a geometry of its own, in GEOS's order; after a union, each connected part.
  public func polygonParts() throws -> [GEOSGeometry] {
    var parts: [GEOSGeometry] = []
    try forEachPolygon { polygon in
      let copy = try context.checked("GEOSGeom_clone_r", GEOSGeom_clone_r(context.handle, polygon))
      parts.append(GEOSGeometry(owning: copy, in: context))
    }
    return parts
  }

  private func forEachPolygon(of handle: OpaquePointer? = nil, _ body: (OpaquePointer) throws -> Void) throws {
    let handle = handle ?? self.handle
    let type = GEOSGeomTypeId_r(context.handle, handle)
    if type == GEOS_POLYGON.rawValue {
      if try !context.checked("GEOSisEmpty_r", predicate: GEOSisEmpty_r(context.handle, handle)) { try body(handle) }
    } else if type >= GEOS_MULTIPOINT.rawValue {
      try forEachMember(of: handle) { try forEachPolygon(of: $0, body) }
    }
  }

  private func forEachMember(of collection: OpaquePointer, _ body: (OpaquePointer) throws -> Void) throws {
    let count = try context.checked(
      "GEOSGetNumGeometries_r", count: GEOSGetNumGeometries_r(context.handle, collection))
    for index in 0..<count {
      try body(
        try context.checked("GEOSGetGeometryN_r", GEOSGetGeometryN_r(context.handle, collection, Int32(index))))
    }
  }

  private func appendParts(
    of handle: OpaquePointer, to geometries: inout FeatureGeometries, onlyPolygons: Bool
  ) throws -> Int {
    if try context.checked("GEOSisEmpty_r", predicate: GEOSisEmpty_r(context.handle, handle)) { return 0 }
    switch GEOSGeomTypes(rawValue: UInt32(GEOSGeomTypeId_r(context.handle, handle))) {
    case GEOS_POINT, GEOS_LINESTRING, GEOS_LINEARRING:
      if onlyPolygons { return 0 }
      let isPoint = GEOSGeomTypeId_r(context.handle, handle) == GEOS_POINT.rawValue
      try appendPositions(of: handle, to: &geometries)
      geometries.endPart(isPoint ? .point : .line)
      return 1
    case GEOS_POLYGON:
      try appendRings(of: handle, to: &geometries)
      geometries.endPart(.polygon)
      return 1
    default:
      var count = 0
      try forEachMember(of: handle) { count += try appendParts(of: $0, to: &geometries, onlyPolygons: onlyPolygons) }
      return count
    }
  }

  private func appendRings(of polygon: OpaquePointer, to geometries: inout FeatureGeometries) throws {
    let exterior = try context.checked("GEOSGetExteriorRing_r", GEOSGetExteriorRing_r(context.handle, polygon))
    try appendPositions(of: exterior, to: &geometries)
    let count = try context.checked(
      "GEOSGetNumInteriorRings_r", count: GEOSGetNumInteriorRings_r(context.handle, polygon))
    for index in 0..<count {
      let interior = GEOSGetInteriorRingN_r(context.handle, polygon, Int32(index))
      try appendPositions(of: try context.checked("GEOSGetInteriorRingN_r", interior), to: &geometries)
    }
  }

  private func appendPositions(of line: OpaquePointer, to geometries: inout FeatureGeometries) throws {
    let sequence = try context.checked("GEOSGeom_getCoordSeq_r", GEOSGeom_getCoordSeq_r(context.handle, line))
    var size: UInt32 = 0
    try context.check("GEOSCoordSeq_getSize_r", status: GEOSCoordSeq_getSize_r(context.handle, sequence, &size))
    let start = geometries.coordinates.count
    geometries.coordinates.append(contentsOf: repeatElement(0, count: 2 * Int(size)))
    let status = geometries.coordinates.withUnsafeMutableBufferPointer { coordinates in
      GEOSCoordSeq_copyToBuffer_r(context.handle, sequence, coordinates.baseAddress.map { $0 + start }, 0, 0)
    }
    try context.check("GEOSCoordSeq_copyToBuffer_r", status: status)
    geometries.endRing()
  }
}
