/// How much a finding matters.
public enum Severity: String, Sendable, CaseIterable, Codable {
  /// A feature could not be used, or a step could not finish.
  case error
  /// Everything was used, but the user should look.
  case warning
  /// Worth knowing.
  case note
}

/// What was done about the feature that a finding names.
public enum FindingAction: String, Sendable, CaseIterable, Codable {
  /// Used as it is.
  case kept
  /// Rebuilt, then used.
  case repaired
  /// Left out of the job.
  case skipped
  /// A TPS without a usable coordinate: counted, but not on the map.
  case unlocated
  /// A TPS that no regency holds: annotated, counted, listed.
  case outside
  /// The whole step ended here.
  case stopped
}

/// Where a finding is: a file, then as far down as it is known.
public struct Place: Sendable, Hashable, Codable {
  /// The file as the user named it; for standard input `-`.
  public var file: String
  /// Line in a text file, from 1.
  public var line: Int?
  /// Column in a text file, in bytes, from 1.
  public var column: Int?
  /// Index of the feature, from 0, so that `jq '.features[41]' FILE` shows it.
  public var feature: Int?
  /// Identifier of the feature.
  public var id: String?
  /// Part of the feature or of the document, such as `exterior ring` or `hazards[0].class`.
  public var part: LocalizedText?

  /// A place; everything but the file is optional.
  public init(
    _ file: String, line: Int? = nil, column: Int? = nil, feature: Int? = nil, id: String? = nil,
    part: LocalizedText? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.feature = feature
    self.id = id
    self.part = part
  }
}

/// One finding about the data, the job or the system.
public struct Diagnostic: Sendable, Hashable, Codable {
  /// How much it matters.
  public var severity: Severity
  /// Stable machine name, such as `ring-not-closed`: reports count by it.
  public var code: String
  /// Where it is.
  public var place: Place
  /// What was found and what was expected, in the user's words and values.
  public var message: LocalizedText
  /// The next thing to type or to click.
  public var fix: LocalizedText
  /// What was done about it.
  public var action: FindingAction

  /// A finding from its parts.
  public init(
    _ severity: Severity, _ code: String, at place: Place, _ message: LocalizedText, fix: LocalizedText,
    action: FindingAction
  ) {
    self.severity = severity
    self.code = code
    self.place = place
    self.message = message
    self.fix = fix
    self.action = action
  }
}

/// The input is at fault and the step cannot finish (exit code 1).
public struct InputProblem: Error, Sendable {
  /// What is wrong, where, and how to mend it.
  public var diagnostic: Diagnostic

  /// A problem from what to say about it; the severity is always `error`.
  public init(_ code: String, at place: Place, _ message: LocalizedText, fix: LocalizedText) {
    diagnostic = Diagnostic(.error, code, at: place, message, fix: fix, action: .stopped)
  }
}

/// The command line or the job file is wrong (exit code 64).
public struct JobProblem: Error, Sendable {
  /// What is wrong, where, and how to mend it.
  public var diagnostic: Diagnostic

  /// A problem from what to say about it; the severity is always `error`.
  public init(_ code: String, at place: Place, _ message: LocalizedText, fix: LocalizedText) {
    diagnostic = Diagnostic(.error, code, at: place, message, fix: fix, action: .stopped)
  }
}

/// A library or the operating system failed (exit code 1).
public struct SystemFailure: Error, Sendable {
  /// What failed, with the C function's name and the library's own words.
  public var diagnostic: Diagnostic

  /// A failure from what to say about it; the severity is always `error`.
  public init(_ code: String, at place: Place, _ message: LocalizedText, fix: LocalizedText) {
    diagnostic = Diagnostic(.error, code, at: place, message, fix: fix, action: .stopped)
  }
}
