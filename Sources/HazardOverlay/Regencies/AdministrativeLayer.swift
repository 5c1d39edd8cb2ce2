import Diagnostics
import FeatureModel

/// Which level of the administration a layer holds.
public enum AdministrativeLevel: String, Sendable, CaseIterable, Codable {
  /// Kabupaten or kota.
  case regency
  /// Kecamatan.
  case district
  /// Desa or kelurahan.
  case village
}

/// The areas of one level: n areas in the order of their codes, each made of one feature or more.
public struct AdministrativeLayer: Sendable {
  /// One regency, district or village.
  public struct Area: Sendable, Equatable {
    /// Its code.
    public var code: AdministrativeCode
    /// Its name as the file spells it; empty where it has none.
    public var name: String
  }

  /// The level.
  public let level: AdministrativeLevel
  /// The areas, sorted by code; an area without a usable polygon is here too.
  public let areas: [Area]
  /// The features.
  public let layer: IndexedLayer
  /// The area of each feature; nil for a feature without a code.
  public let featureAreas: [Int?]
  private let areaOfCode: [AdministrativeCode: Int]

  /// The areas of a layer of n features.
  ///
  /// - Parameters:
  ///   - codes: n codes; nil for a feature that has none: it holds no TPS.
  ///   - names: n names; of an area with several features the first one counts.
  public init(level: AdministrativeLevel, layer: IndexedLayer, codes: [AdministrativeCode?], names: [String]) {
    precondition(codes.count == layer.geometries.count && names.count == codes.count)
    self.level = level
    self.layer = layer
    var nameOfCode: [AdministrativeCode: String] = [:]
    for (code, name) in zip(codes, names) {
      if let code, nameOfCode[code, default: ""].isEmpty { nameOfCode[code] = name }
    }
    areas = nameOfCode.map { Area(code: $0, name: $1) }.sorted { $0.code < $1.code }
    let areaOfCode = Dictionary(uniqueKeysWithValues: areas.enumerated().map { ($1.code, $0) })
    self.areaOfCode = areaOfCode
    featureAreas = codes.map { code in code.flatMap { areaOfCode[$0] } }
  }

  /// The envelope of some areas in the CRS of the layer.
  public func envelope(ofAreas codes: [AdministrativeCode]) -> Envelope {
    let wanted = Set(codes.compactMap { areaOfCode[$0] })
    var envelope = Envelope.empty
    for (feature, area) in featureAreas.enumerated() {
      if let area, wanted.contains(area) { envelope.formUnion(layer.geometries.envelope(ofFeature: feature)) }
    }
    return envelope
  }

  /// The area that a feature belongs to; nil for a feature without a code.
  public func area(ofFeature feature: Int) -> Area? { featureAreas[feature].map { areas[$0] } }

  /// The area with a code.
  public func area(withCode code: AdministrativeCode?) -> Int? { code.flatMap { areaOfCode[$0] } }
}
