import Testing

@testable import WorkbookFiles

@Suite struct SheetNamesTests {
  @Test func whatAWorkbookForbidsIsReplaced() {
    var names = SheetNames()
    #expect(names.name(for: "36.01 Pandeglang") == "36.01 Pandeglang")
    #expect(names.name(for: "a[b]:c*d?e/f\\g") == "a-b--c-d-e-f-g")
    #expect(names.name(for: "'quoted'") == "quoted")
    #expect(names.name(for: "") == "-")
    #expect(names.name(for: " '' ") == "- (2)")
  }

  @Test func namesAreShortAndDifferentWhateverTheCase() {
    var names = SheetNames()
    let long = String(repeating: "x", count: 40)
    #expect(names.name(for: long) == String(repeating: "x", count: 31))
    #expect(names.name(for: long.uppercased()) == String(repeating: "X", count: 27) + " (2)")
    let face = String(repeating: "😀", count: 20)
    #expect(names.name(for: face).utf16.count == 30)
  }
}
