#if XLSX
  import Diagnostics
  import RegencyReports
  import WorkbookFiles

  extension WorkbookOutput {
    /// A table of `decisions` with all its columns and rows.
    func sheet(of table: DecisionTable) -> WorkbookSheet {
      let title = table.title.text(in: finished.language)
      return WorkbookSheet(
        name: title, title: title, note: table.note.text(in: finished.language) + " (decisions/\(table.name).csv)",
        columns: table.columns.map {
          WorkbookSheet.Column($0.title.text(in: finished.language), width: width(of: $0))
        },
        rows: (0..<table.count).map { row in
          zip(table.columns, table.cells(ofRow: row)).map { cell($1, of: $0.kind) }
        })
    }

    /// Characters.
    private func width(of column: DecisionColumn) -> Int {
      if column.name == DecisionColumn.explanationName { return 70 }
      return switch column.kind {
      case .text: 20
      case .integer, .number: 13
      case .flag: 11
      }
    }

    private func cell(_ cell: DecisionCell, of kind: DecisionColumnKind) -> WorkbookCell {
      switch cell {
      case .text(let value): value.map { .text($0) } ?? .empty
      case .integer(let value): value.map { .count($0) } ?? .empty
      case .number(let value): value.map { .number(kind.rounded($0), decimals: kind.decimals) } ?? .empty
      case .flag(let value): value.map { .text(flag($0)) } ?? .empty
      }
    }

    private func flag(_ value: Bool) -> String {
      (value ? LocalizedText(en: "yes", id: "ya") : LocalizedText(en: "no", id: "tidak")).text(in: finished.language)
    }
  }
#endif
