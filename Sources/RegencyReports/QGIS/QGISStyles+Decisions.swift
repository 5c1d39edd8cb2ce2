import Diagnostics
import FeatureModel
import HazardOverlay

// Decisions: what their tables tell apart, and the explanation of a row in its map tip.
extension QGISStyles {
  /// The style files of the layers of all tables of a run, in their order.
  public func documents(of tables: [DecisionTable]) -> [String] { decisions(tables).map(\.document) }

  /// The layers of all tables of a run: two tables whose rows look the same differ in hue and form.
  func decisions(_ tables: [DecisionTable]) -> [QGISStyle] {
    zip(tables, DecisionStyle.firstKinds(of: tables)).map { style(of: $0, number: $1) }
  }

  private func style(of table: DecisionTable, number first: Int) -> QGISStyle {
    var style = QGISStyle(
      expression: nil, classes: [], mapTip: tip(of: table),
      aliases: table.columns.map { ($0.name, text($0.title)) })
    switch table.style.rule {
    case .alike:
      style.classes = [QGISStyle.Class(value: "", label: "", symbol: symbol(table, number: first))]
    case .values(let column, let classes, let isRanked):
      let values = classes.map { QGISExpression.literal($0.value) }.joined(separator: ", ")
      let value = "to_string(\(QGISExpression.field(column)))"
      style.expression = "CASE WHEN \(value) IN (\(values)) THEN \(value) ELSE '' END"
      style.classes =
        classes.enumerated().map { number, item in
          QGISStyle.Class(
            value: item.value, label: text(item.title),
            symbol: isRanked
              ? symbol(table, rank: classes.count - 1 - number, of: classes.count)
              : symbol(table, number: first + number))
        } + [others(table)]
    case .steps(let column, let limits):
      style.expression = expression(ofSteps: limits, column)
      style.classes = steps(limits, table, column) + [others(table)]
    }
    return style
  }

  private func text(_ text: LocalizedText) -> String { text.text(in: language) }

  // MARK: Classes

  /// The number of the step; empty without a value.
  private func expression(ofSteps limits: [Double], _ column: String) -> String {
    let field = QGISExpression.field(column)
    let cases = limits.enumerated().reversed().map { "WHEN \(field) >= \($1) THEN '\($0 + 1)'" }
    return "CASE WHEN \(field) IS NULL THEN '' \(cases.joined(separator: " ")) ELSE '0' END"
  }

  /// The highest step first.
  private func steps(_ limits: [Double], _ table: DecisionTable, _ column: String) -> [QGISStyle.Class] {
    let words = ReportWords(language: language)
    let decimals = table.columns.first { $0.name == column }?.kind.decimals ?? 0
    let names = limits.map { words.number($0, decimals: decimals) }
    return (0...limits.count).reversed().map { step in
      let label =
        step == 0
        ? text("below ", "di bawah ") + (names.first ?? "")
        : step == limits.count ? text("from ", "mulai ") + names[step - 1] : names[step - 1] + "–" + names[step]
      return QGISStyle.Class(
        value: "\(step)", label: label, symbol: symbol(table, rank: step, of: limits.count + 1))
    }
  }

  /// Rows without the value that tells rows apart.
  private func others(_ table: DecisionTable) -> QGISStyle.Class {
    QGISStyle.Class(
      value: "", label: text("others", "lainnya"), symbol: symbol(table, color: QGISColors.faint, rank: -1))
  }

  // MARK: Symbols

  /// One of several kinds: hue and form differ.
  private func symbol(_ table: DecisionTable, number: Int) -> QGISSymbol {
    let shapes = ["triangle", "square", "diamond", "pentagon", "star", "cross_fill"]
    return symbol(
      table, color: QGISColors.kinds[number % QGISColors.kinds.count], shape: shapes[number % shapes.count],
      isDashed: !number.isMultiple(of: 2), rank: 0)
  }

  /// One of several ranks: the gravest is darkest and largest.
  private func symbol(_ table: DecisionTable, rank: Int, of count: Int) -> QGISSymbol {
    symbol(table, color: QGISColors.step(rank, of: count, in: QGISColors.decisionRamp), rank: rank)
  }

  private func symbol(
    _ table: DecisionTable, color: String, shape: String = "triangle", isDashed: Bool = false, rank: Int
  ) -> QGISSymbol {
    switch table.geometry {
    case .line: .arrow(color: color, width: 0.45 + 0.15 * Double(max(0, rank)), isDashed: isDashed, level: 1 + rank)
    case .polygon:
      .area(color: color, outline: .init(color: QGISColors.ink, width: 0.1), opacity: 0.75, level: 1 + rank)
    case .point, nil:
      .point(
        shape, size: rank < 0 ? 1.6 : 2.6 + 0.3 * Double(rank), color: color,
        outline: .init(color: QGISColors.white, width: 0.25), level: 1 + rank)
    }
  }

  // MARK: Map tips

  /// The first column in bold, then the explanation or else what lists show.
  private func tip(of table: DecisionTable) -> String {
    func value(_ column: DecisionColumn) -> String {
      QGISExpression.inHTML("coalesce(\(QGISExpression.field(column.name)), '–')")
    }
    let title = "<b>\(QGISExpression.textInHTML(text(table.title)))</b>"
    guard let first = table.columns.first else { return title }
    let head = "\(title)<br/>\(QGISExpression.textInHTML(text(first.title))) \(value(first))"
    if let explanation = table.columns.first(where: { $0.name == DecisionColumn.explanationName }) {
      return head + "<br/>" + value(explanation)
    }
    let rows = table.columns.dropFirst().filter(\.isForPeople).map {
      "<tr><td>\(QGISExpression.textInHTML(text($0.title)))</td><td>\(value($0))</td></tr>"
    }
    return head + "<table cellpadding=\"2\">\(rows.joined())</table>"
  }
}
