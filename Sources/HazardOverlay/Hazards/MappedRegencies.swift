import CoordinateTransforms
import FeatureModel
import GEOSOperations

/// The regencies that a hazard layer speaks for; a TPS in another one, or in none, is unmapped.
public struct MappedRegencies: Sendable, Equatable, Codable {
  /// Indices into the areas of the regencies.
  public var areas: Set<Int>
  /// They are all regencies of the job.
  public var areAll: Bool

  /// Some of the areas of a layer.
  public init(areas: Set<Int>, of regencies: AdministrativeLayer) {
    self.areas = areas
    areAll = areas.count == regencies.areas.count
  }

  /// A regency is one of them; nil is none.
  public func contains(_ area: Int?) -> Bool { area.map(areas.contains) ?? false }
}

extension HazardLayer {
  /// The layer with the regencies that it speaks for: those that the job names, or, where it says nothing about what the
  /// map covers, those that a feature of the layer touches. A layer of which the job says something else is returned as it is.
  ///
  /// - Throws: `SystemFailure` when GEOS fails or PROJ offers no transformation.
  public func speaking(for regencies: AdministrativeLayer, in context: GEOSContext) throws -> HazardLayer {
    var areas = Set(definition.mappedRegencies.compactMap { regencies.area(withCode: $0) })
    if definition.mapsTouchedRegencies {
      areas = try regencies.areas(touchedBy: layer, in: context)
    } else if definition.mappedRegencies.isEmpty {
      return self
    }
    var mapped = self
    mapped.mapped = MappedRegencies(areas: areas, of: regencies)
    mapped.coverage = regencies.polygons(ofAreas: areas)
    return mapped
  }

  /// A place that no hazard reaches is unmapped.
  ///
  /// - Parameters:
  ///   - isCovered: It lies where the job or the layer says that the map reaches.
  ///   - noHazard: A polygon that says "no hazard" touches it.
  ///   - noData: A polygon that says "not mapped" touches it.
  func isUnmapped(isCovered: Bool, noHazard: Bool, noData: Bool) -> Bool {
    // What a polygon says of a place counts more than that nobody said what the map covers, and less than what the job says.
    if !isCovered { return !(definition.mapsTouchedRegencies && noHazard) }
    return !noHazard && (noData || definition.isUnmappedOutside)
  }
}

extension AdministrativeLayer {
  /// The areas that share at least one point with a feature of a layer; borders count.
  ///
  /// Decided by GEOS in the CRS of that layer.
  ///
  /// - Throws: `SystemFailure` when GEOS fails or PROJ offers no transformation.
  public func areas(touchedBy other: IndexedLayer, in context: GEOSContext) throws -> Set<Int> {
    var outlines = layer.geometries
    try CoordinateTransformer(from: layer.crs, to: other.crs).transform(&outlines.coordinates)
    var touched: Set<Int> = []
    for part in 0..<outlines.partCount {
      guard let area = featureAreas[layer.partFeatures[part]], !touched.contains(area) else { continue }
      let candidates = other.parts(intersecting: outlines.envelope(ofPart: part))
      guard !candidates.isEmpty, outlines.positions(ofPart: part).allSatisfy({ outlines.position($0).isFinite })
      else { continue }
      let outline = try PreparedGeometry(GEOSGeometry(part: part, of: outlines, in: context))
      for candidate in candidates
      where try outline.intersects(GEOSGeometry(part: candidate, of: other.geometries, in: context)) {
        touched.insert(area)
        break
      }
    }
    return touched
  }

  /// The polygons of some areas; the layer itself for all of them.
  public func polygons(ofAreas wanted: Set<Int>) -> IndexedLayer {
    guard wanted.count < areas.count else { return layer }
    var chosen = FeatureGeometries()
    for part in 0..<layer.geometries.partCount {
      guard let area = featureAreas[layer.partFeatures[part]], wanted.contains(area) else { continue }
      chosen.appendPart(part, of: layer.geometries)
    }
    chosen.endFeature(.multiPolygon)
    return IndexedLayer(file: layer.file, crs: layer.crs, geometries: chosen)
  }
}
