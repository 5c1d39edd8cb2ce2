import ByteStreams
import Diagnostics
import TableFiles
import Testing

@testable import Comparisons

@Suite struct ListTests {
  private func list(_ csv: String, _ columns: ListColumns = ListColumns()) throws -> (AgencyList, [ListFlaw]) {
    let file = try InputFile.holding(csv, named: "l.csv")
    let names = try TableReader().read(file).table.propertyNames
    let columns = try #require(columns.guessed(from: names))
    return AgencyList.of(try TableReader(properties: AgencyList.fields(columns)).read(file).table, columns)
  }

  @Test func idsWinOverCountsUnlessCountsAreNamed() throws {
    let text = "Kode TPS,jumlah\n3601122001001,3\n"
    guard case .stations(let stations) = try list(text).0 else { return #expect(Bool(false)) }
    #expect(stations.map(\.id) == ["3601122001001"])
    guard case .counts(let counts) = try list(text, ListColumns(count: "jumlah")).0 else { return #expect(Bool(false)) }
    #expect(counts.map(\.count) == [3])
  }

  @Test func countsHaveThousandsMarks() throws {
    let (found, flaws) = try list("kode_kab;jumlah_tps\n3601;1.003\n3602;1,003\n3603;12\n3604;7.0\n3671;-1\n3672;1.5\n")
    guard case .counts(let counts) = found else { return #expect(Bool(false)) }
    #expect(counts.map(\.count) == [1003, 1003, 12, 7])
    #expect(counts.map { $0.code?.text } == ["36.01", "36.02", "36.03", "36.04"])
    #expect(flaws.map(\.row) == [4, 5])
  }

  @Test func anEmptyListHasNothing() throws {
    guard case .stations(let stations) = try list("id\n").0 else { return #expect(Bool(false)) }
    #expect(stations.isEmpty)
    #expect(ListColumns().guessed(from: ["a", "b"]) == nil)
    #expect(ListColumns(id: "c", name: "a").missing(in: ["a", "b"]) == ["c"])
  }

  @Test func aSuggestionIsTheOnlyOne() {
    let near = NearMatch([(0, "3601122001001", "SDN 1"), (1, "3601122001002", "SDN 2"), (2, "3602999999999", "SDN 2")])
    #expect(near.row(key: "3601122001003", name: "")?.row == nil, "001 and 002 are equally near")
    #expect(near.row(key: "3602999999998", name: "")?.row == 2)
    #expect(near.row(key: "360299999999", name: "")?.row == 2, "a digit is missing")
    #expect(near.row(key: "6302999999999", name: "")?.row == 2, "two digits are swapped")
    #expect(near.row(key: "x", name: "sdn-1")?.row == 0)
    #expect(near.row(key: "x", name: "SDN 2") == nil, "two have this name")
  }

  @Test(arguments: [
    ("Kab. Lebak", "Kab. Lebak"), ("@semua", "`@semua`"), ("a|b", "`a\\|b`"), ("<b>", "`<b>`"), ("`x`", "`'x'`"),
    ("http://x", "`http://x`"), ("*a*", "`*a*`"), ("", ""), ("a\nb", "`a\\u{a}b`"), ("- a", "`- a`"),
  ])
  func markdownShowsValuesAsTheyAre(text: String, shown: String) {
    #expect(MarkdownText.value(text) == shown)
  }
}
