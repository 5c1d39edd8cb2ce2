internal import CPROJ
import FeatureModel

extension PROJObject {
  var isGeographic: Bool { baseOfBound().map { $0.isGeographic } ?? (type == PJ_TYPE_GEOGRAPHIC_2D_CRS) }

  /// The two-dimensional geographic or projected part; nil for anything else, such as heights or a transformation.
  func horizontal() -> PROJObject? {
    switch type {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_PROJECTED_CRS:
      return self
    case PJ_TYPE_GEOGRAPHIC_3D_CRS:
      return namesakeIn2D()
    case PJ_TYPE_COMPOUND_CRS:
      return PROJObject(owning: proj_crs_get_sub_crs(context.handle, handle, 0), in: context)?.horizontal()
    case PJ_TYPE_BOUND_CRS:
      guard let base = baseOfBound(), base.type == PJ_TYPE_GEOGRAPHIC_2D_CRS || base.type == PJ_TYPE_PROJECTED_CRS
      else {
        return baseOfBound()?.horizontal()
      }
      // For a datum that has no name the shift is all that is known, zeros or not.
      return hasZeroShift() && base.confirmedIdentifier() != nil ? base : self
    default:
      return nil
    }
  }

  /// The EPSG CRS of longitude and latitude that has the same name; nil when there is none.
  private func namesakeIn2D() -> PROJObject? {
    var wanted = PJ_TYPE_GEOGRAPHIC_2D_CRS
    guard let list = proj_create_from_name(context.handle, "EPSG", name, &wanted, 1, 0, 1, nil) else { return nil }
    defer { proj_list_destroy(list) }
    guard proj_list_get_count(list) == 1 else { return nil }
    return PROJObject(owning: proj_list_get(context.handle, list, 0), in: context)
  }

  /// The CRS that a transformation to WGS 84 (TOWGS84) is bound to; nil for any other object.
  private func baseOfBound() -> PROJObject? {
    guard type == PJ_TYPE_BOUND_CRS else { return nil }
    return PROJObject(owning: proj_get_source_crs(context.handle, handle), in: context)
  }

  /// TOWGS84 is all zeros, as GIS programs like to write it: it says nothing that the datum does not.
  private func hasZeroShift() -> Bool {
    let operation = PROJObject(owning: proj_crs_get_coordoperation(context.handle, handle), in: context)
    guard let operation else { return false }
    var values = [Double](repeating: 0, count: 7)
    let isKnown = proj_coordoperation_get_towgs84_values(context.handle, operation.handle, &values, 7, 0) == 1
    return isKnown && values.allSatisfy { $0 == 0 }
  }

  /// Authority and code, if that authority's CRS is really the same; nil for a CRS bound to a transformation of its own.
  func confirmedIdentifier() -> String? {
    if type == PJ_TYPE_BOUND_CRS { return nil }
    if let identifier {
      let official = PROJObject(owning: proj_create(context.handle, identifier), in: context)
      let isSame = official.map {
        proj_is_equivalent_to_with_ctx(
          context.handle, handle, $0.handle, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) == 1
      }
      if isSame ?? false { return identifier }
      _ = context.takeMessage()
      return nil
    }
    return identified()
  }

  /// The EPSG code of a CRS that brings none, such as ESRI's .prj; nil when none or more than one fits.
  private func identified() -> String? {
    var confidences: UnsafeMutablePointer<Int32>?
    guard let list = proj_identify(context.handle, handle, "EPSG", nil, &confidences) else { return nil }
    defer {
      proj_list_destroy(list)
      if let confidences { proj_int_list_destroy(confidences) }
    }
    guard let confidences else { return nil }
    let scores = (0..<Int(proj_list_get_count(list))).map { confidences[$0] }
    // 70: the same system under another name; below that, only similar.
    guard let best = scores.max(), best >= 70, scores.count(where: { $0 == best }) == 1 else { return nil }
    let index = scores.firstIndex(of: best).map(Int32.init) ?? 0
    return PROJObject(owning: proj_list_get(context.handle, list, index), in: context)?.identifier
  }

  /// The CRS as WKT 2, or else its name.
  func wkt() -> String {
    proj_as_wkt(context.handle, handle, PJ_WKT2_2019, nil).map { String(cString: $0) } ?? name
  }

  /// Size of the first axis's unit in metres (or radians); nil when there is none.
  func firstAxisUnit() -> Double? {
    if let base = baseOfBound() { return base.firstAxisUnit() }
    let system = PROJObject(owning: proj_crs_get_coordinate_system(context.handle, handle), in: context)
    guard let system else { return nil }
    var factor = 0.0
    let isKnown = proj_cs_get_axis_info(context.handle, system.handle, 0, nil, nil, nil, &factor, nil, nil, nil)
    return isKnown == 1 && factor > 0 ? factor : nil
  }

  /// Area of use in degrees; the whole circle when it crosses the antimeridian.
  func areaOfUse() -> Envelope? {
    if let base = baseOfBound() { return base.areaOfUse() }
    var west = 0.0
    var south = 0.0
    var east = 0.0
    var north = 0.0
    guard proj_get_area_of_use(context.handle, handle, &west, &south, &east, &north, nil) == 1, west >= -180 else {
      return nil
    }
    return west <= east
      ? Envelope(minX: west, minY: south, maxX: east, maxY: north)
      : Envelope(minX: -180, minY: south, maxX: 180, maxY: north)
  }
}
