import FeatureModel
import HazardOverlay

/// A list of another agency: single TPS, or counts for areas.
public enum AgencyList: Sendable, Equatable {
  /// One TPS.
  public struct Station: Sendable, Equatable {
    /// The id as the list spells it.
    public var id: String
    /// The name, if the list has one.
    public var name: String
    /// Index of its row or feature, from 0.
    public var row: Int
  }

  /// The count of one area.
  public struct Count: Sendable, Equatable {
    /// The code in its one spelling; nil when the list has none.
    public var code: AdministrativeCode?
    /// The name, if the list has one.
    public var name: String
    /// TPS that the agency counts.
    public var count: Int
    /// TPS that they are counted among, if the list says so.
    public var total: Int?
    /// Index of its row or feature, from 0.
    public var row: Int
  }

  case stations([Station])
  case counts([Count])
}

extension AgencyList {
  /// The list that a table holds, and the rows that say nothing usable.
  ///
  /// Blank rows are none, and rows that sum up others are left out by name.
  ///
  /// - Parameters:
  ///   - columns: With an id or a count.
  ///   - isOurs: Our run has an area with this code.
  public static func of(
    _ table: FeatureTable, _ columns: ListColumns, isOurs: (AdministrativeCode) -> Bool = { _ in false }
  ) -> (list: AgencyList, flaws: [ListFlaw]) {
    func values(_ name: String?) -> [String] {
      name.map { table.values(of: $0).map { ($0.text ?? "").trimmed } } ?? Array(repeating: "", count: table.count)
    }
    let names = values(columns.name)
    guard columns.count != nil else { return stations(values(columns.id), names) }
    let (codes, texts) = (values(columns.code), values(columns.count))
    let counts = numbers(columns.count.map { table.values(of: $0) } ?? [])
    let totals = columns.total.map { numbers(table.values(of: $0)) }
    var flaws: [ListFlaw] = []
    var rows: [Count] = []
    for row in 0..<table.count where !(names[row] + codes[row] + texts[row]).isEmpty {
      let code = AdministrativeCode(codes[row])
      if isTotal(names[row], codes[row]), !(code.map(isOurs) ?? false) {
        let name = [codes[row], names[row]].filter { !$0.isEmpty }.joined(separator: " ")
        flaws.append(ListFlaw(kind: .totalRow, row: row, value: name + ": " + texts[row]))
      } else if let count = counts[row] {
        rows.append(Count(code: code, name: names[row], count: count, total: totals?[row], row: row))
      } else {
        flaws.append(ListFlaw(kind: .countUnreadable, row: row, value: texts[row]))
      }
    }
    if let sum = unnamedSum(rows) {
      rows.removeAll { $0.row == sum.row }
      flaws.append(ListFlaw(kind: .totalRow, row: sum.row, value: "\(sum.name): \(sum.count)".trimmed))
    }
    return (.counts(rows), flaws)
  }

  private static func isTotal(_ name: String, _ code: String) -> Bool {
    ListWords.isTotal(name) || ListWords.isTotal(code)
  }

  /// The only row without a code beside rows with codes, if it counts as many as all of these: their sum.
  private static func unnamedSum(_ rows: [Count]) -> Count? {
    let (coded, others) = (rows.filter { $0.code != nil }, rows.filter { $0.code == nil })
    guard coded.count > 1, others.count == 1, others[0].count == sum(of: coded.map(\.count)) else { return nil }
    return others[0]
  }

  private static func sum(of counts: [Int]) -> Int { counts.reduce(0, +) }

  private static func stations(_ ids: [String], _ names: [String]) -> (list: AgencyList, flaws: [ListFlaw]) {
    var flaws: [ListFlaw] = []
    var known: Set<String> = []
    var rows: [Station] = []
    for row in ids.indices where !(ids[row] + names[row]).isEmpty {
      let key = StationKey.of(ids[row])
      if isTotal(ids[row], "") || (key.isEmpty && isTotal(names[row], "")) {
        flaws.append(ListFlaw(kind: .totalRow, row: row, value: ids[row].isEmpty ? names[row] : ids[row]))
        continue
      } else if key.isEmpty {
        flaws.append(ListFlaw(kind: .idMissing, row: row, value: names[row]))
      } else if !known.insert(key).inserted {
        flaws.append(ListFlaw(kind: .repeated, row: row, value: ids[row]))
        continue
      } else if StationKey.isDamaged(ids[row]) {
        flaws.append(ListFlaw(kind: .idDamaged, row: row, value: ids[row]))
      }
      rows.append(Station(id: ids[row], name: names[row], row: row))
    }
    return (.stations(rows), flaws)
  }

  /// Numbers of TPS: whole ones, so that `1.003` can only be a thousand and three. Nil for anything else.
  private static func numbers(_ values: [PropertyValue]) -> [Int?] {
    zip(values, NumberColumn(values, .count).cells).map { value, cell in
      cell.wholeNumber(atMost: greatestCount)
        ?? NumberColumn.cell(value, .count).wholeNumber(atMost: greatestCount)
    }
  }

  /// More TPS than any list counts; sums stay far from what a number holds.
  private static let greatestCount = 1_000_000_000
}
