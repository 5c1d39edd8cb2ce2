/// A place in a text as YAML counts it: line and column from 1, columns in Unicode scalars.
public struct TextMark: Equatable, Sendable {
  /// Line, from 1.
  public var line: Int
  /// Column in Unicode scalars, from 1.
  public var column: Int

  /// A mark from its parts.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A node of a YAML text and where it begins.
///
/// There are no aliases in it, so that its size is that of the text; a mapping keeps a key that is given twice.
public enum YAMLNode: Sendable {
  /// A single value.
  case scalar(Scalar)
  /// A list.
  case sequence([YAMLNode], mark: TextMark)
  /// Keys with their values, in the order of the text.
  case mapping([Pair], mark: TextMark)

  /// A single value as it is written.
  public struct Scalar: Sendable {
    /// The value, without quotes and escapes.
    public var string: String
    /// The tag, `!` or `tag:yaml.org,2002:str` also for what is in quotes; nil for a plain word.
    public var tag: String?
    /// It stands in single or double quotes.
    public var isQuoted: Bool
    /// Where it begins.
    public var mark: TextMark
  }

  /// A key and its value.
  public struct Pair: Sendable {
    /// The key.
    public var key: YAMLNode
    /// The value.
    public var value: YAMLNode
  }

  /// Where the node begins.
  public var mark: TextMark {
    switch self {
    case .scalar(let scalar): scalar.mark
    case .sequence(_, let mark), .mapping(_, let mark): mark
    }
  }
}
