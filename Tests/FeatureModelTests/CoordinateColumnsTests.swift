import Diagnostics
import FeatureModel
import Testing

@Suite struct CoordinateColumnsTests {
  private let xy = CoordinateColumns.xy(x: "bujur", y: "lintang")

  private func latitude(_ text: String) -> Double? { xy.position(of: ["106", text], hasAngles: true)?.y }
  private func longitude(_ text: String) -> Double? { xy.position(of: [text, "-6"], hasAngles: true)?.x }

  /// 6° 12' 30.5" are 6 + 12/60 + 30.5/3600 degrees.
  @Test(arguments: [
    "6°12'30.5\"S", "6 12 30.5 S", "S 6° 12' 30.5\"", "6° 12′ 30,5″ LS", "ls 6º12’30.5”", "-6:12:30.5", "−6°12'30.5''",
    "6˚12´30.5´´ s", "\u{A0}6°\u{202F}12'\u{2009}30.5\" S\t", "6°12.508333333333333'S", "S6.2084722222222222",
    "6,2084722222222222° LS",
  ])
  func spellingsMeanTheSame(_ text: String) throws {
    #expect(abs(try #require(latitude(text)) + 6.208472222222222) < 1e-13)
  }

  @Test(arguments: [
    ("6 12 0", 6.2), ("6°", 6), ("6° U", 6), ("LU 6 30", 6.5), ("N90°", 90), ("+6°30'", 6.5), ("0°30'S", -0.5),
    ("6.5", 6.5),
  ])
  func hemispheresOfLatitudes(_ text: String, _ degrees: Double) { #expect(latitude(text) == degrees) }

  @Test(arguments: [
    ("106°30'E", 106.5), ("106°30' BT", 106.5), ("T 106 30", 106.5), ("106°30'W", -106.5), ("30°B", -30),
    ("BB 30", -30),
    ("180°", 180),
  ])
  func hemispheresOfLongitudes(_ text: String, _ degrees: Double) { #expect(longitude(text) == degrees) }

  @Test(arguments: [
    "", "S", "°", "6 12", "6 60 0 S", "6 12 60 S", "6.5 12 S", "6 12.5 30 S", "91°S", "90°0'1\"S", "6°12°S", "6'12\"S",
    "6\"S", "6°12'30.5\"'S", "-6°12'S", "S 6 12 S", "6 S 12", "6°12'30\"E", "6°12'30\"BT", "6 12 30 40 S", "6. S",
    ".5 S",
    "6..5 S", "6,1.5 S", "6°-12'S", "--6°", "enam S", "6°12'30\"X", "٦°S", "6 S S",
  ])
  func othersAreNoLatitudes(_ text: String) { #expect(latitude(text) == nil) }

  @Test func anglesNeedACRSInDegrees() {
    #expect(xy.position(of: ["106°30'E", "6°S"], hasAngles: false) == nil)
    #expect(xy.position(of: ["640000", "9320000,5"], hasAngles: false) == Position(x: 640000, y: 9320000.5))
  }

  @Test func swappedHemispheresAreSaid() {
    let cells = ["6°12'S", "106°30'E"]
    #expect(xy.position(of: cells, hasAngles: true) == nil)
    #expect(xy.unreadable(cells, at: Place("a.csv")).code == "coordinate-unreadable")
  }

  @Test func plusCodesSayWhatTheyAre() {
    let columns = CoordinateColumns.plusCode("kode")
    #expect(columns.names == ["kode"])
    // Half a cell of 1/8000 of a degree from its south-west corner.
    #expect(columns.position(of: ["8FVC2222+22"], hasAngles: false) == Position(x: 8.0000625, y: 47.0000625))
    #expect(columns.position(of: [""], hasAngles: true) == nil)
    #expect(columns.unreadable(["2222+22"], at: Place("a.csv")).code == "plus-code-short")
    #expect(columns.unreadable([""], at: Place("a.csv")).code == "plus-code-unreadable")
  }
}
