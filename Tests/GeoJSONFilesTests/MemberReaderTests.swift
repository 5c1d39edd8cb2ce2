import ByteStreams
import FeatureModel
import TestSupport
import Testing

@testable import GeoJSONFiles

@Suite struct MemberReaderTests {
  @Test func rangesComeInTheOrderGiven() throws {
    var random = SeededRandom(seed: 5)
    let content = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    let text = try InputFile.holding(content, named: "a").text
    var ranges: [ByteRange] = []
    var offset = 0
    while offset < 2_900_000 {
      let count = Int(random.next() % 3000)
      ranges.append(ByteRange(offset: offset, count: min(count, content.count - offset)))
      offset += count + Int(random.next() % 8000)
    }
    ranges.append(ByteRange(offset: 0, count: 2_000_000))
    ranges.append(ByteRange(offset: 7, count: 0))
    ranges.shuffleTail(using: &random)
    var reader = MemberReader(text)
    var next = 0
    try reader.forEach(ranges) { index, bytes in
      #expect(index == next)
      next += 1
      #expect(bytes.elementsEqual(content[ranges[index].offset..<ranges[index].offset + ranges[index].count]))
    }
    #expect(next == ranges.count)
  }

  @Test func noRangesReadNothing() throws {
    var reader = MemberReader(try InputFile.holding("", named: "a").text)
    try reader.forEach([]) { _, _ in Issue.record("there is no range") }
    try reader.forEach([ByteRange(offset: 0, count: 0)]) { _, bytes in #expect(bytes.isEmpty) }
  }
}

extension [ByteRange] {
  /// Puts the last quarter out of order.
  fileprivate mutating func shuffleTail(using random: inout SeededRandom) {
    self[(count * 3 / 4)...].shuffle(using: &random)
  }
}
