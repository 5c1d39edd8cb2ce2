import FeatureModel
import Foundation
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

/// Filling recesses moves the outline of a buffer by no more than its stated bound, inwards or outwards.
@Suite struct OutlineFillingPropertyTests {
  @Test(arguments: [50.0, 200, 500, 2000, 5000], [UInt64(1), 2, 3, 4])
  func theOutlineOfTheBufferStaysWithinTheBound(distance: Double, seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let context = try GEOSContext()
    let filling = try #require(ZonePrecision.standard.filling(distance: distance))
    let bound = filling.tolerance * 2
    let polygon = Self.fractalPolygon(radius: 3000, hole: distance < 1000, &random)
    let filled = polygon.filled(part: 0, by: filling)
    #expect(filled.positionCount < polygon.positionCount)
    let exact = try GEOSGeometry(part: 0, of: polygon, in: context)
    let coarse = try GEOSGeometry(part: 0, of: filled, in: context)
    try Self.expectEqualBuffers(exact, coarse, distance: distance, bound: bound, &random)
  }

  /// A corner that would cross the far side of a thin polygon is not made.
  @Test(arguments: [20.0, 40, 60], [1.0, 5, 400]) func aThinCrescentIsNotCrossed(half degrees: Double, width: Double)
    throws
  {
    let (distance, context) = (500.0, try GEOSContext())
    var random = SeededRandom(seed: 7)
    let filling = try #require(ZonePrecision.standard.filling(distance: distance))
    // Both sides follow arcs around (0, 0), the inner one at the distance, so that a ball rests on its ends.
    var polygon = FeatureGeometries()
    func append(_ radius: Double, _ angles: [Double]) {
      for angle in angles { polygon.appendPosition(x: radius * cos(angle), y: radius * sin(angle)) }
    }
    let angles = (-40...40).map { Double($0) / 40 * degrees * Double.pi / 180 }
    append(distance + 0.3, angles)
    append(distance + 0.3 + width, angles.reversed())
    append(distance + 0.3, [angles[0]])
    polygon.endRing()
    polygon.endPart(.polygon)
    polygon.endFeature(.polygon)
    let filled = polygon.filled(part: 0, by: filling)
    #expect(filled.positionCount < polygon.positionCount)
    let (exact, coarse) = (
      try GEOSGeometry(part: 0, of: polygon, in: context), try GEOSGeometry(part: 0, of: filled, in: context)
    )
    #expect(try coarse.validity() == nil)
    try Self.expectEqualBuffers(exact, coarse, distance: distance, bound: filling.tolerance * 2, &random)
  }

  /// The buffers of two polygons differ by no more than a bound, at places a little inside and outside the first one's.
  private static func expectEqualBuffers(
    _ exact: GEOSGeometry, _ coarse: GEOSGeometry, distance: Double, bound: Double, _ random: inout SeededRandom
  ) throws {
    var outline = FeatureGeometries()
    try exact.buffer(distance: distance, quadrantSegments: 16).append(to: &outline, onlyPolygons: true)
    let drawn = try coarse.buffer(distance: distance, quadrantSegments: 16)
    var tried = 0
    for index in stride(from: 0, to: outline.positionCount, by: max(1, outline.positionCount / 400)) {
      let corner = outline.position(index)
      let shift = distance * 0.01
      let place = Position(
        x: corner.x + Double.random(in: -shift...shift, using: &random),
        y: corner.y + Double.random(in: -shift...shift, using: &random))
      let (before, after) = (try exact.distance(to: place), try coarse.distance(to: place))
      tried += 1
      if before >= distance { #expect(after >= distance - bound - 1e-6, "\(place)") }
      if before <= distance { #expect(after <= distance + bound + 1e-6, "\(place)") }
      // What is drawn: besides the bound, arcs of segments, and what GEOS simplifies.
      let slack = bound + 0.0025 * distance
      if before >= distance + slack { #expect(try drawn.distance(to: place) > 0, "\(place)") }
      if before <= distance - slack - 0.01 * distance { #expect(try drawn.distance(to: place) == 0, "\(place)") }
    }
    #expect(tried > 100)
  }

  /// A bay with a narrow mouth in which the buffer leaves a hole is not filled.
  @Test func aLagoonThatHoldsABallStaysOpen() throws {
    let filling = OutlineFilling(distance: 100, bound: 0.24)
    let ring: [Double] = [
      0, 0, 1000, 0, 1000, 1000, 505, 1000, 505, 900, 800, 900, 800, 200, 200, 200, 200, 900, 495, 900, 495, 1000, 0,
      1000, 0, 0,
    ]
    let filled = filling.filled(ring, isHole: false)
    #expect(stride(from: 0, to: filled.count, by: 2).contains { filled[$0] == 800 && filled[$0 + 1] == 200 })
  }

  /// A ball fits through no mouth of 110, but one of radius 100 fits into the cave behind it, and must stay outside.
  @Test func aCaveThatHoldsABallStaysOpen() throws {
    let filling = OutlineFilling(distance: 100, bound: 0.24)
    let ring: [Double] = [
      0, 0, 1000, 0, 1000, 1000, 555, 1000, 560, 850, 640, 700, 640, 500, 360, 500, 360, 700, 440, 850, 445, 1000, 0,
      1000, 0,
      0,
    ]
    let filled = filling.filled(ring, isHole: false)
    var geometries = FeatureGeometries()
    geometries.coordinates = filled
    geometries.endRing()
    geometries.endPart(.polygon)
    geometries.endFeature(.polygon)
    let polygon = try GEOSGeometry(part: 0, of: geometries, in: GEOSContext())
    #expect(try polygon.distance(to: Position(x: 500, y: 620)) >= 99.7)
  }

  @Test func aConvexRingIsLeftAlone() {
    let square: [Double] = [0, 0, 100, 0, 100, 100, 0, 100, 0, 0]
    #expect(OutlineFilling(distance: 50, bound: 0.1).filled(square, isHole: false) == square)
  }

  /// A ring whose radius wobbles at every scale, with a hole of the same kind.
  private static func fractalPolygon(radius: Double, hole: Bool, _ random: inout SeededRandom) -> FeatureGeometries {
    var result = FeatureGeometries()
    appendRing(radius: radius, &result, &random)
    if hole { appendRing(radius: radius * 0.4, &result, &random) }
    result.endPart(.polygon)
    result.endFeature(.polygon)
    return result
  }

  private static func appendRing(radius: Double, _ result: inout FeatureGeometries, _ random: inout SeededRandom) {
    let waves = (1...60).map { wave in
      (
        count: Double(wave), height: Double.random(in: 0...0.5, using: &random) / Double(wave),
        start: Double.random(in: 0...6.28, using: &random)
      )
    }
    let count = 1500
    var points: [Position] = []
    for step in 0..<count {
      let angle = 2 * Double.pi * Double(step) / Double(count)
      let wobble = waves.reduce(0) { $0 + $1.height * sin($1.count * angle + $1.start) }
      let length = radius * exp(0.35 * wobble)
      points.append(Position(x: 600_000 + length * cos(angle), y: 9_300_000 + length * sin(angle)))
    }
    for point in points + points.prefix(1) { result.appendPosition(x: point.x, y: point.y) }
    result.endRing()
  }
}
