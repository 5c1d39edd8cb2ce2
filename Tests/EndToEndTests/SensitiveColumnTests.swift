import Foundation
import TestSupport
import Testing

/// The public edition holds no column that is marked sensitive, and every column of every table is marked on purpose.
@Suite struct SensitiveColumnTests {
  private struct Column: Hashable {
    var table: String
    var name: String
  }

  /// Indicators and services have columns of their own for each of the job's.
  private static let sensitive: [String: Set<String>] = [
    "score": ["score_min", "score_max", "class_min", "class_max", "explanation"],
    "score_indicators": ["tps_present", "tps_absent", "tps_unknown", "share", "frequency_min", "frequency_max"],
    "personnel": ["officers_at_hand", "officers_missing"],
    "personnel_tps": ["jurisdiction_code", "class", "class_max", "post_id", "post_name", "post_m", "explanation"],
  ]

  /// All columns of all tables of the runs that the cases expect.
  private static func columns() throws -> [Column: Bool] {
    var found: [Column: Bool] = [:]
    for item in ProgramCase.all {
      let file = item.folder.appendingPathComponent("expected/out/run.json")
      guard let data = try? Data(contentsOf: file),
        let run = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      else { continue }
      for table in run["tables"] as? [[String: Any]] ?? [] {
        for column in table["columns"] as? [[String: Any]] ?? [] {
          guard let table = table["name"] as? String, let name = column["name"] as? String,
            let isSensitive = column["sensitive"] as? Bool
          else { continue }
          let key = Column(table: table, name: name)
          found[key] = found[key] ?? false || isSensitive
        }
      }
    }
    return found
  }

  @Test func columnsAreSensitiveAsListed() throws {
    let columns = try Self.columns()
    #expect(columns.count > 100)
    for (table, names) in Self.sensitive {
      for name in names { #expect(columns[Column(table: table, name: name)] == true, "\(table).\(name)") }
    }
    // Flags of indicators are the only columns of `score` that the job names.
    let station: Set = ["tps_id", "feature", "regency_code", "village_code", "voters"]
    for (column, isSensitive) in columns where column.table == "score" && !station.contains(column.name) {
      #expect(isSensitive, "score.\(column.name)")
    }
    for (column, isSensitive) in columns where column.table != "score" && column.table != "services" {
      #expect(isSensitive == Self.sensitive[column.table]?.contains(column.name) ?? false, "\(column)")
    }
  }

  @Test func thePublicReportHoldsNoSensitiveValue() throws {
    let item = try #require(ProgramCase.all.first { $0.name == "report-public-decisions" })
    let out = item.folder.appendingPathComponent("expected/out")
    let page = try String(contentsOf: out.appendingPathComponent("laporan.html"), encoding: .utf8)
    let run = try JSONSerialization.jsonObject(with: Data(contentsOf: out.appendingPathComponent("run.json")))
    var seen = 0
    for table in (run as? [String: Any])?["tables"] as? [[String: Any]] ?? [] {
      guard let name = table["name"] as? String, let columns = table["columns"] as? [[String: Any]] else { continue }
      let lines = try String(contentsOf: out.appendingPathComponent("decisions/\(name).csv"), encoding: .utf8)
        .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
      for (place, column) in columns.enumerated() where column["sensitive"] as? Bool == true {
        let title = (column["title"] as? [String: String])?["id"] ?? ""
        // Words such as "rawan" stand in titles too; numbers and names of the case occur nowhere else.
        for line in lines.dropFirst() where line.count == columns.count && Self.isTelling(line[place]) {
          seen += 1
          #expect(!page.contains(">\(line[place])<"), "\(name).\(column["name"] ?? ""): \(line[place]) (\(title))")
        }
      }
    }
    #expect(seen > 4)
    for word in ["Pos Rahasia", "kekerasan", "7.919", "7919"] { #expect(!page.contains(word), "\(word)") }
    #expect(page.contains("Polres Uji"))
  }

  private static func isTelling(_ value: String) -> Bool {
    value.count > 3 && !["true", "false", "rawan", "sangat_rawan", "kurang_rawan"].contains(value)
  }
}
