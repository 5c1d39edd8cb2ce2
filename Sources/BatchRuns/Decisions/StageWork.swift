import Decisions
import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

/// A stage with what its hazards and indicators come to for some TPS.
struct StageResult: Sendable {
  var stage: Stage
  /// Ids of the hazards that matter.
  var hazards: [String]
  /// What the TPS are to all of these together: inside one, else near one, else left out by the map of one, else clear.
  var statuses: [ExposureStatus]
  /// Their scores with the indicators and weights of the stage; nil without any.
  var scores: [VulnerabilityScore]?
}

/// Finds out what each stage of the election has to fear.
struct StageWork: Sendable {
  let run: BatchRun
  let decisions: DecisionWork
  let statuses: StationStatuses

  /// What the stages of the job come to for some located TPS, given in input order.
  ///
  /// - Throws: `SystemFailure` when PROJ fails.
  func find(_ stations: [Int]) throws -> [StageResult] {
    let hazards = run.job.hazards.map(\.definition)
    return try run.job.decisions.stages.map { stage in
      let mattering = hazards.indices.filter { hazards[$0].matters(at: stage.id) }
      let settings = run.job.decisions.at(stage, hazards: hazards).score
      return StageResult(
        stage: stage, hazards: mattering.map { hazards[$0].id },
        statuses: stations.map { station in
          let found = mattering.map { statuses.status(of: station, hazard: $0).status }
          return ExposureStatus.allCases.first(where: found.contains) ?? .clear
        },
        scores: try settings.map { settings in
          try ScoreWork(run: run, settings: settings, decisions: decisions, statuses: statuses).score(stations).scores
        })
    }
  }

  /// What people are told about a TPS, given its results.
  func explanation(_ results: [StageResult]) -> LocalizedText {
    let parts = results.map { result in
      LocalizedText("\(result.stage.title): \(result.statuses[0].rawValue)")
        + (result.scores.map { LocalizedText(", ") + $0[0].title } ?? LocalizedText(""))
    }
    return LocalizedText(en: parts.map(\.en).joined(separator: "; "), id: parts.map(\.id).joined(separator: "; "))
  }
}

/// Makes the table `stages`, a row for each stage and regency, and sums it up.
struct StageOutput: Sendable {
  let run: BatchRun
  /// The located TPS, in input order.
  let located: [Int]
  /// TPS without a coordinate, in input order: nobody knows what they have to fear.
  let unlocated: [Int]
  /// What the located ones have to fear.
  let results: [StageResult]

  /// The table and the sums.
  var result: DecisionResult { DecisionResult(part: "stages", uses: ["score"], tables: [table], record: record) }

  private var hasScores: Bool { results.contains { $0.scores != nil } }

  private var table: DecisionTable {
    let areas = run.decisionAreas(of: located + unlocated)
    let columns = Self.stageColumns + DecisionColumn.area + Self.statusColumns
    return DecisionTable(
      "stages", title: LocalizedText(en: "Stages of the election", id: "Tahapan pemilu"),
      note: LocalizedText(
        en: "TPS by what they are to all hazards of the stage together: inside one, else near one, else not mapped for"
          + " one, else clear; without a coordinate nobody knows. Scores have the indicators and weights of the stage.",
        id: "TPS menurut semua bahaya pada tahapan itu: di dalam salah satunya, atau dekat, atau tidak dipetakan, atau"
          + " bebas; tanpa koordinat tidak diketahui. Skor memakai indikator dan bobot tahapan itu."),
      columns: columns + (hasScores ? ScoreCounts.columns : []), count: results.count * areas.count
    ) { [self] row in
      let (stage, area) = row.quotientAndRemainder(dividingBy: areas.count)
      return cells(results[stage]) + areas[area].cells + counts(results[stage], areas[area].members)
    }
  }

  private static let stageColumns = [
    DecisionColumn("stage", LocalizedText(en: "Id of the stage", id: "Kode tahapan")).key,
    DecisionColumn("stage_title", LocalizedText(en: "Stage", id: "Tahapan"), isForPeople: true),
    DecisionColumn("from", LocalizedText(en: "From", id: "Dari"), isForPeople: true),
    DecisionColumn("to", LocalizedText(en: "To", id: "Sampai"), isForPeople: true),
    DecisionColumn("hazards", LocalizedText(en: "Hazards", id: "Bahaya")),
  ]

  private static let statusColumns = [
    DecisionColumn("tps_inside", LocalizedText(en: "Inside", id: "Di dalam"), .integer, isForPeople: true),
    DecisionColumn("tps_near", LocalizedText(en: "Near", id: "Dekat"), .integer),
    DecisionColumn("tps_unmapped", LocalizedText(en: "Not mapped", id: "Tidak dipetakan"), .integer, isForPeople: true),
    DecisionColumn("tps_clear", LocalizedText(en: "Clear", id: "Bebas"), .integer),
    DecisionColumn(
      "tps_unlocated", LocalizedText(en: "Without coordinates", id: "Tanpa koordinat"), .integer, isForPeople: true),
    DecisionColumn("voters_inside", LocalizedText(en: "Voters inside", id: "Pemilih di dalam"), .integer),
    DecisionColumn(
      "tps_without_voters",
      LocalizedText(en: "Inside, voters not known", id: "Di dalam, pemilih tidak diketahui"), .integer),
  ]

  private func cells(_ result: StageResult) -> [DecisionCell] {
    [
      .text(result.stage.id), .text(result.stage.title), .text(result.stage.days.from), .text(result.stage.days.to),
      .text(result.hazards.joined(separator: " ")),
    ]
  }

  private func counts(_ result: StageResult, _ members: [Int]) -> [DecisionCell] {
    let (lost, members) = (members.count { $0 >= located.count }, members.filter { $0 < located.count })
    let inside = members.filter { result.statuses[$0] == .inside }
    let voters = run.inputs.stations.voters.map { voters in VoterSum(inside.map { voters[located[$0]] }) }
    let counts = ExposureStatus.allCases.map { status in
      DecisionCell.integer(members.count { result.statuses[$0] == status })
    }
    let empty = ScoreCounts.columns.map { column -> DecisionCell in
      column.kind == .integer ? .integer(nil) : .number(nil)
    }
    let scored = result.scores.map { scores in ScoreCounts(members.map { scores[$0] }, unknown: lost).cells } ?? empty
    return counts + [.integer(lost), .integer(voters?.known), .integer(voters?.stationsWithout)]
      + (hasScores ? scored : [])
  }

  /// The sums for `run.json`.
  private var record: JSONValue {
    .array(
      results.map { result in
        .object([
          ("id", .string(result.stage.id)), ("hazards", .array(result.hazards.map { .string($0) })),
          ("tps", .number(located.count + unlocated.count)),
          ("tps_inside", .number(result.statuses.count { $0 == .inside })), ("tps_unlocated", .number(unlocated.count)),
          (
            "classes",
            result.scores.map { ScoreCounts($0, unknown: unlocated.count) }.map { counts in
              .object(
                VulnerabilityClass.allCases.map { ($0.name, .number(counts.certain[$0] ?? 0)) } + [
                  ("uncertain", .number(counts.uncertain))
                ])
            } ?? .null
          ),
        ])
      })
  }
}

extension Job {
  /// Parts that have nothing to do at the stage that was asked for, and hazards whose map holds on no day of a stage.
  func stageFindings() -> [Diagnostic] {
    let file = SourcePath.fileName(of: file)
    let stages = decisions.stages
    var findings: [Diagnostic] = []
    if !decisions.leftOut.isEmpty, let stage = stages.first {
      findings.append(.leftOut(decisions.leftOut, at: stage, file: file))
    }
    for (index, hazard) in hazards.map(\.definition).enumerated() {
      for stage in stages where hazard.stages.contains(stage.id) && !hazard.validity.overlaps(stage.days) {
        findings.append(.notValid(hazard, at: stage, Place(file, part: LocalizedText("hazards[\(index)]"))))
      }
    }
    return findings
  }
}

extension Validity {
  /// Some day belongs to both; days are ISO 8601 dates, which compare as texts.
  fileprivate func overlaps(_ other: Validity) -> Bool {
    func starts(_ first: Validity, _ second: Validity) -> Bool {
      guard let from = first.from, let to = second.to else { return true }
      return from <= to
    }
    return starts(self, other) && starts(other, self)
  }
}

extension Diagnostic {
  fileprivate static func leftOut(_ parts: [String], at stage: Stage, file: String) -> Diagnostic {
    let list = parts.joined(separator: ", ")
    return Diagnostic(
      .note, "stage-without-part", at: Place(file, part: LocalizedText("decisions")),
      LocalizedText(
        en: "at the stage \"\(stage.id)\" nothing is decided by \(list): no hazard or indicator of it matters then",
        id: "pada tahapan \"\(stage.id)\" tidak ada keputusan \(list): bahaya dan indikatornya tidak berlaku saat itu"),
      fix: LocalizedText(
        en: "nothing, if that is meant; else add the stage to the stages of a hazard or an indicator",
        id: "abaikan bila memang begitu; jika tidak, tambahkan tahapan ini pada stages bahaya atau indikatornya"),
      action: .kept)
  }

  fileprivate static func notValid(_ hazard: HazardDefinition, at stage: Stage, _ place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "hazard-not-valid-at-stage", at: place,
      LocalizedText(
        en: "the map of hazard \"\(hazard.id)\" holds on no day of the stage \"\(stage.id)\"",
        id: "peta bahaya \"\(hazard.id)\" tidak berlaku pada hari mana pun tahapan \"\(stage.id)\""),
      fix: LocalizedText(
        en: "use the map for those days, or correct valid, the stage or its days",
        id: "pakai peta untuk hari-hari itu, atau perbaiki valid, tahapan, atau tanggalnya"),
      action: .kept)
  }
}
