#if XLSX
  import Foundation
  import TestSupport
  import Testing
  import WorkbookFiles

  @Suite struct WorkbookWriterTests {
    private let sheet = WorkbookSheet(
      name: "Lembar", title: "=1+1", note: "",
      columns: [WorkbookSheet.Column("TPS", width: 18), WorkbookSheet.Column("=HYPERLINK(\"x\")", width: 9)],
      rows: [
        [.text("0036"), .count(3)], [.text("=cmd|' /C calc'!A0"), .share(0.25)], [.empty, .number(1.5, decimals: 1)],
        [.text("")],
      ])

    private func bytes(_ sheets: [WorkbookSheet], named name: String) throws -> Data {
      let folder = try ScratchFolder()
      let path = folder.path + "/" + name
      let writer = try WorkbookWriter(creating: path, title: "Judul")
      for sheet in sheets { try writer.add(sheet) }
      try writer.finish()
      return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    @Test func theSameSheetsGiveTheSameBytes() throws {
      let first = try bytes([sheet, sheet], named: "a.xlsx")
      #expect(try first == bytes([sheet, sheet], named: "b.xlsx"))
      #expect(first.starts(with: [0x50, 0x4B, 3, 4]))
      var other = sheet
      other.rows[0][1] = .count(4)
      #expect(try first != bytes([sheet, other], named: "c.xlsx"))
    }

    @Test func aSheetWithoutRowsIsWritten() throws {
      var empty = sheet
      empty.rows = []
      #expect(try !bytes([empty], named: "a.xlsx").isEmpty)
    }

    @Test func aPlaceThatCannotBeWrittenIsSaid() throws {
      #expect(problem { try WorkbookWriter(creating: "/nowhere/a.xlsx", title: "").finish() }?.code == "write-failed")
    }
  }
#endif
