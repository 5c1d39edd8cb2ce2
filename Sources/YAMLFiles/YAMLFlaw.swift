internal import CYAML

/// Why a text is no YAML that is read here.
public enum YAMLFlaw: Error, Equatable {
  /// The parser's words, and where it stopped.
  case syntax(String, TextMark)
  /// A byte that YAML does not allow, at its offset.
  case byte(String, offset: Int)
  /// An anchor or an alias.
  case anchor(TextMark)
  /// A second document.
  case anotherDocument(TextMark)
  /// Lists in lists, or keys in keys, more than `YAMLParser.greatestDepth`.
  case depth(TextMark)

  /// What made the parser stop.
  init(_ parser: yaml_parser_t) {
    let problem = parser.problem.map { String(cString: $0) } ?? "no memory"
    guard parser.error != YAML_READER_ERROR else {
      self = .byte(problem, offset: parser.problem_offset)
      return
    }
    let context = parser.context.map { String(cString: $0) + ", " } ?? ""
    self = .syntax(context + problem, TextMark(parser.problem_mark))
  }
}

extension TextMark {
  init(_ mark: yaml_mark_t) { self.init(line: mark.line + 1, column: mark.column + 1) }
}
