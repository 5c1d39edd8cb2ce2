import Comparisons
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles

/// A table of TPS as it was read: ids and wanted columns.
struct ValueTable: Sendable {
  let source: TableSource
  let table: FeatureTable
}

/// The columns that indicators ask for, of tables and of the TPS file, for each TPS.
struct StationValues: Sendable {
  /// By table: its rows, and the row of each TPS.
  private var tables: [String: (table: FeatureTable, rows: [Int?])] = [:]
  /// By field of the TPS file.
  private let own: [String: [PropertyValue]]
  /// Rows that name no TPS, or one that an earlier row names.
  private(set) var findings: [Diagnostic] = []

  init(_ inputs: JobInputs) {
    own = inputs.source.values
    guard !inputs.tables.isEmpty else { return }
    let keys = inputs.stations.ids.map(StationKey.of)
    let known = Set(keys)
    for item in inputs.tables {
      var rowOfKey: [String: Int] = [:]
      for (row, value) in item.table.values(of: item.source.stationField).enumerated() {
        let key = StationKey.of(value.text ?? "")
        let place = Place(item.table.file, feature: row, id: value.text)
        if key.isEmpty || !known.contains(key) {
          findings.append(.rowWithoutStation(value.text, field: item.source.stationField, at: place))
        } else if let first = rowOfKey[key] {
          findings.append(.rowRepeated(first: first, at: place))
        } else {
          rowOfKey[key] = row
        }
      }
      if rowOfKey.isEmpty, item.table.count > 0 {
        let ids = item.table.values(of: item.source.stationField).compactMap(\.text)
        findings += [
          UnmatchedCodes(unmatched: ids, count: ids.count).finding(
            LocalizedText(en: "ids of TPS", id: "id TPS"),
            at: Place(item.table.file, part: LocalizedText("\"\(item.source.stationField)\"")))
        ].compactMap { $0 }
      }
      tables[item.source.id] = (item.table, keys.map { $0.isEmpty ? nil : rowOfKey[$0] })
    }
  }

  /// The value that a condition asks for; missing for a TPS without a row.
  func value(_ condition: ValueCondition, of station: Int) -> PropertyValue {
    guard let id = condition.table else { return own[condition.field]?[station] ?? .missing }
    guard let (table, rows) = tables[id], let row = rows[station] else { return .missing }
    return table.properties[condition.field]?[row] ?? .missing
  }

  /// Values that a condition does not name, each once with the number of TPS.
  func findings(_ condition: ValueCondition, indicator: String, _ inputs: JobInputs) -> [Diagnostic] {
    let texts = inputs.stations.ids.indices.compactMap { station -> String? in
      let value = value(condition, of: station)
      return condition.presence(of: value) == nil ? value.text : nil
    }
    guard !texts.isEmpty else { return [] }
    let counts = Dictionary(grouping: texts, by: { $0 }).mapValues(\.count)
    let file = condition.table.flatMap { tables[$0]?.table.file } ?? inputs.stations.file
    return [
      .valueUnnamed(
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }, field: condition.field, indicator: indicator,
        at: Place(file, part: LocalizedText("\"\(condition.field)\"")))
    ]
  }
}

extension Diagnostic {
  fileprivate static func rowWithoutStation(_ id: String?, field: String, at place: Place) -> Diagnostic {
    let isEmpty = (id ?? "").foldedForComparison.isEmpty
    return Diagnostic(
      .warning, "row-without-tps", at: place,
      isEmpty
        ? LocalizedText(en: "the row has no \"\(field)\"", id: "baris ini tanpa \"\(field)\"")
        : LocalizedText(en: "the job has no TPS of this id", id: "tidak ada TPS ber-id ini di pekerjaan"),
      fix: LocalizedText(
        en: "correct the id in the table (lost zeros? another election?), or leave the row: it counts for no TPS",
        id: "perbaiki id di tabel (nol hilang? pemilu lain?), atau biarkan: baris ini tidak dihitung bagi TPS mana pun"),
      action: .kept)
  }

  fileprivate static func rowRepeated(first: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "row-repeated", at: place,
      LocalizedText(
        en: "row \(first) is already about this TPS; that one counts",
        id: "baris \(first) sudah tentang TPS ini; baris itulah yang dihitung"),
      fix: LocalizedText(en: "keep one row for each TPS", id: "sisakan satu baris untuk setiap TPS"), action: .kept)
  }

  fileprivate static func valueUnnamed(
    _ counts: [(key: String, value: Int)], field: String, indicator: String, at place: Place
  ) -> Diagnostic {
    let list = counts.prefix(12).map { "\"\($0.key)\" (\($0.value))" }.joined(separator: ", ")
    return Diagnostic(
      .warning, "indicator-value-unknown", at: place,
      LocalizedText(
        en: "the indicator \"\(indicator)\" does not name \(list); nobody knows whether these TPS have it",
        id: "indikator \"\(indicator)\" tidak menyebut \(list); tidak diketahui apakah TPS itu memilikinya"),
      fix: LocalizedText(
        en: "list them under present or absent of the indicator",
        id: "sebutkan pada present atau absent indikator itu"),
      action: .kept)
  }
}
