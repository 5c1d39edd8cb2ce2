import CoordinateTransforms
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

  /// The undissolved shapes of a piece of a sheet: polygons in OGC:CRS84, a feature for each part that they are made from,
  /// in the order of the parts; one feature for a sheet that cannot be cut.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  public func shapes(of sheet: ZoneSheet, parts: [Int]) throws -> FeatureGeometries {
    switch sheet.shape {
    case .part: return try inDegrees(parts)
    case .buffer(let meters):
      return try inMetricCRS(parts, of: hazard.layer.geometries, crs: hazard.layer.crs, ready: projected) {
        try buffer($1, of: $0, meters: meters)
      }
    case .ring(let fromMeters, let toMeters):
      let outer = try discs(of: parts, meters: toMeters)
      return fromMeters > 0 ? try difference(outer, try discs(of: parts, meters: fromMeters)) : outer
    case .innerBand(let meters):
      let whole = try dissolved(inDegrees(parts))
      let bands = try inMetricCRS(Array(0..<whole.partCount), of: whole, crs: .wgs84) { geometries, part in
        let polygon = try GEOSGeometry(part: part, of: geometries, in: context)
        return try polygon.difference(
          polygon.buffer(distance: -meters, quadrantSegments: precision.quadrantSegments))
      }
      return bands.asOneFeature
    }
  }

  /// The shapes that have to be dissolved together: those whose envelopes meet, directly or through others.
  public static func groups(of shapes: FeatureGeometries) -> [[Int]] {
    connectedGroups(of: (0..<shapes.partCount).map { shapes.envelope(ofPart: $0) })
  }

  /// The union of the shapes of a group, a polygon for each connected part, valid with seven decimals.
  ///
  /// - Throws: `SystemFailure` when GEOS fails.
  public func dissolved(_ group: [Int], of shapes: FeatureGeometries) throws -> [FeatureGeometries] {
    let members = try group.map { try GEOSGeometry(part: $0, of: shapes, in: context) }
    let union = members.count == 1 ? members[0] : try GEOSGeometry.union(of: members, in: context)
    return try union.polygonParts().flatMap { try onGrid($0) }
  }

  // MARK: Shapes

  /// Rings are few and looked at closely: their circles have four times the segments of other buffers.
  private func discs(of parts: [Int], meters: Double) throws -> FeatureGeometries {
    try inMetricCRS(parts, of: hazard.layer.geometries, crs: hazard.layer.crs, ready: projected) { geometries, part in
      try GEOSGeometry(part: part, of: geometries, in: context)
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
    try CoordinateTransformer(from: hazard.layer.crs, to: .wgs84).transform(&geometries.coordinates)
    return geometries
  }

  private func buffer(_ part: Int, of geometries: FeatureGeometries, meters: Double) throws -> GEOSGeometry {
    guard geometries.partKinds[part] == .polygon, let filling = precision.filling(distance: meters) else {
      return try GEOSGeometry(part: part, of: geometries, in: context)
        .buffer(distance: meters, quadrantSegments: precision.quadrantSegments)
    }
    return try GEOSGeometry(part: 0, of: geometries.filled(part: part, by: filling), in: context)
      .buffer(distance: meters, quadrantSegments: precision.quadrantSegments)
  }

  /// Projects each part into the metric CRS of its middle (or takes it from what is ready there), lets GEOS work on it, and
  /// brings the result to OGC:CRS84.
  private func inMetricCRS(
    _ parts: [Int], of geometries: FeatureGeometries, crs: CRS, ready: (MetricZone) -> MetricLayer? = { _ in nil },
    _ operation: (_ geometries: FeatureGeometries, _ part: Int) throws -> GEOSGeometry
  ) throws -> FeatureGeometries {
    let toDegrees = try CoordinateTransformer(from: crs, to: .wgs84)
    var partsOfZone: [MetricZone: [Int]] = [:]
    for part in parts {
      let center = toDegrees.transform(geometries.envelope(ofPart: part).center)
      partsOfZone[metricCRS.zone(at: center), default: []].append(part)
    }
    var results = FeatureGeometries()
    var order: [Int] = []
    for (zone, parts) in partsOfZone.sorted(by: { $0.key < $1.key }) {
      order += parts
      let layer = ready(zone)
      let metric = try layer?.crs ?? metricCRS.crs(of: zone)
      let toMetric = try CoordinateTransformer(from: crs, to: metric)
      let start = results.coordinates.count
      for part in parts {
        let drawn: GEOSGeometry
        if let layer, let metricPart = layer.metricPart(of: part) {
          drawn = try operation(layer.geometries, metricPart)
        } else {
          var projected = FeatureGeometries()
          projected.appendPart(part, of: geometries)
          projected.endFeature(.polygon)
          toMetric.transform(&projected.coordinates)
          drawn = try operation(projected, 0)
        }
        try drawn.append(to: &results, onlyPolygons: true)
        results.endFeature(.multiPolygon)
      }
      var drawn = Array(results.coordinates[start...])
      try CoordinateTransformer(from: metric, to: .wgs84).transform(&drawn)
      results.coordinates.replaceSubrange(start..., with: drawn)
    }
    // What a shape is drawn with must not show in the order: another machine may draw other parts beside it.
    return partsOfZone.count > 1 ? results.features(order.indices.sorted { order[$0] < order[$1] }) : results
  }

  // MARK: Seven decimals

  /// A polygon with coordinates as they are written; where rounding makes it invalid, GEOS snaps it to the grid.
  private func onGrid(_ polygon: GEOSGeometry) throws -> [FeatureGeometries] {
    var drawn = FeatureGeometries()
    try polygon.append(to: &drawn, onlyPolygons: true)
    drawn.endFeature(.polygon)
    let rounded = drawn.roundedToSevenDecimals
    if GEOSGeometry.isCertainlyValid(feature: 0, of: rounded) { return [rounded] }
    // A ring that rounding leaves without area cannot be built; the grid then decides what remains of it.
    let written = try? GEOSGeometry(part: 0, of: rounded, in: context)
    if let written, try written.validity() == nil { return [rounded] }
    return try polygon.dissolved(gridSize: 1e-7).polygonParts().map { part in
      var snapped = FeatureGeometries()
      try part.append(to: &snapped, onlyPolygons: true)
      snapped.endFeature(.polygon)
      return snapped
    }
  }
}

extension FeatureGeometries {
  /// All parts as one feature.
  fileprivate var asOneFeature: FeatureGeometries {
    var one = FeatureGeometries()
    for part in 0..<partCount { one.appendPart(part, of: self) }
    one.endFeature(.multiPolygon)
    return one
  }

  /// The polygons of the first feature with coordinates as they are written, without positions that became the same.
  fileprivate var roundedToSevenDecimals: FeatureGeometries {
    var result = FeatureGeometries()
    for part in parts(ofFeature: 0) {
      for ring in rings(ofPart: part) {
        var last: Position?
        for index in positions(ofRing: ring) {
          let exact = position(index)
          let rounded = Position(x: (exact.x * 1e7).rounded() / 1e7, y: (exact.y * 1e7).rounded() / 1e7)
          guard rounded != last else { continue }
          result.appendPosition(x: rounded.x, y: rounded.y)
          last = rounded
        }
        result.endRing()
      }
      result.endPart(.polygon)
    }
    result.endFeature(types[0])
    return result
  }
}
