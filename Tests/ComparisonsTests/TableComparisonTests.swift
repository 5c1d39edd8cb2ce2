import Diagnostics
import RegencyReports
import Testing

@testable import Comparisons

@Suite struct TableComparisonTests {
  private static let table: RecordedTable = {
    func column(_ name: String, _ role: DecisionColumn.Role) -> RecordedTable.Column {
      .init(name: name, title: LocalizedText(name), role: role, isSensitive: false)
    }
    var table = RecordedTable(path: "decisions/new_decision.csv")
    table.columns = [
      column("tps_id", .key), column("voters", .subject), column("place", .value), column("explanation", .remark),
    ]
    return table
  }()

  private func rows(_ rows: [[String]]) -> TableRows {
    TableRows(columns: Self.table.columns.map(\.name), rows: rows)
  }

  @Test func keysAndValuesComeFromTheColumns() {
    let old = rows([
      ["1", "200", "SD 1", "x"], ["2", "10", "SD 1", "x"], ["3", "", "SD 3", "x"], ["5", "", "a", "x"],
    ])
    let new = rows([
      ["4", "", "SD 4", "x"], ["1", "200", "SD 2", "y"], ["2", "11", "SD 1", "x"], ["5", "", "a", "z"],
    ])
    let found = TableComparison(Self.table, old: old, new: new)
    #expect(found.rows.map(\.key) == [["4"], ["1"], ["2"], ["3"]])
    #expect(found.rows.map(\.kind) == [.appeared, .changed, .changed, .vanished])
    #expect(found.rows[1].cells == [.init(column: 1, old: "SD 1", new: "SD 2")])
    #expect(found.rows[2].cells == [.init(column: 0, old: "10", new: "11")])
    #expect(found.remarkCount == 1)
    #expect(!found.isEmpty)
    #expect(TableComparison(Self.table, old: old, new: old).isEmpty)
    #expect(!TableComparison(Self.table, old: nil, new: rows([])).isEmpty)
  }

  @Test func theSameKeyTwiceIsTwoRows() {
    let found = TableComparison(
      Self.table, old: rows([["1", "", "a", ""], ["1", "", "b", ""]]),
      new: rows([["1", "", "a", ""], ["1", "", "c", ""]]))
    #expect(found.rows.map(\.key) == [["1", "#2"]])
    #expect(found.rows[0].cells == [.init(column: 1, old: "b", new: "c")])
  }

  @Test func aTableThatNobodyDescribesGoesByTPSOrByWholeRows() {
    let plain = RecordedTable(path: "decisions/old.csv")
    let stations = TableComparison(
      plain, old: TableRows(columns: ["tps_id", "x"], rows: [["1", "a"]]),
      new: TableRows(columns: ["tps_id", "x"], rows: [["1", "b"]]))
    #expect(stations.rows.map(\.kind) == [.changed])
    let others = TableComparison(
      plain, old: TableRows(columns: ["y", "x"], rows: [["1", "a"]]),
      new: TableRows(columns: ["y", "x"], rows: [["1", "b"]]))
    #expect(others.rows.map(\.kind) == [.appeared, .vanished])
  }
}
