import TestSupport
import Testing

@Suite("The built program")
struct EndToEndTests {
  @Test("says, writes and ends as expected", arguments: ProgramCase.all)
  func behaves(_ programCase: ProgramCase) throws {
    let result = try programCase.run()
    if GoldenComparison.isRecording {
      try programCase.record(result)
      Issue.record("recorded \(programCase.name); read the difference, then run the tests without RECORD_GOLDENS")
      return
    }
    for difference in try programCase.differences(result) {
      Issue.record("\(programCase.name): \(difference)")
    }
  }

  @Test("has cases")
  func hasCases() {
    #expect(ProgramCase.all.count > 30)
  }
}
