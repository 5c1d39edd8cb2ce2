import FeatureModel
import GEOSOperations

/// The parts of some geometries as GEOS asks them: converted and prepared when they are first asked for.
///
/// Not for more than one task: make one for each.
final class PreparedParts {
  private let geometries: FeatureGeometries
  private let context: GEOSContext
  private var prepared: [Int: PreparedGeometry] = [:]

  init(of geometries: FeatureGeometries, in context: GEOSContext) {
    self.geometries = geometries
    self.context = context
  }

  /// A part holds a position or has it on its border.
  ///
  /// - Throws: `SystemFailure` when GEOS fails.
  func part(_ part: Int, intersects position: Position) throws -> Bool {
    if let ready = prepared[part] { return try ready.intersects(position) }
    let ready = try PreparedGeometry(GEOSGeometry(part: part, of: geometries, in: context))
    prepared[part] = ready
    return try ready.intersects(position)
  }
}
