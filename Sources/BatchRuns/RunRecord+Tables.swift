import Comparisons
import Diagnostics
import JobFiles

extension RunRecord {
  /// The tables of the decisions with their columns, for those who compare runs or hand tables on; nothing without decisions.
  var tables: [(name: String, value: JSONValue)] {
    let described = decisions.flatMap { result in
      result.tables.map { RecordedTable($0, part: result.part, uses: result.uses).json }
    }
    return described.isEmpty ? [] : [("tables", .array(described))]
  }
}
