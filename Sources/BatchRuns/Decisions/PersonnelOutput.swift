import Decisions
import Diagnostics
import JobFiles
import RegencyReports

/// Makes the tables `personnel` and `personnel_tps`, and sums them up.
struct PersonnelOutput: Sendable {
  let work: PersonnelWork
  let found: GuardedStations

  private var run: BatchRun { work.run }
  private var settings: PersonnelSettings { work.settings }
  private var hasVoters: Bool { run.inputs.stations.voters != nil }

  /// The tables and the sums.
  var result: DecisionResult {
    let sheet = work.sheet(found)
    return DecisionResult(
      part: "personnel", uses: ["score"], tables: [sheetTable(sheet), stationTable], record: record(sheet))
  }

  // MARK: Jurisdictions

  /// A row of the sheet; its officers at hand and those missing stand in the row `total`.
  private struct Row: Sendable {
    var jurisdiction: Jurisdiction
    var name: String
    var count: PersonnelCount
    var atHand: Int?
    var missing: Int?
  }

  private func rows(_ sheet: PersonnelSheet) -> [Row] {
    let jurisdictions = work.jurisdictions
    let names = settings.patterns.map(\.name)
    // Without TPS the last one, for those that belong to none, says nothing.
    let shown = jurisdictions.indices.filter { $0 < jurisdictions.count - 1 || sheet.total(of: $0).stations > 0 }
    let rows = shown.flatMap { index -> [Row] in
      let (jurisdiction, total) = (jurisdictions[index], sheet.total(of: index))
      return zip(names, sheet.counts[index]).map { Row(jurisdiction: jurisdiction, name: $0, count: $1) } + [
        Row(
          jurisdiction: jurisdiction, name: "total", count: total, atHand: jurisdiction.officers,
          missing: jurisdiction.officers.map { max(0, total.need.officers - $0) })
      ]
    }
    let all = Jurisdiction(code: "total", name: "", officers: nil)
    let totals = rows.filter { $0.name == "total" && $0.atHand != nil }
    return rows
      + names.enumerated().map { Row(jurisdiction: all, name: $1, count: sheet.total(ofPattern: $0)) } + [
        Row(
          jurisdiction: all, name: "total", count: sheet.total,
          atHand: totals.isEmpty ? nil : totals.reduce(0) { $0 + ($1.atHand ?? 0) },
          missing: totals.isEmpty ? nil : totals.reduce(0) { $0 + ($1.missing ?? 0) })
      ]
  }

  private func sheetTable(_ sheet: PersonnelSheet) -> DecisionTable {
    let rows = rows(sheet)
    let patterns = settings.patterns.map { "\($0.name) \($0.officers)-\($0.stations)-\($0.linmas)" }
      .joined(separator: ", ")
    return DecisionTable(
      "personnel", title: LocalizedText(en: "Personnel by jurisdiction", id: "Personel per wilayah hukum"),
      note: LocalizedText(
        en: "Officers, TPS, Linmas: \(patterns); rounded up for each jurisdiction and class. Officers of one"
          + " jurisdiction do not make up for those missing in another.",
        id: "Polisi, TPS, Linmas: \(patterns); dibulatkan ke atas per wilayah hukum dan kelas. Kelebihan di satu"
          + " wilayah hukum tidak menutup kekurangan di wilayah lain."),
      columns: Self.sheetColumns, count: rows.count
    ) { [hasVoters] in
      let row = rows[$0]
      return [
        .text(row.jurisdiction.code), .text(row.jurisdiction.name), .text(row.name), .integer(row.count.stations),
        .integer(row.count.uncertainStations), .integer(hasVoters ? row.count.voters : nil),
        .integer(row.count.need.officers), .integer(row.count.need.linmas), .integer(row.atHand), .integer(row.missing),
      ]
    }
  }

  private static let sheetColumns = [
    DecisionColumn(
      "jurisdiction_code", LocalizedText(en: "Jurisdiction code", id: "Kode wilayah hukum"), isForPeople: true
    ).key,
    DecisionColumn("jurisdiction_name", LocalizedText(en: "Jurisdiction", id: "Wilayah hukum"), isForPeople: true)
      .subject,
    DecisionColumn("class", LocalizedText(en: "Class", id: "Kelas"), isForPeople: true).key,
    DecisionColumn("tps", LocalizedText("TPS"), .integer, isForPeople: true),
    DecisionColumn(
      "tps_uncertain", LocalizedText(en: "May be more vulnerable", id: "Mungkin lebih rawan"), .integer,
      isForPeople: true),
    DecisionColumn("voters", LocalizedText(en: "Voters", id: "Pemilih"), .integer),
    DecisionColumn(
      "officers_needed", LocalizedText(en: "Officers needed", id: "Kebutuhan polisi"), .integer, isForPeople: true),
    DecisionColumn(
      "linmas_needed", LocalizedText(en: "Linmas needed", id: "Kebutuhan Linmas"), .integer, isForPeople: true),
    DecisionColumn(
      "officers_at_hand", LocalizedText(en: "Officers at hand", id: "Polisi tersedia"), .integer, isForPeople: true
    ).sensitive,
    DecisionColumn(
      "officers_missing", LocalizedText(en: "Officers missing", id: "Kekurangan polisi"), .integer, isForPeople: true
    ).sensitive,
  ]

  // MARK: TPS

  private var stationTable: DecisionTable {
    let jurisdictions = work.jurisdictions
    return DecisionTable(
      "personnel_tps", title: LocalizedText(en: "Guard of the TPS", id: "Pengamanan TPS"),
      note: LocalizedText(
        en: "The class that counts, and the most vulnerable one that the TPS may have. Distances are straight lines.",
        id: "Kelas yang dihitung, dan kelas paling rawan yang mungkin. Jarak adalah garis lurus."),
      columns: DecisionColumn.station + Self.stationColumns + [.explanation.sensitive], count: found.stations.count
    ) { [self] row in
      let (choice, post) = (found.choices[row], found.posts[row])
      let facility = post.map { work.decisions.facilities.facilities[$0.place] }
      return run.stationCells(found.stations[row]) + [
        .text(jurisdictions[found.jurisdictions[row]].code), .text(settings.patterns[choice.counted].name),
        .text(settings.patterns[choice.mostVulnerable].name), .text(facility?.id), .text(facility?.name),
        .number(post?.meters), .text(run.written(work.explanation(found, at: row))),
      ]
    }.placed(.point) { [self] in
      let station = found.stations[$0]
      return run.inputs.stations.isLocated(station) ? .point(run.inputs.stations.degrees(of: station)) : nil
    }
  }

  private static let stationColumns = [
    DecisionColumn("jurisdiction_code", LocalizedText(en: "Jurisdiction code", id: "Kode wilayah hukum")).sensitive,
    DecisionColumn("class", LocalizedText(en: "Class", id: "Kelas"), isForPeople: true).sensitive,
    DecisionColumn("class_max", LocalizedText(en: "Greatest class", id: "Kelas tertinggi")).sensitive,
    DecisionColumn("post_id", LocalizedText(en: "Id of the post", id: "Id pos")).sensitive,
    DecisionColumn("post_name", LocalizedText(en: "Nearest post", id: "Pos terdekat"), isForPeople: true).sensitive,
    DecisionColumn(
      "post_m", LocalizedText(en: "To the post (m)", id: "Ke pos (m)"), .number(decimals: 1), isForPeople: true
    ).sensitive,
  ]

  // MARK: Sums

  private func record(_ sheet: PersonnelSheet) -> JSONValue {
    let total = rows(sheet).last
    let meters = found.posts.compactMap { $0?.meters }
    return .object([
      ("jurisdictions", .number(work.jurisdictions.count - 1)),
      ("tps", .number(sheet.total.stations)), ("tps_uncertain", .number(sheet.total.uncertainStations)),
      ("tps_of_no_jurisdiction", .number(sheet.total(of: work.jurisdictions.count - 1).stations)),
      ("officers_needed", .number(sheet.total.need.officers)), ("linmas_needed", .number(sheet.total.need.linmas)),
      ("officers_at_hand", total?.atHand.map { .number($0) } ?? .null),
      ("officers_missing", total?.missing.map { .number($0) } ?? .null),
      ("longest_to_post_m", meters.max().map { .number(decimalText($0, decimals: 1)) } ?? .null),
      ("distance", .string("straight line")),
    ])
  }
}
