import Diagnostics
import FeatureModel

/// Makes the geometries of a hazard layer fit for GEOS, and says what was wrong with which feature.
///
/// A layer may be split over tasks: each examines a range of features with its own context, and one assembles. Nothing here
/// starts a thread.
public struct GeometryHygiene: Sendable {
  /// What to do about an invalid polygon.
  public var policy: InvalidGeometryPolicy
  /// Where a feature is, for the findings: file, index, id.
  public var describe: @Sendable (_ feature: Int) -> Place

  /// Features with coordinates that no place has in the CRS of the layer, and the first such position; they are left out.
  public var nowhere: [Int: Int] = [:]

  /// Hygiene by a policy.
  public init(policy: InvalidGeometryPolicy, describe: @escaping @Sendable (_ feature: Int) -> Place) {
    self.policy = policy
    self.describe = describe
  }

  /// Looks at a range of features: finite coordinates, lines of two positions, rings, then validity of the polygons by
  /// GEOS, each feature as a whole.
  ///
  /// - Parameters:
  ///   - features: Indices into `geometries`.
  ///   - geometries: n features in the CRS of the layer.
  ///   - context: The task's own.
  /// - Returns: What is not simply used. By policy `fail` it ends with the first invalid feature.
  /// - Throws: `SystemFailure` `geos-failed` when GEOS cannot even look at a feature.
  /// - Complexity: A valid polygon costs what `GEOSisValidDetail_r` costs; a point or a line one pass over its positions.
  public func examine(
    _ features: Range<Int>, of geometries: FeatureGeometries, in context: GEOSContext
  ) throws -> HygienePiece {
    var piece = HygienePiece(features: features)
    for feature in features {
      try examine(feature, of: geometries, in: context, into: &piece)
      if piece.problem != nil { break }
    }
    return piece
  }

  /// Puts examined pieces together.
  ///
  /// - Parameters:
  ///   - pieces: Together all features of `geometries`, in order.
  ///   - geometries: What was examined; returned as it is when every feature is used.
  /// - Throws: `InputProblem` `geometry-invalid` for the first invalid feature, by policy `fail`.
  public static func assemble(
    _ pieces: [HygienePiece], of geometries: FeatureGeometries
  ) throws(InputProblem) -> CleanedGeometries {
    precondition(pieces.reduce(0) { $0 + $1.features.count } == geometries.count, "pieces must cover all features")
    for piece in pieces { if let problem = piece.problem { throw problem } }
    var uses = Array(repeating: FeatureUse.used, count: geometries.count)
    var findings: [Diagnostic] = []
    for piece in pieces {
      findings += piece.findings
      for change in piece.changes { uses[change.feature] = change.use }
    }
    let cleaned = findings.isEmpty ? geometries : geometries.replacing(pieces)
    return CleanedGeometries(geometries: cleaned, uses: uses, findings: findings)
  }

  /// Examines and assembles a whole layer.
  ///
  /// - Throws: As `examine` and `assemble`.
  public func clean(_ geometries: FeatureGeometries, in context: GEOSContext) throws -> CleanedGeometries {
    try Self.assemble([examine(0..<geometries.count, of: geometries, in: context)], of: geometries)
  }
}

/// What was found in a range of features; a value that may cross tasks.
public struct HygienePiece: Sendable {
  /// A feature that is not simply used.
  struct Change: Sendable {
    var feature: Int
    var use: FeatureUse
    /// Its geometry in `HygienePiece.replacements`; nil for none.
    var replacement: Int?
  }

  /// The features that were examined.
  public let features: Range<Int>
  /// What was wrong, in the order of the features.
  public internal(set) var findings: [Diagnostic] = []
  /// What ends the job, by policy `fail`.
  public internal(set) var problem: InputProblem?

  var changes: [Change] = []
  var replacements = FeatureGeometries()

  init(features: Range<Int>) { self.features = features }
}

/// A layer that GEOS can work with.
public struct CleanedGeometries: Sendable {
  /// n features as before: a skipped one has no part, a repaired one new ones.
  public var geometries: FeatureGeometries
  /// What became of each of the n features.
  public var uses: [FeatureUse]
  /// What was wrong, in the order of the features.
  public var findings: [Diagnostic]

  /// A cleaned layer from its parts.
  public init(geometries: FeatureGeometries, uses: [FeatureUse], findings: [Diagnostic]) {
    self.geometries = geometries
    self.uses = uses
    self.findings = findings
  }

  /// Number of features that were rebuilt.
  public var repairedCount: Int { uses.count { $0 == .repaired } }
  /// Number of features that were left out.
  public var skippedCount: Int { uses.count { if case .skipped = $0 { true } else { false } } }
  /// Number of features that were taken as they are.
  public var usedCount: Int { uses.count - repairedCount - skippedCount }
}

extension FeatureGeometries {
  fileprivate func replacing(_ pieces: [HygienePiece]) -> FeatureGeometries {
    var result = FeatureGeometries()
    result.coordinates.reserveCapacity(coordinates.count)
    var next = 0
    func copy(upTo end: Int) {
      for feature in next..<end {
        for part in parts(ofFeature: feature) { result.appendPart(part, of: self) }
        result.endFeature(types[feature])
      }
      next = end
    }
    for piece in pieces {
      for change in piece.changes {
        copy(upTo: change.feature)
        let replacement = change.replacement
        if let replacement {
          for part in piece.replacements.parts(ofFeature: replacement) {
            result.appendPart(part, of: piece.replacements)
          }
        }
        result.endFeature(replacement.map { piece.replacements.types[$0] } ?? types[change.feature])
        next = change.feature + 1
      }
    }
    copy(upTo: count)
    return result
  }
}
