import BatchRuns
import FeatureModel
import HazardOverlay
import JobFiles
import TestSupport
import Testing

/// A whole job of random TPS, regencies and hazards, run as from the command line.
@Suite struct RunPropertyTests {
  private func run(
    _ job: RandomJob, threads: Int = 1, factors: [Double] = []
  ) throws -> (files: [String: String], report: RunReport) {
    let scratch = try ScratchFolder()
    var options = RunOptions()
    options.threads = threads
    options.sensitivityFactors = factors
    let report = try BatchRun(try JobReader.read(file: try job.write(to: scratch)), options: options)
      .write(to: scratch.place("out"))
    return (try scratch.texts(below: "out"), report)
  }

  @Test(arguments: Seeds.few) func theThreadsChangeNothing(seed: UInt64) throws {
    let job = RandomJob(seed: seed)
    let alone = try run(job).files
    #expect(alone.count > 10)
    #expect(try run(job, threads: 4).files == alone)
  }

  @Test(arguments: Seeds.few) func theOrderOfTheTPSChangesOnlyTheOrderOfTheirLines(seed: UInt64) throws {
    let job = RandomJob(seed: seed)
    var shuffled = job
    var random = SeededRandom(seed: seed)
    shuffled.stations.shuffle(using: &random)
    let (one, other) = (try run(job).files, try run(shuffled).files)
    #expect(one.keys.sorted() == other.keys.sorted())
    for (name, text) in one where name != "run.json" && !["findings.csv", "unlocated.csv"].contains(name) {
      let isLayer = name.hasSuffix("tps.geojson")
      let same = try #require(other[name])
      if isLayer { #expect(lines(text) == lines(same), "\(name)") } else { #expect(text == same, "\(name)") }
    }
  }

  @Test(arguments: Seeds.few) func theStartOfARingChangesNoTPSAndNoTable(seed: UInt64) throws {
    let job = RandomJob(seed: seed)
    var turned = job
    turned.turnRings(by: 1 + Int(seed) % 3)
    let (one, other) = (try run(job).files, try run(turned).files)
    for (name, text) in one where name != "run.json" && !name.hasPrefix("zones/") {
      #expect(other[name] == text, "\(name)")
    }
  }

  @Test(arguments: Seeds.few) func theRegenciesAddUpToTheWhole(seed: UInt64) throws {
    let job = RandomJob(seed: seed)
    let report = try run(job).report
    let total = try #require(report.areas.last)
    #expect(total.code == "total")
    #expect(total.tally.total.stations == job.stations.count)
    for (index, hazard) in report.hazards.enumerated() {
      for key in TallyKey.rows(of: hazard) {
        let parts = report.areas.dropLast().reduce(0) { $0 + $1.tally.count(key, ofHazard: index).stations }
        #expect(parts == total.tally.count(key, ofHazard: index).stations)
      }
      for area in report.areas {
        let rows = TallyKey.rows(of: hazard).reduce(0) { $0 + area.tally.count($1, ofHazard: index).stations }
        #expect(rows == area.tally.total.stations)
      }
    }
  }

  /// A factor of 1 moves nothing, and asking changes no other file.
  @Test(arguments: Seeds.few) func sensitivityUsesTheRulesOfTheRun(seed: UInt64) throws {
    let job = RandomJob(seed: seed)
    var asked = try run(job, threads: 2, factors: [1, 2]).files
    let removed = asked.removeValue(forKey: "summary/sensitivity.csv")
    let table = try #require(removed)
    for (name, text) in try run(job).files where name != "run.json" { #expect(asked[name] == text, "\(name)") }
    let rows = table.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let same = rows.filter { $0[4] == "1.00" }
    #expect(same.count == 5 * 7 || same.count == 6 * 7)
    for row in same { #expect(row[7] == "0" && row[8] == "0" && ["", "0"].contains(row[13]), "\(row)") }
    #expect(rows.contains { $0[4] == "2.00" && $0[7] != "0" })
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }.sorted()
  }
}

/// Four regencies that adjoin, polygons of two classes with holes, rings around points, and a signal that is inverted.
struct RandomJob {
  var stations: [String]
  var regencies: [[[Double]]] = []
  var floods: [[[Double]]] = []
  var signals: [[[Double]]] = []
  private var craters: [Position]

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let whole = Envelope(minX: 105, minY: -6.4, maxX: 105.4, maxY: -6)
    stations = (0..<150).map { index in
      let position = random.position(in: whole.expanded(by: 0.02))
      let code = "360\(Int.random(in: 1...4, using: &random))122001\(100 + index)"
      if index.isMultiple(of: 29) {
        return #"{"type":"Feature","properties":{"kode":"\#(code)","dpt":7},"geometry":null}"#
      }
      // Five decimals, so that some lie on a border.
      let (x, y) = ((position.x * 50).rounded() / 50, (position.y * 1e5).rounded() / 1e5)
      return SmallJob.station(code, voters: index, index.isMultiple(of: 5) ? x : position.x, y)
    }
    let middle = random.position(in: whole.expanded(by: -0.1))
    for (minX, maxX) in [(105, middle.x), (middle.x, 105.4)] {
      for (minY, maxY) in [(-6.4, middle.y), (middle.y, -6)] {
        regencies.append([[minX, minY, maxX, minY, maxX, maxY, minX, maxY, minX, minY]])
      }
    }
    for _ in 0..<25 { floods.append(random.rings(around: random.position(in: whole), radius: 0.05)) }
    for _ in 0..<8 { signals.append(random.rings(around: random.position(in: whole), radius: 0.1)) }
    craters = (0..<3).map { _ in random.position(in: whole) }
  }

  /// Starts every ring some positions later.
  mutating func turnRings(by steps: Int) {
    func turned(_ polygons: [[[Double]]]) -> [[[Double]]] {
      polygons.map { rings in
        rings.map { ring in
          let open = ring.dropLast(2)
          let first = 2 * (steps % (open.count / 2))
          return Array(open[first...] + open[..<first] + open[first..<first + 2])
        }
      }
    }
    (regencies, floods, signals) = (turned(regencies), turned(floods), turned(signals))
  }

  func write(to folder: ScratchFolder) throws -> String {
    let named = regencies.enumerated().map { feature($1, #""kode":"360\#($0 + 1)","nama":"Wilayah \#($0 + 1)""#) }
    try folder.write(SmallJob.collection(stations), to: "tps.geojson")
    try folder.write(SmallJob.collection(named), to: "kabkota.geojson")
    try folder.write(
      SmallJob.collection(floods.enumerated().map { feature($1, #""kelas":\#($0 % 3)"#) }), to: "banjir.geojson")
    try folder.write(SmallJob.collection(signals.map { feature($0, "") }), to: "sinyal.geojson")
    try folder.write(
      SmallJob.collection(
        craters.map {
          #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[\#($0.x),\#($0.y)]}}"#
        }), to: "kawah.geojson")
    return try folder.write(
      """
      petarawan: 1
      title: Acak
      tps: {source: tps.geojson, id: kode, voters: dpt, accuracy: 150 m}
      regencies: {source: kabkota.geojson, code: kode, codes: kemendagri, name: nama}
      hazards:
        - {id: banjir, source: banjir.geojson, class: {field: kelas, values: {1: 1, 2: 2}, no_hazard: [0]}, near: 500 m}
        - {id: kawah, source: kawah.geojson, rings: [{to: 2 km, class: 2}, {to: 5 km, class: 1}], near: 1 km}
        - {id: sinyal, source: sinyal.geojson, invert: true, near: 200 m, class: 1}
      """, to: "job.yaml")
  }

  private func feature(_ rings: [[Double]], _ members: String) -> String {
    let texts = rings.map { ring in
      "[" + stride(from: 0, to: ring.count, by: 2).map { "[\(ring[$0]),\(ring[$0 + 1])]" }.joined(separator: ",") + "]"
    }
    return
      #"{"type":"Feature","properties":{\#(members)},"geometry":{"type":"Polygon","coordinates":[\#(texts.joined(separator: ","))]}}"#
  }
}

extension SeededRandom {
  fileprivate mutating func rings(around center: Position, radius: Double) -> [[Double]] {
    let exterior = ring(around: center, radius: radius)
    return Bool.random(using: &self) ? [exterior, ring(around: center, radius: radius / 3)] : [exterior]
  }
}
