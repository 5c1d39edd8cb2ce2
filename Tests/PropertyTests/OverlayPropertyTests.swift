import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations
import Glibc
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct OverlayPropertyTests {
  private let whole = Envelope(minX: 500_000, minY: 9_300_000, maxX: 510_000, maxY: 9_310_000)

  private static func metres() throws -> CRS { try CRS(parsing: "EPSG:32748", at: Place("EPSG:32748")) }

  /// A layer of polygons of three classes, no hazard and no data.
  private func hazard(_ random: inout SeededRandom, polygons: Int, radius: Double, near: Double = 0) throws
    -> HazardLayer
  {
    let shapes = (0..<polygons).map { _ in random.polygon(around: random.position(in: whole), radius: radius) }
    let kinds: [Classification] = [.hazard(1), .hazard(2), .hazard(3), .noHazard, .noData]
    return HazardLayer(
      definition: HazardDefinition(id: "acak", nearMeters: near),
      layer: IndexedLayer(file: "acak", crs: try Self.metres(), geometries: FeatureGeometries(drawing: shapes)),
      classifications: shapes.map { _ in kinds.randomElement(using: &random) ?? .noData },
      featureIDs: shapes.map { _ in .missing })
  }

  /// Every polygon asked one by one, without an index.
  private func plainExposure(
    of position: Position, to hazard: HazardLayer, _ polygons: [GEOSGeometry], limit: Double
  ) throws -> Exposure {
    let meters = try polygons.map { try $0.distance(to: position) }
    func worst(within reach: Double) -> (hazardClass: Int, feature: Int)? {
      var worst: (hazardClass: Int, feature: Int)?
      for (feature, distance) in meters.enumerated() where distance <= reach {
        guard let hazardClass = hazard.hazardClass(ofFeature: feature) else { continue }
        if worst.map({ hazardClass > $0.hazardClass }) ?? true { worst = (hazardClass, feature) }
      }
      return worst
    }
    if let worst = worst(within: 0) {
      return Exposure(
        status: .inside, hazardClass: worst.hazardClass, distanceMeters: 0, feature: worst.feature)
    }
    let nearest = meters.indices.filter { hazard.hazardClass(ofFeature: $0) != nil }.map { meters[$0] }.min()
    let reported = nearest.flatMap { $0 <= limit ? $0 : nil }
    if let worst = worst(within: hazard.definition.nearMeters) {
      return Exposure(
        status: .near, hazardClass: worst.hazardClass, distanceMeters: reported, feature: worst.feature)
    }
    let touched = meters.indices.filter { meters[$0] == 0 }.map { hazard.classifications[$0] }
    let isUnmapped = touched.contains(.noData) && !touched.contains(.noHazard)
    return Exposure(status: isUnmapped ? .unmapped : .clear, distanceMeters: reported)
  }

  /// What is called certain is the same at every place within the accuracy.
  @Test(arguments: Seeds.few, [false, true]) func nothingElseIsPossibleWhereItIsCertain(seed: UInt64, hasRings: Bool)
    throws
  {
    var random = SeededRandom(seed: seed)
    var definition = HazardDefinition(id: "acak", nearMeters: 150, isUnmappedOutside: seed.isMultiple(of: 3))
    if hasRings {
      definition.rings = [HazardRing(toMeters: 100, hazardClass: 2), HazardRing(toMeters: 300, hazardClass: 1)]
    }
    let drawn = try hazard(&random, polygons: 60, radius: 600)
    let hazard = HazardLayer(
      definition: definition, layer: drawn.layer, classifications: drawn.classifications, featureIDs: drawn.featureIDs,
      coverage: IndexedLayer(
        file: "cakupan", crs: try Self.metres(),
        geometries: FeatureGeometries(
          drawing: (0..<5).map { _ in random.polygon(around: random.position(in: whole), radius: 4000) })))
    let context = try GEOSContext()
    let finder = ExposureFinder(
      hazard, metric: try hazard.metricLayer(in: Self.metres(), around: whole, nearestLimitMeters: 1000),
      nearestLimitMeters: 1000, in: context)
    let certainty = CertaintyFinder(
      finder, layers: try hazard.certaintyLayers(in: Self.metres(), around: whole, reachMeters: 400), in: context)
    var certain = 0
    for _ in 0..<150 {
      let position = random.position(in: whole)
      let exposure = try finder.exposure(at: PlacedPosition(position))
      let accuracy = Double.random(in: 1...200, using: &random)
      let possible = try certainty.possibilities(of: exposure, at: PlacedPosition(position), accuracyMeters: accuracy)
      #expect(
        possible.contains { $0.status == exposure.status && $0.hazardClass == exposure.hazardClass }
          || possible.count > 1)
      guard possible.count == 1 else { continue }
      certain += 1
      for _ in 0..<40 {
        let angle = Double.random(in: 0...2 * .pi, using: &random)
        let meters = accuracy * Double.random(in: 0...1, using: &random)
        let other = Position(x: position.x + meters * cos(angle), y: position.y + meters * sin(angle))
        let found = try finder.exposure(at: PlacedPosition(other))
        #expect(
          found.status == exposure.status && found.hazardClass == exposure.hazardClass, "\(position) and \(other)")
      }
    }
    #expect(certain > 10 && certain < 145)
  }

  @Test(arguments: Seeds.few) func theExposureIsThatOfAPlainLoop(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let hazard = try hazard(&random, polygons: 60, radius: 600, near: 300)
    let context = try GEOSContext()
    let polygons = try (0..<60).map { try GEOSGeometry(feature: $0, of: hazard.layer.geometries, in: context) }
    let metric = try hazard.metricLayer(in: Self.metres(), around: whole, nearestLimitMeters: 1000)
    let finder = ExposureFinder(hazard, metric: metric, nearestLimitMeters: 1000, in: context)
    var statuses: Set<ExposureStatus> = []
    for _ in 0..<200 {
      let position = random.position(in: whole)
      let found = try finder.exposure(
        at: PlacedPosition(inLayer: position, inCoverage: position, inMetric: position))
      let plain = try plainExposure(of: position, to: hazard, polygons, limit: 1000)
      #expect(found.status == plain.status && found.hazardClass == plain.hazardClass && found.feature == plain.feature)
      #expect((found.distanceMeters == nil) == (plain.distanceMeters == nil))
      #expect(abs((found.distanceMeters ?? 0) - (plain.distanceMeters ?? 0)) < 1e-6)
      statuses.insert(found.status)
    }
    #expect(statuses.count == 4)
  }

  /// Large polygons that overlap: the union is what a place has to leave.
  ///
  /// These seeds leave no gap narrower than a hairline (0.1 m), which the finder passes over on purpose.
  @Test(arguments: Seeds.few) func theWayOutIsToTheOutlineOfTheUnion(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let shapes = (0..<25).map { _ in random.polygon(around: random.position(in: whole), radius: 2500) }
    let hazard = HazardLayer(
      definition: HazardDefinition(id: "acak"),
      layer: IndexedLayer(file: "acak", crs: try Self.metres(), geometries: FeatureGeometries(drawing: shapes)),
      classifications: shapes.map { _ in .hazard(1) }, featureIDs: shapes.map { _ in .missing })
    let context = try GEOSContext()
    let polygons = try (0..<25).map { try GEOSGeometry(feature: $0, of: hazard.layer.geometries, in: context) }
    let union = try GEOSGeometry.union(of: polygons, in: context)
    let metric = try hazard.metricLayer(in: Self.metres(), around: whole, nearestLimitMeters: 1000)
    let finder = ExposureFinder(hazard, metric: metric, nearestLimitMeters: 1000, in: context)
    for _ in 0..<60 {
      let position = random.position(in: whole)
      let found = try finder.exposure(
        at: PlacedPosition(inLayer: position, inCoverage: position, inMetric: position))
      guard found.status == .inside else { continue }
      let meters = try #require(found.depthMeters)
      #expect(try abs(meters - union.boundaryDistance(to: position)) < 1e-6)
    }
  }

  /// A mesh of cells that share their corners, some of them missing: common sides lead nowhere.
  @Test(arguments: Seeds.few) func theWayOutOfAdjoiningCellsIsToTheOutlineOfTheUnion(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let shapes = random.mesh(in: whole, cells: 10).filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
    let layer = IndexedLayer(file: "jala", crs: try Self.metres(), geometries: FeatureGeometries(drawing: shapes))
    let hazard = HazardLayer(
      definition: HazardDefinition(id: "jala"), layer: layer, classifications: shapes.map { _ in .hazard(1) },
      featureIDs: shapes.map { _ in .missing })
    let context = try GEOSContext()
    let polygons = try shapes.indices.map { try GEOSGeometry(feature: $0, of: layer.geometries, in: context) }
    let union = try GEOSGeometry.union(of: polygons, in: context)
    let metric = try hazard.metricLayer(in: Self.metres(), around: whole, nearestLimitMeters: 1000)
    let finder = ExposureFinder(hazard, metric: metric, nearestLimitMeters: 1000, in: context)
    for _ in 0..<60 {
      let position = random.position(in: whole)
      let found = try finder.exposure(
        at: PlacedPosition(inLayer: position, inCoverage: position, inMetric: position))
      guard found.status == .inside else { continue }
      let meters = try #require(found.depthMeters)
      #expect(try abs(meters - union.boundaryDistance(to: position)) < 1e-6)
    }
  }
}

extension SeededRandom {
  /// Cells between the corners of a grid, each corner moved by up to a third of a cell.
  fileprivate mutating func mesh(in envelope: Envelope, cells: Int) -> [Shape] {
    let side = (envelope.maxX - envelope.minX) / Double(cells)
    let corners = (0...cells).map { row in
      (0...cells).map { column in
        [
          envelope.minX + (Double(column) + Double.random(in: -0.3...0.3, using: &self)) * side,
          envelope.minY + (Double(row) + Double.random(in: -0.3...0.3, using: &self)) * side,
        ]
      }
    }
    return (0..<cells * cells).map { cell in
      let (row, column) = (cell / cells, cell % cells)
      let ring = [
        corners[row][column], corners[row][column + 1], corners[row + 1][column + 1], corners[row + 1][column],
      ]
      return .polygon([(ring + ring.prefix(1)).flatMap { $0 }])
    }
  }
}

extension PlacedPosition {
  /// The same position in all layers.
  fileprivate init(_ position: Position) { self.init(inLayer: position, inCoverage: position, inMetric: position) }
}
