import HazardOverlay
import Testing

@Suite struct VoterSumTests {
  @Test func whatNobodyKnowsIsCountedApart() {
    var sum = VoterSum([300, nil, nil])
    #expect(sum.known == 300)
    #expect(sum.stationsWithout == 2)
    #expect(sum.whole == nil)
    sum.add(VoterSum([50]))
    #expect(sum.known == 350)
    #expect(VoterSum([nil as Int?]).whole == nil)
    #expect(VoterSum([] as [Int?]).whole == 0)
  }

  @Test func aShareNeedsAWholeDenominator() {
    let part = VoterSum([100])
    #expect(part.share(of: VoterSum([100, 300])) == 0.25)
    #expect(part.share(of: VoterSum([100, nil])) == nil)
    #expect(VoterSum([nil as Int?]).share(of: VoterSum([100])) == nil)
    #expect(VoterSum([0]).share(of: VoterSum([0])) == nil)
  }

  @Test func noSumOverflows() {
    #expect(VoterSum([.max, .max]).known == .max)
  }
}
