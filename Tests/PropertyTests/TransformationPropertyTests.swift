import CoordinateTransforms
import Diagnostics
import FeatureModel
import TestSupport
import Testing

/// What holds for the polynomials that stand between PROJ and many positions.
@Suite struct TransformationPropertyTests {
  /// Pairs of CRS with the area that positions are taken from, in the source CRS: degrees to UTM, TM-3 and web Mercator, a
  /// change of datum, UTM to degrees, and TM-3 to UTM.
  private static let pairs: [(source: String, target: String, area: Envelope)] = [
    ("OGC:CRS84", "EPSG:32748", Envelope(minX: 102, minY: -9, maxX: 108, maxY: -5)),
    ("OGC:CRS84", "EPSG:32753", Envelope(minX: 131, minY: -11, maxX: 136, maxY: 0)),
    ("OGC:CRS84", "EPSG:23834", Envelope(minX: 105, minY: -8, maxX: 108, maxY: -5)),
    ("OGC:CRS84", "EPSG:3857", Envelope(minX: 95, minY: -11, maxX: 141, maxY: 6)),
    ("OGC:CRS84", "EPSG:9470", Envelope(minX: 104, minY: -8, maxX: 108, maxY: -5)),
    ("EPSG:32748", "OGC:CRS84", Envelope(minX: 200_000, minY: 9_000_000, maxX: 800_000, maxY: 9_600_000)),
    ("EPSG:23834", "EPSG:32748", Envelope(minX: 100_000, minY: 700_000, maxX: 300_000, maxY: 900_000)),
  ]

  private func transformer(_ pair: (source: String, target: String, area: Envelope)) throws -> CoordinateTransformer {
    func crs(_ code: String) throws -> CRS {
      code == "OGC:CRS84" ? .wgs84 : try CRS(parsing: code, at: Place("test"))
    }
    return try CoordinateTransformer(from: crs(pair.source), to: crs(pair.target))
  }

  /// 20 nanometres, in metres or degrees.
  @Test(arguments: pairs.indices, Seeds.few) func positionsGoWherePROJTakesThem(pair: Int, seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let transformer = try transformer(Self.pairs[pair])
    var quick = (0..<3000).flatMap { _ -> [Double] in
      let position = random.position(in: Self.pairs[pair].area)
      return [position.x, position.y]
    }
    var each = quick
    #expect(transformer.transform(&quick) == transformer.transformEach(&each))
    let tolerance = transformer.target.isGeographic ? 2e-13 : 2e-8
    #expect(zip(quick, each).allSatisfy { abs($0 - $1) <= tolerance })
  }

  /// Alone, with others, in another order, with others that have no image: a position always has the same image.
  @Test(arguments: pairs.indices, Seeds.few) func theOthersChangeNothing(pair: Int, seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let transformer = try transformer(Self.pairs[pair])
    let positions = (0..<200).map { _ in random.position(in: Self.pairs[pair].area.expanded(by: 0.5)) }
    var together = positions.flatMap { [$0.x, $0.y] }
    transformer.transform(&together)
    var backwards = [.nan, 1e300] + positions.reversed().flatMap { [$0.x, $0.y, .infinity, 0] }
    transformer.transform(&backwards)
    for (index, position) in positions.enumerated() {
      let alone = transformer.transform(position)
      let last = 2 + 4 * (positions.count - 1 - index)
      #expect(alone.x == together[2 * index] && alone.y == together[2 * index + 1])
      #expect(alone.x == backwards[last] && alone.y == backwards[last + 1])
    }
  }
}
