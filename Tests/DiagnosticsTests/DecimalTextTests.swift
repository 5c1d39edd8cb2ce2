import Diagnostics
import Testing

@Suite struct DecimalTextTests {
  @Test(arguments: [
    (0.0, 1, "0.0"), (0.25, 1, "0.3"), (-0.25, 1, "-0.3"), (999.96, 1, "1000.0"), (12.5, 0, "13"), (0.05, 3, "0.050"),
    (-6.37514, 5, "-6.37514"), (105.824, 5, "105.82400"), (123456789.125, 2, "123456789.13"),
  ])
  func hasAFixedCountOfDecimals(value: Double, decimals: Int, text: String) {
    #expect(decimalText(value, decimals: decimals) == text)
  }

  @Test func aNumberThatRoundsToZeroHasNoMinusSign() {
    #expect(decimalText(-0.04, decimals: 1) == "0.0")
    #expect(decimalText(-0.0, decimals: 1) == "0.0")
  }

  @Test func numbersThatCannotBeScaledStayAsTheyAre() {
    #expect(decimalText(.nan, decimals: 1) == "nan")
    #expect(decimalText(-.infinity, decimals: 1) == "-inf")
    #expect(decimalText(1e300, decimals: 1) == "1e+300")
  }

  @Test func signedNumbersAlwaysHaveASign() {
    #expect(signedDecimalText(0, decimals: 1) == "+0.0")
    #expect(signedDecimalText(12.34, decimals: 1) == "+12.3")
    #expect(signedDecimalText(-12.34, decimals: 1) == "-12.3")
  }
}
