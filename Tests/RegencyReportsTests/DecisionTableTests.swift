import ByteStreams
import Diagnostics
import FeatureModel
import TestSupport
import Testing

@testable import RegencyReports

@Suite struct DecisionTableTests {
  static let hostile = "<script>alert(1)</script> [% 1+1 %] \"'&"

  /// Rows of Pandeglang, Lebak, Pandeglang, none and of a regency without a section; the second one has no place.
  static let moves = DecisionTable(
    "moves", title: LocalizedText(hostile), note: LocalizedText("Catatan " + hostile),
    columns: [
      DecisionColumn("tps_id", LocalizedText("TPS"), isForPeople: true),
      DecisionColumn("regency_code", LocalizedText("Kode")),
      DecisionColumn("meters", LocalizedText("Jarak (m)"), .number(decimals: 1), isForPeople: true),
      DecisionColumn("voters", LocalizedText("Pemilih"), .integer, isForPeople: true),
      DecisionColumn("is_reserve", LocalizedText(en: "Reserve", id: "Cadangan"), .flag, isForPeople: true),
      quoting,
    ], count: 5
  ) { row in
    [
      .text("T\(row)" + hostile), .text(["36.01", "36.02", "36.01", nil, "36.99"][row]),
      .number(row == 1 ? nil : 1234.05 + Double(row)), .integer(row == 1 ? nil : 1000 * row), .flag(row == 0),
      .text("cadangan \(row)"),
    ]
  }.placed(.line) { row in
    row == 1 ? nil : .line(Position(x: 105.123456789, y: -6), Position(x: 105.2, y: -6.1))
  }

  private static var quoting: DecisionColumn {
    var column = DecisionColumn("explanation", LocalizedText("Penjelasan"), isForPeople: true)
    column.quotedFields = ["cadangan"]
    return column
  }

  @Test func rowsBelongToTheirRegency() {
    #expect(Self.moves.rowsByRegency() == ["36.01": [0, 2], "36.02": [1], "": [3], "36.99": [4]])
    let plain = DecisionTable(
      "t", title: LocalizedText("t"), note: LocalizedText(""), columns: [DecisionColumn("a", LocalizedText("a"))],
      count: 2
    ) { _ in [.text(nil)] }
    #expect(plain.rowsByRegency() == ["": [0, 1]])
  }

  @Test func noRowOfASectionGetsLost() {
    let shown = ReportDecisions(Self.moves, sections: ["36.01", "36.02", "outside"], isPublic: false) { _ in false }
    #expect(["36.01", "36.02", "outside", ""].map(shown.rows) == [[0, 2], [1], [3, 4], []])
    let alone = ReportDecisions(Self.moves, sections: ["36.01"], isPublic: false) { _ in false }
    #expect(["36.01", "36.02", "outside", ""].map(alone.rows) == [[0, 2], [], [], [1, 3, 4]])
  }

  @Test func totalsBelongToTheProvinceWhateverLiesOutside() {
    let codes = ["36.01", "outside", "total", "36.02"]
    let sums = DecisionTable(
      "stages", title: LocalizedText("t"), note: LocalizedText(""),
      columns: [DecisionColumn("regency_code", LocalizedText("Kode"), isForPeople: true)], count: codes.count
    ) { [.text(codes[$0])] }
    let shown = ReportDecisions(sums, sections: ["36.01", "outside"], isPublic: false) { _ in false }
    #expect(["36.01", "outside", ""].map(shown.rows) == [[0], [1, 3], [2]])
  }

  @Test func aColumnThatQuotesAPrivateFieldIsLeftOut() {
    let names = { (shown: ReportDecisions) in shown.columns.map { Self.moves.columns[$0].name } }
    #expect(
      names(ReportDecisions(Self.moves, sections: [], isPublic: false) { _ in false })
        == ["tps_id", "meters", "voters", "is_reserve", "explanation"])
    #expect(
      names(ReportDecisions(Self.moves, sections: [], isPublic: false) { $0 == "cadangan" })
        == ["tps_id", "meters", "voters", "is_reserve"])
  }

  /// As `printf("%.1f")` writes the binary values: 0.25 is exact and goes to the even digit, 0.35 lies below the half.
  @Test(arguments: [(0.25, 0.2), (0.35, 0.3), (-1.06, -1.1), (5e9, 5e9), (0, 0)])
  func numbersAreThoseOfTheCSV(number: Double, rounded: Double) {
    #expect(DecisionColumnKind.number(decimals: 1).rounded(number) == rounded)
  }

  @Test func placesAreThoseOfTheGeoJSON() throws {
    guard case .line(let start, let end) = try #require(Self.moves.place(ofRow: 0)).rounded else {
      Issue.record("a line stays a line")
      return
    }
    #expect(start == Position(x: 105.1234568, y: -6) && end == Position(x: 105.2, y: -6.1))
  }
}
