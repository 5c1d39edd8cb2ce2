import FeatureModel

/// Geometries drawn by hand: a feature is polygons, a polygon rings, a ring `x y` pairs.
func layer(_ features: [[[[Double]]]]) -> FeatureGeometries {
  var geometries = FeatureGeometries()
  for polygons in features {
    for rings in polygons {
      for ring in rings {
        for index in stride(from: 0, to: ring.count, by: 2) {
          geometries.appendPosition(x: ring[index], y: ring[index + 1])
        }
        geometries.endRing()
      }
      geometries.endPart(.polygon)
    }
    geometries.endFeature(polygons.count == 1 ? .polygon : polygons.isEmpty ? .none : .multiPolygon)
  }
  return geometries
}

/// One polygon of one feature.
func polygon(_ rings: [Double]...) -> FeatureGeometries { layer([[rings]]) }

/// A closed square.
func square(_ x: Double, _ y: Double, side: Double) -> [Double] {
  [x, y, x + side, y, x + side, y + side, x, y + side, x, y]
}

/// Points, one a feature.
func points(_ positions: [Position]) -> FeatureGeometries {
  var geometries = FeatureGeometries()
  for position in positions {
    geometries.appendPosition(x: position.x, y: position.y)
    geometries.endRing()
    geometries.endPart(.point)
    geometries.endFeature(.point)
  }
  return geometries
}

/// One line of one feature.
func line(_ pairs: [Double]) -> FeatureGeometries {
  var geometries = FeatureGeometries()
  for index in stride(from: 0, to: pairs.count, by: 2) {
    geometries.appendPosition(x: pairs[index], y: pairs[index + 1])
  }
  geometries.endRing()
  geometries.endPart(.line)
  geometries.endFeature(.lineString)
  return geometries
}

/// Broken shapes, each with GEOS's words and the areas before and after a repair.
///
/// Source of the areas: shapely 2.2.0 (GEOS 3.14.1), `make_valid(g, method="structure", keep_collapsed=False)`.
enum Broken {
  static let bowTie = polygon([0, 0, 2, 2, 2, 0, 0, 2, 0, 0])
  static let nestedShells = layer([[[square(0, 0, side: 10)], [square(2, 2, side: 2)]]])
  static let overlappingShells = layer([[[square(0, 0, side: 4)], [square(2, 2, side: 4)]]])
  static let selfTouching = polygon([0, 0, 10, 0, 10, 10, 0, 10, 0, 5, 4, 7, 4, 3, 0, 5, 0, 0])
  static let holeOutside = polygon(square(0, 0, side: 4), square(6, 6, side: 2))
  static let nestedHoles = polygon(square(0, 0, side: 10), square(1, 1, side: 8), square(3, 3, side: 2))
  static let spike = polygon([0, 0, 4, 0, 4, 4, 2, 4, 2, 6, 2, 4, 0, 4, 0, 0])
  static let sharedEdge = layer([[[square(0, 0, side: 2)], [square(2, 0, side: 2)]]])
  static let disconnected = polygon(square(0, 0, side: 10), [5, 0, 10, 5, 5, 10, 0, 5, 5, 0])
}
