/// The stable names of what can be wrong with a job file.
public enum JobProblemCode: String, Sendable, CaseIterable {
  /// The file does not exist.
  case notFound = "job-not-found"
  /// The file exists but cannot be read.
  case unreadable = "job-unreadable"
  /// The file is not UTF-8.
  case encoding = "job-encoding"
  /// The file says nothing.
  case empty = "job-empty"
  /// The file is longer than a job file can be.
  case tooLarge = "job-too-large"
  /// The text is not YAML.
  case syntax = "job-syntax"
  /// The text uses anchors or aliases.
  case anchor = "job-anchor"
  /// A mapping gives a key twice.
  case duplicateKey = "job-duplicate-key"
  /// A key that the job file does not have.
  case unknownKey = "job-unknown-key"
  /// A key that has to be there is not.
  case missingKey = "job-missing-key"
  /// A list where a text is expected, or the like.
  case wrongType = "job-wrong-type"
  /// A value of the right type that cannot be used.
  case badValue = "job-bad-value"
  /// Two hazards have the same id.
  case duplicateID = "job-duplicate-id"
  /// A profile that does not exist.
  case unknownProfile = "job-unknown-profile"
  /// A key that asks for a part that the program was built without.
  case notBuilt = "job-not-built"
  /// A version of the job file that this program does not read.
  case version = "job-version"
  /// More problems than are listed.
  case more = "job-more"
}
