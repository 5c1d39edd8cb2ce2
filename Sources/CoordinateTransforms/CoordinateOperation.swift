internal import CPROJ
import Diagnostics
import FeatureModel

/// The one operation that takes a layer from one CRS to another, and what is known about it.
///
/// A plain value: choose it once, report it, and let each task make its own `CoordinateTransformer` of it, which is much
/// quicker than choosing again.
///
/// Without its grid files PROJ cannot use an operation that needs them; then the best operation without a grid is chosen, and
/// `betterOperation` names what was passed over. Indonesia's datums (DGN95, SRGI2013) need no grid.
///
/// Source: PROJ's `proj_create_operations`, `proj_normalize_for_visualization`.
public struct CoordinateOperation: Sendable, Hashable {
  /// What the coordinates are in before.
  public let source: CRS
  /// What the coordinates are in afterwards.
  public let target: CRS
  /// Name, such as `Inverse of Indonesia TM-3 zone 48.2 + DGN95 to WGS 84 (1)`.
  public let name: String
  /// The operation as a PROJ pipeline in x, y order; empty when there is nothing to do.
  public let pipeline: String
  /// Published accuracy in metres; 0 for a mere conversion on one datum; nil when nobody knows.
  public let accuracyMeters: Double?
  /// The datums differ and nobody published how: PROJ only changes the ellipsoid, which may be off by hundreds of metres.
  public let isBallpark: Bool
  /// Name of an operation that PROJ ranks higher but that needs a grid file that is not installed.
  public let betterOperation: String?

  /// The source and the target are the same system.
  public var isIdentity: Bool { pipeline.isEmpty }

  /// The best operation between two systems: PROJ's first one that no missing grid forbids and that is no guess, or else the
  /// first guess.
  ///
  /// - Parameter areaOfInterest: Where the data lie, in degrees; with it PROJ prefers the operation made for that area.
  /// - Throws: `SystemFailure` `proj-failed` when there is no operation.
  /// - Complexity: Up to 100 ms.
  public init(from source: CRS, to target: CRS, areaOfInterest: Envelope? = nil) throws {
    self.source = source
    self.target = target
    if source == target {
      name = "no operation"
      pipeline = ""
      accuracyMeters = 0
      isBallpark = false
      betterOperation = nil
      return
    }
    let context = try PROJContext()
    let place = Place("\(source.label) -> \(target.label)")
    let candidates = try Self.candidates(from: source, to: target, areaOfInterest, in: context, at: place)
    let usable = candidates.filter { proj_coordoperation_is_instantiable(context.handle, $0.handle) == 1 }
    guard let chosen = usable.first(where: { !$0.isBallparkOperation }) ?? usable.first else {
      throw noOperation(at: place)
    }
    let inOrder = PROJObject(owning: proj_normalize_for_visualization(context.handle, chosen.handle), in: context)
    guard let inOrder else { throw context.failure("proj_normalize_for_visualization", at: place) }
    guard let text = proj_as_proj_string(context.handle, inOrder.handle, PJ_PROJ_5, nil) else {
      throw context.failure("proj_as_proj_string", at: place)
    }
    name = chosen.name
    pipeline = String(cString: text)
    isBallpark = chosen.isBallparkOperation
    let accuracy = proj_coordoperation_get_accuracy(context.handle, chosen.handle)
    // A conversion stays on its datum, so its accuracy is not a matter of publication.
    accuracyMeters = accuracy >= 0 ? accuracy : chosen.type == PJ_TYPE_CONVERSION && !isBallpark ? 0 : nil
    let best = candidates.first { !$0.isBallparkOperation }
    let isBestUsable = best.map { proj_coordoperation_is_instantiable(context.handle, $0.handle) == 1 } ?? true
    betterOperation = isBestUsable ? nil : best?.name
  }

  /// PROJ's candidates, best first, as if all grids were there, so that one that lacks its grid can be named.
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
    proj_operation_factory_context_set_grid_availability_use(context.handle, factory, PROJ_GRID_AVAILABILITY_IGNORED)
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

private func noOperation(at place: Place) -> SystemFailure {
  SystemFailure(
    "proj-failed", at: place,
    LocalizedText(
      en: "proj_create_operations: there is no operation between the two CRS",
      id: "proj_create_operations: tidak ada operasi di antara kedua CRS"),
    fix: LocalizedText(
      en: "check the CRS of the layer; both must be of the Earth", id: "periksa CRS layer; keduanya harus milik Bumi"))
}
