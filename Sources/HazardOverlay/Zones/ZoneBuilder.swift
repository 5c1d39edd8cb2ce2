import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations

/// Draws zones: buffers by GEOS in a metric CRS, dissolved, a polygon for each connected part.
///
/// Every part is buffered in the metric CRS of its own place, so that parts in different UTM zones each get a true
/// distance; buffers are brought to OGC:CRS84 and dissolved there. Zones are for drawing: statuses never come from them.
/// Not for more than one task.
public struct ZoneBuilder {
  private let hazard: HazardLayer
  private let metricCRS: MetricCRSChoice
  private let precision: ZonePrecision
  private let projected: (MetricZone) -> MetricLayer?
  private let context: GEOSContext

  /// A builder for one hazard.
  ///
  /// - Parameter projected: The hazard's parts in a zone, as far as they were projected for distances: they need not be
  ///   projected again.
  public init(
    _ hazard: HazardLayer, metricCRS: MetricCRSChoice, precision: ZonePrecision, in context: GEOSContext,
    projected: @escaping (MetricZone) -> MetricLayer? = { _ in nil }
  ) {
    self.hazard = hazard
    self.metricCRS = metricCRS
    self.precision = precision
    self.projected = projected
    self.context = context
  }

  /// The shapes of a piece of a sheet: polygons in OGC:CRS84. Those of one feature do not touch each other, those of
  /// different features may.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  public func shapes(of sheet: ZoneSheet, _ piece: ZonePiece) throws -> FeatureGeometries {
    context.place = Place(hazard.layer.file)
    switch sheet.shape {
    case .part: return try inDegrees(piece.parts)
    case .buffer(let meters):
      return try inMetricCRS(piece.clusters, of: hazard.layer.geometries, crs: hazard.layer.crs, ready: projected) {
        try buffer($1, of: $0, meters: meters)
      }
    case .ring(let fromMeters, let toMeters):
      let outer = try discs(of: piece.parts, meters: toMeters)
      return fromMeters > 0 ? try difference(outer, try discs(of: piece.parts, meters: fromMeters)) : outer
    case .innerBand(let meters):
      let whole = try dissolved(inDegrees(piece.parts))
      return try inMetricCRS((0..<whole.partCount).map { [$0] }, of: whole, crs: .wgs84) { geometries, parts in
        let polygon = try GEOSGeometry(parts: parts, of: geometries, in: context)
        return try polygon.difference(
          polygon.buffer(distance: -meters, quadrantSegments: precision.quadrantSegments))
      }
    }
  }

  /// The parts of a sheet in pieces for several tasks, each of about so many positions.
  ///
  /// - Throws: `SystemFailure` when PROJ fails.
  public func pieces(of sheet: ZoneSheet, positions limit: Int = 50_000) throws -> [ZonePiece] {
    ZonePiece.pack(try sheet.clusters ?? clusters(of: sheet, positions: limit), of: hazard.layer, positions: limit)
  }

  /// The parts of a sheet in lists of those that are drawn together, as envelopes alone decide it.
  ///
  /// - Throws: `SystemFailure` when PROJ fails.
  public func clusters(of sheet: ZoneSheet, positions limit: Int = 50_000) throws -> [[Int]] {
    if sheet.isIndivisible { return [sheet.parts] }
    guard case .buffer(let meters) = sheet.shape else { return sheet.parts.map { [$0] } }
    return try bufferClusters(of: sheet.parts, meters: meters, positions: 2 * limit)
  }

  /// The shapes that have to be dissolved together: those of different features whose envelopes meet, directly or through
  /// others.
  public static func groups(of shapes: FeatureGeometries) -> [[Int]] {
    connectedGroups(
      of: (0..<shapes.partCount).map { shapes.envelope(ofPart: $0) },
      owners: (0..<shapes.count).flatMap { feature in shapes.parts(ofFeature: feature).map { _ in feature } })
  }

  /// The union of the shapes of a group, a polygon for each connected part, valid with seven decimals.
  ///
  /// - Throws: `SystemFailure` when GEOS fails.
  public func dissolved(_ group: [Int], of shapes: FeatureGeometries) throws -> [FeatureGeometries] {
    context.place = Place(hazard.layer.file)
    let members = try group.map { try GEOSGeometry(part: $0, of: shapes, in: context) }
    let union = members.count == 1 ? members[0] : try GEOSGeometry.union(of: members, in: context)
    return try union.polygonParts().flatMap { try $0.asWritten() }
  }

  // MARK: Shapes

  /// Parts of one metric CRS whose buffers may touch, directly or through others; large clusters are cut along a Hilbert
  /// curve.
  private func bufferClusters(of parts: [Int], meters: Double, positions limit: Int) throws -> [[Int]] {
    let geometries = hazard.layer.geometries
    let toDegrees = try CoordinateTransformer(from: hazard.layer.crs, to: .wgs84)
    let partsOfZone = metricCRS.byZone(parts) { toDegrees.transform(geometries.envelope(ofPart: $0).center) }
    var clusters: [[Int]] = []
    for (zone, parts) in partsOfZone {
      // Their corners tell enough, and the same on every machine, whatever else is projected there.
      let toMetric = try CoordinateTransformer(
        from: hazard.layer.crs, to: projected(zone)?.crs ?? metricCRS.crs(of: zone))
      let reaches = toMetric.cornerEnvelopes(of: parts.map { geometries.envelope(ofPart: $0) }).map {
        $0.expanded(by: meters)
      }
      for group in connectedGroups(of: reaches) {
        var room = 0
        for member in hilbertOrder(of: group.map { reaches[$0] }) {
          let part = parts[group[member]]
          if room <= 0 {
            clusters.append([])
            room = limit
          }
          clusters[clusters.count - 1].append(part)
          // GEOS looks for the depth of each island among the edges of all others: few of them at a time.
          room -= max(limit / Self.greatestCluster, geometries.positions(ofPart: part).count)
        }
      }
    }
    return clusters
  }

  /// Most parts of a cluster.
  private static let greatestCluster = 200

  /// Rings are few and looked at closely: their circles have four times the segments of other buffers.
  private func discs(of parts: [Int], meters: Double) throws -> FeatureGeometries {
    try inMetricCRS(
      parts.map { [$0] }, of: hazard.layer.geometries, crs: hazard.layer.crs, ready: projected
    ) { geometries, parts in
      try GEOSGeometry(parts: parts, of: geometries, in: context)
        .buffer(distance: meters, quadrantSegments: 4 * precision.quadrantSegments)
    }
  }

  /// All shapes together, dissolved.
  private func dissolved(_ shapes: FeatureGeometries) throws -> FeatureGeometries {
    var whole = FeatureGeometries()
    for group in ZoneBuilder.groups(of: shapes) {
      for polygon in try dissolved(group, of: shapes) { whole.appendPart(0, of: polygon) }
    }
    whole.endFeature(.multiPolygon)
    return whole
  }

  private func difference(_ shapes: FeatureGeometries, _ others: FeatureGeometries) throws -> FeatureGeometries {
    let (all, without) = (try dissolved(shapes), try dissolved(others))
    var result = FeatureGeometries()
    try GEOSGeometry(feature: 0, of: all, in: context)
      .difference(GEOSGeometry(feature: 0, of: without, in: context)).append(to: &result, onlyPolygons: true)
    result.endFeature(.multiPolygon)
    return result
  }

  private func inDegrees(_ parts: [Int]) throws -> FeatureGeometries {
    var geometries = FeatureGeometries()
    for part in parts {
      geometries.appendPart(part, of: hazard.layer.geometries)
      geometries.endFeature(.polygon)
    }
    return EdgeProjection(try CoordinateTransformer(from: hazard.layer.crs, to: .wgs84)).projected(geometries)
      .geometries
  }

  /// The buffer of all the parts together: GEOS nodes and dissolves them in one go, or, where the buffers lie upon each other
  /// many times, a few at a time.
  private func buffer(_ parts: [Int], of geometries: FeatureGeometries, meters: Double) throws -> GEOSGeometry {
    var coarse = FeatureGeometries()
    let filling = precision.filling(distance: meters)
    for part in parts {
      if geometries.partKinds[part] == .polygon, let filling {
        coarse.appendPart(0, of: geometries.filled(part: part, by: filling))
      } else {
        coarse.appendPart(part, of: geometries)
      }
    }
    guard coarse.isCrowded(buffer: meters) else {
      return try GEOSGeometry(parts: 0..<coarse.partCount, of: coarse, in: context)
        .buffer(distance: meters, quadrantSegments: precision.quadrantSegments)
    }
    let buffers = try (0..<coarse.partCount).map {
      try GEOSGeometry(part: $0, of: coarse, in: context)
        .buffer(distance: meters, quadrantSegments: precision.quadrantSegments)
    }
    return try GEOSGeometry.union(of: buffers, in: context)
  }

  /// Projects parts into the metric CRS of their middle (or takes them from what is ready there), lets GEOS work on each
  /// cluster, and brings the results to OGC:CRS84. The parts of a cluster have one metric CRS.
  private func inMetricCRS(
    _ clusters: [[Int]], of geometries: FeatureGeometries, crs: CRS,
    ready: (MetricZone) -> MetricLayer? = { _ in nil },
    _ operation: (_ geometries: FeatureGeometries, _ parts: [Int]) throws -> GEOSGeometry
  ) throws -> FeatureGeometries {
    let toDegrees = try CoordinateTransformer(from: crs, to: .wgs84)
    let clustersOfZone = metricCRS.byZone(clusters.indices) {
      toDegrees.transform(geometries.envelope(ofPart: clusters[$0][0]).center)
    }
    var all = FeatureGeometries()
    var order: [Int] = []
    for (zone, members) in clustersOfZone {
      order += members
      let layer = ready(zone)
      let metric = try layer?.crs ?? metricCRS.crs(of: zone)
      let toMetric = EdgeProjection(try CoordinateTransformer(from: crs, to: metric))
      var results = FeatureGeometries()
      for cluster in members.map({ clusters[$0] }) {
        let drawn: GEOSGeometry
        let metricParts = cluster.compactMap { layer?.wholeMetricPart(of: $0) }
        if let layer, metricParts.count == cluster.count {
          drawn = try operation(layer.geometries, metricParts)
        } else {
          var projected = FeatureGeometries()
          for part in cluster { projected.appendPart(part, of: geometries) }
          projected.endFeature(.geometryCollection)
          drawn = try operation(toMetric.projected(projected).geometries, Array(0..<cluster.count))
        }
        try drawn.append(to: &results, onlyPolygons: true)
        results.endFeature(.multiPolygon)
      }
      let toWorld = EdgeProjection(try CoordinateTransformer(from: metric, to: .wgs84))
      all.appendFeatures(of: try toWorld.projected(results).geometries.cutAtAntimeridian(in: context))
    }
    // What else is drawn here must not show in the order.
    return clustersOfZone.count > 1 ? all.features(order.indices.sorted { order[$0] < order[$1] }) : all
  }
}

extension CoordinateTransformer {
  /// The envelopes, in the target CRS, of the corners of rectangles in the source CRS.
  fileprivate func cornerEnvelopes(of rectangles: [Envelope]) -> [Envelope] {
    var corners: [Double] = []
    corners.reserveCapacity(8 * rectangles.count)
    for box in rectangles {
      corners += [box.minX, box.minY, box.maxX, box.minY, box.maxX, box.maxY, box.minX, box.maxY]
    }
    transformEach(&corners)
    return rectangles.indices.map { index in
      var envelope = Envelope.empty
      for corner in 4 * index..<4 * (index + 1) {
        envelope.formUnion(x: corners[2 * corner], y: corners[2 * corner + 1])
      }
      return envelope
    }
  }
}

extension FeatureGeometries {
  /// The buffers of the parts lie upon each other so often that GEOS, which nodes all outlines with one another, would be slow:
  /// their envelopes together are eight times the envelope of all.
  fileprivate func isCrowded(buffer meters: Double) -> Bool {
    guard partCount >= 8 else { return false }
    var whole = Envelope.empty
    var area = 0.0
    for part in 0..<partCount {
      let reach = envelope(ofPart: part).expanded(by: meters)
      area += (reach.maxX - reach.minX) * (reach.maxY - reach.minY)
      whole.formUnion(reach)
    }
    return area > 8 * (whole.maxX - whole.minX) * (whole.maxY - whole.minY)
  }
}
