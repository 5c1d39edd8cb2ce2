import Decisions
import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

/// Makes the tables `score`, `score_indicators` and `score_classes`, and sums them up.
struct ScoreOutput: Sendable {
  let work: ScoreWork
  let scored: ScoredStations

  private var run: BatchRun { work.run }
  private var settings: ScoreSettings { work.settings }

  /// The tables and the sums.
  var result: DecisionResult {
    let areas = run.decisionAreas(of: scored.stations)
    return DecisionResult(
      part: "score", tables: [scoreTable, indicatorTable(areas), classTable(areas)], record: record(areas))
  }

  // MARK: TPS

  private var scoreTable: DecisionTable {
    let score = [
      DecisionColumn(
        "score_min", LocalizedText(en: "Least score", id: "Skor terendah"), .number(decimals: 4), isForPeople: true
      ).sensitive,
      DecisionColumn(
        "score_max", LocalizedText(en: "Greatest score", id: "Skor tertinggi"), .number(decimals: 4),
        isForPeople: true
      ).sensitive,
      DecisionColumn("class_min", LocalizedText(en: "Least class", id: "Kelas terendah"), isForPeople: true).sensitive,
      DecisionColumn("class_max", LocalizedText(en: "Greatest class", id: "Kelas tertinggi"), isForPeople: true)
        .sensitive,
    ]
    let indicators = settings.counted.map { DecisionColumn($0.id, LocalizedText($0.title), .flag).sensitive }
    return DecisionTable(
      "score", title: LocalizedText(en: "Vulnerability of TPS", id: "Kerawanan TPS"), note: note,
      columns: DecisionColumn.station + score + indicators + [.explanation.sensitive], count: scored.stations.count
    ) { [self] row in
      run.stationCells(scored.stations[row]) + cells(scored.scores[row]) + scored.presences(at: row).map(\.cell)
        + [.text(run.written(work.explanation(scored, at: row)))]
    }.placed(.point) { [self] in .point(run.inputs.stations.degrees(of: scored.stations[$0])) }
  }

  private var note: LocalizedText {
    let limits = settings.thresholds.map { decimalText($0, decimals: 3) }
    let start = LocalizedText(
      en: "The share of the weight of the indicators that a TPS has; rawan from \(limits[0]), sangat rawan from"
        + " \(limits[1]).",
      id: "Bagian bobot indikator yang ada pada TPS; rawan mulai \(limits[0]), sangat rawan mulai \(limits[1]).")
    return start
      + (settings.countsUnmeasured
        ? LocalizedText(
          en: " What is not known or not measured makes the score a range.",
          id: " Yang tidak diketahui atau tidak diukur membuat skor menjadi rentang.")
        : LocalizedText(
          en: " What is not known makes it a range; indicators that are not measured are left out.",
          id: " Yang tidak diketahui membuatnya rentang; indikator yang tidak diukur tidak dihitung."))
  }

  private func cells(_ score: VulnerabilityScore) -> [DecisionCell] {
    [
      .number(score.least), .number(score.most), .text(score.classes.lowerBound.name),
      .text(score.classes.upperBound.name),
    ]
  }

  // MARK: Regencies

  /// A row for each regency and indicator, those that are not measured too.
  private func indicatorTable(_ areas: [DecisionArea]) -> DecisionTable {
    let counted = Dictionary(uniqueKeysWithValues: settings.counted.enumerated().map { ($1.id, $0) })
    let frequencies = settings.frequencies
    return DecisionTable(
      "score_indicators", title: LocalizedText(en: "Indicators by regency", id: "Indikator menurut kabupaten/kota"),
      note: LocalizedText(
        en:
          "How often: by the share of the TPS that have it, without and with those of which nobody knows; banyak from "
          + "\(ShareText.text(of: frequencies[0])), paling_banyak from \(ShareText.text(of: frequencies[1])).",
        id: "Kekerapan: menurut bagian TPS yang memilikinya, tanpa dan dengan yang tidak diketahui; banyak mulai "
          + "\(ShareText.text(of: frequencies[0])), paling_banyak mulai \(ShareText.text(of: frequencies[1]))."),
      columns: DecisionColumn.area + Self.indicatorColumns, count: areas.count * settings.indicators.count
    ) { [settings, scored] row in
      let (area, indicator) = row.quotientAndRemainder(dividingBy: settings.indicators.count)
      let item = settings.indicators[indicator]
      let known: [DecisionCell] = [
        .text(item.id), .text(item.title), .text(item.variable), .number(item.weight), .flag(item.source != nil),
      ]
      guard item.source != nil, let column = counted[item.id] else {
        return areas[area].cells + known + [
          .integer(nil), .integer(nil), .integer(nil), .number(nil), .text(nil), .text(nil),
        ]
      }
      let presences = areas[area].members.map { scored.presences[column][$0] }
      let (count, unknown) = (presences.count { $0 == .present }, presences.count { $0 == .unknown })
      func frequency(_ count: Int) -> DecisionCell {
        .text(IndicatorFrequency(count: count, of: presences.count, limits: frequencies).name)
      }
      return areas[area].cells + known + [
        .integer(count), .integer(presences.count - count - unknown), .integer(unknown),
        .number(presences.isEmpty ? nil : Double(count) / Double(presences.count)),
        frequency(count), frequency(count + unknown),
      ]
    }
  }

  private static let indicatorColumns = [
    DecisionColumn("indicator", LocalizedText(en: "Indicator", id: "Kode indikator")).key,
    DecisionColumn("title", LocalizedText(en: "Indicator", id: "Indikator"), isForPeople: true).subject,
    DecisionColumn("variable", LocalizedText(en: "Variable", id: "Variabel"), isForPeople: true).subject,
    DecisionColumn("weight", LocalizedText(en: "Weight", id: "Bobot"), .number(decimals: 3)).subject,
    DecisionColumn("measured", LocalizedText(en: "Measured", id: "Diukur"), .flag, isForPeople: true).subject,
    DecisionColumn(
      "tps_present", LocalizedText(en: "TPS with it", id: "TPS yang memiliki"), .integer, isForPeople: true
    ).sensitive,
    DecisionColumn("tps_absent", LocalizedText(en: "TPS without it", id: "TPS tanpa"), .integer).sensitive,
    DecisionColumn(
      "tps_unknown", LocalizedText(en: "Not known", id: "Tidak diketahui"), .integer, isForPeople: true
    ).sensitive,
    DecisionColumn("share", LocalizedText(en: "Share of TPS", id: "Bagian TPS"), .number(decimals: 4)).sensitive,
    DecisionColumn(
      "frequency_min", LocalizedText(en: "How often, least", id: "Kekerapan terendah"), isForPeople: true
    ).sensitive,
    DecisionColumn(
      "frequency_max", LocalizedText(en: "How often, greatest", id: "Kekerapan tertinggi"), isForPeople: true
    ).sensitive,
  ]

  /// A row for each regency with its TPS by class, and the mean score.
  private func classTable(_ areas: [DecisionArea]) -> DecisionTable {
    DecisionTable(
      "score_classes", title: LocalizedText(en: "Vulnerability by regency", id: "Kerawanan menurut kabupaten/kota"),
      note: LocalizedText(
        en: "A TPS whose class is not certain is in none of the classes; the means are those of the least and the"
          + " greatest scores.",
        id: "TPS yang kelasnya belum pasti tidak masuk kelas mana pun; rata-rata dari skor terendah dan tertinggi."),
      columns: DecisionColumn.area + ScoreCounts.columns, count: areas.count
    ) { [scored] in
      areas[$0].cells + ScoreCounts(areas[$0].members.map { scored.scores[$0] }).cells
    }
  }

  // MARK: Sums

  /// The sums for `run.json`.
  private func record(_ areas: [DecisionArea]) -> JSONValue {
    let counts = ScoreCounts(scored.scores)
    let weights = settings.counted.map(\.weight).reduce(0, +)
    let measured = settings.counted.filter { $0.source != nil }.map(\.weight).reduce(0, +)
    return .object([
      ("tps", .number(scored.stations.count)),
      ("classes", .object(VulnerabilityClass.allCases.map { ($0.name, .number(counts.certain[$0] ?? 0)) })),
      ("tps_uncertain", .number(counts.uncertain)),
      ("indicators_measured", .number(settings.indicators.count { $0.source != nil })),
      ("indicators_not_measured", .number(settings.indicators.count { $0.source == nil })),
      ("measured_share_of_weight", weights > 0 ? .number(decimalText(measured / weights, decimals: 4)) : .null),
    ])
  }
}

extension Presence {
  /// True, false, or nothing where nobody knows.
  var cell: DecisionCell {
    switch self {
    case .present: .flag(true)
    case .absent: .flag(false)
    case .unknown: .flag(nil)
    }
  }
}
