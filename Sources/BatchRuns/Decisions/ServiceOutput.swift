import ByteStreams
import Decisions
import Diagnostics
import GeoJSONFiles
import HazardOverlay
import JobFiles
import TableFiles

/// Writes `decisions/services.csv` and `decisions/services.geojson`, a row and a point for each TPS, and sums them up.
struct ServiceOutput {
  let work: ServiceWork
  /// The located TPS, in input order.
  let stations: [Int]
  /// For each service what each of them has.
  let found: [[ServiceAtStation]]

  private var run: BatchRun { work.run }

  /// Writes both files.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  func write(to staging: String) throws -> [OutputRecord] {
    [try writePoints(staging), try writeTable(staging)]
  }

  private func writeTable(_ staging: String) throws -> OutputRecord {
    let path = "decisions/services.csv"
    let file = try OutputFolder.create(path, in: staging)
    var writer = CSVWriter(run.job.csv, to: file)
    let columns = work.services.flatMap { service in ["_id", "_name", "_m", "_count"].map { service.id + $0 } }
    try writer.header(["tps_id", "feature", "regency_code", "village_code", "voters"] + columns + ["explanation"])
    for (index, station) in stations.enumerated() {
      writer.append(run.inputs.stations.ids[station])
      writer.append(station)
      writer.append(run.placements.regencies[station].area.map { run.inputs.regencies.areas[$0].code.text })
      writer.append(run.village(of: station)?.text)
      writer.append(run.inputs.stations.voters?[station])
      for service in found {
        let facility = service[index].nearest.map { work.facilities.facilities[$0.place] }
        writer.append(facility?.id)
        writer.append(facility?.name)
        writer.append(service[index].nearest?.meters, decimals: 1)
        writer.append(service[index].count)
      }
      writer.append(explanation(index))
      try writer.endRow()
    }
    try writer.end()
    return OutputRecord(path: path, fingerprint: try file.finish(), features: nil)
  }

  private func writePoints(_ staging: String) throws -> OutputRecord {
    let path = "decisions/services.geojson"
    let file = try OutputFolder.create(path, in: staging)
    var writer = GeoJSONWriter(name: "services", to: file)
    let id = MemberName("tps_id")
    let names = work.services.map { service in ["_id", "_m", "_count"].map { MemberName(service.id + $0) } }
    for (index, station) in stations.enumerated() {
      writer.beginFeature()
      writer.appendMember(id, run.inputs.stations.ids[station])
      for (names, service) in zip(names, found) {
        let nearest = service[index].nearest
        writer.appendMember(names[0], nearest.map { work.facilities.facilities[$0.place].id })
        writer.appendMember(names[1], nearest?.meters, decimals: 1)
        writer.appendMember(names[2], service[index].count)
      }
      try writer.endFeature(at: run.inputs.stations.degrees(of: station))
    }
    try writer.end()
    return OutputRecord(path: path, fingerprint: try file.finish(), features: stations.count)
  }

  private func explanation(_ index: Int) -> String {
    work.explanation(found.map { $0[index] }).text(in: run.options.documentLanguage)
  }

  /// The sums for `run.json`.
  var record: JSONValue {
    .array(
      zip(work.services, found).map { service, items in
        let meters = items.compactMap { $0.nearest?.meters }
        return .object([
          ("id", .string(service.id)),
          ("facilities", .number(work.facilities.facilities.count { service.includes($0) })),
          ("tps", .number(items.count)), ("distance", .string("straight line")),
          ("longest_m", meters.max().map { .number(decimalText($0, decimals: 1)) } ?? .null),
          ("tps_with_none_within", service.withinMeters == nil ? .null : .number(items.count { $0.count == 0 })),
        ])
      })
  }
}
