import HazardOverlay
import Testing

@Suite struct ProfilesTests {
  @Test func namesAreUnique() {
    let names =
      Profiles.hazards.map(\.name) + Profiles.boundaries.map(\.name) + Profiles.pollingStations.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names == ["esdm-klsgtn", "inarisk-index", "bpbd-gridcode", "big", "sirekap-tps"])
  }

  @Test func everyClassHasALabelAndNoLabelIsLeftOver() {
    for profile in Profiles.hazards {
      #expect(Set(profile.classRule.labels.keys) == Set(profile.classRule.classes), "\(profile.name)")
    }
  }

  /// ESDM: 1 none, 2 very low to 6 very high; 996 and 999 are not classes.
  @Test func landslideClassesLeaveOutNoneAndNoData() throws {
    let rule = try #require(Profiles.hazards.first { $0.name == "esdm-klsgtn" }).classRule
    #expect(rule.field == "KLSGTN")
    #expect(rule.method == .values(["2": 1, "3": 2, "4": 3, "5": 4, "6": 5]))
    #expect(rule.noHazard == ["1"])
    #expect(rule.noData == ["996", "999"])
    #expect(rule.labels[5] == "sangat tinggi")
  }

  /// BNPB: an empty cell means "not mapped", never "safe".
  @Test func hazardIndexIsUnmappedWhereItIsEmpty() throws {
    let profile = try #require(Profiles.hazards.first { $0.name == "inarisk-index" })
    #expect(profile.isUnmappedOutside)
    #expect(profile.classRule.noData == [nil])
    #expect(profile.classRule.classes == [3, 2, 1])
  }
}
