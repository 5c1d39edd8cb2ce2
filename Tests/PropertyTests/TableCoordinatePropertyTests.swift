import FeatureModel
import TestSupport
import Testing

@Suite struct TableCoordinatePropertyTests {
  private let earth = Envelope(minX: -180, minY: -90, maxX: 179.99, maxY: 89.99)

  /// Ten thousandths of a second are 3 mm; what is lost by rounding is half of that at most.
  @Test(arguments: Seeds.many) func anglesMeanTheDegreesTheyWereMadeOf(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let columns = CoordinateColumns.xy(x: "x", y: "y")
    for _ in 0..<200 {
      let place = random.position(in: earth)
      let texts = [
        spelled(place.x, ["E", "T", "BT"], ["W", "B", "BB"], &random),
        spelled(place.y, ["N", "U", "LU"], ["S", "LS"], &random),
      ]
      let found = try #require(columns.position(of: texts, hasAngles: true), "\(texts)")
      #expect(abs(found.x - place.x) < 1.5e-8 && abs(found.y - place.y) < 1.5e-8, "\(texts)")
      // The letters of one axis are not those of the other.
      #expect(columns.position(of: texts.reversed(), hasAngles: true) == nil)
    }
  }

  /// Degrees, minutes and seconds in one of the spellings, with a hemisphere.
  private func spelled(
    _ degrees: Double, _ positive: [String], _ negative: [String], _ random: inout SeededRandom
  ) -> String {
    let parts = Int((abs(degrees) * 36_000_000).rounded())
    let whole = parts / 36_000_000
    let minutes = parts / 600_000 % 60
    let fraction = String(parts % 10_000 + 10_000).dropFirst()
    let seconds = "\(parts / 10_000 % 60)" + (Bool.random(using: &random) ? "." : ",") + fraction
    let letters = (degrees < 0 ? negative : positive).randomElement(using: &random) ?? ""
    let blank = ["", " ", "\u{A0}"].randomElement(using: &random) ?? ""
    let angle =
      [
        "\(whole)°\(blank)\(minutes)'\(blank)\(seconds)\"", "\(whole)º\(minutes)′\(blank)\(seconds)″",
        "\(whole) \(minutes) \(seconds)", "\(whole):\(minutes):\(seconds)", "\(whole)°\(minutes)’\(seconds)''",
      ].randomElement(using: &random) ?? ""
    return Bool.random(using: &random) ? letters + blank + angle : angle + blank + letters.lowercased()
  }

  /// A code made by plain arithmetic names a cell that holds the place, as high and wide as its length says.
  @Test(arguments: Seeds.many) func cellsOfPlusCodesHoldTheirPlace(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<100 {
      let place = random.position(in: earth)
      var outer: Envelope?
      for length in [2, 4, 6, 8, 10, 11, 12, 15] {
        let code = encoded(place, length: length)
        let cell = try PlusCode(code).envelope
        #expect(cell.contains(place), "\(code)")
        let pairs = min(length / 2, 5)
        let height = [20, 1, 0.05, 0.0025, 0.000125][pairs - 1]
        let (rows, columns) = (height / power(5, length - 10), height / power(4, length - 10))
        #expect(abs(cell.maxY - cell.minY - rows) < 1e-12 && abs(cell.maxX - cell.minX - columns) < 1e-12, "\(code)")
        if let outer { #expect(outer.contains(cell.center), "\(code)") }
        outer = cell
      }
    }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<max(0, exponent)).reduce(1) { result, _ in result * base }
  }

  /// Whole numbers of the smallest cells, digit by digit from the last one.
  private func encoded(_ place: Position, length: Int) -> String {
    let alphabet = Array("23456789CFGHJMPQRVWX")
    var (row, column) = (Int((place.y + 90) * 25_000_000), Int((place.x + 180) * 8_192_000))
    var digits: [Character] = []
    for _ in 0..<5 {
      digits.insert(alphabet[row % 5 * 4 + column % 4], at: 0)
      (row, column) = (row / 5, column / 4)
    }
    for _ in 0..<5 {
      digits.insert(contentsOf: [alphabet[row % 20], alphabet[column % 20]], at: 0)
      (row, column) = (row / 20, column / 20)
    }
    let kept = digits.prefix(length)
    let padded = kept + Array(repeating: "0", count: max(0, 8 - kept.count))
    return String(padded.prefix(8)) + "+" + String(padded.dropFirst(8))
  }
}
