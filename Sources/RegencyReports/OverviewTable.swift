import Diagnostics
import HazardOverlay

/// The table that `run` prints: for each regency its TPS, and for each hazard those inside, near and unmapped.
public struct OverviewTable: Sendable {
  private let hazards: [HazardDefinition]
  private let areas: [AreaSummary]

  /// A table of areas, the total last.
  public init(hazards: [HazardDefinition], areas: [AreaSummary]) {
    self.hazards = hazards
    self.areas = areas
  }

  /// The table as text, columns aligned; a line for each regency.
  public func text(in language: Language) -> String {
    let words = language == .en ? ["inside", "near", "unmapped"] : ["dalam", "dekat", "takpeta"]
    let totalName = language == .en ? "Total" : "Jumlah"
    let outsideName = language == .en ? "outside all regencies" : "di luar semua kabupaten/kota"
    var rows: [[String]] = [
      ["", "", ""] + hazards.flatMap { [$0.id, "", ""] },
      [language == .en ? "code" : "kode", language == .en ? "regency" : "kabupaten/kota", "TPS"]
        + hazards.flatMap { _ in words },
    ]
    for area in areas {
      let name = area.code == "total" ? totalName : area.code == "outside" ? outsideName : printable(area.name)
      let counts = hazards.indices.flatMap {
        [inside(area.tally, $0), count(.near, area.tally, $0), count(.unmapped, area.tally, $0)]
      }
      rows.append(
        [
          area.code == "total" || area.code == "outside" ? "" : printable(area.code), name,
          String(area.tally.total.stations),
        ] + counts)
    }
    return Self.aligned(rows)
  }

  private func inside(_ tally: Tally, _ hazard: Int) -> String {
    String(hazards[hazard].classes.reduce(0) { $0 + tally.count(.inside($1), ofHazard: hazard).stations })
  }

  private func count(_ key: TallyKey, _ tally: Tally, _ hazard: Int) -> String {
    String(tally.count(key, ofHazard: hazard).stations)
  }

  /// Columns as wide as their widest cell; the first two flush left, numbers flush right; hazard names span three.
  private static func aligned(_ rows: [[String]]) -> String {
    let columns = rows[0].count
    var widths = (0..<columns).map { column in rows.dropFirst().map { $0[column].count }.max() ?? 0 }
    for column in stride(from: 3, to: columns, by: 3) {
      let span = widths[column] + widths[column + 1] + widths[column + 2] + 2
      widths[column] += max(0, rows[0][column].count - span)
    }
    return rows.enumerated().map { index, row in
      var line = ""
      for (column, cell) in row.enumerated() {
        if index == 0, column >= 3 {
          guard (column - 3).isMultiple(of: 3) else { continue }
          let span = widths[column] + widths[column + 1] + widths[column + 2] + 2
          line += "  " + cell + String(repeating: " ", count: span - cell.count)
        } else {
          let gap = String(repeating: " ", count: widths[column] - cell.count)
          let separator = column == 0 ? "" : column >= 3 && !(column - 3).isMultiple(of: 3) ? " " : "  "
          line += separator + (column < 2 ? cell + gap : gap + cell)
        }
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
