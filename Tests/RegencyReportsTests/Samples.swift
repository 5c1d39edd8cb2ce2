import CoordinateTransforms
import FeatureModel
import TestSupport

@testable import HazardOverlay

/// Two hazards: a flood with two classes, and a landslide without labels.
enum Samples {
  static let flood = HazardDefinition(
    id: "banjir", title: "Banjir",
    classRule: ClassRule(field: "kelas", method: .values(["a": 1, "b": 3]), labels: [1: "rendah", 3: "=tinggi"]),
    nearMeters: 500, edition: "2023")
  static let landslide = HazardDefinition(id: "longsor")

  /// Four TPS of 300, 200, 0 and 100 voters: flood 3, 3, near, unlocated; landslide clear, unmapped, clear, unlocated.
  static var tally: Tally {
    var tally = Tally(hazardCount: 2)
    tally.count(voters: 300, keys: [.inside(3), .clear])
    tally.count(voters: 200, keys: [.inside(3), .unmapped])
    tally.count(voters: 0, keys: [.near, .clear])
    tally.count(voters: 100, keys: [.unlocated, .unlocated])
    return tally
  }

  static func layer(_ definition: HazardDefinition, ids: [PropertyValue]) -> HazardLayer {
    HazardLayer(
      definition: definition,
      layer: IndexedLayer(
        file: "a.geojson", crs: .wgs84,
        geometries: FeatureGeometries(drawing: ids.map { _ in .square(105, -6, side: 0.1) })),
      classifications: ids.map { _ in .hazard(1) }, featureIDs: ids)
  }
}
