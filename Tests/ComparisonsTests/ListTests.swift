import ByteStreams
import Diagnostics
import FeatureModel
import TableFiles
import Testing

@testable import Comparisons

@Suite struct ListTests {
  private func list(_ csv: String, _ columns: ListColumns = ListColumns()) throws -> (AgencyList, [ListFlaw]) {
    let file = try InputFile.holding(csv, named: "l.csv")
    let names = try TableReader().read(file).table.propertyNames
    let table = try TableReader(properties: names).read(file).table
    let guessed = try #require(columns.guessed(from: table, hazard: "banjir", known: []))
    return AgencyList.of(table, guessed)
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
    #expect(ListColumns().guessed(from: FeatureTable(file: "l.csv"), hazard: nil, known: []) == nil)
    #expect(ListColumns(id: "c", name: "a").missing(in: ["a", "b"]) == ["c"])
  }

  @Test func aColumnIsChosenByMeaning() throws {
    func columns(_ header: String, _ hazard: String?) throws -> ListColumns? {
      let cells = header.split(separator: ",").map { $0 == "kode" ? "36.01" : $0 == "nama" ? "Lebak" : "5" }
      let file = try InputFile.holding(header + "\n" + cells.joined(separator: ",") + "\n", named: "l.csv")
      let table = try TableReader(properties: header.split(separator: ",").map(String.init)).read(file).table
      return ListColumns().guessed(from: table, hazard: hazard, known: [])
    }
    #expect(try columns("kode,nama,jumlah TPS,rawan banjir", "banjir")?.count == "rawan banjir")
    #expect(try columns("kode,nama,jumlah TPS,rawan banjir", "banjir")?.total == "jumlah TPS")
    #expect(try columns("kode,nama,jumlah TPS,tps_rawan", "banjir")?.count == "tps_rawan")
    #expect(try columns("kode,nama,rawan longsor,rawan banjir", "banjir")?.count == "rawan banjir")
    #expect(try columns("kode,nama,rawan longsor,rawan banjir", "banjir")?.otherCounts == ["rawan longsor"])
    #expect(try columns("kode,nama,tps_rawan,jumlah TPS", nil)?.count == "jumlah TPS")
    #expect(try columns("kode,nama,jumlah tps banjir", "banjir")?.count == "jumlah tps banjir")
    #expect(try columns("kode,nama,jumlah tps banjir", "banjir")?.id == nil)
    #expect(try columns("kode,nama,jumlah pemilih", "banjir")?.count == nil)
  }

  @Test func sumsAreNoAreas() throws {
    for name in [
      "Jumlah", "Total", "JUMLAH/TOTAL", "Banten", "Provinsi Banten", "TOTAL KESELURUHAN", "Sub Total", "Jml.",
    ] {
      let (found, flaws) = try list("kode,nama,tps rawan\n36.01,Lebak,5\n,\(name),7\n")
      guard case .counts(let counts) = found else { return #expect(Bool(false)) }
      #expect(counts.map(\.name) == ["Lebak"])
      #expect(flaws.map(\.kind) == [.totalRow], "\(name)")
    }
    // No name at all, and as many as all others.
    let (found, flaws) = try list("kode,nama,tps rawan\n36.01,Lebak,5\n36.02,Serang,6\n,Semua daerah,11\n,,\n")
    guard case .counts(let counts) = found else { return #expect(Bool(false)) }
    #expect(counts.count == 2)
    #expect(flaws.map(\.kind) == [.totalRow])
  }

  @Test func codesOfAreasAreNoTPS() throws {
    for code in ["36.01", "3601", "36.01.12", "3601122001"] {
      let (found, _) = try list("kode,nama,n\n\(code),x,5\n")
      guard case .counts = found else { return #expect(Bool(false), "\(code)") }
    }
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
