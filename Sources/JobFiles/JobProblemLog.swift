import Diagnostics
import YAMLFiles

/// Collects what is wrong with a job file, so that the user hears everything at once.
///
/// A class, because every reader of a part of the file adds to the same log; it stays within one call of the reader.
final class JobProblemLog {
  /// The text that the marks belong to.
  let text: JobText
  private var problems: [(mark: TextMark?, diagnostic: Diagnostic)] = []

  /// More problems than this are counted, not listed.
  static let greatestCount = 100

  init(text: JobText) {
    self.text = text
  }

  var isEmpty: Bool { problems.isEmpty }

  /// Adds a problem at a place.
  func report(_ code: JobProblemCode, at place: NodePlace, _ message: LocalizedText, fix: LocalizedText) {
    let diagnostic = Diagnostic(
      .error, code.rawValue, at: text.place(place.mark, path: place.path), message, fix: fix, action: .stopped)
    problems.append((place.mark, diagnostic))
  }

  /// The problems in the order of the file; those without a place come first.
  func diagnostics() -> [Diagnostic] {
    let sorted = problems.enumerated().sorted { first, second in
      let left = (first.element.mark?.line ?? 0, first.element.mark?.column ?? 0, first.offset)
      let right = (second.element.mark?.line ?? 0, second.element.mark?.column ?? 0, second.offset)
      return left < right
    }
    var diagnostics = sorted.prefix(JobProblemLog.greatestCount).map(\.element.diagnostic)
    let others = sorted.count - diagnostics.count
    if others > 0 {
      diagnostics.append(
        Diagnostic(
          .error, JobProblemCode.more.rawValue, at: Place(text.file),
          LocalizedText(en: "\(others) more problems are not listed", id: "\(others) masalah lain tidak ditampilkan"),
          fix: LocalizedText(en: "mend those above first", id: "perbaiki dahulu yang di atas"), action: .stopped))
    }
    return diagnostics
  }
}

/// Where a value of the job file is: its path, such as `hazards[0].class`, and its mark.
struct NodePlace {
  var path: String
  var mark: TextMark?

  /// The same mark, one key further down.
  func key(_ name: String) -> NodePlace {
    let shown = name.unicodeScalars.count > 40 ? String(name.unicodeScalars.prefix(40)) + "…" : name
    return NodePlace(path: path.isEmpty ? shown : path + "." + shown, mark: mark)
  }

  /// The same mark, one element further down.
  func element(_ index: Int) -> NodePlace { NodePlace(path: "\(path)[\(index)]", mark: mark) }

  /// The same path at another mark.
  func at(_ mark: TextMark?) -> NodePlace { NodePlace(path: path, mark: mark ?? self.mark) }
}
