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
}

extension HazardLayer {
  /// There is something to draw: a near zone, rings or, with `full`, the polygons by class.
  public func hasZones(full: Bool) -> Bool {
    full || definition.nearMeters > 0 || !definition.rings.isEmpty
  }
}

/// Draws the zones of a hazard: buffers by GEOS in a metric CRS, dissolved, a polygon for each connected part.
///
/// Every part is buffered in the metric CRS of its own place, so that parts in different UTM zones each get a true
/// distance; buffers are brought to OGC:CRS84 and dissolved there. Zones are for drawing: statuses never come from them.
public struct ZoneBuilder {
  private let hazard: HazardLayer
  private let metricCRS: MetricCRSChoice
  private let context: GEOSContext

  /// Segments of a quarter circle, as in GEOS's and QGIS's buffers by default.
  public static let quadrantSegments = 8

  /// A builder for one hazard.
  public init(_ hazard: HazardLayer, metricCRS: MetricCRSChoice, in context: GEOSContext) {
    self.hazard = hazard
    self.metricCRS = metricCRS
    self.context = context
  }

  /// The near zone, if the hazard has one, the rings, if it has some, and with `full` the polygons by class.
  ///
  /// - Parameter envelope: In the CRS of the layer: only parts that touch it are drawn; nil for all.
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  public func zones(full: Bool, around envelope: Envelope? = nil) throws -> [HazardZone] {
    var zones: [HazardZone] = []
    let near = hazard.definition.nearMeters
    let hazardParts = hazard.layer.parts(intersecting: envelope ?? hazard.layer.envelope).sorted()
      .filter(hazard.isHazard(part:))
    if near > 0 {
      let shapes =
        hazard.definition.isInverted
        ? try nearBandInside(hazardParts, meters: near)
        : try buffers(of: hazardParts, meters: hazard.outermostRingMeters + near)
      zones += try dissolved(shapes).map { HazardZone(kind: .near(meters: near), geometry: $0) }
    }
    for ring in hazard.definition.rings {
      let shapes = try buffers(of: hazardParts, meters: ring.toMeters)
      zones += try dissolved(shapes).map { HazardZone(kind: .hazardClass(ring.hazardClass), geometry: $0) }
    }
    guard full, hazard.definition.rings.isEmpty else { return zones }
    for hazardClass in hazard.definition.classes {
      let parts = hazardParts.filter {
        hazard.hazardClass(ofFeature: hazard.layer.partFeatures[$0]) == hazardClass
          && hazard.layer.geometries.partKinds[$0] == .polygon
      }
      zones += try dissolved(inDegrees(parts)).map { HazardZone(kind: .hazardClass(hazardClass), geometry: $0) }
    }
    return zones
  }

  // MARK: Shapes in OGC:CRS84

  private func inDegrees(_ parts: [Int]) throws -> [GEOSGeometry] {
    var geometries = FeatureGeometries()
    for part in parts { geometries.appendPart(part, of: hazard.layer.geometries) }
    geometries.endFeature(.geometryCollection)
    try CoordinateTransformer(from: hazard.layer.crs, to: .wgs84).transform(&geometries.coordinates)
    return try (0..<geometries.partCount).map { try GEOSGeometry(part: $0, of: geometries, in: context) }
  }

  private func buffers(of parts: [Int], meters: Double) throws -> [GEOSGeometry] {
    try inMetricCRS(parts) { try $0.buffer(distance: meters, quadrantSegments: Self.quadrantSegments) }
  }

  /// The band along the inner side of the outline of all parts together.
  private func nearBandInside(_ parts: [Int], meters: Double) throws -> [GEOSGeometry] {
    let whole = try dissolved(inDegrees(parts))
    var polygons = FeatureGeometries()
    for polygon in whole { polygons.appendPart(0, of: polygon) }
    polygons.endFeature(.multiPolygon)
    return try inMetricCRS(Array(0..<polygons.partCount), of: polygons, crs: .wgs84) { shape in
      try shape.difference(shape.buffer(distance: -meters, quadrantSegments: Self.quadrantSegments))
    }
  }

  private func inMetricCRS(
    _ parts: [Int], _ operation: (GEOSGeometry) throws -> GEOSGeometry
  ) throws -> [GEOSGeometry] {
    try inMetricCRS(parts, of: hazard.layer.geometries, crs: hazard.layer.crs, operation)
  }

  /// Projects each part into the metric CRS of its middle, lets GEOS work there, and brings the result to OGC:CRS84.
  private func inMetricCRS(
    _ parts: [Int], of geometries: FeatureGeometries, crs: CRS, _ operation: (GEOSGeometry) throws -> GEOSGeometry
  ) throws -> [GEOSGeometry] {
    let toDegrees = try CoordinateTransformer(from: crs, to: .wgs84)
    var partsOfZone: [MetricZone: [Int]] = [:]
    for part in parts {
      let center = toDegrees.transform(geometries.envelope(ofPart: part).center)
      partsOfZone[metricCRS.zone(at: center), default: []].append(part)
    }
    var results: [GEOSGeometry] = []
    for (zone, parts) in partsOfZone.sorted(by: { $0.key < $1.key }) {
      let metric = try metricCRS.crs(of: zone)
      let toMetric = try CoordinateTransformer(from: crs, to: metric)
      let back = try CoordinateTransformer(from: metric, to: .wgs84)
      for part in parts {
        var projected = FeatureGeometries()
        projected.appendPart(part, of: geometries)
        toMetric.transform(&projected.coordinates)
        var result = FeatureGeometries()
        try operation(GEOSGeometry(part: 0, of: projected, in: context)).append(to: &result, onlyPolygons: true)
        back.transform(&result.coordinates)
        for index in 0..<result.partCount { results.append(try GEOSGeometry(part: index, of: result, in: context)) }
      }
    }
    return results
  }

  // MARK: Dissolving

  /// The union of shapes, a polygon for each connected part, sorted by place.
  ///
  /// Only shapes whose envelopes meet, directly or through others, are handed to GEOS together.
  private func dissolved(_ shapes: [GEOSGeometry]) throws -> [FeatureGeometries] {
    var polygons: [(envelope: Envelope, geometry: FeatureGeometries)] = []
    for group in try connectedGroups(of: shapes.map { try $0.envelope }) {
      let members = group.map { shapes[$0] }
      for polygon in try GEOSGeometry.union(of: members, in: context).polygonParts() {
        var geometry = FeatureGeometries()
        try polygon.append(to: &geometry, onlyPolygons: true)
        geometry.endFeature(.polygon)
        polygons.append((try polygon.envelope, geometry))
      }
    }
    return polygons.sorted {
      ($0.envelope.minX, $0.envelope.minY, $0.envelope.maxX, $0.envelope.maxY)
        < ($1.envelope.minX, $1.envelope.minY, $1.envelope.maxX, $1.envelope.maxY)
    }.map(\.geometry)
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
