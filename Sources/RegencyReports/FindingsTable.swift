import ByteStreams
import Diagnostics
import TableFiles

/// Writes `findings.csv`: one row for each finding, in the order of the data.
///
/// - Throws: `SystemFailure` `write-failed`.
public func writeFindings(_ findings: [Diagnostic], in language: Language, to writer: inout CSVWriter) throws {
  try writer.header(["severity", "file", "feature", "id", "code", "message", "fix", "action"])
  for finding in findings {
    writer.append(finding.severity.rawValue)
    writer.append(finding.place.file)
    writer.append(finding.place.feature)
    writer.append(finding.place.id)
    writer.append(finding.code)
    let part = finding.place.part.map { $0.text(in: language) + ": " } ?? ""
    writer.append(printable(part + finding.message.text(in: language)))
    writer.append(printable(finding.fix.text(in: language)))
    writer.append(finding.action.rawValue)
    try writer.endRow()
  }
  try writer.end()
}
