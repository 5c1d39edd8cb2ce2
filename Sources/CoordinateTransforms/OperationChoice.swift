internal import CPROJ
import Diagnostics
import FeatureModel

/// Which of PROJ's candidate operations is used, and what is known about it.
struct OperationChoice {
  var normalized: PROJObject
  var name: String
  var pipeline: String
  var accuracyMeters: Double?
  var isBallpark: Bool
  var missingGridName: String?

  init(from source: CRS, to target: CRS, areaOfInterest: Envelope?) throws {
    let context = try PROJContext()
    let place = Place("\(source.label) to \(target.label)")
    let candidates = try Self.candidates(from: source, to: target, areaOfInterest, in: context, at: place)
    let usable = candidates.filter { proj_coordoperation_is_instantiable(context.handle, $0.handle) == 1 }
    guard let chosen = usable.first(where: { !$0.isBallparkOperation }) ?? usable.first else {
      _ = context.takeMessage()
      throw SystemFailure(
        "proj-failed", at: place,
        LocalizedText(
          en: "proj_create_operations: there is no operation between the two CRS",
          id: "proj_create_operations: tidak ada operasi di antara kedua CRS"),
        fix: LocalizedText(
          en: "check the CRS of the layer; both must be of the Earth",
          id: "periksa CRS layer; keduanya harus milik Bumi"))
    }
    let visual = PROJObject(
      owning: proj_normalize_for_visualization(context.handle, chosen.handle), in: context)
    guard let visual else { throw context.failure("proj_normalize_for_visualization", at: place) }
    normalized = visual
    name = chosen.name
    pipeline = proj_as_proj_string(context.handle, chosen.handle, PJ_PROJ_5, nil).map { String(cString: $0) } ?? ""
    isBallpark = chosen.isBallparkOperation
    let accuracy = proj_coordoperation_get_accuracy(context.handle, chosen.handle)
    // A conversion stays on its datum, so its accuracy is not a matter of publication.
    accuracyMeters = accuracy >= 0 ? accuracy : chosen.type == PJ_TYPE_CONVERSION && !isBallpark ? 0 : nil
    let first = candidates.first.map { $0.name }
    missingGridName = first == name ? nil : first
  }

  /// PROJ's candidates, best first, those whose grids are missing included.
  private static func candidates(
    from source: CRS, to target: CRS, _ areaOfInterest: Envelope?, in context: PROJContext, at place: Place
  ) throws -> [PROJObject] {
    guard
      let sourceCRS = PROJObject(owning: proj_create(context.handle, source.definition), in: context),
      let targetCRS = PROJObject(owning: proj_create(context.handle, target.definition), in: context)
    else { throw context.failure("proj_create", at: place) }
    guard let factory = proj_create_operation_factory_context(context.handle, nil) else {
      throw context.failure("proj_create_operation_factory_context", at: place)
    }
    defer { proj_operation_factory_context_destroy(factory) }
    proj_operation_factory_context_set_spatial_criterion(
      context.handle, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
    // As if all grids were there: so the better operation that lacks one can be named.
    proj_operation_factory_context_set_grid_availability_use(
      context.handle, factory, PROJ_GRID_AVAILABILITY_IGNORED)
    if let area = areaOfInterest, !area.isEmpty {
      proj_operation_factory_context_set_area_of_interest(
        context.handle, factory, max(-180, area.minX), max(-90, area.minY), min(180, area.maxX), min(90, area.maxY))
    }
    guard let list = proj_create_operations(context.handle, sourceCRS.handle, targetCRS.handle, factory) else {
      throw context.failure("proj_create_operations", at: place)
    }
    defer { proj_list_destroy(list) }
    return (0..<proj_list_get_count(list)).compactMap {
      PROJObject(owning: proj_list_get(context.handle, list, $0), in: context)
    }
  }
}

extension PROJObject {
  /// PROJ changes the ellipsoid without knowing how the datums lie to each other.
  fileprivate var isBallparkOperation: Bool {
    proj_coordoperation_has_ballpark_transformation(context.handle, handle) == 1
  }
}
