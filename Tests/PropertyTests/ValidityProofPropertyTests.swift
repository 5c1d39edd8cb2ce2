import FeatureModel
import GEOSOperations
import Glibc
import TestSupport
import Testing

/// A polygon that is called certainly valid is valid by GEOS, however it touches, crosses or repeats itself.
@Suite struct ValidityProofPropertyTests {
  /// On a small grid nearly every ring touches or crosses itself, and positions repeat.
  @Test(arguments: Seeds.many)
  func nothingInvalidIsProvedOnAGrid(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let context = try GEOSContext()
    var (proved, valid) = (0, 0)
    for _ in 0..<400 {
      let polygons = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (0..<Int.random(in: 1...3, using: &random)).map { _ in Self.gridRing(&random) }
      }
      let drawn = FeatureGeometries(drawing: [.multiPolygon(polygons)])
      let isValid = try GEOSGeometry(feature: 0, of: drawn, in: context).validity() == nil
      let isProved = GEOSGeometry.isCertainlyValid(feature: 0, of: drawn)
      #expect(!isProved || isValid, "seed \(seed): \(polygons)")
      proved += isProved ? 1 : 0
      valid += isValid ? 1 : 0
    }
    #expect(proved > 0 && valid >= proved)
  }

  /// Valid polygons are proved, all but those that touch themselves; a vertex moved across the polygon is found.
  @Test(arguments: Seeds.many)
  func ordinaryPolygonsAreProvedAndDamagedOnesAreNot(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let context = try GEOSContext()
    var proved = 0
    for _ in 0..<50 {
      let center = random.position(in: Envelope(minX: 95, minY: -11, maxX: 141, maxY: 6))
      let other = Position(x: center.x + 3, y: center.y)
      guard case .polygon(let one) = random.polygon(around: center, radius: 1),
        case .polygon(let two) = random.polygon(around: other, radius: 1)
      else { continue }
      var drawn = FeatureGeometries(drawing: [.multiPolygon([one, two])])
      proved += GEOSGeometry.isCertainlyValid(feature: 0, of: drawn) ? 1 : 0
      let ring = drawn.positions(ofRing: Int.random(in: 0..<one.count, using: &random))
      let moved = Int.random(in: ring.lowerBound + 1..<ring.upperBound - 1, using: &random)
      drawn.coordinates[2 * moved] = 2 * center.x - drawn.coordinates[2 * moved]
      drawn.coordinates[2 * moved + 1] = 2 * center.y - drawn.coordinates[2 * moved + 1]
      let isValid = try GEOSGeometry(feature: 0, of: drawn, in: context).validity() == nil
      #expect(!GEOSGeometry.isCertainlyValid(feature: 0, of: drawn) || isValid, "seed \(seed)")
    }
    #expect(proved == 50, "seed \(seed)")
  }

  /// Rings of many runs of edges on a grid, coarse or fine: neighbours touch, cross and fold back now and then, more often
  /// where a vertex was moved onto another one or anywhere.
  @Test(arguments: Seeds.many)
  func nothingInvalidIsProvedOfLongRings(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let context = try GEOSContext()
    var (proved, valid) = (0, 0)
    for _ in 0..<150 {
      var ring = Self.longRing(&random)
      let (moved, other) = (
        Int.random(in: 0..<ring.count / 2, using: &random), Int.random(in: 0..<ring.count / 2, using: &random)
      )
      switch Int.random(in: 0...3, using: &random) {
      case 0: (ring[2 * moved], ring[2 * moved + 1]) = (ring[2 * other], ring[2 * other + 1])
      case 1: (ring[2 * moved], ring[2 * moved + 1]) = (ring[2 * moved], -ring[2 * moved + 1])
      default: break
      }
      let drawn = FeatureGeometries(drawing: [.polygon([ring + ring.prefix(2)])])
      let isValid = try GEOSGeometry(feature: 0, of: drawn, in: context).validity() == nil
      let isProved = GEOSGeometry.isCertainlyValid(feature: 0, of: drawn)
      #expect(!isProved || isValid, "seed \(seed): \(ring)")
      proved += isProved ? 1 : 0
      valid += isValid ? 1 : 0
    }
    #expect(proved > 10 && valid >= proved, "seed \(seed)")
  }

  /// Runs of edges that go straight on, turn back along an axis, and meet their neighbours in more than the vertex between.
  @Test(arguments: [
    ([9.0, 0, 9, 1], true), ([9, 0, 7.5, 0, 9, 1], false), ([9, 0, 8, 0.5, 8, -0.5, 9, 1], false),
    ([9, -1, 8.5, 0, 9, 1], true),
    ([9, -1, 8.5, 0.5, 7.5, -0.5, 9, 1], false), ([8, 1, 7, 0, 9, 1], false), ([7, 0.25, 7, 1, 9, 1], true),
  ])
  func whatFollowsAStraightRun(_ turn: [Double], isSimple: Bool) throws {
    // Eight edges along y = 0, one run, then the turn, then a run farther to the right, then back above.
    let ring =
      (0...8).flatMap { [Double($0), 0] } + turn + (9...17).flatMap { [Double($0), 3] } + [17, 9, 0, 9, 0, 0]
    for quarter in 0...3 {
      let turned = stride(from: 0, to: ring.count, by: 2).flatMap { index -> [Double] in
        let (x, y) = (ring[index], ring[index + 1])
        return [[x, y], [-y, x], [-x, -y], [y, -x]][quarter]
      }
      let drawn = FeatureGeometries(drawing: [.polygon([turned])])
      #expect(try (GEOSGeometry(feature: 0, of: drawn, in: GEOSContext()).validity() == nil) == isSimple)
      #expect(GEOSGeometry.isCertainlyValid(feature: 0, of: drawn) == isSimple)
    }
  }

  /// Interior rings may lie in each other's envelopes, but not in each other.
  @Test func interiorRingsMayMeshButNotNest() throws {
    let exterior: [Double] = [0, 0, 10, 0, 10, 10, 0, 10, 0, 0]
    let corner: [Double] = [1, 1, 1, 9, 2, 9, 2, 2, 9, 2, 9, 1, 1, 1]
    func isProved(_ square: [Double]) -> Bool {
      GEOSGeometry.isCertainlyValid(
        feature: 0, of: FeatureGeometries(drawing: [.polygon([exterior, corner, square])]))
    }
    #expect(isProved([3, 3, 3, 4, 4, 4, 4, 3, 3, 3]))
    #expect(!isProved([1.2, 1.2, 1.2, 1.8, 1.8, 1.8, 1.8, 1.2, 1.2, 1.2]))
    #expect(!isProved([-3, 3, -3, 4, -2, 4, -2, 3, -3, 3]))
  }

  /// A chain that comes back to within the last place of itself, on one side or the other, is left to GEOS.
  @Test(arguments: [-2, -1, 0, 1, 2])
  func whatRoundingLeavesOpenIsNotProved(steps: Int) throws {
    var y = 1.0 / 3
    for _ in 0..<abs(steps) { y = steps > 0 ? y.nextUp : y.nextDown }
    let drawn = FeatureGeometries(drawing: [.polygon([[0, 0, 3, 1, 3, 2, 1, y, 0, 2, 0, 0]])])
    let isValid = try GEOSGeometry(feature: 0, of: drawn, in: GEOSContext()).validity() == nil
    #expect(!GEOSGeometry.isCertainlyValid(feature: 0, of: drawn) || isValid)
  }

  /// Positions around the origin, each farther round than the one before, rounded; not closed.
  private static func longRing(_ random: inout SeededRandom) -> [Double] {
    let count = Int.random(in: 9...200, using: &random)
    let scale: Double = [1, 4, 100, 1e6][Int.random(in: 0...3, using: &random)]
    return (0..<count).flatMap { index -> [Double] in
      let angle = 2 * Double.pi * (Double(index) + Double.random(in: 0..<0.9, using: &random)) / Double(count)
      let radius = Double.random(in: 30...50, using: &random)
      return [(scale * radius * cos(angle)).rounded() / scale, (scale * radius * sin(angle)).rounded() / scale]
    }
  }

  private static func gridRing(_ random: inout SeededRandom) -> [Double] {
    let side = Double(Int.random(in: 1...4, using: &random))
    let (x, y) = (Double(Int.random(in: 0...12, using: &random)), Double(Int.random(in: 0...12, using: &random)))
    if Bool.random(using: &random) { return squareRing(x, y, side: side) }
    let pairs = (0..<Int.random(in: 3...6, using: &random)).flatMap { _ in
      [
        x + Double(Int.random(in: 0...3, using: &random)), y + Double(Int.random(in: 0...3, using: &random)),
      ]
    }
    return pairs + pairs.prefix(2)
  }
}
