import JobFiles
import Testing

@testable import Comparisons

@Suite struct GateResultTests {
  @Test func readsBackWhatItWrites() {
    var gate = Gate(name: "g", hazard: "banjir", hazardClass: 3, status: .near, atMost: 4)
    gate.regencies = ["36.01"]
    (gate.atLeastShare, gate.newAtMost) = (0.125, 2)
    let result = GateResult(gate: gate, count: 5, total: 40, newCount: 3, since: "abc")
    #expect(GateResult(result.json) == result)
    #expect(!result.holds)
    #expect(
      result.sentence.en
        == "5 of 40 TPS, 12.5 % (3 of them new since the last run), and the gate says at_most 4, new_at_most 2")
  }

  @Test func nothingOfNothingKeepsToAShare() {
    var gate = Gate(name: "g", hazard: "banjir")
    gate.atMostShare = 0
    #expect(GateResult(gate: gate, count: 0, total: 0).holds)
  }
}
