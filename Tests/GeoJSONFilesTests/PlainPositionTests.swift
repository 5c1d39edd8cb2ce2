import TestSupport
import Testing

@testable import GeoJSONFiles

@Suite struct PlainPositionTests {
  /// Lets a scanner loose on a text; the result with what is left of the text.
  func scan<Result>(_ text: String, _ body: (inout JSONScanner) -> Result) -> (result: Result, rest: String) {
    let count = text.utf8.count
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 32)
    return bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { preconditionFailure("32 bytes at least") }
      var json = JSONScanner(base, count: count, isLast: true)
      let result = body(&json)
      return (result, String(decoding: bytes[json.position..<count], as: UTF8.self))
    }
  }

  @Test(arguments: [
    ("[106.8271528,-6.1753924]", 106.8271528, -6.1753924), ("[ 106.5, -6.5 ]", 106.5, -6.5),
    ("[\n\t106.5\r\n,\n-6.5\n]", 106.5, -6.5), ("[0.0,-0.0]", 0, -0.0), ("[-0.5,0.05]", -0.5, 0.05),
    ("[641353.16,9301366.11]", 641353.16, 9301366.11), ("[9999999.99999999,0.00000001]", 9999999.99999999, 1e-8),
    ("[106.123456789,-6.1234567890123]", 106.123456789, -6.1234567890123),
    ("[106.123456789012345,-6.123456789012345]", 106.123456789012345, -6.123456789012345),
    ("[1.500000000000000,1.000000000]", 1.5, 1),
  ])
  func plain(_ text: String, _ x: Double, _ y: Double) {
    let (position, rest) = scan(text + ",") { $0.takePlainPosition() }
    #expect(position?.x.bitPattern == x.bitPattern && position?.y.bitPattern == y.bitPattern)
    #expect(rest == ",")
  }

  /// Nothing is consumed of what another scan reads or refuses.
  @Test(arguments: [
    "", "[", "[]", "[1,2]", "[1.5,2]", "[01.5,2.5]", "[1.5,-02.5]", "[1.,2.5]", "[.5,2.5]", "[1.5,2.5,3.5]",
    "[1.5e0,2.5]",
    "[1.5,2.5E1]", "[12345678.5,1.5]", "[123456789.5,1.5]", "[1.5,2.5", "[+1.5,2.5]", "[--1.5,2.5]", "[- 1.5,2.5]",
    "[1.5 2.5]", "[1.5,,2.5]", "[1 .5,2.5]", "[1.5,2.5}", "1.5,2.5]", "[1.5,null]", "[1.1234567890123456789,2.5]",
    "[1.5,2.1234567890123456]", "[1.5,2.5\u{B}]", "[1.5,2.５]", "[1:5,2.5]", "[1.5/,2.5]",
  ])
  func notPlain(_ text: String) {
    let (position, rest) = scan(text) { $0.takePlainPosition() }
    #expect(position == nil && rest == text)
  }

  /// Each number of digits before the point and behind it.
  @Test func plainNumbersAgreeWithTheStandardLibrary() {
    let seed: UInt64 = 36_02
    var random = SeededRandom(seed: seed)
    var (taken, mismatches) = (0, 0)
    for whole in 1...9 {
      for decimals in 1...18 {
        for _ in 0..<300 {
          let (x, y) = (spelling(whole, decimals, &random), spelling(whole, decimals, &random))
          guard let position = scan("[\(x),\(y)]", { $0.takePlainPosition() }).result else { continue }
          taken += 1
          if position.x.bitPattern == Double(x)?.bitPattern, position.y.bitPattern == Double(y)?.bitPattern { continue }
          mismatches += 1
          if mismatches < 5 { Issue.record("seed \(seed): \(x) or \(y)") }
        }
      }
    }
    #expect(mismatches == 0)
    // Without the 6 pairs of 7 by 15 that have more than 19 digits.
    #expect(taken == 300 * (7 * 15 - 6))
  }

  private func spelling(_ whole: Int, _ decimals: Int, _ random: inout SeededRandom) -> String {
    let digits = (0..<whole + decimals).map { _ in Int.random(in: 0...9, using: &random) }
    let first = whole > 1 ? max(1, digits[0]) : digits[0]
    let sign = Bool.random(using: &random) ? "-" : ""
    let text = digits.dropFirst().map(String.init).joined()
    return "\(sign)\(first)\(text.prefix(whole - 1)).\(text.dropFirst(whole - 1))"
  }

  @Test func positionsAreTakenUpToTheLastOneOrTheRoom() {
    func take(_ text: String, room: Int) -> ([Double], String) {
      let (numbers, rest) = scan(text) { json in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: room) { numbers in
          Array(numbers[..<json.takePlainPositions(into: numbers)])
        }
      }
      return (numbers, rest)
    }
    let text = "[1.5,2.5], [3.5,4.5] ,\n[5.5,6.5]]"
    #expect(take(text, room: 8) == ([1.5, 2.5, 3.5, 4.5], "[5.5,6.5]]"))
    #expect(take(text, room: 2) == ([1.5, 2.5], "[3.5,4.5] ,\n[5.5,6.5]]"))
    #expect(take(text, room: 1) == ([], text))
    #expect(take("[1.5,2.5],]", room: 8) == ([], "[1.5,2.5],]"))
    #expect(take("[1.5,2.5],[3,4],[5.5,6.5]]", room: 8) == ([1.5, 2.5], "[3,4],[5.5,6.5]]"))
    #expect(take("[1.5,2.5],", room: 8) == ([], "[1.5,2.5],"))
  }

  /// Positions of several spellings in one ring, cut by the window at any byte.
  @Test(arguments: [4, 37, 38, 39, 64, 101, 1 << 20])
  func windowsDoNotMatter(window: Int) throws {
    var random = SeededRandom(seed: 36_03)
    let spellings = (0..<700).map { index in
      let (x, y) = (spelling(3, index % 17 + 1, &random), spelling(1, index % 13 + 1, &random))
      return index % 29 == 0 ? (x + "e0", y) : (x, y)
    }
    let positions = spellings.enumerated().map { $0 % 7 == 0 ? "[ \($1.0), \($1.1) ]" : "[\($1.0),\($1.1)]" }
    let text = collection(#"{"type":"LineString","coordinates":[\#(positions.joined(separator: ","))]}"#)
    let numbers = try read(text, window: window).geometries.coordinates
    #expect(numbers == spellings.flatMap { [Double($0.0) ?? .nan, Double($0.1) ?? .nan] })
  }
}
