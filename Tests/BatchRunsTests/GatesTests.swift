import HazardOverlay
import JobFiles
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
    return try #require(GateResult.all([gate], province: province, job: job).first)
  }

  @Test func withoutAClassOrStatusItCountsAllInside() throws {
    let found = try result(Gate(name: "g", hazard: "banjir", atMost: 5))
    #expect(found.count == 5 && found.holds)
    #expect(try !result(Gate(name: "g", hazard: "banjir", atMost: 4)).holds)
  }

  @Test func aClassCountsItselfOnly() throws {
    #expect(try result(Gate(name: "g", hazard: "banjir", hazardClass: 3, atMost: 3)).count == 3)
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
}
