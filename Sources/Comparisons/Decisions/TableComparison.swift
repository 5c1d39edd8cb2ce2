import Diagnostics
import RegencyReports

/// What changed in one table of the decisions.
public struct TableComparison: Sendable {
  /// What became of a row.
  public enum RowKind: String, Sendable {
    case appeared = "row_appeared"
    case vanished = "row_vanished"
    case changed = "row_changed"
  }

  /// One row.
  public struct Row: Sendable, Equatable {
    /// What became of it.
    public var kind: RowKind
    /// What tells it apart, one text for each key.
    public var key: [String]
    /// Its TPS, if it is for one.
    public var station: String?
    /// Its regency, if it names one; of the new run if that has the row.
    public var regency: String?
    /// The values that changed; for a row that only one run has, all that are not empty.
    public var cells: [Cell]
  }

  /// One value.
  public struct Cell: Sendable, Equatable {
    /// Index into `columns`.
    public var column: Int
    /// What it was; nil when the old run has no such row or column.
    public var old: String?
    /// What it is; nil when the new run has no such row or column.
    public var new: String?
  }

  /// The table, of the new run if that has it.
  public let table: RecordedTable
  /// The columns that are compared.
  public let columns: [RecordedTable.Column]
  /// Rows before; nil when the old run has no such table.
  public let oldCount: Int?
  /// Rows now; nil when the new run has no such table.
  public let newCount: Int?
  /// The rows with a change: in the order of the new run, then those that are gone.
  public let rows: [Row]
  /// Rows that differ in nothing but remarks.
  public let remarkCount: Int
  /// What differs between the runs and can be the reason; none when nothing that is recorded explains it.
  public var causes: [RunDifferences.Item] = []

  /// Nothing differs at all.
  public var isEmpty: Bool { rows.isEmpty && remarkCount == 0 && oldCount != nil && newCount != nil }

  /// Rows with a change of a kind.
  public func count(_ kind: RowKind) -> Int { rows.count { $0.kind == kind } }

  /// How many rows changed in each column that did.
  public var columnCounts: [(column: Int, rows: Int)] {
    var counts = [Int](repeating: 0, count: columns.count)
    for row in rows where row.kind == .changed {
      for cell in row.cells { counts[cell.column] += 1 }
    }
    return counts.enumerated().filter { $0.element > 0 }.map { ($0.offset, $0.element) }
  }

  /// Compares the rows of a table; nil stands for a run without it.
  ///
  /// - Parameter table: The description of the new run if it has one.
  public init(_ table: RecordedTable, old: TableRows?, new: TableRows?) {
    let described = table.described(by: [new, old].compactMap { $0?.columns })
    let keys = described.columns.filter { $0.role == .key }.map(\.name)
    let compared = described.columns.filter { $0.role == .value || $0.role == .subject }
    let remarks = described.columns.filter { $0.role == .remark }.map(\.name)
    let (before, after) = (old ?? TableRows(), new ?? TableRows())
    let (oldKeys, newKeys) = (before.keys(keys), after.keys(keys))
    var rowOfKey = Dictionary(uniqueKeysWithValues: zip(oldKeys, 0...))
    func row(_ kind: RowKind, _ key: [String], _ old: Int?, _ new: Int?) -> Row {
      let station = RecordedTable.stationColumn
      func value(_ name: String) -> String? {
        new.flatMap { after.value($0, name) } ?? old.flatMap { before.value($0, name) }
      }
      return Row(
        kind: kind, key: key, station: value(station), regency: value(DecisionTable.regencyColumn),
        cells: compared.indices.compactMap { index in
          let name = compared[index].name
          let cell = Cell(
            column: index, old: old.flatMap { before.value($0, name) }, new: new.flatMap { after.value($0, name) })
          return (cell.old ?? "") == (cell.new ?? "") ? nil : cell
        })
    }
    var rows: [Row] = []
    var remarkCount = 0
    for (index, key) in newKeys.enumerated() {
      guard let other = rowOfKey.removeValue(forKey: key) else {
        rows.append(row(.appeared, key, nil, index))
        continue
      }
      let changed = row(.changed, key, other, index)
      if !changed.cells.isEmpty {
        rows.append(changed)
      } else if remarks.contains(where: { before.value(other, $0) ?? "" != after.value(index, $0) ?? "" }) {
        remarkCount += 1
      }
    }
    for (index, key) in oldKeys.enumerated() where rowOfKey[key] != nil {
      rows.append(row(.vanished, key, index, nil))
    }
    (self.table, self.rows, self.remarkCount, columns) = (described, rows, remarkCount, compared)
    (oldCount, newCount) = (old?.count, new?.count)
  }
}

extension RecordedTable {
  /// The column with the TPS of a row.
  static let stationColumn = "tps_id"

  /// The table with all columns that its files have: a run of an older version does not describe them, and a TPS tells its
  /// rows apart then, or the whole row.
  func described(by files: [[String]]) -> RecordedTable {
    var table = self
    let hasStations = files.contains { $0.contains(Self.stationColumn) }
    for name in files.flatMap(\.self) where !table.columns.contains(where: { $0.name == name }) {
      let role: DecisionColumn.Role =
        !columns.isEmpty
        ? .value
        : name == DecisionColumn.explanationName || name == "feature"
          ? .remark
          : hasStations && name != Self.stationColumn ? .value : .key
      table.columns.append(Column(name: name, title: LocalizedText(name), role: role, isSensitive: false))
    }
    return table
  }
}
