import Diagnostics
import HazardOverlay
import RegencyReports
import TableFiles
import Testing

@Suite struct SummaryTablesTests {
  private static let countColumns =
    "status,class,label,tps_count,tps_share,voters,voters_share,tps_without_voters"
  private let hazards = [Samples.flood, Samples.landslide]

  private func text(_ write: (inout CSVWriter) throws -> Void) throws -> String {
    var writer = CSVWriter()
    try write(&writer)
    return writer.text.string
  }

  /// One TPS is uncertain for the flood alone, one for both hazards: two TPS in the total.
  @Test func uncertainTPSAreCountedWhenTheJobNamesAnAccuracy() throws {
    var tally = Tally(hazardCount: 2)
    tally.count(voters: 1, keys: [.near, .clear], uncertain: [0])
    tally.count(voters: 1, keys: [.near, .clear], uncertain: [0, 1])
    tally.count(voters: 1, keys: [.near, .clear])
    let area = AreaSummary(code: "36.01", name: "", tally: tally)
    let table = try text {
      try SummaryTables(hazards: hazards, hasVoters: false, hasCertainty: true).writeRegencies([area], to: &$0)
    }
    let rows = table.split(separator: "\n")
    #expect(rows.first?.hasSuffix(",voters_share,tps_without_voters,tps_uncertain") == true)
    #expect(rows.filter { $0.contains(",near,") }.map { $0.split(separator: ",").last } == ["2", "0"])
    #expect(rows.contains("36.01,,longsor,clear,,,3,1.0000,,,,1"))
    #expect(rows.last == "36.01,,,total,,,3,1.0000,,,,2")
  }

  /// Shares are of 4 TPS and 600 voters; the label "=tinggi" is made harmless.
  @Test func regenciesHaveARowForEveryClassAndStatusAndATotal() throws {
    let area = AreaSummary(code: "36.01", name: "Pandeglang, Kab.", tally: Samples.tally)
    let table = try text {
      try SummaryTables(hazards: hazards, hasVoters: true).writeRegencies([area], to: &$0)
    }
    #expect(
      table == """
        regency_code,regency_name,hazard,status,class,label,tps_count,tps_share,voters,voters_share,tps_without_voters
        36.01,"Pandeglang, Kab.",banjir,inside,3,'=tinggi,2,0.5000,500,0.8333,0
        36.01,"Pandeglang, Kab.",banjir,inside,1,rendah,0,0.0000,0,0.0000,0
        36.01,"Pandeglang, Kab.",banjir,near,,,1,0.2500,0,0.0000,0
        36.01,"Pandeglang, Kab.",banjir,clear,,,0,0.0000,0,0.0000,0
        36.01,"Pandeglang, Kab.",banjir,unmapped,,,0,0.0000,0,0.0000,0
        36.01,"Pandeglang, Kab.",banjir,unlocated,,,1,0.2500,100,0.1667,0
        36.01,"Pandeglang, Kab.",longsor,inside,1,,0,0.0000,0,0.0000,0
        36.01,"Pandeglang, Kab.",longsor,near,,,0,0.0000,0,0.0000,0
        36.01,"Pandeglang, Kab.",longsor,clear,,,2,0.5000,300,0.5000,0
        36.01,"Pandeglang, Kab.",longsor,unmapped,,,1,0.2500,200,0.3333,0
        36.01,"Pandeglang, Kab.",longsor,unlocated,,,1,0.2500,100,0.1667,0
        36.01,"Pandeglang, Kab.",,total,,,4,1.0000,600,1.0000,0

        """)
  }

  @Test func withoutAVotersFieldItsColumnsAreEmpty() throws {
    let area = AreaSummary(code: "total", name: "", tally: Samples.tally)
    let table = try text {
      try SummaryTables(hazards: [Samples.flood], hasVoters: false).writeRegencies([area], to: &$0)
    }
    let rows = table.split(separator: "\n")
    #expect(rows[1] == "total,,banjir,inside,3,'=tinggi,2,0.5000,,,")
    #expect(rows.last == "total,,,total,,,4,1.0000,,,")
  }

  /// 300 of 300 known voters are inside, and nobody knows those of two more TPS: no share of all voters is known.
  @Test func aSumWithAGapHasNoShare() throws {
    var tally = Tally(hazardCount: 1)
    tally.count(voters: 300, keys: [.inside(3)])
    tally.count(voters: nil, keys: [.clear])
    tally.count(voters: nil, keys: [.unlocated])
    let table = try text {
      try SummaryTables(hazards: [Samples.flood], hasVoters: true).writeRegencies(
        [AreaSummary(code: "36.01", name: "", tally: tally)], to: &$0)
    }
    #expect(table.contains("36.01,,banjir,inside,3,'=tinggi,1,0.3333,300,,0\n"))
    #expect(table.contains("36.01,,banjir,clear,,,1,0.3333,0,,1\n"))
    #expect(table.hasSuffix("36.01,,,total,,,3,1.0000,300,,2\n"))
  }

  @Test func sharesOfNothingAreEmpty() throws {
    let area = AreaSummary(code: "36.02", name: "Lebak", tally: Tally(hazardCount: 2))
    let table = try text { try SummaryTables(hazards: hazards, hasVoters: true).writeRegencies([area], to: &$0) }
    #expect(table.contains("36.02,Lebak,banjir,inside,3,'=tinggi,0,,0,,0\n"))
    #expect(table.hasSuffix("36.02,Lebak,,total,,,0,,0,,0\n"))
  }

  @Test func noAreasAreAHeaderOnly() throws {
    let table = try text { try SummaryTables(hazards: hazards, hasVoters: true).writeRegencies([], to: &$0) }
    #expect(
      table == "regency_code,regency_name,hazard," + Self.countColumns + "\n")
  }

  @Test func aRegencyListsItsLevels() throws {
    let areas = [AreaSummary(code: "36.01", name: "Pandeglang", tally: Samples.tally)]
    let villages = [AreaSummary(code: "", name: "", tally: Tally(hazardCount: 2))]
    let table = try text {
      try SummaryTables(hazards: [Samples.landslide], hasVoters: true).writeRegency(
        [AreaLevel(level: .regency, areas: areas), AreaLevel(level: .village, areas: villages)], to: &$0)
    }
    let rows = table.split(separator: "\n")
    #expect(rows[0] == "level,code,name,hazard," + Self.countColumns)
    #expect(rows.count == 1 + 2 * 6)
    #expect(rows[6] == "regency,36.01,Pandeglang,,total,,,4,1.0000,600,1.0000,0")
    #expect(rows[12] == "village,,,,total,,,0,,0,,0")
  }

  @Test func theProvinceNamesTitleAndEdition() throws {
    let table = try text { try SummaryTables(hazards: hazards, hasVoters: true).writeHazards(Samples.tally, to: &$0) }
    let rows = table.split(separator: "\n")
    #expect(rows[0] == "hazard,title,edition," + Self.countColumns)
    #expect(rows[1] == "banjir,Banjir,2023,inside,3,'=tinggi,2,0.5000,500,0.8333,0")
    #expect(rows[7] == "longsor,longsor,,inside,1,,0,0.0000,0,0.0000,0")
    #expect(rows.count == 12)
  }

  @Test func cellsThatLookLikeFormulasAreHarmless() throws {
    let area = AreaSummary(code: "36.01", name: "=HYPERLINK(\"http://x\")", tally: Samples.tally)
    let table = try text {
      try SummaryTables(hazards: [Samples.landslide], hasVoters: true).writeRegencies([area], to: &$0)
    }
    #expect(table.contains("36.01,\"'=HYPERLINK(\"\"http://x\"\")\",longsor,inside"))
  }
}
