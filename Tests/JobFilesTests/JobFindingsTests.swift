import Diagnostics
import JobFiles
import Testing

@Suite struct JobFindingsTests {
  private func findings(_ hazard: String, asOf: String? = "2024-11-27") throws -> [Diagnostic] {
    try JobReader.read(
      """
      petarawan: 1
      \(asOf.map { "as_of: \($0)" } ?? "")
      tps: {source: tps.geojson, id: kode_tps}
      regencies: {source: kabkota.geojson, profile: big}
      hazards:
        - {id: banjir, source: banjir.geojson, \(hazard)}
      """, file: "folder/job.yaml"
    ).findings()
  }

  @Test(arguments: [
    (#"class: 1, edition: "2023""#, []), (#"edition: "2023""#, ["class-assumed"]), ("class: 1", ["edition-missing"]),
    (#"rings: [{to: 1 km, class: 1}], edition: "2023""#, []), (#"invert: true, edition: "2023""#, []),
    (#"class: 1, edition: "2023", valid: {from: 2024-11-27, to: 2024-11-27}"#, []),
    (#"class: 1, edition: "2023", valid: {from: 2024-11-28}"#, ["hazard-not-valid"]),
    ("valid: {to: 2024-11-26}", ["class-assumed", "hazard-not-valid", "edition-missing"]),
  ])
  func saysWhatIsOpen(hazard: String, codes: [String]) throws {
    #expect(try findings(hazard).map(\.code) == codes)
  }

  @Test func withoutADayNothingIsOutOfDate() throws {
    #expect(try findings(#"class: 1, edition: "2023", valid: {to: 2020-01-01}"#, asOf: nil).isEmpty)
  }

  @Test func namesPlaceAndDays() throws {
    let found = try findings("valid: {from: 2023-01-01, to: 2024-11-26}")
    #expect(found.map(\.severity) == [.note, .warning, .note])
    #expect(Set(found.map { $0.place.text(in: .en) }) == ["job.yaml: hazards[0]"])
    #expect(
      found[0].message.en == #"the job gives no class for hazard "banjir"; every feature counts as class 1"#)
    #expect(
      found[1].message.en
        == #"the map of hazard "banjir" is valid from 2023-01-01 to 2024-11-26, and the job speaks for 2024-11-27"#)
    #expect(
      found[1].message.id
        == #"peta bahaya "banjir" berlaku dari 2023-01-01 sampai 2024-11-26, sedangkan pekerjaan ini mewakili 2024-11-27"#
    )
  }
}
