import ByteStreams
import Diagnostics
import FeatureModel
import Testing

@testable import TableFiles

@Suite struct TableReaderTests {
  func read(
    _ text: String, x: String? = nil, y: String? = nil, properties: [String] = [], members: Bool = false,
    window: Int = 1 << 20
  ) throws -> (table: FeatureTable, text: StoredText) {
    var reader = TableReader(
      coordinates: x.flatMap { x in y.map { .xy(x: x, y: $0) } }, properties: properties, keepsMembers: members)
    reader.windowSize = window
    return try reader.read(InputFile.holding(text, named: "a.csv"))
  }

  func code(_ body: () throws -> Void) -> Diagnostic? {
    do { try body() } catch { return (error as? InputProblem)?.diagnostic }
    return nil
  }

  static let simple = "kode_tps,lon,lat,nama\n3601012001007,106.5,-6.25,\"Desa \"\"A\"\", \nB\"\n0001,,,é\n"

  @Test func rowsBecomePoints() throws {
    let (table, text) = try read(
      Self.simple, x: "lon", y: "lat", properties: ["kode_tps", "nama", "none"], members: true)
    #expect(table.geometries.types == [.point, .none])
    #expect(table.geometries.coordinates == [106.5, -6.25])
    #expect(table.values(of: "kode_tps") == [.string("3601012001007"), .string("0001")])
    #expect(table.values(of: "nama") == [.string("Desa \"A\", \nB"), .string("é")])
    #expect(table.values(of: "none") == [.missing, .missing])
    #expect(table.propertyNames == ["kode_tps", "lon", "lat", "nama"])
    #expect(table.findings.map(\.code) == ["coordinate-unreadable"])
    #expect(table.findings.map(\.action) == [.unlocated])
    // The quoted cell of the first row takes two lines.
    #expect(table.findings.map { $0.place.line } == [4])
    var buffer: [UInt8] = []
    let range = table.propertyMembers[0]
    try text.read(offset: range.offset, count: range.count, into: &buffer)
    let expected = #""kode_tps":"3601012001007","lon":"106.5","lat":"-6.25","nama":"Desa \"A\", \nB""#
    #expect(String(decoding: buffer, as: UTF8.self) == expected)
  }

  @Test func everyWindowSizeAndLineEndGivesTheSame() throws {
    for text in [
      Self.simple, Self.simple.replacing("\n", with: "\r\n"), "\u{FEFF}" + Self.simple, String(Self.simple.dropLast()),
    ] {
      for window in 1...text.utf8.count + 1 {
        let (table, _) = try read(text, x: "lon", y: "lat", properties: ["kode_tps"], members: true, window: window)
        #expect(table.geometries.coordinates == [106.5, -6.25])
        #expect(table.values(of: "kode_tps") == [.string("3601012001007"), .string("0001")])
        #expect(table.findings.count == 1)
      }
    }
  }

  @Test(arguments: [
    "a;x;y\n1;106,63;-6,1\n", "a\tx\ty\n1\t106.63\t-6.1\n", "a,x,y\n1,\"106,63\",\"-6,1\"\n",
    "\"a\";\"x\";\"y\"\n\"1\";\"106.63\";\" -6.1 \"",
  ])
  func separatorsAndDecimalCommas(_ text: String) throws {
    let (table, _) = try read(text, x: "x", y: "y", properties: ["a"])
    #expect(table.geometries.coordinates == [106.63, -6.1])
    #expect(table.values(of: "a") == [.string("1")])
  }

  @Test(arguments: ["abc", "1.234,5", "nan", "inf", "0x10", "1e999", "106 30", "-"])
  func unreadableCoordinate(_ text: String) throws {
    let (table, _) = try read("x;y\n\(text);1\n", x: "x", y: "y")
    #expect(table.geometries.types == [.none])
    #expect(table.findings.map(\.code) == ["coordinate-unreadable"])
  }

  @Test func rowsOfAnotherWidthAreFound() throws {
    let (table, _) = try read("a,b\n1\n\n1,2,3\n1,\n", properties: ["b"])
    #expect(table.values(of: "b") == [.string(""), .string("2"), .string("")])
    #expect(table.findings.map(\.code) == ["row-width", "row-width"])
    #expect(table.findings.map { $0.place.line } == [2, 4])
  }

  @Test func whatSpreadsheetsAdd() throws {
    let (table, _) = try read("sep=;\r\na;b;;\r\n1;2;;\r\n;;;\r\n", properties: ["a", "column_3"])
    #expect(table.values(of: "a") == [.string("1")])
    #expect(table.propertyNames == ["a", "b", "column_3", "column_4"])
    #expect(table.findings.isEmpty)
  }

  @Test func repeatedColumnsMatterWhenAskedFor() throws {
    #expect(try read("a,b,b\n1,2,3\n", properties: ["a"]).table.values(of: "a") == [.string("1")])
    #expect(code { _ = try read("a,b,b\n", properties: ["b"]) }?.code == "column-repeated")
    #expect(code { _ = try read("a,b,b\n", members: true) }?.code == "column-repeated")
  }

  @Test func emptyTables() throws {
    #expect(code { _ = try read("") }?.code == "file-empty")
    #expect(code { _ = try read("\n\n") }?.code == "file-empty")
    #expect(try read("a,b\n", members: true).table.count == 0)
  }

  @Test func brokenTables() throws {
    let missing = try #require(code { _ = try read("a,b\n1,2\n", x: "lon", y: "lat") })
    #expect(missing.code == "column-missing")
    #expect(missing.message.en.contains(#""a", "b""#))
    #expect(code { _ = try read("a,a\n", x: "a", y: "a") }?.code == "column-repeated")
    let open = try #require(code { _ = try read("a\n1\n\"2\n") })
    #expect(open.code == "table-syntax")
    #expect(open.place.line == 3)
    #expect(code { _ = try read("a\n\"1\"2\n") }?.code == "table-syntax")
    let latin = try #require(
      code { _ = try TableReader().read(InputFile.holding([97, 10, 98, 10, 0xE9, 10], named: "a")) })
    #expect(latin.code == "table-encoding")
    #expect(latin.place.line == 3)
    #expect(
      code { _ = try TableReader().read(InputFile.holding([0xFF, 0xFE, 97, 0], named: "a")) }?.code == "table-encoding")
  }
}
