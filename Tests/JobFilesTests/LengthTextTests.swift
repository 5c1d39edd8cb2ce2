import Testing

@testable import JobFiles

@Suite struct LengthTextTests {
  @Test(arguments: [
    ("500 m", 500.0), ("2 km", 2000), ("1.5 km", 1500), ("500m", 500), ("0", 0), ("0.0", 0), (" 0 m ", 0),
    ("0.25 m", 0.25), ("6000 km", 6_000_000),
  ])
  func readsLengthsWithAUnit(text: String, meters: Double) throws {
    #expect(try LengthText.meters(in: text) == meters)
  }

  @Test(arguments: [
    ("500", LengthText.Flaw.unitMissing), ("1,5 km", .decimalComma("1.5 km")), ("-5 m", .negative),
    ("7000 km", .tooLong), ("", .unreadable), ("m", .unreadable), ("1e3 m", .unreadable), ("5 mil", .unreadable),
    ("1.2.3 m", .unreadable), (".5 m", .unreadable), ("5. m", .unreadable), ("nan m", .unreadable),
    ("1,2,3 m", .unreadable), ("+5 m", .unreadable), ("٥ m", .unreadable),
  ])
  func saysWhyATextIsNoLength(text: String, flaw: LengthText.Flaw) {
    #expect(throws: flaw) { try LengthText.meters(in: text) }
  }

  @Test(arguments: ["2024-11-27", "2024-02-29", "2000-02-29", "0001-01-01"])
  func knowsTheDaysOfTheCalendar(text: String) {
    #expect(DateText.isDate(text))
  }

  @Test(arguments: ["2023-02-29", "1900-02-29", "2024-04-31", "2024-00-10", "2024-13-01", "2024-1-1", "27-11-2024", ""])
  func refusesOtherDays(text: String) {
    #expect(!DateText.isDate(text))
  }
}
