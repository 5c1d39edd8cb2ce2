import Testing

@testable import HazardOverlay

@Suite struct TallyTests {
  @Test func nothingIsCountedAtFirst() {
    let tally = Tally(hazardCount: 2)
    #expect(tally.total == TallyCount())
    #expect(tally.count(.near, ofHazard: 1) == TallyCount())
  }

  @Test func aTPSCountsOnceForEachHazard() {
    var tally = Tally(hazardCount: 2)
    tally.count(voters: 300, keys: [.inside(2), .clear])
    tally.count(voters: 200, keys: [.inside(2), .unmapped])
    tally.count(voters: 0, keys: [.unlocated, .unlocated])
    #expect(tally.total.stations == 3)
    #expect(tally.total.voters.known == 500)
    #expect(tally.count(.inside(2), ofHazard: 0).stations == 2)
    #expect(tally.count(.inside(2), ofHazard: 0).voters.known == 500)
    #expect(tally.count(.inside(1), ofHazard: 0).stations == 0)
    #expect(tally.count(.unmapped, ofHazard: 1).voters.known == 200)
    #expect(tally.count(.clear, ofHazard: 1).stations == 1)
    #expect(tally.count(.unlocated, ofHazard: 1).stations == 1)
  }

  @Test func areasAddUp() {
    var (one, two) = (Tally(hazardCount: 1), Tally(hazardCount: 1))
    one.count(voters: 10, keys: [.near])
    two.count(voters: 5, keys: [.near])
    two.count(voters: 1, keys: [.inside(3)])
    one.add(two)
    one.add(Tally(hazardCount: 1))
    #expect(one.total.stations == 3 && one.total.voters.known == 16)
    #expect(one.count(.near, ofHazard: 0).stations == 2 && one.count(.near, ofHazard: 0).voters.known == 15)
    #expect(one.count(.inside(3), ofHazard: 0).stations == 1 && one.count(.inside(3), ofHazard: 0).voters.known == 1)
  }

  @Test func theRowsOfAHazardAreItsClassesThenTheStatuses() {
    let rule = ClassRule(field: "k", method: .values(["a": 1, "b": 3]))
    let rows = TallyKey.rows(of: HazardDefinition(id: "h", classRule: rule))
    #expect(rows == [.inside(3), .inside(1), .near, .clear, .unmapped, .unlocated])
    #expect(rows.map(\.statusName) == ["inside", "inside", "near", "clear", "unmapped", "unlocated"])
  }

  @Test func everyExposureHasItsRow() {
    #expect(Exposure(status: .inside, hazardClass: 2).tallyKey == .inside(2))
    #expect(Exposure(status: .near, hazardClass: 2).tallyKey == .near)
    #expect(Exposure(status: .clear).tallyKey == .clear)
    #expect(Exposure(status: .unmapped).tallyKey == .unmapped)
  }

  @Test func anAccountIsBalancedWhenNothingIsLost() {
    #expect(FeatureAccount(features: 5, used: 2, repaired: 2, skipped: 1).isBalanced)
    #expect(!FeatureAccount(features: 5, used: 2, repaired: 1, skipped: 1).isBalanced)
    #expect(FeatureAccount(features: 0, used: 0).isBalanced)
  }
}
