import Glibc
import TestSupport
import Testing

@testable import ByteStreams

@Suite struct OutputTextTests {
  func fixed(_ value: Double, _ decimals: Int, trimmed: Bool = false) -> String {
    var text = OutputText()
    text.appendFixed(value, decimals: decimals, trimsZeros: trimmed)
    return text.string
  }

  func json(_ value: String) -> String {
    var text = OutputText()
    text.appendJSONString(value)
    return text.string
  }

  @Test func bytesComeInOrder() {
    var text = OutputText(capacity: 0)
    text.append("a")
    text.append("literal")
    text.append(String(repeating: "é", count: 100))
    text.append(byte: 33)
    text.append([1, 2])
    #expect(text.count == 1 + 7 + 200 + 1 + 2)
    #expect(text.bytes.suffix(3) == [33, 1, 2])
    text.truncate(to: 3)
    #expect(text.string == "ali")
    text.removeAll()
    #expect(text.bytes.isEmpty)
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (-10, "-10"), (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
  ])
  func integer(_ value: Int, _ expected: String) {
    var text = OutputText()
    text.appendInteger(value)
    #expect(text.string == expected)
  }

  @Test func fixedRoundsTiesToEven() {
    // 0.5, 1.5, 2.5 and 0.125 are exact in binary: true ties. 0.15 is a little less than it reads, 0.35 too.
    #expect(fixed(0.5, 0) == "0")
    #expect(fixed(1.5, 0) == "2")
    #expect(fixed(2.5, 0) == "2")
    #expect(fixed(0.125, 2) == "0.12")
    #expect(fixed(0.375, 2) == "0.38")
    #expect(fixed(0.15, 1) == "0.1")
    #expect(fixed(999_999_999.9999, 2) == "1000000000.00")
    #expect(fixed(-0.04, 1) == "-0.0")
  }

  @Test func zerosAreTrimmed() {
    #expect(fixed(106.5, 7, trimmed: true) == "106.5")
    #expect(fixed(106, 7, trimmed: true) == "106")
    #expect(fixed(100, 0, trimmed: true) == "100")
    #expect(fixed(-0.0, 7, trimmed: true) == "0")
    #expect(fixed(-0.00000001, 7, trimmed: true) == "0")
    #expect(fixed(-6.1234567, 7, trimmed: true) == "-6.1234567")
    #expect(fixed(1e9, 7, trimmed: true) == "1000000000")
    #expect(fixed(1e300, 2, trimmed: true).count == 301)
    #expect(fixed(12_345_678_901.25, 7, trimmed: true) == "12345678901.25")
  }

  @Test func fixedAgreesWithTheCLibrary() {
    let seed: UInt64 = 20_241_127
    var random = SeededRandom(seed: seed)
    var buffer = [CChar](repeating: 0, count: 400)
    var text = OutputText()
    for round in 0..<400_000 {
      let decimals = Int(random.next() % 10)
      let value: Double =
        switch round % 4 {
        case 0: Double(Int64(bitPattern: random.next()) >> 20) / 1e7
        // Ties: an odd number of halves of the last digit, as far as they are exact.
        case 1: Double(Int64(bitPattern: random.next()) >> 40) / Double(1 << Int(random.next() % 24))
        case 2: Double.random(in: -200...200, using: &random)
        default:
          Double(
            sign: .plus, exponent: Int(random.next() % 160) - 120, significand: Double.random(in: 1..<2, using: &random)
          )
        }
      let count = withVaList([Int32(decimals), value]) { vsnprintf(&buffer, 400, "%.*f", $0) }
      text.removeAll()
      text.appendFixed(value, decimals: decimals)
      let isSame = text.withBytes { bytes in
        bytes.elementsEqual(buffer.prefix(Int(count)).lazy.map { UInt8(bitPattern: $0) })
      }
      if !isSame { Issue.record("seed \(seed), round \(round): \(value) with \(decimals) decimals is \(text.string)") }
    }
  }

  @Test func jsonStringsEscapeWhatTheyMust() {
    #expect(json("") == "\"\"")
    #expect(json("a\"b\\c/") == #""a\"b\\c/""#)
    #expect(json("\u{8}\t\n\u{C}\r\u{1}\u{1F}\u{7F}") == "\"\\b\\t\\n\\f\\r\\u0001\\u001f\u{7F}\"")
    #expect(json("Kelurahan Ciputat é \u{2028} 🌋") == "\"Kelurahan Ciputat é \u{2028} 🌋\"")
  }
}
