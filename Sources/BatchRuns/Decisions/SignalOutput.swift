import Decisions
import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

/// Makes the tables `signal` and `boosters`, and sums them up.
struct SignalOutput: Sendable {
  let run: BatchRun
  let found: SignalResult

  /// The tables and the sums.
  var result: DecisionResult {
    DecisionResult(
      part: "signal", tables: [signalTable] + (found.boosters.map { [boosterTable($0)] } ?? []), record: record)
  }

  // MARK: TPS

  /// A row for each TPS without a signal; lines lead to the nearest one.
  private var signalTable: DecisionTable {
    DecisionTable(
      "signal", title: LocalizedText(en: "TPS without a signal", id: "TPS tanpa sinyal"),
      note: LocalizedText(
        en: "Their votes are recapitulated by hand. Distances are straight lines.",
        id: "Suaranya direkap manual. Jarak adalah garis lurus.") + rangeNote,
      columns: DecisionColumn.station + Self.columns + [.explanation], count: found.stations.count
    ) { [self] in
      let item = found.stations[$0]
      return run.stationCells(item.station) + cells(item) + [.text(run.written(item.explanation))]
    }.placed(.line) { [self] in
      let item = found.stations[$0]
      return item.way.map { .line(run.inputs.stations.degrees(of: item.station), $0.degrees) }
    }.styled(DecisionStyle(isShownAtFirst: true))
  }

  /// What a range is, when there are towers.
  private var rangeNote: LocalizedText {
    guard case .towers = run.job.decisions.signal?.source else { return LocalizedText("") }
    return LocalizedText(
      en: " A tower covers all within its range, in a straight line: hills and buildings do not count.",
      id: " Menara menjangkau semua dalam jaraknya, garis lurus: bukit dan bangunan tidak diperhitungkan.")
  }

  private static let columns = [
    DecisionColumn("signal", LocalizedText(en: "Signal", id: "Sinyal")),
    DecisionColumn("recap", LocalizedText(en: "Recapitulation", id: "Rekapitulasi")),
    DecisionColumn(
      "straight_line_m", LocalizedText(en: "To the nearest signal (m)", id: "Ke sinyal terdekat (m)"),
      .number(decimals: 1), isForPeople: true),
    DecisionColumn("azimuth_deg", LocalizedText(en: "Azimuth (°)", id: "Azimut (°)"), .number(decimals: 0)),
    DecisionColumn("direction", LocalizedText(en: "Direction", id: "Arah"), isForPeople: true),
    DecisionColumn("signal_feature", LocalizedText(en: "Feature of the signal", id: "Fitur sinyal")).remark,
    DecisionColumn("booster", LocalizedText(en: "Booster", id: "Booster"), .integer, isForPeople: true),
  ]

  private func cells(_ item: StationWithoutSignal) -> [DecisionCell] {
    [
      .text(item.isUnknown ? "unknown" : "none"), .text(item.isUnknown ? nil : "manual"), .number(item.way?.meters),
      .number(item.way?.azimuth), .text(item.way.map { run.written(Compass.name(of: $0.azimuth)) }),
      .text(item.way?.feature.text), .integer(item.booster),
    ]
  }

  // MARK: Boosters

  private func boosterTable(_ boosters: ProposedBoosters) -> DecisionTable {
    var sums: [(stations: Int, voters: Int)] = []
    for step in boosters.steps {
      let before = sums.last ?? (0, 0)
      sums.append((before.stations + step.reached.count, before.voters + step.gain))
    }
    return DecisionTable(
      "boosters", title: LocalizedText(en: "Proposed boosters", id: "Usulan booster"),
      note: LocalizedText(
        en: "In the order of choice; no choice of as many reaches more than 1.58 times as much.",
        id: "Menurut urutan pilihan; pilihan lain yang sama banyak paling jauh menjangkau 1,58 kalinya."),
      columns: Self.boosterColumns, count: boosters.steps.count
    ) { [sums, hasVoters] number in
      let step = boosters.steps[number]
      let candidate = boosters.candidates[step.candidate]
      return [
        .integer(number + 1), .text(candidate.kind), .text(candidate.id), .text(candidate.name),
        .number(candidate.degrees.x), .number(candidate.degrees.y), .integer(step.reached.count),
        .integer(hasVoters ? step.gain : nil), .integer(sums[number].stations),
        .integer(hasVoters ? sums[number].voters : nil),
      ]
    }.placed(.point) { .point(boosters.candidates[boosters.steps[$0].candidate].degrees) }
      .styled(DecisionStyle(isShownAtFirst: true))
  }

  private static let boosterColumns = [
    DecisionColumn("booster", LocalizedText(en: "Booster", id: "Booster"), .integer, isForPeople: true).key,
    DecisionColumn("candidate", LocalizedText(en: "Kind of place", id: "Jenis tempat"), isForPeople: true),
    DecisionColumn("candidate_id", LocalizedText(en: "Id of the place", id: "Id tempat"), isForPeople: true),
    DecisionColumn("candidate_name", LocalizedText(en: "Place", id: "Tempat"), isForPeople: true),
    DecisionColumn("longitude", LocalizedText(en: "Longitude", id: "Bujur"), .number(decimals: 7)),
    DecisionColumn("latitude", LocalizedText(en: "Latitude", id: "Lintang"), .number(decimals: 7)),
    DecisionColumn("tps_gain", LocalizedText(en: "TPS gained", id: "Tambahan TPS"), .integer, isForPeople: true),
    DecisionColumn(
      "voters_gain", LocalizedText(en: "Voters gained", id: "Tambahan pemilih"), .integer, isForPeople: true),
    DecisionColumn("tps_total", LocalizedText(en: "TPS so far", id: "Jumlah TPS"), .integer),
    DecisionColumn("voters_total", LocalizedText(en: "Voters so far", id: "Jumlah pemilih"), .integer),
  ]

  private var hasVoters: Bool { run.inputs.stations.voters != nil }

  // MARK: Sums

  /// The sums for `run.json`.
  private var record: JSONValue {
    let without = found.stations.filter { !$0.isUnknown }
    var members: [(name: String, value: JSONValue)] = [
      ("tps_without_signal", .number(without.count)),
      ("voters_without_signal", hasVoters ? .number(without.reduce(0) { $0 + voters(of: $1) }) : .null),
      ("tps_unknown", .number(found.stations.count - without.count)), ("distance", .string("straight line")),
    ]
    guard let boosters = found.boosters else { return .object(members) }
    members.append(
      (
        "boosters",
        .object([
          ("candidates", .number(boosters.candidates.count)), ("excluded", .number(boosters.excludedCount)),
          ("chosen", .number(boosters.steps.count)),
          ("tps_reached", .number(boosters.steps.reduce(0) { $0 + $1.reached.count })),
          ("weight", .string(hasVoters ? "voters" : "tps")),
          ("weight_reached", .number(boosters.steps.reduce(0) { $0 + $1.gain })),
          ("guaranteed_share_of_optimum", .number(BoosterSiting.guaranteedShare)),
          ("no_choice_exceeds", .number(boosters.upperBound)),
        ])
      ))
    return .object(members)
  }

  private func voters(of item: StationWithoutSignal) -> Int { run.inputs.stations.voters?[item.station] ?? 0 }
}
