/// A table of `decisions` as the report shows it: some columns, and the rows of each section.
public struct ReportDecisions: Sendable {
  let table: DecisionTable
  /// The columns that are shown.
  let columns: [Int]
  /// Each section lists its own rows; else all of them are in the part for the province.
  let isByRegency: Bool
  /// Rows by code of the section; those of no section have "outside" where there is one, else "", as totals have.
  private let rows: [String: [Int]]

  /// - Parameters:
  ///   - sections: Codes of the regencies that have a section, and "outside" if there is one.
  ///   - isPublic: Sensitive columns are left out.
  ///   - hides: Whether a field of the TPS is private; columns that quote one are left out.
  public init(_ table: DecisionTable, sections: Set<String>, isPublic: Bool, hides: (String) -> Bool) {
    self.table = table
    columns = table.columns.indices.filter { column in
      table.columns[column].isForPeople && !(isPublic && table.columns[column].isSensitive)
        && !table.columns[column].quotedFields.contains(where: hides)
    }
    isByRegency = table.columns.contains { $0.name == DecisionTable.regencyColumn }
    let rest = isByRegency && sections.contains("outside") ? "outside" : ""
    var rows: [String: [Int]] = [:]
    for (code, found) in table.rowsByRegency() {
      let section = sections.contains(code) ? code : code == DecisionTable.totalCode ? "" : rest
      rows[section, default: []] += found
    }
    self.rows = rows.mapValues { $0.sorted() }
  }

  /// The rows of a section; of the province for "".
  func rows(of section: String) -> [Int] { rows[section] ?? [] }
}
