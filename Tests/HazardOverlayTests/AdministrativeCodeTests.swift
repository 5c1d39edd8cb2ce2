import Testing

@testable import HazardOverlay

@Suite struct AdministrativeCodeTests {
  @Test(arguments: [
    ("36", "36"), ("3601", "36.01"), ("36.01", "36.01"), ("360112", "36.01.12"), ("36.01.12", "36.01.12"),
    ("3601122001", "36.01.12.2001"), ("36.01.12.2001", "36.01.12.2001"), (" 3601\t", "36.01"), ("36.0.1", "36.01"),
  ])
  func aKemendagriCodeHasOneSpelling(written: String, text: String) throws {
    #expect(AdministrativeCode(kemendagri: written)?.text == text)
    let asWritten = try #require(AdministrativeCode(written))
    #expect(asWritten.text == written.trimmedBlanks)
    #expect(asWritten == AdministrativeCode(text))
    #expect(Set([asWritten]).contains(try #require(AdministrativeCode(text))))
  }

  /// BPS (2+2+3+3) and other countries count as many digits.
  @Test(arguments: ["3307130014", "0363", "0402103000", "060375"])
  func aCodeThatNobodyCallsKemendagriStaysAsItIsWritten(written: String) {
    #expect(AdministrativeCode(written)?.text == written)
  }

  @Test func aCodeBeginsWithThatOfALargerArea() {
    #expect(AdministrativeCode("3601122001")?.beginning(digits: 6)?.text == "36.01.12")
    #expect(AdministrativeCode("36.01.12")?.beginning(digits: 4)?.text == "36.01")
    #expect(AdministrativeCode("36.01")?.beginning(digits: 4) == nil)
    #expect(AdministrativeCode("ID-BT")?.beginning(digits: 4) == nil)
  }

  @Test(arguments: ["7", "360", "36011", "ID-BT", "A3601", "3601122001001", "36011220010011", "٣٦٠١", "36٠١"])
  func anyOtherCodeStaysAsItIsWritten(written: String) {
    #expect(AdministrativeCode(kemendagri: written)?.text == written)
    #expect(AdministrativeCode("  \(written)\n")?.text == written)
  }

  @Test func blanksAreNoCode() {
    #expect(AdministrativeCode("") == nil)
    #expect(AdministrativeCode(" \t\r\n") == nil)
    #expect(AdministrativeCode("...")?.text == "...")
  }

  @Test func codesOfTwoSpellingsAreEqual() {
    #expect(AdministrativeCode("3601") == AdministrativeCode("36.01"))
    #expect(AdministrativeCode("3601") != AdministrativeCode("3602"))
  }

  @Test func codesSortByTheirBytes() {
    let codes = ["36.71", "36", "36.01.12", "36.01", "9"].compactMap { AdministrativeCode($0) }
    #expect(codes.sorted().map(\.text) == ["36", "36.01", "36.01.12", "36.71", "9"])
  }

  /// 3601122001001 is regency 36.01, district 36.01.12, village 36.01.12.2001, TPS 001.
  @Test func aTPSCodeBeginsWithItsAreas() {
    for code in ["3601122001001", "36.01.12.2001.001", " 3601122001 "] {
      #expect(AdministrativeCode(prefixOf: code, digits: 4)?.text == "36.01")
      #expect(AdministrativeCode(prefixOf: code, digits: 6)?.text == "36.01.12")
      #expect(AdministrativeCode(prefixOf: code, digits: 10)?.text == "36.01.12.2001")
    }
  }

  /// A village has 10 digits and a TPS 13; the seventh is 1 (kelurahan), 2 (desa) or 3 (desa adat).
  @Test(arguments: [
    "", "TPS 001", "3601", "360112", "36011220010", "3601129001001", "3601120001", "360112200100A", "36011220010011",
    "36.01.12.2001.001.1", "36011220٠١",
  ])
  func otherIdsNameNoArea(id: String) {
    #expect(AdministrativeCode(prefixOf: id, digits: 4) == nil)
  }

  @Test func outerBlanksAreTrimmed() {
    #expect(" \t a b \r\n".trimmedBlanks == "a b")
    #expect("".trimmedBlanks == "" && " ".trimmedBlanks == "")
    #expect("é".trimmedBlanks == "é" && "é\n".trimmedBlanks == "é" && " desa é".trimmedBlanks == "desa é")
  }
}
