import Diagnostics
import YAMLFiles

/// The YAML tree of a job file, ready to be read.
struct JobDocument {
  /// The tree.
  let root: YAMLNode

  /// Parses a text.
  ///
  /// - Returns: nil when the text is no YAML that a job file can be; the log then says why.
  init?(_ text: JobText, log: JobProblemLog) {
    do throws(YAMLFlaw) {
      guard let root = try YAMLParser.document(in: text.text), !JobDocument.isBlank(root) else {
        JobDocument.reportEmpty(log)
        return nil
      }
      self.root = root
    } catch {
      JobDocument.report(error, log: log)
      return nil
    }
  }

  private static func isBlank(_ node: YAMLNode) -> Bool {
    guard case .scalar(let scalar) = node else { return false }
    return YAMLScalar(scalar).kind == .null
  }
}
