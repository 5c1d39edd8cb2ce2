import FeatureModel
import TestSupport
import Testing

@testable import RegencyReports

@Suite struct MapPathsTests {
  private let frame = MapFrame(
    around: Envelope(minX: 0, minY: -0.5, maxX: 1, maxY: 0.5), width: 1000, greatestHeight: 1000)

  /// A square with a square hole, the rings wound both ways.
  @Test func holesRunTheOtherWayRound() {
    for isReversed in [false, true] {
      var square = FeatureGeometries()
      for (from, to) in [(0.0, 1.0), (0.4, 0.6)] {
        let ring = [(from, from), (to, from), (to, to), (from, to), (from, from)]
        for (x, y) in isReversed ? ring.reversed() : ring { square.appendPosition(x: x, y: y - 0.5) }
        square.endRing()
      }
      square.endPart(.polygon)
      square.endFeature(.polygon)
      let path = MapPaths(frame: frame).outlines(of: [0], in: square)
      let rings = path.split(separator: "z").map { Self.area(String($0)) }
      #expect(rings.count == 2 && rings[0] > 0 && rings[1] < 0)
      #expect(abs(Double(rings[0]) / Double(-rings[1]) - 25) < 0.5)
    }
  }

  /// Twice the area of `Mx yldx dy dx dy`.
  private static func area(_ path: String) -> Int {
    let numbers = path.split { "Ml ".contains($0) }.compactMap { Int($0) }
    var (x, y) = (0, 0)
    let points = stride(from: 0, to: numbers.count, by: 2).map { index in
      (x, y) = index == 0 ? (numbers[0], numbers[1]) : (x + numbers[index], y + numbers[index + 1])
      return (x: x, y: y)
    }
    return zip(points, points.dropFirst() + points.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
  }

  @Test func spotsAreDrawnOnceAndOnlyInTheFrame() {
    let positions = [(0.5, 0.0), (0.500001, 0.0), (0.2, 0.1), (9.0, 0.0), (.nan, 0.0)].map {
      Position(x: $0.0, y: $0.1)
    }
    #expect(MapPaths(frame: frame).spots(of: positions).count == 2)
    #expect(MapPaths(frame: frame).spots(of: []).isEmpty)
  }

  @Test func aRingOutsideTheFrameOrTooSmallLeavesNothing() {
    let far = FeatureGeometries(drawing: [.square(50, 50, side: 1), .square(0.5, 0, side: 1e-7)])
    #expect(MapPaths(frame: frame).outlines(of: 0..<far.partCount, in: far).isEmpty)
  }

  /// A square of side 4 cut to its right upper quarter.
  @Test func ringsAreCutToTheFrame() {
    let square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)].map { Position(x: $0.0, y: $0.1) }
    let cut = RingCutting.cut(square, to: Envelope(minX: 2, minY: 2, maxX: 9, maxY: 9))
    #expect(Set(cut) == Set([(2.0, 2.0), (4.0, 2.0), (4.0, 4.0), (2.0, 4.0)].map { Position(x: $0.0, y: $0.1) }))
    #expect(RingCutting.cut([], to: Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1)).isEmpty)
  }

  @Test func labelsLieInTheWidestRun() throws {
    // A U: its middle is outside, its bottom is wide.
    let points = [(0, 0), (10, 0), (10, 80), (90, 80), (90, 0), (100, 0), (100, 100), (0, 100)]
    let ring = points.map { DrawnPoint(Position(x: Double($0.0), y: Double($0.1))) }
    let place = try #require(LabelPlace.place(inside: [ring]))
    #expect(place.center.x == 50 && place.center.y > 80 && place.length == 100)
    #expect(LabelPlace.place(inside: []) == nil)
  }
}
