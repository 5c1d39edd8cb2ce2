import FeatureModel
import GEOSOperations

extension GEOSGeometry {
  /// Degrees between two coordinates of seven decimals.
  private static var gridDegrees: Double { 1e-7 }

  /// A polygon with coordinates as they are written, in polygons that are valid with them.
  ///
  /// Where rounding makes it invalid, GEOS snaps it to the grid, and repairs it when that is not enough. Possibly empty: what
  /// is thinner than the last decimal vanishes.
  ///
  /// - Throws: `SystemFailure` when GEOS fails.
  func asWritten() throws -> [FeatureGeometries] {
    let rounded = try roundedPolygons(self)
    if rounded.count == 1, try isValid(rounded[0]) { return rounded }
    var snapped = try onGrid(Self.gridDegrees)
    for _ in 0..<4 {
      let written = try roundedPolygons(snapped)
      if try written.allSatisfy({ try isValid($0) }) { return written }
      snapped = try snapped.repaired().onGrid(Self.gridDegrees)
    }
    return try roundedPolygons(snapped).filter { try isValid($0) }
  }

  private func isValid(_ polygon: FeatureGeometries) throws -> Bool {
    if Self.isCertainlyValid(feature: 0, of: polygon) { return true }
    // A ring that rounding leaves without area cannot be built.
    guard let written = try? GEOSGeometry(part: 0, of: polygon, in: context) else { return false }
    return try written.validity() == nil
  }

  private func roundedPolygons(_ geometry: GEOSGeometry) throws -> [FeatureGeometries] {
    var all = FeatureGeometries()
    try geometry.append(to: &all, onlyPolygons: true)
    return (0..<all.partCount).map { part in
      var polygon = FeatureGeometries()
      polygon.appendPart(part, of: all)
      polygon.endFeature(.polygon)
      return polygon.roundedToSevenDecimals
    }
  }
}

extension FeatureGeometries {
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
