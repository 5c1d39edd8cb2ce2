import BatchRuns
import Comparisons
import FeatureModel
import HazardOverlay
import TestSupport
import Testing

/// Two runs that differ by known edits: the comparison finds these and nothing else.
@Suite struct ComparisonPropertyTests {
  private typealias Key = [String]

  /// A run as a comparison sees it.
  private func run(_ parameters: String = #""near_m":500"#, stations: String = "a", layer: String = "a") throws
    -> RunDescription
  {
    let text = """
      {"schema":1,"petarawan":"1","libraries":{"geos":"1","proj":"1"},"job":{"title":"t"},"made_from":"x",
      "parameters":{"tps":{"id":"kode"},"nearest_limit_m":5000,"hazards":[{"id":"banjir",\(parameters)}]},
      "inputs":[{"role":"tps","path":"t","sha256":"\(stations)"},
      {"role":"hazard:banjir","path":"b","sha256":"\(layer)"}],"outputs":[]}
      """
    return try RunDescription.reading(text, named: "run")
  }

  private func table(_ stations: [RecordedStation]) -> StationTable {
    var table = StationTable(hazards: ["banjir"])
    for station in stations { table.append(station) }
    return table
  }

  private func exposure(_ random: inout SeededRandom) -> RecordedExposure {
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      RecordedExposure(
        status: .inside, hazardClass: Int.random(in: 1...3, using: &random), distanceMeters: 0, depthMeters: 10)
    case 1: RecordedExposure(status: .near, hazardClass: Int.random(in: 1...3, using: &random), distanceMeters: 100)
    case 2: RecordedExposure(status: .unmapped)
    default: RecordedExposure(status: .clear, distanceMeters: 2000)
    }
  }

  /// What has to be reported of an edit of the status, from the words of the contract.
  private func expected(_ old: RecordedExposure, _ new: RecordedExposure) -> String? {
    let (was, now) = (old.status.rawValue, new.status.rawValue)
    if was == now {
      let (before, after) = (old.hazardClass ?? 0, new.hazardClass ?? 0)
      return before == after ? nil : after > before ? "class_up" : "class_down"
    }
    let names = [
      "near inside": "near_to_inside", "inside near": "inside_to_near", "clear inside": "entered",
      "unmapped inside": "entered", "inside clear": "left", "inside unmapped": "left", "clear near": "near_entered",
      "unmapped near": "near_entered", "near clear": "near_left", "near unmapped": "near_left",
      "clear unmapped": "became_unmapped", "unmapped clear": "became_mapped",
    ]
    return names["\(was) \(now)"]
  }

  @Test(arguments: Seeds.many) func reportsExactlyTheEdits(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var old: [RecordedStation] = []
    for index in 0..<60 {
      let position = index % 9 == 0 ? nil : Position(x: 105 + Double(index) / 1000, y: -6)
      let exposures = position == nil ? [] : [exposure(&random)]
      let regency = index % 2 == 0 ? "36.01" : "36.02"
      old.append(
        RecordedStation(id: "36011220010\(10 + index)", position: position, regency: regency, exposures: exposures))
    }
    var new: [RecordedStation] = []
    var edits: Set<Key> = []
    for var station in old {
      let id = station.id
      switch Int.random(in: 0..<7, using: &random) {
      case 0:
        edits.insert([id, "vanished"])
        if let was = station.exposures.first, was.hazardClass != nil { edits.insert([id, "banjir", "vanished"]) }
        continue
      case 1:
        guard let position = station.position else { break }
        station.position = Position(x: position.x, y: position.y - 0.001)
        edits.insert([id, "moved"])
      case 2:
        station.regency = station.regency == "36.01" ? "" : "36.01"
        edits.insert([id, "regency_changed"])
      case 3, 4:
        guard let was = station.exposures.first else { break }
        let now = exposure(&random)
        station.exposures = [now]
        if let kind = expected(was, now) { edits.insert([id, "banjir", kind]) }
      case 5:
        guard station.position != nil else { break }
        if station.exposures[0].hazardClass != nil { edits.insert([id, "banjir", "coordinate_lost"]) }
        (station.position, station.exposures) = (nil, [])
        edits.insert([id, "coordinate_lost"])
      default: break
      }
      new.append(station)
    }
    let added = RecordedStation(
      id: "3601122001999", position: Position(x: 105.5, y: -6), regency: "36.01",
      exposures: [RecordedExposure(status: .inside, hazardClass: 2, distanceMeters: 0, depthMeters: 5)])
    new.append(added)
    edits.formUnion([[added.id, "appeared"], [added.id, "banjir", "appeared"]])
    new.shuffle(using: &random)

    let found = try compare(old, new)
    #expect(keys(found).symmetricDifference(edits) == [])
    #expect(found.changeCount == edits.count)
    #expect(keys(try compare(new, new)).isEmpty)
  }

  /// A cut into files by regency, as a run writes them, gives the same as one table, whatever TPS go from one to another.
  @Test(arguments: Seeds.many) func theCutIntoFilesChangesNothing(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    func stations() -> [RecordedStation] {
      var stations: [RecordedStation] = []
      for index in 0..<40 where Int.random(in: 0..<5, using: &random) > 0 {
        let position = Position(x: Double(Int.random(in: 0...1, using: &random)), y: Double(index))
        let regency = "36.0\(Int.random(in: 1...3, using: &random))"
        stations.append(
          RecordedStation(id: "\(index)", position: position, regency: regency, exposures: [exposure(&random)]))
      }
      return stations
    }
    let (old, new) = (stations(), stations())
    let whole = try compare(old, new)
    let parts = try compare(old, new, cut: true)
    #expect(whole.changes.count > 20)
    let isSame = whole.json.map(\.value) == parts.json.map(\.value)
    #expect(isSame)
    let lone = whole.changes.reduce(0) { $0 + ($1.oldRegency == nil ? 1 : $1.newRegency == nil ? -1 : 0) }
    #expect(lone == new.count - old.count)
  }

  /// Of TPS with one id none is lost and none counted twice.
  @Test(arguments: Seeds.many) func repeatedIdsAreJoinedOnce(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    func stations() -> [RecordedStation] {
      (0..<30).map { _ in
        RecordedStation(
          id: "\(Int.random(in: 0...5, using: &random))",
          position: Position(x: 105 + Double(Int.random(in: 0...3, using: &random)), y: -6), regency: "36.01",
          exposures: [RecordedExposure(status: .clear)])
      }
    }
    let (old, new) = (stations(), stations())
    let found = try compare(old, new)
    // As many stay where they are as any pairing allows.
    func places(_ stations: [RecordedStation]) -> [String: Int] {
      Dictionary(stations.map { ("\($0.id) \($0.position?.x ?? 0)", 1) }, uniquingKeysWith: +)
    }
    let staying = places(old).reduce(0) { $0 + min($1.value, places(new)[$1.key] ?? 0) }
    let count = { (kind: ChangeKind) in found.own[kind] ?? 0 }
    #expect(staying + count(.moved) + count(.vanished) == old.count)
    #expect(staying + count(.moved) + count(.appeared) == new.count)
  }

  /// Every change is put down to something that differs.
  @Test(arguments: Seeds.many) func onlyWhatDiffersIsACause(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let old = (0..<30).map { index in
      RecordedStation(
        id: "\(index)", position: Position(x: 105, y: -6 - Double(index) / 100), regency: "36.01",
        exposures: [exposure(&random)])
    }
    let new = old.map { station in
      var station = station
      station.exposures = [exposure(&random)]
      if Bool.random(using: &random), let position = station.position {
        station.position = Position(x: position.x + 0.01, y: position.y)
      }
      return station
    }
    let (stations, layer, near) = (
      Bool.random(using: &random), Bool.random(using: &random), Bool.random(using: &random)
    )
    let found = try compare(
      old, new,
      with: try run(
        near ? #""near_m":300"# : #""near_m":500"#, stations: stations ? "b" : "a", layer: layer ? "b" : "a"))
    var possible: Set<ChangeCause> = []
    if stations { possible.insert(.stations) }
    if layer { possible.insert(.layer) }
    if near { possible.insert(.rules) }
    for change in found.changes {
      for hazard in change.hazards {
        #expect(possible.isSuperset(of: hazard.cause.causes))
        if change.movedMeters == nil { #expect(!hazard.cause.causes.contains(.stations)) }
        if layer || near { #expect(!hazard.cause.causes.isEmpty) }
      }
    }
  }

  // MARK: Parts

  private func compare(
    _ old: [RecordedStation], _ new: [RecordedStation], cut: Bool = false, with run: RunDescription? = nil
  ) throws -> RunComparison {
    let runs = (old: try self.run(), new: try run ?? self.run(stations: "b"))
    var builder = RunComparison.Builder(RunDifferences(runs.old, runs.new))
    let codes = cut ? Set((old + new).map(\.regency)).sorted() : [""]
    for code in codes {
      let part = { (stations: [RecordedStation]) in self.table(cut ? stations.filter { $0.regency == code } : stations)
      }
      builder.add(builder.piece(part(old), part(new)))
    }
    return builder.finish(runs.old, runs.new, inside: [(0, 0)], decisions: [], findings: [])
  }

  private func keys(_ comparison: RunComparison) -> Set<Key> {
    Set(
      comparison.changes.flatMap { change in
        change.own.map { [change.id, $0.kind.rawValue] }
          + change.hazards.map { [change.id, comparison.hazardIDs[$0.hazard], $0.kind.rawValue] }
      })
  }
}
