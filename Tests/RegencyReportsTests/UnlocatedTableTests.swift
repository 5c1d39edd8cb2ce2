import RegencyReports
import TableFiles
import Testing

@Suite struct UnlocatedTableTests {
  @Test func propertiesAreKeptAsJSON() throws {
    var writer = CSVWriter()
    try writeUnlocated(
      [
        UnlocatedStation(
          feature: 3, id: "3601122001001", regencyCode: "36.01", villageCode: "36.01.12.2001", voters: 300,
          members: #""kode":"3601122001001","dpt":300"#),
        UnlocatedStation(feature: 9, id: "-1+2", regencyCode: "", villageCode: "", voters: nil, members: ""),
      ], to: &writer)
    #expect(
      writer.text.string == """
        tps_id,feature,regency_code,village_code,voters,properties
        3601122001001,3,36.01,36.01.12.2001,300,"{""kode"":""3601122001001"",""dpt"":300}"
        '-1+2,9,,,,{}

        """)
  }

  @Test func nothingUnlocatedIsAHeaderOnly() throws {
    var writer = CSVWriter()
    try writeUnlocated([], to: &writer)
    #expect(writer.text.string == "tps_id,feature,regency_code,village_code,voters,properties\n")
  }
}
