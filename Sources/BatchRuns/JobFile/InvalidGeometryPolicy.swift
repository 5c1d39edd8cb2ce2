/// What happens to a feature whose geometry is not valid.
public enum InvalidGeometryPolicy: String, Sendable, CaseIterable {
  /// The run ends with an error.
  case fail
  /// The geometry is rebuilt and used, and the finding says so.
  case repair
  /// The feature is left out, and the finding says so.
  case skip
}
