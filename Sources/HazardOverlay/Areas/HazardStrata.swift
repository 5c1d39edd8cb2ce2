import CoordinateTransforms
import FeatureModel

/// What a hazard says about every place of the plane: regions in the order of precedence.
///
/// The first region that holds a place decides, so that each place has exactly one status, as each TPS has.
public struct HazardStrata: Sendable {
  /// Polygons of OGC:CRS84, or everything beyond them.
  enum Region: Sendable {
    case within(IndexedLayer)
    case beyond(IndexedLayer)
  }

  /// The regions with what a place in them has.
  let regions: [(key: TallyKey, region: Region)]
  /// What a place in no region has.
  let rest: TallyKey
}

extension HazardLayer {
  /// The strata of the hazard, by the rules of status and class.
  ///
  /// The inside comes from the polygons of the layer. Rings and the near band come from zones, and are as true as those.
  ///
  /// - Parameter zones: The near zone and the rings of the hazard, as `ZoneBuilder` draws them; others are not looked at.
  /// - Throws: `SystemFailure` when PROJ fails.
  public func strata(zones: [HazardZone]) throws -> HazardStrata {
    var regions: [(key: TallyKey, region: HazardStrata.Region)] = []
    func add(_ key: TallyKey, _ polygons: FeatureGeometries) {
      if polygons.partCount > 0 { regions.append((key, .within(degreesLayer(polygons)))) }
    }
    let beyondCoverage = try coverage.map { coverage in
      HazardStrata.Region.beyond(degreesLayer(try coverage.polygonsInDegrees { _ in true }))
    }
    let near = FeatureGeometries(polygonsOf: zones.filter { if case .near = $0.kind { true } else { false } })
    if definition.isInverted {
      if let beyondCoverage { regions.append((.unmapped, beyondCoverage)) }
      add(.near, near)
      add(.clear, try layer.polygonsInDegrees { hazardClass(ofFeature: $0) != nil })
      return HazardStrata(regions: regions, rest: .inside(definition.classes.first ?? 1))
    }
    let hasRings = !definition.rings.isEmpty
    for hazardClass in definition.classes {
      add(
        .inside(hazardClass),
        hasRings
          ? FeatureGeometries(polygonsOf: zones.filter { $0.kind == .hazardClass(hazardClass) })
          : try layer.polygonsInDegrees { self.hazardClass(ofFeature: $0) == hazardClass })
    }
    add(.near, near)
    if let beyondCoverage, !definition.mapsTouchedRegencies { regions.append((.unmapped, beyondCoverage)) }
    if !hasRings {
      add(.clear, try layer.polygonsInDegrees { classifications[$0] == .noHazard })
      add(.unmapped, try layer.polygonsInDegrees { classifications[$0] == .noData })
    }
    if let beyondCoverage, definition.mapsTouchedRegencies { regions.append((.unmapped, beyondCoverage)) }
    return HazardStrata(regions: regions, rest: definition.isUnmappedOutside ? .unmapped : .clear)
  }

  private func degreesLayer(_ polygons: FeatureGeometries) -> IndexedLayer {
    IndexedLayer(file: layer.file, crs: .wgs84, geometries: polygons)
  }
}

extension IndexedLayer {
  /// The polygons of some features in OGC:CRS84, as one feature; without those that PROJ cannot bring there.
  fileprivate func polygonsInDegrees(where isIncluded: (Int) -> Bool) throws -> FeatureGeometries {
    var polygons = FeatureGeometries()
    for part in 0..<geometries.partCount
    where geometries.partKinds[part] == .polygon && isIncluded(partFeatures[part]) {
      polygons.appendPart(part, of: geometries)
    }
    polygons.endFeature(.multiPolygon)
    polygons = EdgeProjection(try CoordinateTransformer(from: crs, to: .wgs84)).projected(polygons).geometries
    guard polygons.coordinates.contains(where: { !$0.isFinite }) else { return polygons }
    var usable = FeatureGeometries()
    for part in 0..<polygons.partCount
    where polygons.positions(ofPart: part).allSatisfy({ polygons.position($0).isFinite }) {
      usable.appendPart(part, of: polygons)
    }
    usable.endFeature(.multiPolygon)
    return usable
  }
}

extension FeatureGeometries {
  /// The polygons of zones as one feature.
  fileprivate init(polygonsOf zones: [HazardZone]) {
    self.init()
    for zone in zones {
      for part in 0..<zone.geometry.partCount { appendPart(part, of: zone.geometry) }
    }
    endFeature(.multiPolygon)
  }
}
