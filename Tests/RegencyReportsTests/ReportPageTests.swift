import Diagnostics
import FeatureModel
import HazardOverlay
import TestSupport
import Testing

@testable import RegencyReports

@Suite struct ReportPageTests {
  private static let hostile = "<script>alert(1)</script>\"'&\u{202E}evil"

  private func contents(language: Language = .id) -> ReportContents {
    var contents = ReportContents(title: Self.hostile, language: language, version: "1.0")
    var flood = Samples.flood
    flood.title = Self.hostile
    contents.hazards = [
      ReportHazard(flood, file: Self.hostile, coverage: nil), ReportHazard(Samples.landslide, file: "b", coverage: nil),
    ]
    contents.hasVoters = true
    contents.fields = [Self.hostile]
    contents.areas = ["36.01", "total"].map { AreaSummary(code: $0, name: Self.hostile, tally: Samples.tally) }
    contents.folders = ["36.01": "36.01-a"]
    return contents
  }

  private func regency(_ count: Int) -> ReportRegency {
    var regency = ReportRegency(summary: contents().areas[0])
    let inside = ReportExposure(status: .inside, hazardClass: 3, distance: "0.0")
    let near = ReportExposure(status: .near, hazardClass: 1, distance: "1234.5")
    regency.inside = (0..<count).map {
      ReportStation(
        id: "TPS \($0)" + Self.hostile, place: Self.hostile, voters: 1234, fields: [Self.hostile],
        exposures: [inside, near])
    }
    regency.findings = [
      (
        Diagnostic(
          .warning, "test", at: Place(Self.hostile, feature: 1, id: Self.hostile), LocalizedText("secret value"),
          fix: LocalizedText(Self.hostile), action: .kept), 2
      )
    ]
    return regency
  }

  private func whole(_ page: ReportPage, _ regency: ReportRegency) -> String {
    [page.opening(map: nil, insideAny: TallyCount()), page.section(regency), page.closing()].map(\.string).joined()
  }

  @Test func noTextOfTheDataBecomesMarkup() {
    let text = whole(ReportPage(contents()), regency(30))
    #expect(text.components(separatedBy: "<script>").count == 2)
    #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&apos;&amp;\\u{202e}evil"))
    #expect(!text.contains("\u{202E}"))
  }

  @Test func theLanguageIsThatOfThePage() {
    #expect(whole(ReportPage(contents()), regency(0)).contains("<html lang=\"id\">"))
    let english = whole(ReportPage(contents(language: .en)), regency(0))
    #expect(english.contains("<html lang=\"en\">") && english.contains("never means safe"))
  }

  /// Of a long list the first ones stand open, all of them in a fold; a short one is there once.
  @Test(arguments: [(25, 25), (26, 25 + 26)])
  func longListsAreFolded(count: Int, rows: Int) {
    let text = ReportPage(contents()).section(regency(count)).string
    #expect(text.components(separatedBy: ">TPS 0").count == (count > 25 ? 3 : 2))
    #expect(text.components(separatedBy: "1.234</td>").count == rows + 1)
  }

  @Test func aRunOfTooManyTPSListsTheFirstOnesAndSaysWhereTheOthersAre() {
    var contents = contents()
    contents.listsAll = false
    let text = ReportPage(contents).section(regency(26)).string
    #expect(!text.contains("<details>") && text.contains("regencies/36.01-a/tps.geojson"))
  }

  /// The rows of the regency, and only these; those of another one and of none are elsewhere.
  @Test func decisionsStandInTheSectionOfTheirRegency() {
    var contents = contents()
    contents.decisions = [
      ReportDecisions(DecisionTableTests.moves, sections: ["36.01"], isPublic: false) { _ in false }
    ]
    let text = ReportPage(contents).section(regency(0)).string
    let rows = ["T0", "T1", "T2", "T3", "T4"].map { text.contains(">\($0)&lt;script") }
    #expect(rows == [true, false, true, false, false])
    #expect(text.contains(">1.234,0</td>") && text.contains(">2.000</td>") && text.contains(">ya</td>"))
    #expect(text.components(separatedBy: "<script>").count == 1 && text.contains("Catatan &lt;script&gt;"))
    let opening = ReportPage(contents).opening(map: nil, insideAny: TallyCount()).string
    #expect(opening.contains(">T1&lt;script") && !opening.contains(">T0&lt;script"))
  }

  @Test func aTableWithoutRowsIsNamed() {
    var contents = contents()
    let none = DecisionTable(
      "none", title: LocalizedText("Kosong"), note: LocalizedText(""), columns: DecisionTableTests.moves.columns,
      count: 0
    ) { _ in [] }
    contents.decisions = [ReportDecisions(none, sections: ["36.01"], isPublic: false) { _ in false }]
    #expect(ReportPage(contents).section(regency(0)).string.contains("Tidak ada isi: Kosong."))
    #expect(!ReportPage(contents).opening(map: nil, insideAny: TallyCount()).string.contains("keputusan"))
  }

  @Test func thePublicEditionQuotesNothing() {
    var contents = contents()
    #expect(whole(ReportPage(contents), regency(1)).contains("secret value"))
    contents.isPublic = true
    let text = whole(ReportPage(contents), regency(1))
    #expect(!text.contains("secret value") && text.contains("edisi umum"))
  }

  @Test func everyCountHasItsDenominator() {
    let text = ReportPage(contents()).section(regency(1)).string
    #expect(text.contains("dari seluruh 4 TPS dengan 600 pemilih di "))
    #expect(text.contains("1 di antaranya tanpa koordinat"))
  }

  @Test func numbersAreWrittenAsPeopleReadThem() {
    let (indonesian, english) = (ReportWords(language: .id), ReportWords(language: .en))
    #expect(
      indonesian.count(33_324) == "33.324" && english.count(1_000_000) == "1,000,000" && english.count(-12) == "-12")
    #expect(indonesian.percent(1, of: 8) == "12,5\u{A0}%" && english.percent(1, of: 0) == "–")
    #expect(indonesian.length(2500) == "2,5\u{A0}km" && english.length(99.95) == "100\u{A0}m")
    #expect(indonesian.day("2024-11-27") == "27 November 2024" && english.day("soon") == "soon")
    #expect(indonesian.number(1234.5, decimals: 2) == "1.234,5")
    #expect(indonesian.number(1234.5, decimals: 2, trimsZeros: false) == "1.234,50")
  }

  /// SHA-256 of the empty text, from FIPS 180-4's examples, in base 64.
  @Test func thePolicyNamesTheHashOfTheScript() {
    #expect(ReportAssets.source(of: "") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }
}
