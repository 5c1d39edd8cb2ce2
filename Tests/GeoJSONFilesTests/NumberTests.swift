import ByteStreams
import Glibc
import TestSupport
import Testing

@testable import GeoJSONFiles

@Suite struct NumberTests {
  /// The number that the scanner reads; the text must be one as a whole.
  func scanned(_ text: inout [UInt8]) -> Double? {
    let count = text.count
    text.append(contentsOf: repeatElement(0, count: 32))
    defer { text.removeLast(32) }
    return text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var json = JSONScanner(base, count: count, isLast: true)
      guard let value = try? json.number(), json.next == json.end else { return nil }
      return value
    }
  }

  @Test(arguments: [
    ("0", 0.0), ("-0", -0.0), ("106.8271528", 106.8271528), ("-6.1753924", -6.1753924), ("1e2", 100), ("1E+2", 100),
    ("25e-1", 2.5), ("123456789012345678901234567890", 123456789012345678901234567890.0), ("1e400", .infinity),
    ("1e-400", 0), ("4.9e-324", Double.leastNonzeroMagnitude), ("0.1e99999999999999999999", .infinity), ("0e99999", 0),
    ("9007199254740993", 9007199254740992), ("9007199254740993.0", 9007199254740992),
    ("106.82715280000001", 106.82715280000001),
  ])
  func number(_ text: String, _ expected: Double) {
    var bytes = Array(text.utf8)
    #expect(scanned(&bytes)?.bitPattern == expected.bitPattern)
  }

  @Test(arguments: ["", "-", "01", "+1", "1.", ".5", "1e", "1e+", "0x1", "1.e1", "--1"])
  func notANumber(_ text: String) {
    var bytes = Array(text.utf8)
    #expect(scanned(&bytes) == nil)
  }

  @Test func numbersAgreeWithTheCLibrary() {
    let seed: UInt64 = 36_01
    var random = SeededRandom(seed: seed)
    var text: [UInt8] = []
    var mismatches = 0
    for _ in 0..<1_000_000 {
      spell(&text, &random)
      let value = scanned(&text)
      text.append(0)
      let expected = text.withUnsafeBytes { bytes in
        bytes.baseAddress.map { strtod($0.assumingMemoryBound(to: CChar.self), nil) } ?? .nan
      }
      text.removeLast()
      if value?.bitPattern == expected.bitPattern { continue }
      mismatches += 1
      if mismatches < 5 { Issue.record("seed \(seed): \(String(decoding: text, as: UTF8.self)) is \(expected)") }
    }
    #expect(mismatches == 0)
  }

  /// Coordinates of up to 20 decimals, digits that lie close to a tie, and exponents.
  private func spell(_ text: inout [UInt8], _ random: inout SeededRandom) {
    text.removeAll(keepingCapacity: true)
    let bits = random.next()
    if bits & 1 == 1 { text.append(UInt8(ascii: "-")) }
    let whole = Int(bits >> 1 & 7) < 6 ? Int(bits >> 8 & 0xFF) : Int(bits >> 8 & 0xFFF_FFFF_FFFF)
    text.append(contentsOf: "\(whole)".utf8)
    let decimals = Int(bits >> 52 & 31) % 21
    if decimals > 0 {
      text.append(UInt8(ascii: "."))
      var digits = random.next()
      for _ in 0..<decimals {
        text.append(UInt8(ascii: "0") + UInt8(digits % 10))
        digits = digits / 10 == 0 ? (bits & 4 == 0 ? 5 : random.next()) : digits / 10
      }
    }
    if bits >> 57 & 7 == 0 { text.append(contentsOf: "e\(Int(random.next() % 60) - 30)".utf8) }
  }
}
