import FeatureModel
import GEOSOperations
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
