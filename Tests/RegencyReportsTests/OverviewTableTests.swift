import HazardOverlay
import RegencyReports
import Testing

@Suite struct OverviewTableTests {
  private func table(_ hazards: [HazardDefinition]) -> OverviewTable {
    var lebak = Tally(hazardCount: 2)
    for _ in 0..<1200 { lebak.count(voters: 1, keys: [.clear, .inside(1)]) }
    var total = Samples.tally
    total.add(lebak)
    total.add(Samples.tally)
    return OverviewTable(
      hazards: hazards,
      areas: [
        AreaSummary(code: "36.01", name: "Pandeglang", tally: Samples.tally),
        AreaSummary(code: "36.02", name: "Lebak", tally: lebak),
        AreaSummary(code: "outside", name: "", tally: Samples.tally),
        AreaSummary(code: "total", name: "", tally: total),
      ])
  }

  @Test func columnsAreAlignedUnderTheirHazard() {
    #expect(
      table([Samples.flood, Samples.landslide]).text(in: .en) == """
                                            banjir                longsor
        code   regency                 TPS  inside near unmapped  inside near unmapped
        36.01  Pandeglang                4       2    1        0       0    0        1
        36.02  Lebak                  1200       0    0        0    1200    0        0
               outside all regencies     4       2    1        0       0    0        1
               Total                  1208       4    2        0    1200    0        2

        """)
  }

  @Test func theTableSpeaksIndonesian() {
    #expect(
      table([Samples.flood, Samples.landslide]).text(in: .id) == """
                                                   banjir               longsor
        kode   kabupaten/kota                 TPS  dalam dekat takpeta  dalam dekat takpeta
        36.01  Pandeglang                       4      2     1       0      0     0       1
        36.02  Lebak                         1200      0     0       0   1200     0       0
               di luar semua kabupaten/kota     4      2     1       0      0     0       1
               Jumlah                        1208      4     2       0   1200     0       2

        """)
  }

  @Test func aLongHazardIdMakesRoomForItself() {
    let long = HazardDefinition(id: "kawasan_rawan_bencana_gunung")
    let lines = table([long, Samples.landslide]).text(in: .en).split(separator: "\n")
    #expect(lines[0].hasSuffix("  kawasan_rawan_bencana_gunung  longsor"))
    #expect(Set(lines.dropFirst().map(\.count)).count == 1)
  }

  @Test func anEmptyTableHasItsHeader() {
    #expect(OverviewTable(hazards: [], areas: []).text(in: .en) == "\ncode  regency  TPS\n")
  }
}
