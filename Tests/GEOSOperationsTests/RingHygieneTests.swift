import FeatureModel
import GEOSOperations
import Testing

@Suite struct RingHygieneTests {
  @Test(
    arguments: [
      ([0, 0, 4, 0, 4, 4, 0, 0], []),
      ([0, 0, 4, 0, 4, 4], [.notClosed]),
      ([0, 0, 4, 0, 0, 0], [.tooShort]),
      ([0, 0, 4, 0, 4, 0, 0, 0, 0, 0], [.tooShort]),
      ([0, 0], [.tooShort]),
      ([], [.tooShort]),
      ([0, 0, 4, 0], [.notClosed, .tooShort]),
      ([0, 0, 1, 1, 3, 3, 0, 0], [.zeroArea]),
      ([0, 0, 1, 1, 3, 3], [.notClosed, .zeroArea]),
      ([105.1, -6.1, 105.2, -6.2, 105.4, -6.4, 105.1, -6.1], [.zeroArea]),
      // A bow tie's signed area is 0, but it does enclose something.
      ([0, 0, 2, 2, 2, 0, 0, 2, 0, 0], []),
      // Repeated positions do no harm.
      ([0, 0, 0, 0, 4, 0, 4, 4, 4, 4, 0, 0], []),
    ] as [([Double], [RingDefect])])
  func defects(ring: [Double], expected: [RingDefect]) {
    #expect(RingHygiene.defects(ofRing: 0, in: polygon(ring)) == expected)
  }

  @Test func mendingClosesAndDropsRepeatedPositions() {
    var result = FeatureGeometries()
    #expect(RingHygiene.appendMended(0, of: polygon([0, 0, 0, 0, 4, 0, 4, 4, 4, 4]), to: &result))
    #expect(result.coordinates == [0, 0, 4, 0, 4, 4, 0, 0])
  }

  @Test func mendingDropsUselessInteriorRings() {
    var result = FeatureGeometries()
    let source = polygon(square(0, 0, side: 9), [1, 1, 2, 2, 1, 1], square(3, 3, side: 1))
    #expect(RingHygiene.appendMended(0, of: source, to: &result))
    #expect(result.coordinates == square(0, 0, side: 9) + square(3, 3, side: 1))
    #expect(result.rings(ofPart: 0) == 0..<2)
  }

  @Test func withoutExteriorRingThePartIsGone() {
    var result = FeatureGeometries()
    #expect(!RingHygiene.appendMended(0, of: polygon([0, 0, 1, 1, 0, 0], square(3, 3, side: 1)), to: &result))
    #expect(result.partCount == 0)
    #expect(result.coordinates.isEmpty)
  }
}
