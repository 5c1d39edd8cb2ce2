/// Pieces of QGIS's expression language.
enum QGISExpression {
  /// The value of a field.
  static func field(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

  /// A text as it stands.
  static func literal(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
  }

  /// An expression whose value is written into a page of HTML: map tips show the values of the data as they are.
  static func inHTML(_ expression: String) -> String {
    "[% replace(to_string(\(expression)), map('&', '&amp;', '<', '&lt;')) %]"
  }

  /// A text of ours in such a page; brackets would begin an expression.
  static func textInHTML(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("[", with: "&#91;")
  }
}
