import Testing

@testable import Comparisons

@Suite struct StationKeyTests {
  @Test(arguments: [
    ("3601122001001", "3601122001001"), (" 36.01.12.2001.001 ", "3601122001001"), ("36.1.12.2001.1", "3601122001001"),
    ("36 01 12 2001 001", "3601122001001"), ("0012", "12"), ("12", "12"), ("000", "0"), ("TPS-7 a", "tps7a"),
    ("", ""), (" ", ""), ("36.01.122.2001.1", "36011222001" + "1"),
  ])
  func hasOneSpelling(id: String, key: String) {
    #expect(StationKey.of(id) == key)
  }

  @Test(arguments: ["3.60112E+12", "3,60112E+12", "3E12"]) func seesNumbersOfSpreadsheets(id: String) {
    #expect(StationKey.isDamaged(id))
    #expect(!StationKey.isDamaged("3601122001001"))
  }
}
