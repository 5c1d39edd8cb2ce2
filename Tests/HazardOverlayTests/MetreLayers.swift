import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations
import TestSupport

@testable import HazardOverlay

/// Layers in UTM zone 48S, so that distances are plain numbers.
enum Metres {
  private static let utm48S = Result { try CRS(parsing: "EPSG:32748", at: Place("EPSG:32748")) }

  /// EPSG:32748.
  static var crs: CRS { get throws { try utm48S.get() } }

  /// A layer of shapes.
  static func layer(_ shapes: [Shape], file: String = "layer.geojson") throws -> IndexedLayer {
    IndexedLayer(file: file, crs: try crs, geometries: FeatureGeometries(drawing: shapes))
  }
}

/// A hazard layer drawn by hand, asked about single places; distances beyond 5,000 m are not reported.
struct DrawnHazard {
  var definition = HazardDefinition(id: "banjir")
  var features: [(shape: Shape, classification: Classification)]
  var coverage: [Shape]?
  var limit = 5000.0

  /// Features of some classes.
  init(_ features: [(Shape, Classification)], _ definition: HazardDefinition = HazardDefinition(id: "banjir")) {
    self.features = features.map { (shape: $0.0, classification: $0.1) }
    self.definition = definition
  }

  /// Features of class 1.
  init(_ shapes: [Shape], _ definition: HazardDefinition = HazardDefinition(id: "banjir")) {
    self.init(shapes.map { ($0, .hazard(1)) }, definition)
  }

  func layer() throws -> HazardLayer {
    HazardLayer(
      definition: definition, layer: try Metres.layer(features.map(\.shape)),
      classifications: features.map(\.classification), featureIDs: features.map { _ in .missing },
      coverage: try coverage.map { try Metres.layer($0, file: "coverage.geojson") })
  }

  func finder(around places: Envelope) throws -> ExposureFinder {
    let hazard = try layer()
    return ExposureFinder(
      hazard, metric: try hazard.metricLayer(in: Metres.crs, around: places, nearestLimitMeters: limit),
      nearestLimitMeters: limit, in: try GEOSContext())
  }

  /// The exposure at a place.
  func exposure(_ x: Double, _ y: Double) throws -> Exposure {
    try finder(around: Envelope(Position(x: x, y: y))).exposure(at: PlacedPosition(Position(x: x, y: y)))
  }
}

extension PlacedPosition {
  /// The same position in all layers.
  init(_ position: Position) { self.init(inLayer: position, inCoverage: position, inMetric: position) }
}

/// A table with properties for each feature: name, then its values.
func table(
  _ shapes: [Shape], _ properties: KeyValuePairs<String, [PropertyValue]> = [:], file: String = "t.geojson"
) -> FeatureTable {
  var table = FeatureTable(file: file)
  table.geometries = FeatureGeometries(drawing: shapes)
  table.ids = shapes.map { _ in .missing }
  table.propertyNames = properties.map(\.key)
  for (name, values) in properties { table.properties[name] = values }
  return table
}
