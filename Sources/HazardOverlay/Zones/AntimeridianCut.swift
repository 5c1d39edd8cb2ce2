import FeatureModel
import GEOSOperations

extension FeatureGeometries {
  /// Polygons of OGC:CRS84 with those cut in two that reach over 180 degrees of longitude, as RFC 7946 (3.1.9) asks.
  ///
  /// - Parameter context: Of the task.
  /// - Returns: As many features as there were.
  /// - Throws: `SystemFailure` when GEOS fails.
  func cutAtAntimeridian(in context: GEOSContext) throws -> FeatureGeometries {
    guard (0..<partCount).contains(where: { crossesAntimeridian($0) }) else { return self }
    var result = FeatureGeometries()
    for feature in 0..<count {
      for part in parts(ofFeature: feature) {
        guard partKinds[part] == .polygon, crossesAntimeridian(part) else {
          result.appendPart(part, of: self)
          continue
        }
        let whole = try GEOSGeometry(part: 0, of: unwound(part), in: context)
        for turn in [-360.0, 0, 360] {
          let world = Envelope(minX: -180 + turn, minY: -90, maxX: 180 + turn, maxY: 90)
          let start = result.coordinates.count
          try whole.clipped(to: world).append(to: &result, onlyPolygons: true)
          for index in stride(from: start, to: result.coordinates.count, by: 2) { result.coordinates[index] -= turn }
        }
      }
      result.endFeature(.multiPolygon)
    }
    return result
  }

  /// An edge that is longer than half the way around the world is a short one over the antimeridian.
  private func crossesAntimeridian(_ part: Int) -> Bool {
    rings(ofPart: part).contains { ring in
      let positions = positions(ofRing: ring)
      return positions.dropLast().contains { abs(position($0 + 1).x - position($0).x) > 180 }
    }
  }

  /// A part with longitudes beyond 180 where it runs over the antimeridian.
  private func unwound(_ part: Int) -> FeatureGeometries {
    var result = FeatureGeometries()
    var before: Double?
    for ring in rings(ofPart: part) {
      for index in positions(ofRing: ring) {
        var position = position(index)
        if let before { position.x -= 360 * ((position.x - before) / 360).rounded() }
        before = position.x
        result.appendPosition(x: position.x, y: position.y)
      }
      result.endRing()
    }
    result.endPart(.polygon)
    result.endFeature(.polygon)
    return result
  }
}
