/// A cell of a workbook. No cell is ever a formula.
public enum WorkbookCell: Sendable, Hashable {
  /// Nothing.
  case empty
  /// A text; codes and ids too, so that they keep their zeros.
  case text(String)
  /// A whole number.
  case count(Int)
  /// A share of 0 to 1, shown in percent.
  case share(Double)
  /// A number with so many decimals, 0 to 9.
  case number(Double, decimals: Int)
}

/// A sheet: a title, a note, and a table with a frozen head and filters.
public struct WorkbookSheet: Sendable {
  /// A column of the table.
  public struct Column: Sendable {
    /// Its head.
    public var title: String
    /// Its width in characters.
    public var width: Int

    /// A column from its parts.
    public init(_ title: String, width: Int) {
      self.title = title
      self.width = width
    }
  }

  /// The wanted name; the writer changes what a workbook does not allow.
  public var name: String
  /// The line above the table.
  public var title: String
  /// The line below the title.
  public var note: String
  /// The columns.
  public var columns: [Column]
  /// The rows, each with a cell for each column.
  public var rows: [[WorkbookCell]]

  /// A sheet from its parts.
  public init(name: String, title: String, note: String, columns: [Column], rows: [[WorkbookCell]]) {
    self.name = name
    self.title = title
    self.note = note
    self.columns = columns
    self.rows = rows
  }
}

/// The names of a workbook's sheets: allowed, and each of its own.
struct SheetNames {
  private var taken: Set<String> = []
  /// Most UTF-16 units of a name.
  static let greatestLength = 31

  /// The name to use for a wanted one: without `[]:*?/\`, without an apostrophe at an end, at most 31 characters, and with
  /// a number where another sheet has it, whatever the case.
  mutating func name(for wanted: String) -> String {
    let allowed = wanted.map { "[]:*?/\\".contains($0) ? "-" : $0 }
    let plain = Self.trimmed(String(allowed))
    let base = plain.isEmpty ? "-" : plain
    var (name, number) = (Self.cut(base, to: Self.greatestLength), 2)
    while !taken.insert(name.lowercased()).inserted {
      let ending = " (\(number))"
      name = Self.cut(base, to: Self.greatestLength - ending.utf16.count) + ending
      number += 1
    }
    return name
  }

  private static func cut(_ name: String, to length: Int) -> String {
    var name = name
    while name.utf16.count > length { name.removeLast() }
    let trimmed = trimmed(name)
    return trimmed.isEmpty ? "-" : trimmed
  }

  private static func trimmed(_ name: String) -> String {
    var name = name[...]
    while let first = name.first, first == "'" || first.isWhitespace { name.removeFirst() }
    while let last = name.last, last == "'" || last.isWhitespace { name.removeLast() }
    return String(name)
  }
}
