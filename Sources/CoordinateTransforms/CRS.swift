import Diagnostics
import FeatureModel

/// A coordinate reference system for maps: geographic (degrees) or projected.
///
/// A plain value; x is always longitude or easting and y latitude or northing, whatever order the authority defines. Two of
/// them are equal when their identifier is, or without one their definition; EPSG:4326 and OGC:CRS84 are equal.
public struct CRS: Sendable, Codable {
  /// What PROJ is given: `EPSG:32748`, or WKT for a CRS of no authority.
  public let definition: String
  /// Name for people, such as `WGS 84 / UTM zone 48S`.
  public let name: String
  /// Authority and code, such as `EPSG:32748`; nil when no authority's CRS is the same.
  public let identifier: String?
  /// Coordinates are angles; else they are lengths.
  public let isGeographic: Bool
  /// Metres in one unit of a projected CRS; nil for a geographic one.
  public let metersPerUnit: Double?
  /// Where the CRS is meant to be used, in degrees; nil when nobody says.
  public let areaOfUse: Envelope?
  /// Authority and code of the geographic CRS that it is, or is based on; nil when it has none.
  public let geographicBaseIdentifier: String?

  init(
    definition: String, name: String, identifier: String?, isGeographic: Bool, metersPerUnit: Double?,
    areaOfUse: Envelope?, geographicBaseIdentifier: String?
  ) {
    self.definition = definition
    self.name = name
    self.identifier = identifier
    self.isGeographic = isGeographic
    self.metersPerUnit = metersPerUnit
    self.areaOfUse = areaOfUse
    self.geographicBaseIdentifier = geographicBaseIdentifier
  }

  /// WGS 84 in degrees, longitude then latitude: what GeoJSON means (RFC 7946).
  public static let wgs84 = CRS(
    definition: "OGC:CRS84", name: "WGS 84 (CRS84)", identifier: "OGC:CRS84", isGeographic: true, metersPerUnit: nil,
    areaOfUse: Envelope(minX: -180, minY: -90, maxX: 180, maxY: 90), geographicBaseIdentifier: "OGC:CRS84")

  /// The identifier, or else the name, for messages and reports.
  public var label: String { identifier ?? name }

  /// WGS 84 in degrees: GeoJSON needs no transformation.
  public var isWGS84: Bool { key == Self.wgs84.key }

  /// What decides whether two of them are the same.
  private var key: String { identifier == "EPSG:4326" ? "OGC:CRS84" : identifier ?? definition }
}

extension CRS: Hashable {
  /// The same system.
  public static func == (one: CRS, other: CRS) -> Bool { one.key == other.key }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
