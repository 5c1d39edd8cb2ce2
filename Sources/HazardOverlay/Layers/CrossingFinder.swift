import CoordinateTransforms
import FeatureModel
import GEOSOperations

/// Which features of some layer, such as roads, touch the features of a hazard layer.
///
/// Decided by GEOS in the CRS of the hazard layer: corners of the features move there exactly, and the lines between them
/// are followed as they are straight in their own CRS. Not for more than one task.
public final class CrossingFinder {
  private let hazard: HazardLayer
  private let context: GEOSContext
  /// The other layer in the CRS of the hazard.
  private let geometries: FeatureGeometries
  private var prepared: [Int: PreparedGeometry] = [:]

  /// A finder for the features of one layer.
  ///
  /// - Throws: `SystemFailure` when PROJ offers no transformation.
  public init(_ layer: IndexedLayer, crossing hazard: HazardLayer, in context: GEOSContext) throws {
    self.hazard = hazard
    self.context = context
    geometries =
      EdgeProjection(try CoordinateTransformer(from: layer.crs, to: hazard.layer.crs))
      .projected(layer.geometries).geometries
  }

  /// The features of the layer that touch a hazard feature of a wanted kind; borders count.
  ///
  /// - Throws: `SystemFailure` when GEOS fails.
  public func features(where isWanted: (Classification) -> Bool) throws -> Set<Int> {
    var found: Set<Int> = []
    for feature in 0..<geometries.count {
      for part in geometries.parts(ofFeature: feature) where try touches(part, isWanted) { found.insert(feature) }
    }
    return found
  }

  /// The features with a corner outside the mapped area that the job names; none when it names none.
  public func featuresBeyondCoverage() throws -> Set<Int> {
    guard let coverage = hazard.coverage else { return [] }
    var there = geometries
    try CoordinateTransformer(from: hazard.layer.crs, to: coverage.crs).transform(&there.coordinates)
    let finder = TouchFinder(coverage, in: context)
    var found: Set<Int> = []
    for feature in 0..<there.count {
      let positions = there.parts(ofFeature: feature).lazy.flatMap { there.positions(ofPart: $0) }
      for position in positions where try finder.features(touching: there.position(position)).isEmpty {
        found.insert(feature)
        break
      }
    }
    return found
  }

  private func touches(_ part: Int, _ isWanted: (Classification) -> Bool) throws -> Bool {
    let envelope = geometries.envelope(ofPart: part)
    let candidates = hazard.layer.parts(intersecting: envelope).filter {
      isWanted(hazard.classifications[hazard.layer.partFeatures[$0]])
    }
    guard !candidates.isEmpty, geometries.positions(ofPart: part).allSatisfy({ geometries.position($0).isFinite })
    else {
      return false
    }
    let geometry = try GEOSGeometry(part: part, of: geometries, in: context)
    for candidate in candidates where try prepared(candidate).intersects(geometry) { return true }
    return false
  }

  private func prepared(_ part: Int) throws -> PreparedGeometry {
    if let ready = prepared[part] { return ready }
    let ready = try PreparedGeometry(GEOSGeometry(part: part, of: hazard.layer.geometries, in: context))
    prepared[part] = ready
    return ready
  }
}
