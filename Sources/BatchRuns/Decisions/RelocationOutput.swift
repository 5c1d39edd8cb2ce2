import ByteStreams
import Decisions
import Diagnostics
import FeatureModel
import GeoJSONFiles
import HazardOverlay
import JobFiles
import TableFiles

/// Writes `decisions/relocation.csv` and `decisions/relocation.geojson`, and sums them up.
struct RelocationOutput {
  let run: BatchRun
  let facilities: FacilityPlaces
  let settings: RelocationSettings
  /// The TPS that have to move, in input order.
  let stations: [RelocatedStation]

  private var texts: RelocationTexts { RelocationTexts(facilities: facilities, settings: settings) }

  /// Writes both files.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  func write(to staging: String) throws -> [OutputRecord] {
    [try writeLines(staging), try writeTable(staging)]
  }

  private func writeTable(_ staging: String) throws -> OutputRecord {
    let path = "decisions/relocation.csv"
    let file = try OutputFolder.create(path, in: staging)
    var writer = CSVWriter(run.job.csv, to: file)
    let alternatives = (1..<settings.alternatives + 1).flatMap {
      ["alternative_\($0)_id", "alternative_\($0)_name", "alternative_\($0)_m"]
    }
    try writer.header(
      [
        "tps_id", "feature", "regency_code", "village_code", "voters", "hazards", "result", "place_layer", "place_id",
        "place_name", "place_kind", "is_reserve", "straight_line_m", "needed_m", "candidates", "exact",
      ] + alternatives + ["explanation"])
    for station in stations { try writeRow(station, to: &writer) }
    try writer.end()
    return OutputRecord(path: path, fingerprint: try file.finish(), features: nil)
  }

  private func writeRow(_ item: RelocatedStation, to writer: inout CSVWriter) throws {
    let outcome = item.outcome
    let place = outcome.move.map { facilities.facilities[$0.place] }
    writer.append(run.inputs.stations.ids[outcome.station])
    writer.append(outcome.station)
    writer.append(run.placements.regencies[outcome.station].area.map { run.inputs.regencies.areas[$0].code.text })
    writer.append(item.village?.text)
    writer.append(run.inputs.stations.voters?[outcome.station])
    writer.append(hazards(of: item))
    writer.append(outcome.result.rawValue)
    for cell in [place?.layer, place?.id, place?.name, place?.kind] { writer.append(cell) }
    writer.append(place == nil ? nil : isReserve(outcome) ? "true" : "false")
    writer.append(outcome.move?.meters, decimals: 1)
    writer.append(outcome.neededMeters, decimals: 1)
    writer.append(outcome.candidates)
    writer.append(outcome.isProven ? "true" : "false")
    for index in 0..<settings.alternatives {
      let other = index < outcome.alternatives.count ? outcome.alternatives[index] : nil
      writer.append(other.map { facilities.facilities[$0.place].id })
      writer.append(other.map { facilities.facilities[$0.place].name })
      writer.append(other?.meters, decimals: 1)
    }
    writer.append(texts.explanation(of: item).text(in: run.options.documentLanguage))
    try writer.endRow()
  }

  private func writeLines(_ staging: String) throws -> OutputRecord {
    let path = "decisions/relocation.geojson"
    let file = try OutputFolder.create(path, in: staging)
    var writer = GeoJSONWriter(name: "relocation", to: file)
    var lines = FeatureGeometries()
    for item in stations {
      guard let move = item.outcome.move else { continue }
      let place = facilities.facilities[move.place]
      for end in [run.inputs.stations.degrees(of: item.outcome.station), facilities.degrees(of: move.place)] {
        lines.appendPosition(x: end.x, y: end.y)
      }
      lines.endRing()
      lines.endPart(.line)
      lines.endFeature(.lineString)
      writer.beginFeature()
      writer.appendMember(MemberName("tps_id"), run.inputs.stations.ids[item.outcome.station])
      writer.appendMember(MemberName("village_code"), item.village?.text)
      writer.appendMember(MemberName("hazards"), hazards(of: item))
      writer.appendMember(MemberName("place_layer"), place.layer)
      writer.appendMember(MemberName("place_id"), place.id)
      writer.appendMember(MemberName("place_name"), place.name)
      writer.appendMember(MemberName("place_kind"), place.kind)
      writer.appendMember(MemberName("is_reserve"), isReserve(item.outcome))
      writer.appendMember(MemberName("straight_line_m"), move.meters, decimals: 1)
      writer.appendMember(
        MemberName("explanation"), texts.explanation(of: item).text(in: run.options.documentLanguage))
      try writer.endFeature(lines.count - 1, of: lines)
    }
    try writer.end()
    return OutputRecord(path: path, fingerprint: try file.finish(), features: lines.count)
  }

  private func isReserve(_ outcome: RelocationOutcome) -> Bool { outcome.reserve?.place == outcome.move?.place }

  /// Ids of the hazards that make a TPS move, with its class in each.
  private func hazards(of item: RelocatedStation) -> String {
    item.reasons.map { "\($0.hazard.id):\($0.hazardClass)" }.joined(separator: " ")
  }

  /// The sums for `run.json`.
  var record: JSONValue {
    let moves = stations.compactMap { $0.outcome.move?.meters }
    let voters = stations.filter { $0.outcome.move != nil }.map { run.inputs.stations.voters?[$0.outcome.station] ?? 0 }
    return .object([
      ("to_move", .number(stations.count)),
      (
        "results",
        .object(
          RelocationResult.allCases.map { result in
            (result.rawValue, .number(stations.count { $0.outcome.result == result }))
          })
      ),
      ("voters_moved", run.inputs.stations.voters == nil ? .null : .number(voters.reduce(0, +))),
      ("to_reserve_place", .number(stations.count { $0.outcome.move != nil && isReserve($0.outcome) })),
      ("distance", .string("straight line")),
      ("total_m", .number(decimalText(moves.reduce(0, +), decimals: 1))),
      ("longest_m", .number(decimalText(moves.max() ?? 0, decimals: 1))),
      ("not_exact", .number(stations.count { !$0.outcome.isProven })),
    ])
  }
}
