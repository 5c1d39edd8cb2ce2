/// What the job wants done about a geometry that GEOS cannot work with.
public enum InvalidGeometryPolicy: String, Sendable, CaseIterable {
  /// End the job.
  case fail
  /// Rebuild the polygons and say so.
  case repair
  /// Leave the feature out and say so.
  case skip
}

/// What became of a feature of a hazard layer: used + repaired + skipped = features in.
public enum FeatureUse: Sendable, Hashable {
  /// Taken as it is.
  case used
  /// Rebuilt, then taken.
  case repaired
  /// Left out; the code of the finding that says why.
  case skipped(code: String)
}
