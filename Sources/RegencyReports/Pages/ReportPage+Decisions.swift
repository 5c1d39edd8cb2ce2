import Diagnostics
import HazardOverlay

// What to do about the TPS.
extension ReportPage {
  /// Longer lists are not part of the page.
  private static let longestList = 1000

  /// The decisions of a regency, or for "" those of no regency alone.
  ///
  /// - Parameters:
  ///   - code: Of the section.
  ///   - id: Of the section; begins the ids in it.
  func writeDecisions(_ code: String, name: String, id: String, to section: inout Markup) {
    let tables = contents.decisions.filter { $0.isByRegency != code.isEmpty || !$0.rows(of: code).isEmpty }
    guard !tables.isEmpty else { return }
    section.element("h3", ["id": id + "-keputusan"], text("Decisions", "Keputusan"))
    for decisions in tables where !decisions.rows(of: code).isEmpty {
      section.inside("div", ["class": "decisions", "data-table": decisions.table.name]) {
        write(decisions, code, name: name, to: &$0)
      }
    }
    let empty = tables.filter { $0.rows(of: code).isEmpty }.map { words.text($0.table.title) }
    guard !empty.isEmpty else { return }
    section.element(
      "p", ["class": "small"], text("Nothing in: ", "Tidak ada isi: ") + empty.joined(separator: ", ") + ".")
  }

  private func write(_ decisions: ReportDecisions, _ code: String, name: String, to section: inout Markup) {
    let (rows, title) = (decisions.rows(of: code), words.text(decisions.table.title))
    section.element("h4", title)
    section.element("p", ["class": "small"], words.text(decisions.table.note))
    let count = words.count(rows.count)
    let whole = "\(title), \(name): " + text("all \(count) rows", "semua \(count) baris")
    guard rows.count > Self.shortList else { return writeRows(rows[...], of: decisions, caption: whole, to: &section) }
    let short = Self.shortList
    writeRows(
      rows.prefix(short), of: decisions,
      caption: "\(title), \(name): "
        + text("the first \(short) of \(count) rows", "\(short) baris pertama dari \(count)"),
      to: &section)
    section.element(
      "p", ["class": "small"],
      text("All rows with all columns: ", "Semua baris dengan semua kolom: ") + "decisions/\(decisions.table.name).csv")
    guard contents.listsAll, rows.count <= Self.longestList else { return }
    section.inside("details") { details in
      details.element("summary", whole)
      writeRows(rows[...], of: decisions, caption: whole, to: &details)
    }
  }

  private func writeRows(
    _ rows: ArraySlice<Int>, of decisions: ReportDecisions, caption: String, to section: inout Markup
  ) {
    let (table, columns) = (decisions.table, decisions.columns)
    ReportTable(
      caption: caption,
      columns: columns.map { table.columns[$0] }.map { column in
        ReportTable.Column(
          title: words.text(column.title), isNumber: column.kind.isNumber,
          isLong: column.name == DecisionColumn.explanationName)
      }
    ).write(
      rows.lazy.map { row in
        let cells = table.cells(ofRow: row)
        return columns.map { written(cells[$0], of: table.columns[$0].kind) }
      }, to: &section)
  }

  /// A cell as people write it; a dash for none.
  private func written(_ cell: DecisionCell, of kind: DecisionColumnKind) -> String {
    switch cell {
    case .text(let value): value.flatMap { $0.isEmpty ? nil : $0 } ?? "–"
    case .integer(let value): value.map(words.count) ?? "–"
    case .number(let value):
      value.map { words.number(kind.rounded($0), decimals: kind.decimals, trimsZeros: false) } ?? "–"
    case .flag(let value): value.map { $0 ? text("yes", "ya") : text("no", "tidak") } ?? "–"
    }
  }
}

extension DecisionColumnKind {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .number: true
    case .text, .flag: false
    }
  }
}
