import BatchRuns
import JobFiles
import TestSupport
import Testing

/// What adds up in the tables of score, stages and logistics, over random TPS.
@Suite struct DecisionSumsPropertyTests {
  private static let job =
    SmallJob.job.replacing(
      "    near: 500 m\n", with: "    near: 500 m\n    coverage: cakupan.geojson\n    stages: [logistik]\n")
      + """
      decisions:
        facilities: [{id: gudang, source: gudang.geojson}]
        tables: [{id: riwayat, source: riwayat.csv, tps_id: kode}]
        score:
          indicators:
            - {id: banjir, weight: 2, hazards: [{hazard: banjir, near: true}]}
            - {id: dekat, place: {within: 3 km}}
            - {id: riwayat, value: {table: riwayat, field: riwayat, present: [ya], absent: [tidak]}}
        stages:
          - {id: logistik, from: 2024-02-01, to: 2024-02-13, weights: [{indicator: dekat, weight: 5}]}
          - {id: pemungutan, from: 2024-02-14, to: 2024-02-14}
        logistics:
          depots: {}
          access: [{id: pulau, hazards: [{hazard: banjir, class: 3}]}]
          routes: {source: jalan.geojson, within: 2 km, closed_by: [{hazard: banjir}]}
          rates: [{id: perahu, access: [pulau], count: 2, tps: 3}, {id: mobil, access: [road, pulau], count: 1, tps: 5}]

      """

  private func run(seed: UInt64, threads: Int) throws -> ScratchFolder {
    var random = SeededRandom(seed: seed)
    func x() -> Double { Double.random(in: 104.98...105.2, using: &random) }
    func y() -> Double { Double.random(in: -6.1 ... -6, using: &random) }
    let codes = (0..<70).map { "360112200\($0 % 4 + 1)\(100 + $0)" }
    let folder = try ScratchFolder()
    let file = try SmallJob.write(
      to: folder, job: Self.job, stations: codes.map { SmallJob.station($0, voters: 100, x(), y()) })
    try folder.write(
      SmallJob.collection([SmallJob.polygon([105, -6.1, 105.15, -6.1, 105.15, -6, 105, -6, 105, -6.1], "")]),
      to: "cakupan.geojson")
    try folder.write(
      SmallJob.collection(
        (0..<4).map { _ in
          #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[\#(x()),\#(y())]}}"#
        }), to: "gudang.geojson")
    try folder.write(
      SmallJob.collection(
        (0..<12).map { _ in
          let line = "[[\(x()),\(y())],[\(x()),\(y())]]"
          return #"{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":\#(line)}}"#
        }), to: "jalan.geojson")
    let values = codes.map { code in code + "," + (["ya", "tidak", "", "?"].randomElement(using: &random) ?? "") }
    try folder.write((["kode,riwayat"] + values.dropLast(9)).joined(separator: "\n") + "\n", to: "riwayat.csv")
    var options = RunOptions()
    options.threads = threads
    _ = try BatchRun(try JobReader.read(file: file), options: options).write(to: folder.place("out"))
    return folder
  }

  /// The columns of a table as whole numbers, row by row, and its texts by column.
  private func rows(_ folder: ScratchFolder, _ name: String) throws -> [[String: String]] {
    var lines = try folder.read("out/decisions/\(name).csv").split(separator: "\r\n", omittingEmptySubsequences: true)
    if lines.count < 2 {
      lines = try folder.read("out/decisions/\(name).csv").split(separator: "\n", omittingEmptySubsequences: true)
    }
    let header = lines[0].split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
      Dictionary(
        zip(header, line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)),
        uniquingKeysWith: { first, _ in first })
    }
  }

  private func sum(_ row: [String: String], _ columns: [String]) -> Int {
    columns.reduce(0) { $0 + (Int(row[$1] ?? "") ?? 0) }
  }

  @Test(arguments: Seeds.few) func everyTPSIsCountedOnce(seed: UInt64) throws {
    let folder = try run(seed: seed, threads: 2)
    let classes = ["tps_kurang_rawan", "tps_rawan", "tps_sangat_rawan", "tps_uncertain"]
    let statuses = ["tps_inside", "tps_near", "tps_unmapped", "tps_clear"]
    for row in try rows(folder, "score_classes") { #expect(sum(row, classes) == sum(row, ["tps"])) }
    for row in try rows(folder, "score_indicators") {
      #expect(sum(row, ["tps_present", "tps_absent", "tps_unknown"]) == sum(row, ["tps"]))
    }
    let stages = try rows(folder, "stages")
    for row in stages {
      #expect(sum(row, classes) == sum(row, ["tps"]) && sum(row, statuses) == sum(row, ["tps"]))
      // The flood, the only hazard, matters at the first stage alone.
      #expect(row["stage"] == "logistik" || sum(row, ["tps_clear"]) == sum(row, ["tps"]))
    }
    for table in [stages.filter { $0["stage"] == "logistik" }, try rows(folder, "score_classes")] {
      let (parts, total) = (
        table.filter { $0["regency_code"] != "total" }, table.filter { $0["regency_code"] == "total" }
      )
      for column in ["tps"] + classes {
        #expect(parts.reduce(0) { $0 + sum($1, [column]) } == total.reduce(0) { $0 + sum($1, [column]) })
      }
      #expect(total.count == 1 && sum(total[0], ["tps"]) == 70)
    }
  }

  @Test(arguments: Seeds.few) func depotsAddUp(seed: UInt64) throws {
    let folder = try run(seed: seed, threads: 2)
    let depots = try rows(folder, "depots")
    let total = try #require(depots.last)
    #expect(total["depot_id"] == "total" && sum(total, ["tps"]) == 70)
    for column in total.keys where column.hasPrefix("tps") || ["voters", "perahu", "mobil"].contains(column) {
      #expect(depots.dropLast().reduce(0) { $0 + sum($1, [column]) } == sum(total, [column]), "\(column)")
    }
    for row in depots {
      #expect(sum(row, ["tps_pulau", "tps_road", "tps_unknown"]) == sum(row, ["tps"]))
      let routes = ["tps_route_open", "tps_route_cut_off", "tps_route_unknown", "tps_route_no_route"]
      #expect(sum(row, routes) == sum(row, ["tps"]))
    }
    for row in depots.dropLast() {
      // Two boats for three TPS, rounded up: enough, and not a boat too many.
      let (boats, stations) = (sum(row, ["perahu"]), sum(row, ["tps_pulau"]))
      #expect(3 * boats >= 2 * stations && 3 * (boats - 1) < 2 * stations)
    }
  }

  @Test(arguments: Seeds.few) func threadsChangeNothing(seed: UInt64) throws {
    let (one, more) = (try run(seed: seed, threads: 1), try run(seed: seed, threads: 3))
    for name in ["score", "score_indicators", "score_classes", "stages", "logistics", "depots"] {
      #expect(try one.read("out/decisions/\(name).csv") == more.read("out/decisions/\(name).csv"), "\(name)")
    }
  }
}
