import CoordinateTransforms
import FeatureModel
import GEOSOperations

/// One connected part of a zone, to be drawn.
public struct HazardZone: Sendable {
  /// What the zone is.
  public enum Kind: Sendable, Equatable {
    /// Everything within the near distance of the hazard.
    case near(meters: Double)
    /// The dissolved polygons of one class, or a ring.
    case hazardClass(Int)
  }

  /// What the zone is.
  public var kind: Kind
  /// One polygon, in OGC:CRS84.
  public var geometry: FeatureGeometries

  /// A zone from its parts.
  public init(kind: Kind, geometry: FeatureGeometries) {
    self.kind = kind
    self.geometry = geometry
  }
}

extension HazardLayer {
  /// There is something to draw: a near zone, rings or, with `full`, the polygons by class.
  public func hasZones(full: Bool) -> Bool {
    full || definition.nearMeters > 0 || !definition.rings.isEmpty
  }
}

/// One kind of zone of a hazard: what it is, and how its shapes are made from the hazard's parts.
public struct ZoneSheet: Sendable {
  /// What the zones are.
  public let kind: HazardZone.Kind
  /// The parts that they are made from, in layer order.
  public let parts: [Int]
  let shape: Shape

  enum Shape: Sendable {
    /// Everything within a distance of a part.
    case buffer(meters: Double)
    /// The part itself.
    case part
    /// The band along the inner side of the outline of all parts together.
    case innerBand(meters: Double)
  }

  /// Where the list of parts may be cut for several tasks: pieces of about so many positions.
  public func pieces(of hazard: HazardLayer, positions limit: Int = 20_000) -> [[Int]] {
    if case .innerBand = shape { return [parts] }
    var pieces: [[Int]] = []
    var room = 0
    for part in parts {
      if room <= 0 {
        pieces.append([])
        room = limit
      }
      pieces[pieces.count - 1].append(part)
      room -= hazard.layer.geometries.positions(ofPart: part).count
    }
    return pieces
  }
}

extension HazardLayer {
  /// The zones to draw: the near zone, if the hazard has one, the rings, if it has some, and with `full` the polygons by
  /// class.
  ///
  /// - Parameter envelope: In the CRS of the layer: only parts that touch it are drawn; nil for all.
  public func zoneSheets(full: Bool, around envelope: Envelope? = nil) -> [ZoneSheet] {
    let parts = layer.parts(intersecting: envelope ?? layer.envelope).sorted().filter(isHazard(part:))
    var sheets: [ZoneSheet] = []
    let near = definition.nearMeters
    if near > 0 {
      sheets.append(
        ZoneSheet(
          kind: .near(meters: near), parts: parts,
          shape: definition.isInverted ? .innerBand(meters: near) : .buffer(meters: outermostRingMeters + near)))
    }
    for ring in definition.rings {
      sheets.append(
        ZoneSheet(kind: .hazardClass(ring.hazardClass), parts: parts, shape: .buffer(meters: ring.toMeters)))
    }
    guard full, definition.rings.isEmpty else { return sheets }
    for hazardClass in definition.classes {
      let ofClass = parts.filter {
        self.hazardClass(ofFeature: layer.partFeatures[$0]) == hazardClass && layer.geometries.partKinds[$0] == .polygon
      }
      sheets.append(ZoneSheet(kind: .hazardClass(hazardClass), parts: ofClass, shape: .part))
    }
    return sheets
  }
}

/// Draws zones: buffers by GEOS in a metric CRS, dissolved, a polygon for each connected part.
///
/// Every part is buffered in the metric CRS of its own place, so that parts in different UTM zones each get a true
/// distance; buffers are brought to OGC:CRS84 and dissolved there. Zones are for drawing: statuses never come from them.
/// Not for more than one task.
public struct ZoneBuilder {
  private let hazard: HazardLayer
  private let metricCRS: MetricCRSChoice
  private let precision: ZonePrecision
  private let context: GEOSContext

  /// A builder for one hazard.
  public init(_ hazard: HazardLayer, metricCRS: MetricCRSChoice, precision: ZonePrecision, in context: GEOSContext) {
    self.hazard = hazard
    self.metricCRS = metricCRS
    self.precision = precision
    self.context = context
  }

  /// The undissolved shapes of a piece of a sheet: polygons in OGC:CRS84, as the parts of one feature.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  public func shapes(of sheet: ZoneSheet, parts: [Int]) throws -> FeatureGeometries {
    switch sheet.shape {
    case .part: return try inDegrees(parts)
    case .buffer(let meters):
      return try inMetricCRS(parts, of: hazard.layer.geometries, crs: hazard.layer.crs) {
        try buffer(0, of: $0, meters: meters)
      }
    case .innerBand(let meters):
      var whole = FeatureGeometries()
      let shapes = try inDegrees(parts)
      for group in ZoneBuilder.groups(of: shapes) {
        for polygon in try dissolved(group, of: shapes) { whole.appendPart(0, of: polygon) }
      }
      whole.endFeature(.multiPolygon)
      return try inMetricCRS(Array(0..<whole.partCount), of: whole, crs: .wgs84) { geometries in
        let polygon = try GEOSGeometry(part: 0, of: geometries, in: context)
        return try polygon.difference(
          polygon.buffer(distance: -meters, quadrantSegments: precision.quadrantSegments))
      }
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

  private func inDegrees(_ parts: [Int]) throws -> FeatureGeometries {
    var geometries = FeatureGeometries()
    for part in parts { geometries.appendPart(part, of: hazard.layer.geometries) }
    geometries.endFeature(.geometryCollection)
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

  /// Projects each part into the metric CRS of its middle, lets GEOS work there, and brings the result to OGC:CRS84.
  private func inMetricCRS(
    _ parts: [Int], of geometries: FeatureGeometries, crs: CRS,
    _ operation: (FeatureGeometries) throws -> GEOSGeometry
  ) throws -> FeatureGeometries {
    let toDegrees = try CoordinateTransformer(from: crs, to: .wgs84)
    var partsOfZone: [MetricZone: [Int]] = [:]
    for part in parts {
      let center = toDegrees.transform(geometries.envelope(ofPart: part).center)
      partsOfZone[metricCRS.zone(at: center), default: []].append(part)
    }
    var results = FeatureGeometries()
    for (zone, parts) in partsOfZone.sorted(by: { $0.key < $1.key }) {
      let metric = try metricCRS.crs(of: zone)
      let toMetric = try CoordinateTransformer(from: crs, to: metric)
      let start = results.coordinates.count
      for part in parts {
        var projected = FeatureGeometries()
        projected.appendPart(part, of: geometries)
        projected.endFeature(.polygon)
        toMetric.transform(&projected.coordinates)
        try operation(projected).append(to: &results, onlyPolygons: true)
      }
      var drawn = Array(results.coordinates[start...])
      try CoordinateTransformer(from: metric, to: .wgs84).transform(&drawn)
      results.coordinates.replaceSubrange(start..., with: drawn)
    }
    results.endFeature(.multiPolygon)
    return results
  }

  // MARK: Seven decimals

  /// A polygon with coordinates as they are written; where rounding makes it invalid, GEOS snaps it to the grid.
  private func onGrid(_ polygon: GEOSGeometry) throws -> [FeatureGeometries] {
    var rounded = FeatureGeometries()
    try polygon.append(to: &rounded, onlyPolygons: true)
    rounded.endFeature(.polygon)
    for index in rounded.coordinates.indices {
      rounded.coordinates[index] = (rounded.coordinates[index] * 1e7).rounded() / 1e7
    }
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

/// Groups items whose envelopes intersect, directly or through others; groups and their members in ascending order.
func connectedGroups(of envelopes: [Envelope]) -> [[Int]] {
  let order = hilbertOrder(of: envelopes)
  let tree = EnvelopeTree(order.map { envelopes[$0] })
  var leaders = Array(envelopes.indices)
  func leader(_ item: Int) -> Int {
    var item = item
    while leaders[item] != item {
      leaders[item] = leaders[leaders[item]]
      item = leaders[item]
    }
    return item
  }
  for item in envelopes.indices {
    tree.forEachItem(intersecting: envelopes[item]) { other in
      let (one, two) = (leader(item), leader(order[other]))
      if one != two { leaders[max(one, two)] = min(one, two) }
    }
  }
  return Dictionary(grouping: envelopes.indices, by: leader).sorted { $0.key < $1.key }.map(\.value)
}
