import ByteStreams
import Diagnostics

/// JSON as such, whatever it means.
public enum JSONText {
  /// Checks that a file holds exactly one JSON value as RFC 8259 has it, after an optional byte order mark.
  ///
  /// Strings must be UTF-8; an escaped half of a surrogate pair is let through. Memory does not grow with the file.
  ///
  /// - Throws: `InputProblem` `file-empty`, `json-syntax`, `json-encoding` or `json-too-deep` (more than 512 levels), with
  ///   line and column; `SystemFailure` `read-failed`.
  public static func validate(_ file: InputFile) throws {
    try validate(file, windowSize: 1 << 20)
  }

  static func validate(_ file: InputFile, windowSize: Int) throws {
    var text = try WindowedJSON(file, windowSize: windowSize)
    try text.skipValue(depth: 0)
    guard try text.skipBetweenValues(separators: false).isEnd else {
      throw try text.problem(ScanStop(reason: .goesOn, position: text.json.position))
    }
  }
}
