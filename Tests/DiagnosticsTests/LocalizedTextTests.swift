import Diagnostics
import Testing

@Suite struct LocalizedTextTests {
  @Test func aTextHasAFormForEachLanguage() {
    let text = LocalizedText(en: "reading", id: "membaca")
    #expect(Language.allCases.map { text.text(in: $0) } == ["membaca", "reading"])
    #expect(LocalizedText("36.01").text(in: .id) == "36.01")
  }
}
