import FeatureModel
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct IndexPropertyTests {
  private let whole = Envelope(minX: 0, minY: 0, maxX: 1000, maxY: 1000)

  @Test(arguments: Seeds.many) func theTreeFindsWhatAPlainLoopFinds(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let drawn = (0..<Int.random(in: 1...300, using: &random)).map { _ in random.envelope(in: whole, side: 60) }
    let items = Bool.random(using: &random) ? drawn : hilbertOrder(of: drawn).map { drawn[$0] }
    let tree = EnvelopeTree(items)
    for _ in 0..<50 {
      let target = random.envelope(in: whole, side: 200)
      var found: [Int] = []
      tree.forEachItem(intersecting: target) { found.append($0) }
      #expect(found == items.indices.filter { items[$0].intersects(target) })
      let position = random.position(in: whole)
      var bound = Double.random(in: 0...40_000, using: &random)
      var around: [Int] = []
      tree.forEachItem(around: position, withinSquared: &bound) { item, _ in around.append(item) }
      #expect(around.sorted() == items.indices.filter { items[$0].squaredDistance(to: position) <= bound })
    }
  }

  @Test(arguments: Seeds.many) func theOrderHoldsEveryItemOnce(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let items = (0..<Int.random(in: 0...400, using: &random)).map { index in
      index.isMultiple(of: 17) ? .empty : random.envelope(in: whole, side: 60)
    }
    #expect(hilbertOrder(of: items).sorted() == Array(items.indices))
  }

  /// Polygons with holes, lines and points; the distance is to the outline, inside too.
  @Test(arguments: Seeds.many) func theNearestEdgeIsWhereGEOSFindsIt(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let shapes = (0..<30).map { index -> Shape in
      let center = random.position(in: whole)
      switch index % 5 {
      case 0: return .point(center.x, center.y)
      case 1: return .line(Array(random.ring(around: center, radius: 80).dropLast(2)))
      default: return random.polygon(around: center, radius: 80)
      }
    }
    let geometries = FeatureGeometries(drawing: shapes)
    let edges = EdgeHierarchy(geometries, partOrder: Array(0..<geometries.partCount))
    let context = try GEOSContext()
    let outlines = try (0..<geometries.partCount).map { part -> GEOSGeometry in
      let geometry = try GEOSGeometry(part: part, of: geometries, in: context)
      return geometries.partKinds[part] == .polygon ? try geometry.boundary() : geometry
    }
    for _ in 0..<40 {
      let position = random.position(in: whole.expanded(by: 500))
      let nearest = try #require(edges.nearestPart(to: position, withinSquared: .infinity))
      let distances = try outlines.map { try $0.distance(to: position) }
      let least = try #require(distances.min())
      #expect(abs(nearest.squaredDistance.squareRoot() - least) < 1e-6)
      #expect(abs(distances[nearest.part] - least) < 1e-6)
      let reach = Double.random(in: 0...300, using: &random)
      var within: Set<Int> = []
      edges.forEachPart(around: position, withinSquared: reach * reach, where: { _ in true }, { within.insert($0) })
      #expect(within == Set(distances.indices.filter { distances[$0] <= reach }))
    }
  }

  /// Two segments at once have the same distances, to the last bit, as one after the other; some have no length.
  @Test(arguments: Seeds.many) func twoSegmentsAtOnceAreAsFarAsEachAlone(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    func corner() -> SIMD2<Double> {
      SIMD2(.random(in: -9...9, using: &random).rounded(), .random(in: -9...9, using: &random) * 1.1)
    }
    for _ in 0..<500 {
      let (ax, ay) = (corner(), corner())
      let isSame = Bool.random(using: &random)
      let (bx, by) = (isSame ? ax : corner(), isSame ? ay : corner())
      let both = squaredDistancesFromOrigin(ax, ay, bx, by)
      for index in 0..<2 {
        #expect(both[index] == squaredDistanceFromOrigin(ax[index], ay[index], bx[index], by[index]))
      }
    }
  }

  /// One position after another, near and far ones: the step from the last one changes no answer.
  @Test(arguments: Seeds.many) func theNearestDoesNotDependOnThePositionBefore(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let shapes = (0..<20).map { _ in random.polygon(around: random.position(in: whole), radius: 60) }
    let geometries = FeatureGeometries(drawing: shapes)
    let edges = EdgeHierarchy(geometries, partOrder: Array(0..<geometries.partCount))
    let finder = NearestFinder(edges)
    var position = random.position(in: whole)
    for _ in 0..<200 {
      position =
        Int.random(in: 0..<4, using: &random) == 0
        ? random.position(in: whole.expanded(by: 400)) : random.position(in: Envelope(position).expanded(by: 5))
      let limit = Double.random(in: 1...200, using: &random)
      let (found, alone) = (
        finder.part(to: position, withinMeters: limit), edges.nearestPart(to: position, withinSquared: limit * limit)
      )
      #expect(found?.part == alone?.part && found?.squaredDistance == alone?.squaredDistance)
    }
  }
}
