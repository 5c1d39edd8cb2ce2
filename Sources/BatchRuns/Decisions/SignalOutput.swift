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
    let gains = boosters.steps.map { voters(reachedBy: $0) }
    var sums: [(stations: Int, voters: VoterSum)] = []
    for (step, gain) in zip(boosters.steps, gains) {
      var sum = sums.last ?? (0, VoterSum())
      sum.stations += step.reached.count
      sum.voters.add(gain)
      sums.append(sum)
    }
    return DecisionTable(
      "boosters", title: LocalizedText(en: "Proposed boosters", id: "Usulan booster"),
      note: LocalizedText(
        en: "In the order of choice; no choice of as many reaches more than 1.58 times as much.",
        id: "Menurut urutan pilihan; pilihan lain yang sama banyak paling jauh menjangkau 1,58 kalinya.")
        + weightNote(boosters),
      columns: Self.boosterColumns, count: boosters.steps.count
    ) { [sums, gains, hasVoters] number in
      let step = boosters.steps[number]
      let candidate = boosters.candidates[step.candidate]
      return [
        .integer(number + 1), .text(candidate.kind), .text(candidate.id), .text(candidate.name),
        .number(candidate.degrees.x), .number(candidate.degrees.y), .integer(step.reached.count),
        .integer(hasVoters ? gains[number].known : nil), .integer(sums[number].stations),
        .integer(hasVoters ? sums[number].voters.known : nil),
        .integer(hasVoters ? gains[number].stationsWithout : nil),
        .integer(step.gain),
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
    DecisionColumn(
      "tps_without_voters",
      LocalizedText(en: "TPS gained whose voters are not known", id: "Tambahan TPS tanpa data pemilih"),
      .integer),
    DecisionColumn("weight_gain", LocalizedText(en: "Weight gained", id: "Tambahan bobot"), .integer),
  ]

  /// How TPS count whose voters are not known.
  private func weightNote(_ boosters: ProposedBoosters) -> LocalizedText {
    let inside = boosters.excludedStations
    let excluded =
      inside == 0
      ? LocalizedText("")
      : LocalizedText(
        en: " \(inside) TPS where no booster may stand are not counted.",
        id: " \(inside) TPS di wilayah yang dikecualikan tidak dihitung.")
    guard targetsWithoutVoters > 0 else { return excluded }
    guard let assumed = boosters.votersAssumed else {
      return LocalizedText(
        en: " No number of voters is known: TPS are counted.", id: " Jumlah pemilih tidak diketahui: yang dihitung TPS."
      )
        + excluded
    }
    return LocalizedText(
      en: " \(targetsWithoutVoters) TPS without a number of voters count as \(assumed) each, the median of the others.",
      id: " \(targetsWithoutVoters) TPS tanpa jumlah pemilih dihitung \(assumed), median yang lain.") + excluded
  }

  private var targetsWithoutVoters: Int { withoutSignal.stationsWithout }

  /// The voters of the TPS that surely have no signal.
  private var withoutSignal: VoterSum {
    guard let voters = run.inputs.stations.voters else { return VoterSum() }
    return VoterSum(found.stations.filter { !$0.isUnknown }.map { voters[$0.station] })
  }

  private func voters(reachedBy step: BoosterSiting.Step) -> VoterSum {
    let targets = found.stations.filter { !$0.isUnknown }
    return VoterSum(step.reached.map { run.inputs.stations.voters?[targets[$0].station] })
  }

  private var hasVoters: Bool { run.inputs.stations.voters != nil }

  // MARK: Sums

  /// The sums for `run.json`.
  private var record: JSONValue {
    let without = found.stations.filter { !$0.isUnknown }
    var members: [(name: String, value: JSONValue)] = [
      ("tps_without_signal", .number(without.count)),
      ("voters_without_signal", hasVoters ? .number(withoutSignal.known) : .null),
      ("tps_without_voters", hasVoters ? .number(withoutSignal.stationsWithout) : .null),
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
          ("tps_excluded", .number(boosters.excludedStations)),
          ("weight", .string(boosters.votersAssumed == nil ? "tps" : "voters")),
          ("voters_assumed", boosters.votersAssumed.map { .number($0) } ?? .null),
          ("weight_reached", .number(boosters.steps.reduce(0) { $0 + $1.gain })),
          ("guaranteed_share_of_optimum", .number(BoosterSiting.guaranteedShare)),
          ("no_choice_exceeds", .number(boosters.upperBound)),
        ])
      ))
    return .object(members)
  }
}
