import Diagnostics
import FeatureModel

/// The CRS that Indonesian data come in, for suggestions.
enum CRSCandidates {
  /// Southern zones first: most of the country lies there. Then TM-3, northern UTM, web maps.
  static let codes = Array(32746...32754) + Array(23830...23845) + Array(32646...32652) + [3857, 3395]

  /// Those that put a position into an envelope of degrees, or without one into the zone's own area of use.
  static func fitting(_ position: Position, into expected: Envelope?) -> [CRS] {
    codes.compactMap { code in
      guard
        let crs = try? CRS(parsing: "EPSG:\(code)", at: Place("EPSG:\(code)")),
        let transformer = try? CoordinateTransformer(from: crs, to: .wgs84)
      else { return nil }
      let degrees = transformer.transform(position)
      guard degrees.isFinite, crs.areaOfUse?.contains(degrees) ?? true else { return nil }
      return expected?.contains(degrees) ?? Envelope.indonesia.contains(degrees) ? crs : nil
    }
  }
}

extension Envelope {
  /// Land and sea of Indonesia in degrees, rounded outwards.
  public static let indonesia = Envelope(minX: 94, minY: -12, maxX: 142, maxY: 7)
}
