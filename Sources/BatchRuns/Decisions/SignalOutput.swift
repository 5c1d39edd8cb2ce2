import ByteStreams
import Decisions
import Diagnostics
import FeatureModel
import GeoJSONFiles
import HazardOverlay
import JobFiles
import TableFiles

/// Writes the tables and layers `decisions/signal` and `decisions/boosters`, and sums them up.
struct SignalOutput {
  let run: BatchRun
  let result: SignalResult

  /// Writes the files.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  func write(to staging: String) throws -> [OutputRecord] {
    let files = [try writeTable(staging), try writeLines(staging)]
    guard let boosters = result.boosters else { return files }
    return files + [try writeTable(boosters, staging), try writePoints(boosters, staging)]
  }

  // MARK: TPS

  private func writeTable(_ staging: String) throws -> OutputRecord {
    let path = "decisions/signal.csv"
    let file = try OutputFolder.create(path, in: staging)
    var writer = CSVWriter(run.job.csv, to: file)
    try writer.header([
      "tps_id", "feature", "regency_code", "village_code", "voters", "signal", "recap", "straight_line_m",
      "azimuth_deg", "direction", "signal_feature", "booster", "explanation",
    ])
    for item in result.stations {
      writer.append(run.inputs.stations.ids[item.station])
      writer.append(item.station)
      writer.append(run.placements.regencies[item.station].area.map { run.inputs.regencies.areas[$0].code.text })
      writer.append(run.village(of: item.station)?.text)
      writer.append(run.inputs.stations.voters?[item.station])
      writer.append(item.isUnknown ? "unknown" : "none")
      writer.append(item.isUnknown ? nil : "manual")
      writer.append(item.way?.meters, decimals: 1)
      writer.append(item.way?.azimuth, decimals: 0)
      writer.append(item.way.map { Compass.name(of: $0.azimuth).text(in: run.options.documentLanguage) })
      writer.append(item.way?.feature.text)
      writer.append(item.booster)
      writer.append(item.explanation.text(in: run.options.documentLanguage))
      try writer.endRow()
    }
    try writer.end()
    return OutputRecord(path: path, fingerprint: try file.finish(), features: nil)
  }

  /// Lines to the nearest signal.
  private func writeLines(_ staging: String) throws -> OutputRecord {
    let path = "decisions/signal.geojson"
    let file = try OutputFolder.create(path, in: staging)
    var writer = GeoJSONWriter(name: "signal", to: file)
    var lines = FeatureGeometries()
    for item in result.stations {
      guard let way = item.way else { continue }
      for end in [run.inputs.stations.degrees(of: item.station), way.degrees] {
        lines.appendPosition(x: end.x, y: end.y)
      }
      lines.endRing()
      lines.endPart(.line)
      lines.endFeature(.lineString)
      writer.beginFeature()
      writer.appendMember(MemberName("tps_id"), run.inputs.stations.ids[item.station])
      writer.appendMember(MemberName("voters"), run.inputs.stations.voters?[item.station])
      writer.appendMember(MemberName("straight_line_m"), way.meters, decimals: 1)
      writer.appendMember(MemberName("azimuth_deg"), way.azimuth, decimals: 0)
      writer.appendMember(MemberName("booster"), item.booster)
      writer.appendMember(MemberName("explanation"), item.explanation.text(in: run.options.documentLanguage))
      try writer.endFeature(lines.count - 1, of: lines)
    }
    try writer.end()
    return OutputRecord(path: path, fingerprint: try file.finish(), features: lines.count)
  }

  // MARK: Boosters

  private func writeTable(_ boosters: ProposedBoosters, _ staging: String) throws -> OutputRecord {
    let path = "decisions/boosters.csv"
    let file = try OutputFolder.create(path, in: staging)
    var writer = CSVWriter(run.job.csv, to: file)
    try writer.header([
      "booster", "candidate", "candidate_id", "candidate_name", "longitude", "latitude", "tps_gain", "voters_gain",
      "tps_total", "voters_total",
    ])
    var total = (stations: 0, voters: 0)
    for (number, step) in boosters.steps.enumerated() {
      let candidate = boosters.candidates[step.candidate]
      total = (total.stations + step.reached.count, total.voters + step.gain)
      writer.append(number + 1)
      for cell in [candidate.kind, candidate.id, candidate.name] { writer.append(cell) }
      writer.append(candidate.degrees.x, decimals: 7)
      writer.append(candidate.degrees.y, decimals: 7)
      writer.append(step.reached.count)
      writer.append(hasVoters ? step.gain : nil)
      writer.append(total.stations)
      writer.append(hasVoters ? total.voters : nil)
      try writer.endRow()
    }
    try writer.end()
    return OutputRecord(path: path, fingerprint: try file.finish(), features: nil)
  }

  private func writePoints(_ boosters: ProposedBoosters, _ staging: String) throws -> OutputRecord {
    let path = "decisions/boosters.geojson"
    let file = try OutputFolder.create(path, in: staging)
    var writer = GeoJSONWriter(name: "boosters", to: file)
    for (number, step) in boosters.steps.enumerated() {
      let candidate = boosters.candidates[step.candidate]
      writer.beginFeature()
      writer.appendMember(MemberName("booster"), number + 1)
      writer.appendMember(MemberName("candidate"), candidate.kind)
      writer.appendMember(MemberName("candidate_id"), candidate.id)
      writer.appendMember(MemberName("candidate_name"), candidate.name)
      writer.appendMember(MemberName("tps_gain"), step.reached.count)
      writer.appendMember(MemberName("voters_gain"), hasVoters ? step.gain : nil)
      try writer.endFeature(at: candidate.degrees)
    }
    try writer.end()
    return OutputRecord(path: path, fingerprint: try file.finish(), features: boosters.steps.count)
  }

  private var hasVoters: Bool { run.inputs.stations.voters != nil }

  // MARK: Sums

  /// The sums for `run.json`.
  var record: JSONValue {
    let without = result.stations.filter { !$0.isUnknown }
    var members: [(name: String, value: JSONValue)] = [
      ("tps_without_signal", .number(without.count)),
      ("voters_without_signal", hasVoters ? .number(without.reduce(0) { $0 + voters(of: $1) }) : .null),
      ("tps_unknown", .number(result.stations.count - without.count)), ("distance", .string("straight line")),
    ]
    guard let boosters = result.boosters else { return .object(members) }
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
