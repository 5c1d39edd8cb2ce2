import ByteStreams
import FeatureModel
import JobFiles
import TableFiles
import TestSupport
import Testing

@testable import BatchRuns

/// What holds for measured areas of whole runs, over random rectangles of a hazard.
@Suite struct AreaPropertyTests {
  /// Without rings or holes a TPS on every cell of a grid has the statuses that the areas say.
  private static let job = """
    petarawan: 1
    title: Luas
    tps: {source: tps.geojson, id: kode}
    regencies: {source: kabkota.geojson, code: kode, codes: kemendagri, name: nama}
    hazards:
      - id: banjir
        source: banjir.geojson
        class: {field: kelas, values: {"1": 1, "2": 2, "3": 3}, no_hazard: ["0"], no_data: ["9"]}
        near: 500 m
        coverage: cakupan.geojson
      - {id: sinyal, source: cakupan.geojson, invert: true, near: 400 m}
      - {id: gunung, source: gunung.geojson, rings: [{to: 2 km, class: 1}, {to: 5 km, class: 2}], near: 300 m}
    decisions: {areas: {}}

    """
  private static let side = 40

  private struct Draft {
    var stations: [String] = []
    var floods: [String] = []
    var coverage: [String] = []
    var craters: [String] = []

    init(seed: UInt64) {
      var random = SeededRandom(seed: seed)
      func rectangle(_ members: String, least: Double, most: Double) -> String {
        let (x, y) = (
          Double.random(in: 104.98...105.08, using: &random), Double.random(in: -6.12 ... -6.02, using: &random)
        )
        let (width, height) = (
          Double.random(in: least...most, using: &random), Double.random(in: least...most, using: &random)
        )
        return SmallJob.polygon([x, y, x + width, y, x + width, y + height, x, y + height, x, y], members)
      }
      for value in [1, 2, 3, 0, 9, 1, 3] { floods.append(rectangle("\"kelas\":\"\(value)\"", least: 0.01, most: 0.05)) }
      for _ in 0..<2 { coverage.append(rectangle("\"a\":1", least: 0.05, most: 0.1)) }
      let (x, y) = (Double.random(in: 105...105.1, using: &random), Double.random(in: -6.1 ... -6, using: &random))
      craters.append(
        #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[\#(x),\#(y)]}}"#)
      for row in 0..<side {
        for column in 0..<side {
          let step = 0.1 / Double(side)
          stations.append(
            SmallJob.station(
              "T\(row)-\(column)", voters: 1, 105 + (Double(column) + 0.5) * step, -6.1 + (Double(row) + 0.5) * step))
        }
      }
    }
  }

  private func run(_ draft: Draft, threads: Int) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let file = try SmallJob.write(
      to: folder, job: Self.job, stations: draft.stations, regencies: [SmallJob.regencies[0]], floods: draft.floods)
    try folder.write(SmallJob.collection(draft.coverage), to: "cakupan.geojson")
    try folder.write(SmallJob.collection(draft.craters), to: "gunung.geojson")
    var options = RunOptions()
    options.threads = threads
    _ = try BatchRun(try JobReader.read(file: file), options: options).write(to: folder.place("out"))
    return folder
  }

  /// hazard and status or class -> number of a column.
  private func rows(_ path: String, _ number: String) throws -> [String: Double] {
    let names = ["hazard", "status", "class", number]
    let table = try TableReader(properties: names).read(InputFile.open(path: path)).table
    let columns = names.map { table.values(of: $0).map { $0.text ?? "" } }
    var rows: [String: Double] = [:]
    for row in columns[0].indices {
      rows["\(columns[0][row]) \(columns[1][row]) \(columns[2][row])", default: 0] += Double(columns[3][row]) ?? -1
    }
    return rows
  }

  /// A status of n of 1,600 cells differs from the area by no more than the cells that a border cuts: half of some hundred.
  @Test(arguments: Seeds.few) func areasAgreeWithTheStatusesOfAGrid(seed: UInt64) throws {
    let folder = try run(Draft(seed: seed), threads: 2)
    let counted = try rows(folder.place("out/regencies/36.01-pandeglang/summary.csv"), "tps_share")
    let measured = try rows(folder.place("out/decisions/area_classes.csv"), "share")
    for (key, share) in measured {
      let count = try #require(counted[key], "\(key)")
      #expect(abs(share - count) < 0.03, "\(key): \(share) of the area, \(count) of the TPS")
    }
    #expect(measured.count == 16)
  }

  @Test(arguments: Seeds.few) func partsAddUpToTheArea(seed: UInt64) throws {
    let folder = try run(Draft(seed: seed), threads: 1)
    let areas = try rows(folder.place("out/decisions/area_classes.csv"), "area_km2")
    let whole = try #require(areas[" total "])
    // Snyder's q, as in GeodesicMeasuresTests: 0.1 degrees each way.
    #expect(abs(whole - 122.4233) < 0.0002)
    for hazard in ["banjir", "sinyal", "gunung"] {
      let parts = areas.filter { $0.key.hasPrefix(hazard + " ") }.map(\.value)
      #expect(parts.allSatisfy { $0 >= 0 } && abs(parts.reduce(0, +) - whole) <= 0.00005 * Double(parts.count + 1))
    }
  }

  @Test(arguments: Seeds.few) func threadsAndTheOrderOfFeaturesChangeNoArea(seed: UInt64) throws {
    var draft = Draft(seed: seed)
    let one = try run(draft, threads: 1)
    draft.floods.reverse()
    draft.coverage.reverse()
    let more = try run(draft, threads: 3)
    for name in ["area_classes.csv", "area_regencies.csv", "area_regencies.geojson"] {
      #expect(try one.read("out/decisions/" + name) == more.read("out/decisions/" + name), "\(name)")
    }
  }
}
