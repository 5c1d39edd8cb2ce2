import CoordinateTransforms
import Diagnostics
import FeatureModel

/// The coordinates of the TPS of a table, with NaN for every TPS that has no usable one.
struct StationCoordinates {
  /// x and y in turn, in the CRS of the file.
  private(set) var values: [Double]
  /// Why a TPS is unlocated.
  private(set) var findings: [Diagnostic] = []
  private let file: String
  private let ids: [String]

  /// Zero, also after a transformation there and back; far out at sea.
  private static let nullDegrees = 1e-7

  /// - Parameter table: Where a finding already says why a TPS is unlocated, no second one does.
  init(_ table: FeatureTable, ids: [String]) throws {
    file = table.file
    self.ids = ids
    values = [Double](repeating: .nan, count: 2 * table.count)
    let geometries = table.geometries
    let reported = Set(table.findings.filter { $0.action == .unlocated }.compactMap(\.place.feature))
    for station in 0..<table.count {
      let parts = geometries.parts(ofFeature: station)
      if parts.count == 1, geometries.partKinds[parts.lowerBound] == .point {
        let position = geometries.position(geometries.positions(ofPart: parts.lowerBound).lowerBound)
        if position.isFinite {
          (values[2 * station], values[2 * station + 1]) = (position.x, position.y)
        } else if !reported.contains(station) {
          findings.append(.coordinateUnusable(position, at: place(station)))
        }
      } else if geometries.types[station] == .none || parts.isEmpty {
        if !reported.contains(station) { findings.append(.geometryMissing(at: place(station))) }
      } else {
        findings.append(.geometryNotPoint(geometries.types[station], parts: parts.count, at: place(station)))
      }
    }
  }

  /// Longitude and latitude in turn; a coordinate that the CRS cannot hold becomes unlocated.
  mutating func degrees(from crs: CRS) throws -> [Double] {
    var degrees = values
    try CoordinateTransformer(from: crs, to: .wgs84).transform(&degrees)
    for station in 0..<values.count / 2 where values[2 * station].isFinite {
      let (x, y) = (degrees[2 * station], degrees[2 * station + 1])
      let position = Position(x: values[2 * station], y: values[2 * station + 1])
      let isNull = position == Position(x: 0, y: 0) || (abs(x) < Self.nullDegrees && abs(y) < Self.nullDegrees)
      if !isNull, abs(x) <= 180, abs(y) <= 90 { continue }
      let isSwapped = crs.isGeographic && abs(position.y) > 90 && abs(position.x) <= 90 && abs(position.y) <= 180
      findings.append(
        isNull
          ? .nullIsland(at: place(station))
          : isSwapped
            ? .axesSwapped(position, at: place(station)) : .coordinateUnusable(position, at: place(station)))
      for array in [2 * station, 2 * station + 1] { (values[array], degrees[array]) = (.nan, .nan) }
    }
    return degrees
  }

  private func place(_ station: Int) -> Place {
    Place(file, feature: station, id: ids[station].isEmpty ? nil : ids[station])
  }
}
