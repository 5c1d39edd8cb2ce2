import FeatureModel
import Testing

@Suite struct NumberColumnTests {
  private typealias Cell = NumberColumn.Cell

  private func texts(
    _ texts: [String], _ content: NumberColumn.Content = .count, decimal: DecimalMark? = nil
  ) -> [Cell] {
    NumberColumn(texts.map { .string($0) }, content, decimal: decimal).cells
  }

  @Test func threeDigitsBehindEveryDotAreThousandsOfACount() {
    #expect(texts(["1.234", "300", ""]) == [.number(1234), .number(300), .empty])
    #expect(texts(["1.000"]) == [.number(1000)])
    #expect(texts(["1,000", "25"]) == [.number(1000), .number(25)])
  }

  @Test func oneClearValueDecidesForTheColumn() {
    #expect(texts(["1.234", "287,0", "300"]) == [.number(1234), .number(287), .number(300)])
    #expect(texts(["1,234", "287.5"]) == [.number(1234), .number(287.5)])
    #expect(texts(["1.234", "1.234.567"]) == [.number(1234), .number(1_234_567)])
    #expect(texts(["1.234", "0.5"]) == [.number(1.234), .number(0.5)])
    #expect(texts(["1,234", "2.345,50"]) == [.number(1.234), .number(2345.5)])
  }

  @Test func aMeasureWithThreeDecimalsThroughoutIsAmbiguous() {
    #expect(texts(["1.500"], .measure) == [.ambiguous(point: 1.5, comma: 1500)])
    #expect(texts(["1,500"], .measure) == [.ambiguous(point: 1500, comma: 1.5)])
    #expect(texts(["12.345", "1.000"], .measure).allSatisfy { $0.number == nil })
    // Decimals of a fixed length would show in "300" too.
    #expect(texts(["1.500", "300"], .measure) == [.number(1500), .number(300)])
    #expect(texts(["12,5", "1.500"], .measure) == [.number(12.5), .number(1500)])
    #expect(texts(["0.500", "1.500"], .measure) == [.number(0.5), .number(1.5)])
  }

  @Test func bothMarksAtOnceStayAmbiguous() {
    #expect(
      texts(["1.234", "1,234"]) == [.ambiguous(point: 1.234, comma: 1234), .ambiguous(point: 1234, comma: 1.234)])
    #expect(
      texts(["0.5", "0,25", "1.234"], .measure)
        == [.number(0.5), .number(0.25), .ambiguous(point: 1.234, comma: 1234)])
  }

  @Test func whatIsDeclaredHolds() {
    #expect(texts(["1.500"], .measure, decimal: .comma) == [.number(1500)])
    #expect(texts(["1.500"], .measure, decimal: .point) == [.number(1.5)])
    #expect(texts(["1.234"], decimal: .point) == [.number(1.234)])
    #expect(texts(["287.5", "1,5"], decimal: .comma) == [.unreadable, .number(1.5)])
  }

  @Test func numbersOfFilesAreWhatTheyAre() {
    let column = NumberColumn([.number("1.234"), .string("1.234"), .null, .missing, .number("1e400")], .count)
    #expect(column.cells == [.number(1.234), .number(1234), .empty, .empty, .unreadable])
  }

  @Test func blanksStandAtTheEndsAndBetweenThousands() {
    #expect(
      texts([" 300 ", "1 234", "1\u{A0}234\u{A0}567", "-1 234,5"])
        == [.number(300), .number(1234), .number(1_234_567), .number(-1234.5)])
    #expect(texts(["12 34", "300 orang", "\u{2212}5", "  "]) == [.unreadable, .unreadable, .number(-5), .empty])
  }

  @Test func anythingElseIsUnreadable() {
    for text in ["abc", "0x10", "nan", "inf", "1.2.3", "1,23,456", "1.234,5,6", ".", "-", "1e", "--1", "٣", "1e999"] {
      #expect(texts([text]) == [.unreadable], "\(text)")
    }
    #expect(texts(["1e3", "1.5e3"]) == [.number(1000), .number(1500)])
    #expect(texts([String(repeating: "9", count: 500)]) == [.unreadable])
  }

  @Test func wholeNumbersHaveALimit() {
    #expect(Cell.number(600).wholeNumber(atMost: 600) == 600)
    #expect(Cell.number(601).wholeNumber(atMost: 600) == nil)
    #expect(Cell.number(1.5).wholeNumber(atMost: 600) == nil)
    #expect(Cell.number(-1).wholeNumber(atMost: 600) == nil)
    #expect(texts(["9223372036854775807"])[0].wholeNumber(atMost: .max) == nil)
    #expect(texts(["1e300"])[0].wholeNumber(atMost: .max) == nil)
  }
}
