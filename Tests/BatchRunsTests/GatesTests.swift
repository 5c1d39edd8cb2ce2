import Comparisons
import HazardOverlay
import JobFiles
import RegencyReports
import Testing

@testable import BatchRuns

@Suite struct GatesTests {
  /// 3 TPS in class 3, 2 in class 1, 4 near, 5 clear, 1 unmapped.
  private var province: Tally {
    var tally = Tally(hazardCount: 2)
    for (key, count) in [(TallyKey.inside(3), 3), (.inside(1), 2), (.near, 4), (.clear, 5), (.unmapped, 1)] {
      for _ in 0..<count { tally.count(voters: 0, keys: [.clear, key]) }
    }
    return tally
  }

  /// All of them in one regency, and another one without TPS.
  private var areas: [AreaSummary] {
    let empty = AreaSummary(code: "36.02", name: "Lebak", tally: Tally(hazardCount: 2))
    return [AreaSummary(code: "36.01", name: "Pandeglang", tally: province), empty]
      + [AreaSummary(code: "total", name: "", tally: province)]
  }

  private func result(_ gate: Gate) throws -> GateResult {
    let text = """
      petarawan: 1
      tps: {source: t.geojson, id: kode}
      regencies: {source: k.geojson, code: kode, name: nama}
      hazards:
        - {id: longsor, source: l.geojson, class: 1}
        - {id: banjir, source: b.geojson, class: {field: k, values: {a: 1, b: 3}}}
      """
    let job = try JobReader.read(text, file: "job.yaml")
    return try #require(GateResult.all([gate], areas: areas, job: job).first)
  }

  @Test func withoutAClassOrStatusItCountsAllInside() throws {
    let found = try result(Gate(name: "g", hazard: "banjir", atMost: 5))
    #expect(found.count == 5 && found.holds)
    #expect(try !result(Gate(name: "g", hazard: "banjir", atMost: 4)).holds)
  }

  @Test func aClassCountsHigherOnesToo() throws {
    #expect(try result(Gate(name: "g", hazard: "banjir", hazardClass: 3, atMost: 3)).count == 3)
    #expect(try result(Gate(name: "g", hazard: "banjir", hazardClass: 2, atMost: 3)).count == 3)
    #expect(try result(Gate(name: "g", hazard: "banjir", hazardClass: 1, atMost: 5)).count == 5)
    #expect(try result(Gate(name: "g", hazard: "longsor", hazardClass: 1, atMost: 0)).count == 0)
  }

  @Test func everyStatusCanBeCounted() throws {
    let counts = try GateStatus.allCases.map {
      try result(Gate(name: "g", hazard: "banjir", status: $0, atLeast: 1)).count
    }
    #expect(counts == [5, 4, 1, 5])
  }

  @Test func limitsAreInclusiveOnBothSides() throws {
    #expect(try result(Gate(name: "g", hazard: "banjir", status: .near, atMost: 4, atLeast: 4)).holds)
    #expect(try !result(Gate(name: "g", hazard: "banjir", status: .near, atLeast: 5)).holds)
  }

  @Test func sharesAreOfAllTPSOfTheRegencies() throws {
    var gate = Gate(name: "g", hazard: "banjir")
    gate.atMostShare = 5.0 / 15
    #expect(try result(gate).holds)
    #expect(try result(gate).total == 15)
    gate.atMostShare = 0.33
    #expect(try !result(gate).holds)
    gate.atMostShare = nil
    gate.atLeastShare = 0.34
    #expect(try result(gate).sentence.en == "5 of 15 TPS, 33.33 %, and the gate says at_least 34 %")
  }

  @Test func regenciesCountTheirOwnTPS() throws {
    var gate = Gate(name: "g", hazard: "banjir", atMost: 0)
    gate.regencies = ["36.02"]
    let found = try result(gate)
    #expect(found.count == 0 && found.total == 0 && found.holds)
    gate.regencies = ["36.01", "36.02"]
    #expect(try result(gate).count == 5)
  }

  @Test func nothingIsNewWithoutARunBefore() throws {
    var gate = Gate(name: "g", hazard: "banjir")
    gate.newAtMost = 0
    var found = try result(gate)
    #expect(found.holds)
    found.newCount = 1
    #expect(!found.holds)
  }
}
