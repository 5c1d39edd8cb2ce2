import Decisions
import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

/// Makes the tables `postponement` and `postponement_tps`, and sums them up.
struct PostponementOutput: Sendable {
  let work: PostponementWork
  /// The TPS that are hit, with the feature of the event that each touches, in input order.
  let hit: [(station: Int, feature: Int)]
  let sheet: PostponementSheet

  private var run: BatchRun { work.run }
  private var settings: PostponementSettings { work.settings }
  private var hasVoters: Bool { run.inputs.stations.voters != nil }

  init(work: PostponementWork, stations: [Int]) throws {
    self.work = work
    let features = try work.features(touching: stations)
    hit = zip(stations, features).compactMap { station, feature in feature.map { (station, $0) } }
    sheet = work.sheet(of: stations, features)
  }

  /// The tables and the sums.
  var result: DecisionResult {
    DecisionResult(part: "postponement", tables: [areaTable, stationTable], record: record)
  }

  private var note: LocalizedText {
    let share = ShareText.text(of: settings.wholeShare)
    return LocalizedText(
      en: "\(settings.title): pemilu \(settings.kind). An area is hit as a whole from \(share) of its TPS. Who decides"
        + " is what the job says, not legal advice.",
      id: "\(settings.title): pemilu \(settings.kind). Wilayah terkena seluruhnya mulai \(share) TPS-nya. Siapa yang"
        + " menetapkan menurut berkas pekerjaan, bukan nasihat hukum.")
  }

  // MARK: Areas

  private var areaTable: DecisionTable {
    DecisionTable(
      "postponement", title: LocalizedText(en: "Postponement by area", id: "Penundaan per wilayah"), note: note,
      columns: Self.areaColumns, count: sheet.areas.count + 1
    ) { [self] row in
      guard row < sheet.areas.count else {
        return [.text("total"), .text("total"), .text(nil), .text(DecisionTable.totalCode)] + counts(sheet.total) + [
          .flag(nil), .text(settings.kind), .text(nil), .text(nil), .text(nil), .integer(settings.withinDays),
        ]
      }
      let area = sheet.areas[row]
      let decider = area.path[0] == "outside" ? nil : work.decider(of: area.scope)
      return [
        .text(area.level.rawValue), .text(area.path.last), .text(name(of: area)), .text(area.path[0]),
      ] + counts(area.count) + [
        .flag(area.isWhole), .text(settings.kind), .text(decider?.level.rawValue), .text(decider?.decides),
        .text(decider?.proposes), .integer(settings.withinDays),
      ]
    }
  }

  private func name(of area: EventArea) -> String? {
    let code = area.path.last.flatMap { AdministrativeCode($0) }
    return run.inputs.administration(area.level).flatMap { layer in
      layer.area(withCode: code).map { layer.areas[$0].name }
    }
  }

  private func counts(_ count: EventCount) -> [DecisionCell] {
    func share(_ part: Int, _ whole: Int) -> DecisionCell { .number(whole > 0 ? Double(part) / Double(whole) : nil) }
    return [
      .integer(count.stations), .integer(count.hitStations), share(count.hitStations, count.stations),
      .integer(hasVoters ? count.voters : nil), .integer(hasVoters ? count.hitVoters : nil),
      hasVoters ? share(count.hitVoters, count.voters) : .number(nil), .integer(count.unlocatedStations),
    ]
  }

  private static let areaColumns = [
    DecisionColumn("level", LocalizedText(en: "Level", id: "Tingkat"), isForPeople: true).key,
    DecisionColumn("code", LocalizedText(en: "Code", id: "Kode"), isForPeople: true).key,
    DecisionColumn("name", LocalizedText(en: "Name", id: "Nama"), isForPeople: true),
    DecisionColumn("regency_code", LocalizedText(en: "Regency code", id: "Kode kabupaten/kota")),
    DecisionColumn("tps", LocalizedText("TPS"), .integer, isForPeople: true),
    DecisionColumn("tps_hit", LocalizedText(en: "TPS hit", id: "TPS terkena"), .integer, isForPeople: true),
    DecisionColumn("tps_share", LocalizedText(en: "Share of TPS", id: "Bagian TPS"), .number(decimals: 4)),
    DecisionColumn("voters", LocalizedText(en: "Voters", id: "Pemilih"), .integer),
    DecisionColumn("voters_hit", LocalizedText(en: "Voters hit", id: "Pemilih terkena"), .integer, isForPeople: true),
    DecisionColumn("voters_share", LocalizedText(en: "Share of voters", id: "Bagian pemilih"), .number(decimals: 4)),
    DecisionColumn("tps_unlocated", LocalizedText(en: "TPS without a place", id: "TPS tanpa letak"), .integer),
    DecisionColumn("whole", LocalizedText(en: "Hit as a whole", id: "Terkena seluruhnya"), .flag, isForPeople: true),
    DecisionColumn("kind", LocalizedText(en: "Kind", id: "Jenis"), isForPeople: true),
    DecisionColumn("scope", LocalizedText(en: "Scope", id: "Cakupan")),
    DecisionColumn("decides", LocalizedText(en: "Decides", id: "Yang menetapkan"), isForPeople: true),
    DecisionColumn("proposes", LocalizedText(en: "Proposes", id: "Pengusul"), isForPeople: true),
    DecisionColumn("within_days", LocalizedText(en: "Within days", id: "Dalam hari"), .integer),
  ]

  // MARK: TPS

  private var stationTable: DecisionTable {
    let feature = DecisionColumn(
      "event_feature", LocalizedText(en: "Feature of the event (from 0)", id: "Fitur kejadian (mulai 0)"), .integer
    ).remark
    return DecisionTable(
      "postponement_tps", title: LocalizedText(en: "TPS that are hit", id: "TPS yang terkena"), note: note,
      columns: DecisionColumn.station + [feature, .explanation], count: hit.count
    ) { [self] in
      let (station, feature) = hit[$0]
      return run.stationCells(station) + [
        .integer(feature), .text(run.written(work.explanation(of: station, feature: feature, sheet))),
      ]
    }.placed(.point) { [self] in .point(run.inputs.stations.degrees(of: hit[$0].station)) }
  }

  // MARK: Sums

  private var record: JSONValue {
    func areas(_ level: AdministrativeLevel) -> JSONValue { .number(sheet.areas.count { $0.level == level }) }
    return .object([
      ("title", .string(settings.title)), ("kind", .string(settings.kind)),
      ("tps", .number(sheet.total.stations)), ("tps_hit", .number(sheet.total.hitStations)),
      ("tps_unlocated", .number(sheet.total.unlocatedStations)),
      ("voters_hit", hasVoters ? .number(sheet.total.hitVoters) : .null),
      ("regencies_hit", areas(.regency)), ("districts_hit", areas(.district)), ("villages_hit", areas(.village)),
    ])
  }
}
