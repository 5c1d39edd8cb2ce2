import Diagnostics
import RegencyReports
import TableFiles
import Testing

@Suite struct FindingsTableTests {
  private let finding = Diagnostic(
    .warning, "id-duplicate",
    at: Place("tps.geojson", feature: 7, id: "=1+1", part: LocalizedText(en: "properties", id: "properti")),
    LocalizedText(en: "two\nlines", id: "dua\nbaris"), fix: LocalizedText(en: "delete one, or two", id: "hapus satu"),
    action: .kept)

  private func text(_ findings: [Diagnostic], in language: Language) throws -> String {
    var writer = CSVWriter()
    try writeFindings(findings, in: language, to: &writer)
    return writer.text.string
  }

  @Test func aFindingIsARowInTheLanguage() throws {
    #expect(
      try text([finding], in: .en) == """
        severity,file,feature,id,code,message,fix,action
        warning,tps.geojson,7,'=1+1,id-duplicate,properties: two\\u{a}lines,"delete one, or two",kept

        """)
    #expect(try text([finding], in: .id).contains(#",properti: dua\u{a}baris,hapus satu,kept"#))
  }

  @Test func nothingFoundIsAHeaderOnly() throws {
    #expect(try text([], in: .id) == "severity,file,feature,id,code,message,fix,action\n")
  }
}
