import Diagnostics

/// Markdown that shows values as they are, whatever they hold.
enum MarkdownText {
  /// A value for a line or a table's cell: letters, digits and a few marks as they are, anything else as code, where no
  /// mark-up, link, mention or HTML works.
  static func value(_ text: String) -> String {
    let shown = printable(text)
    guard !shown.isEmpty else { return "" }
    let isPlain = shown.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789 .,%()-/:>".unicodeScalars.contains($0)
    }
    let startsPlainly =
      shown.unicodeScalars.first.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) } ?? false
    if isPlain, startsPlainly, !shown.contains("://"), !shown.contains("www.") { return shown }
    return "`" + shown.replacing("`", with: "'").replacing("|", with: "\\|") + "`"
  }

  /// A text within HTML.
  static func plain(_ text: String) -> String {
    printable(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("@", with: "&#64;")
  }

  /// A table; its first row is the header, and columns from a certain one on are flush right.
  static func table(_ rows: [[String]], flushRightFrom column: Int) -> String {
    guard let header = rows.first else { return "" }
    let rule = header.indices.map { $0 < column ? "---" : "--:" }
    return ([header.map(value), rule] + rows.dropFirst().map { $0.map(value) })
      .map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }
}
