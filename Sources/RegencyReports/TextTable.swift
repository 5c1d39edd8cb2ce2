/// Tables for people to read on a terminal.
public enum TextTable {
  /// Rows of equally many cells as lines with aligned columns, two blanks between them.
  ///
  /// - Parameter flushRightFrom: From this column on, cells end at the same place; before it they begin there.
  public static func aligned(_ rows: [[String]], flushRightFrom column: Int) -> String {
    let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { index, cell in
        let gap = String(repeating: " ", count: widths[index] - cell.count)
        return index < column ? cell + gap : gap + cell
      }
      var line = cells.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
