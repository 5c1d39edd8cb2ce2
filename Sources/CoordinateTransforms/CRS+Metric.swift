import Diagnostics
import Synchronization

extension CRS {
  /// Number of the UTM zone that holds a longitude, 1 to 60; plain six-degree zones without Norway's exceptions.
  ///
  /// - Parameter longitude: In degrees, -180 to 180; a border belongs to the eastern zone, 180 to zone 60.
  public static func utmZone(containingLongitude longitude: Double) -> Int {
    guard longitude.isFinite else { return 1 }
    return min(60, max(1, Int(((longitude + 180) / 6).rounded(.down)) + 1))
  }

  /// The UTM zone in metres on the datum of this CRS, so that going there shifts nothing.
  ///
  /// DGN95 (EPSG:4755) has zones 46N to 52N and 47S to 54S, SRGI2013 (EPSG:9470) likewise; any other datum or zone gives
  /// WGS 84's.
  ///
  /// - Parameters:
  ///   - zone: 1 to 60.
  ///   - isSouthern: South of the equator.
  /// - Throws: `InputProblem` `crs-unknown` when PROJ's database lacks it.
  ///
  /// Source: EPSG dataset as in PROJ 9.1's database: 23866 to 23872 and 23877 to 23884, 9476 to 9482 and 9487 to 9494.
  public func metricCRS(zone: Int, isSouthern: Bool) throws(InputProblem) -> CRS {
    let code = Self.utmCode(zone: zone, isSouthern: isSouthern, base: geographicBaseIdentifier)
    if let known = Self.knownZones.withLock({ $0[code] }) { return known }
    let crs = try CRS(parsing: "EPSG:\(code)", at: Place("EPSG:\(code)"))
    Self.knownZones.withLock { $0[code] = crs }
    return crs
  }

  /// Zones that were looked up before, by their code: the database is slow, and the answer is always the same.
  private static let knownZones = Mutex<[Int: CRS]>([:])

  static func utmCode(zone: Int, isSouthern: Bool, base: String?) -> Int {
    precondition((1...60).contains(zone), "UTM zones are 1 to 60")
    switch (base, isSouthern, zone) {
    case ("EPSG:4755", false, 46...52): return 23820 + zone
    case ("EPSG:4755", true, 47...54): return 23830 + zone
    case ("EPSG:9470", false, 46...52): return 9430 + zone
    case ("EPSG:9470", true, 47...54): return 9440 + zone
    default: return (isSouthern ? 32700 : 32600) + zone
    }
  }
}
