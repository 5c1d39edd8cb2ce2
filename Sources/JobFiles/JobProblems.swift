import Diagnostics

/// Everything that is wrong with a job file, in the order of the file (exit code 64).
public struct JobProblems: Error, Sendable {
  /// The problems; at least one, each with severity `error`.
  public var diagnostics: [Diagnostic]

  /// The problems of a job file, in the order in which they are shown.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
