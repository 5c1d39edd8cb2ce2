import Decisions
import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

/// Makes the table `relocation` with its lines of moves, and sums it up.
struct RelocationOutput: Sendable {
  let run: BatchRun
  let facilities: FacilityPlaces
  let settings: RelocationSettings
  /// The TPS that have to move, in input order.
  let stations: [RelocatedStation]
  /// TPS of which nobody can say whether they have to move: a map leaves them out, or they have no coordinate.
  let unmapped, unlocated: Int

  private var texts: RelocationTexts { RelocationTexts(facilities: facilities, settings: settings) }

  /// The table and the sums.
  var result: DecisionResult { DecisionResult(part: "relocation", tables: [table], record: record) }

  private var table: DecisionTable {
    DecisionTable(
      "relocation", title: LocalizedText(en: "Relocation", id: "Pemindahan TPS"),
      note: LocalizedText(
        en: "All TPS of a village are assigned together. Distances are straight lines, not ways on roads.",
        id: "Semua TPS satu desa dibagi bersama. Jarak adalah garis lurus, bukan jarak jalan.") + roomNote
        + unjudgedNote,
      columns: DecisionColumn.station + Self.columns + alternativeColumns + [explanation], count: stations.count
    ) { [self] in
      let item = stations[$0]
      return run.stationCells(item.outcome.station) + cells(item) + alternativeCells(item.outcome)
        + [.text(run.written(texts.explanation(of: item)))]
    }.placed(.line) { [self] in
      let outcome = stations[$0].outcome
      return outcome.move.map {
        .line(run.inputs.stations.degrees(of: outcome.station), facilities.degrees(of: $0.place))
      }
    }.styled(style)
  }

  /// Whose room counts as taken.
  private var roomNote: LocalizedText {
    guard let limit = settings.occupiedWithinMeters else { return LocalizedText("") }
    let meters = decimalText(limit, decimals: 0)
    return LocalizedText(
      en: " A TPS that stays up to \(meters) m from a place takes room there.",
      id: " TPS yang tetap sampai \(meters) m dari suatu tempat ikut memakai ruangnya.")
  }

  private var unjudgedNote: LocalizedText {
    guard unmapped + unlocated > 0 else { return LocalizedText("") }
    return LocalizedText(
      en: " Not judged: \(unmapped + unlocated) (\(unmapped) outside a map, \(unlocated) without a coordinate).",
      id: " Tidak dinilai: \(unmapped + unlocated) (\(unmapped) di luar peta, \(unlocated) tanpa koordinat).")
  }

  private var style: DecisionStyle {
    guard settings.reserveField != nil else { return DecisionStyle(isShownAtFirst: true) }
    let classes = [
      DecisionStyle.Class("true", LocalizedText(en: "to its reserve place", id: "ke tempat cadangannya")),
      DecisionStyle.Class("false", LocalizedText(en: "to another place", id: "ke tempat lain")),
    ]
    return DecisionStyle(.values(column: "is_reserve", classes, isRanked: false), isShownAtFirst: true)
  }

  /// It says what the list of TPS names as reserve place.
  private var explanation: DecisionColumn {
    var column = DecisionColumn.explanation
    column.quotedFields = [settings.reserveField].compactMap { $0 }
    return column
  }

  private static let columns = [
    DecisionColumn("hazards", LocalizedText(en: "Hazards and classes", id: "Bahaya dan kelas")),
    DecisionColumn("result", LocalizedText(en: "Result", id: "Hasil")),
    DecisionColumn("place_layer", LocalizedText(en: "Layer of the place", id: "Lapisan tempat")),
    DecisionColumn("place_id", LocalizedText(en: "Id of the place", id: "Id tempat")),
    DecisionColumn("place_name", LocalizedText(en: "New place", id: "Tempat baru"), isForPeople: true),
    DecisionColumn("place_kind", LocalizedText(en: "Kind", id: "Jenis"), isForPeople: true),
    DecisionColumn("place_longitude", LocalizedText(en: "New longitude", id: "Bujur baru"), .number(decimals: 7)),
    DecisionColumn("place_latitude", LocalizedText(en: "New latitude", id: "Lintang baru"), .number(decimals: 7)),
    DecisionColumn("is_reserve", LocalizedText(en: "Its reserve place", id: "Tempat cadangannya"), .flag),
    DecisionColumn(
      "straight_line_m", LocalizedText(en: "Straight line (m)", id: "Garis lurus (m)"), .number(decimals: 1),
      isForPeople: true),
    DecisionColumn(
      "needed_m", LocalizedText(en: "Distance needed (m)", id: "Jarak yang diperlukan (m)"), .number(decimals: 1)),
    DecisionColumn(
      "tps_room_left", LocalizedText(en: "Room left at the place (TPS)", id: "Sisa ruang di tempat (TPS)"), .integer),
    DecisionColumn(
      "voters_room_left", LocalizedText(en: "Room left at the place (voters)", id: "Sisa ruang di tempat (pemilih)"),
      .integer),
    DecisionColumn("candidates", LocalizedText(en: "Places in question", id: "Calon tempat"), .integer),
    DecisionColumn("exact", LocalizedText(en: "Least total proved", id: "Jumlah terkecil terbukti"), .flag),
  ]

  private func cells(_ item: RelocatedStation) -> [DecisionCell] {
    let outcome = item.outcome
    let place = outcome.move.map { facilities.facilities[$0.place] }
    let position = outcome.move.map { facilities.degrees(of: $0.place) }
    return [
      .text(hazards(of: item)), .text(outcome.result.rawValue), .text(place?.layer), .text(place?.id),
      .text(place?.name), .text(place?.kind), .number(position?.x), .number(position?.y),
      .flag(place == nil ? nil : isReserve(outcome)),
      .number(outcome.move?.meters), .number(outcome.neededMeters), .integer(outcome.stationsLeft),
      .integer(outcome.votersLeft), .integer(outcome.candidates),
      .flag(outcome.isProven),
    ]
  }

  private var alternativeColumns: [DecisionColumn] {
    (1..<settings.alternatives + 1).flatMap { number in
      [
        DecisionColumn(
          "alternative_\(number)_id", LocalizedText(en: "Alternative \(number): id", id: "Pilihan \(number): id")),
        DecisionColumn(
          "alternative_\(number)_name", LocalizedText(en: "Alternative \(number)", id: "Pilihan \(number)")),
        DecisionColumn(
          "alternative_\(number)_m", LocalizedText(en: "Alternative \(number) (m)", id: "Pilihan \(number) (m)"),
          .number(decimals: 1)),
      ]
    }
  }

  private func alternativeCells(_ outcome: RelocationOutcome) -> [DecisionCell] {
    (0..<settings.alternatives).flatMap { index -> [DecisionCell] in
      guard index < outcome.alternatives.count else { return [.text(nil), .text(nil), .number(nil)] }
      let other = outcome.alternatives[index]
      let place = facilities.facilities[other.place]
      return [.text(place.id), .text(place.name), .number(other.meters)]
    }
  }

  private func isReserve(_ outcome: RelocationOutcome) -> Bool { outcome.reserve?.place == outcome.move?.place }

  /// Ids of the hazards that make a TPS move, with its class in each.
  private func hazards(of item: RelocatedStation) -> String {
    item.reasons.map { "\($0.hazard.id):\($0.hazardClass)" }.joined(separator: " ")
  }

  /// The sums for `run.json`.
  private var record: JSONValue {
    let moves = stations.compactMap { $0.outcome.move?.meters }
    let moved = stations.filter { $0.outcome.move != nil }.map(\.outcome.station)
    let voters = run.inputs.stations.voters.map { voters in VoterSum(moved.map { voters[$0] }) }
    return .object([
      ("to_move", .number(stations.count)),
      (
        "results",
        .object(
          RelocationResult.allCases.map { result in
            (result.rawValue, .number(stations.count { $0.outcome.result == result }))
          })
      ),
      ("not_judged", .object([("unmapped", .number(unmapped)), ("unlocated", .number(unlocated))])),
      ("voters_moved", voters.map { .number($0.known) } ?? .null),
      ("tps_without_voters_moved", voters.map { .number($0.stationsWithout) } ?? .null),
      ("to_reserve_place", .number(stations.count { $0.outcome.move != nil && isReserve($0.outcome) })),
      ("distance", .string("straight line")),
      ("total_m", .number(decimalText(moves.reduce(0, +), decimals: 1))),
      ("longest_m", .number(decimalText(moves.max() ?? 0, decimals: 1))),
      ("not_exact", .number(stations.count { !$0.outcome.isProven })),
    ])
  }
}
