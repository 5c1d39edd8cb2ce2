import Diagnostics
import Testing

@testable import HazardOverlay

@Suite struct CodeFlawTests {
  @Test(arguments: ["3601122001001", "36.01.12.2001.001", "36.01.12.2001001"])
  func goodCodesHaveNoFlaw(code: String) { #expect(CodeForm.pollingStation.flaw(of: code) == nil) }

  @Test(arguments: [
    ("3.60112E+12", CodeFlaw.scientific), ("3,60112e12", .scientific), ("3601122001001.0", .decimals),
    ("3601 122001 001", .blanks), ("36.1.12.2001.1", .parts([2, 1, 2, 4, 1], expected: [2, 2, 2, 4, 3])),
    ("36O1122001001", .character("O")), ("360112200101", .length(12, expected: 13)),
    ("3601120001001", .seventhDigit("0")), ("36-01", .character("-")),
  ])
  func eachDamageHasItsName(text: String, flaw: CodeFlaw) { #expect(CodeForm.pollingStation.flaw(of: text) == flaw) }

  @Test func theFormDependsOnTheLevel() {
    #expect(CodeForm(of: .regency).flaw(of: "36.01") == nil)
    #expect(CodeForm(of: .regency).flaw(of: "3601.0") == .decimals)
    #expect(CodeForm(of: .regency).flaw(of: "36.1") == .parts([2, 1], expected: [2, 2]))
    #expect(CodeForm(of: .district).flaw(of: "3601010") == .length(7, expected: 6))
    #expect(CodeForm(of: .village).flaw(of: "3601122001") == nil)
    // A code of four digits never was so long that a spreadsheet shortens it.
    #expect(CodeForm(of: .regency).flaw(of: "3.6E+3") == .character("E"))
  }

  private func codes(_ texts: [String], beginnings: Set<String> = []) -> [String] {
    CodeForm.pollingStation.findings(texts, beginnings: beginnings) { Place("t", feature: $0) }
      .map { "\($0.place.feature ?? -1) \($0.code)" }
  }

  @Test func onlyAColumnOfCodesIsJudged() {
    #expect(codes(["3601122001001", "3601122001002", "x"]) == ["2 code-malformed"])
    #expect(codes(["3601122001001", "x", "y"]) == [])
    #expect(codes(["TPS 1", "", "5E2", "12345678901"]) == [])
    // What a spreadsheet did tells by itself.
    #expect(codes(["x", "y", "3.60112E+12"]) == ["2 code-malformed"])
    #expect(codes([]) == [] && codes([""]) == [])
  }

  @Test func aBeginningLikeARegencyTellsThatACodeWasMeant() {
    let damaged = ["36011220011", "36.01.12.2001.2"]
    #expect(codes(damaged) == [])
    #expect(codes(damaged, beginnings: ["3601"]) == ["0 code-malformed", "1 code-malformed"])
    #expect(codes(damaged, beginnings: ["3602"]) == [])
  }

  @Test func theTextNamesTheCause() {
    let finding = CodeForm.village.findings(["3601122001", "3601122002", "36.01.12.201"]) { Place("t", feature: $0) }
    #expect(
      finding.first?.text(in: .en) == """
        warning: t: feature 2: "36.01.12.201" is no code: the parts have 2+2+2+3 digits and should have 2+2+2+4; \
        zeros in front are lost [code-malformed]
          fix: export the column as text from the program that still has the digits; nothing was guessed
        """)
  }
}

@Suite struct CodeSchemeTests {
  @Test(arguments: [
    (["3601122001", "36.01.12.2002"], CodeScheme.kemendagri), (["360112"], .kemendagri), (["3601010"], .bps),
    (["3601010001", "3601011002", "3601020001"], .bps), (["3601010001001"], .bps), (["3601122001001"], .kemendagri),
  ])
  func mostCodesDecide(codes: [String], scheme: CodeScheme) { #expect(CodeScheme(of: codes) == scheme) }

  @Test(arguments: [[], [""], ["3601", "3602"], ["3601122001", "3601010001"], ["a", "b", "3601122001"]])
  func noMajorityIsNoScheme(codes: [String]) { #expect(CodeScheme(of: codes) == nil) }
}
