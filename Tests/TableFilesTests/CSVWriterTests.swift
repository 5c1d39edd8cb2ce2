import ByteStreams
import Testing

@testable import TableFiles

@Suite struct CSVWriterTests {
  @Test func cellsAreQuotedWhenNeeded() throws {
    var writer = CSVWriter()
    try writer.header(["a", "b,c", "d"])
    writer.append("x \"y\"")
    writer.append(nil as String?)
    writer.append("line\nbreak")
    try writer.endRow()
    writer.append(-3)
    writer.append(0.5, decimals: 4)
    writer.append(nil as Int?)
    try writer.endRow()
    #expect(writer.text.string == "a,\"b,c\",d\n\"x \"\"y\"\"\",,\"line\nbreak\"\n-3,0.5000,\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+62", "'+62"), ("-", "'-"), ("@a", "'@a"), ("  =a", "'  =a"), ("\ta", "'\ta"),
    ("\ra", "\"'\ra\""), ("a=1", "a=1"), ("", ""), (" a", " a"), ("=\"a\"", "\"'=\"\"a\"\"\""),
  ])
  func formulasAreMadeHarmless(_ text: String, _ expected: String) throws {
    var writer = CSVWriter()
    writer.append(text)
    #expect(writer.text.string == expected)
  }

  @Test func marksCanBeThoseOfASpreadsheet() throws {
    var writer = CSVWriter(.indonesian)
    writer.append("a;b")
    writer.append("a,b")
    writer.append(-1.5, decimals: 2)
    try writer.endRow()
    #expect(writer.text.string == "\"a;b\";a,b;-1,50\n")
  }

  @Test func emptyTableIsEmpty() throws {
    var writer = CSVWriter()
    try writer.end()
    #expect(writer.text.string.isEmpty)
  }

  @Test func writtenRowsReadTheSame() throws {
    let cells = ["x", "a,b", "\"", "", "é\r\n", "; \t"]
    var writer = CSVWriter()
    try writer.header(cells.indices.map { "c\($0)" })
    for cell in cells { writer.append(cell) }
    try writer.endRow()
    let names = cells.indices.map { "c\($0)" }
    let table = try TableReader(properties: names).read(InputFile.holding(writer.text.bytes, named: "a")).table
    #expect(names.map { table.values(of: $0) } == cells.map { [.string($0)] })
  }
}
