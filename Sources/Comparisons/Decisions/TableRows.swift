import ByteStreams
import FeatureModel
import TableFiles

/// The rows of a decision's CSV: texts, as the file has them.
public struct TableRows: Sendable {
  /// Names of the columns.
  public let columns: [String]
  /// For each column the values of all rows.
  let values: [[String]]
  /// Number of rows.
  public let count: Int

  /// No row at all: the run has no such table.
  public init() { (columns, values, count) = ([], [], 0) }

  /// Reads a file.
  ///
  /// - Throws: As `TableReader`.
  public init(_ file: InputFile) throws {
    let columns = try TableReader().read(file).table.propertyNames
    let table = try TableReader(properties: columns).read(file).table
    self.columns = columns
    values = columns.map { table.values(of: $0).map { $0.text ?? "" } }
    count = table.count
  }

  /// Rows from their cells.
  init(columns: [String], rows: [[String]]) {
    self.columns = columns
    values = columns.indices.map { column in rows.map { $0[column] } }
    count = rows.count
  }

  /// The value of a row; nil when there is no such column.
  func value(_ row: Int, _ column: String) -> String? {
    columns.firstIndex(of: column).map { values[$0][row] }
  }

  /// For each row what tells it apart; rows that nothing tells apart are numbered in their order.
  func keys(_ names: [String]) -> [[String]] {
    let places = names.compactMap(columns.firstIndex(of:))
    var seen: [[String]: Int] = [:]
    return (0..<count).map { row in
      let key = places.map { values[$0][row] }
      let times = seen[key, default: 0]
      seen[key] = times + 1
      return times == 0 ? key : key + ["#\(times + 1)"]
    }
  }
}
