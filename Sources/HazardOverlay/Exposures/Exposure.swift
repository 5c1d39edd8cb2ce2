import FeatureModel

/// Where a TPS lies in relation to one hazard; exactly one holds.
public enum ExposureStatus: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
  /// It touches a polygon of class 1 or more; the border counts.
  case inside
  /// It lies within the near distance of such a polygon.
  case near
  /// The hazard map says nothing about the place. Never to be called safe.
  case unmapped
  /// None of these.
  case clear
}

/// What a hazard layer says about one TPS.
public struct Exposure: Sendable, Equatable {
  /// Where the TPS lies.
  public var status: ExposureStatus
  /// Inside: the highest class touched; near: the highest class within the near distance; else nil.
  public var hazardClass: Int?
  /// Metres to the hazard, 0 inside; nil beyond the limit.
  public var distanceMeters: Double?
  /// Inside: metres to the nearest place without the hazard; else nil.
  public var depthMeters: Double?
  /// The deciding feature (the first in the file among equals), as an index; nil when none decides.
  public var feature: Int?
  /// Status and class are the same wherever the TPS lies within the accuracy of its coordinate; nil when the job or the
  /// TPS does not say how accurate that is.
  public var isCertain: Bool?

  /// An exposure from its parts.
  public init(
    status: ExposureStatus, hazardClass: Int? = nil, distanceMeters: Double? = nil, depthMeters: Double? = nil,
    feature: Int? = nil
  ) {
    self.status = status
    self.hazardClass = hazardClass
    self.distanceMeters = distanceMeters
    self.depthMeters = depthMeters
    self.feature = feature
  }
}

/// One TPS in the CRS of everything that it is compared with.
public struct PlacedPosition: Sendable {
  /// In the CRS of the hazard layer.
  public var inLayer: Position
  /// In the CRS of the layer's coverage; not used when there is none.
  public var inCoverage: Position
  /// In the metric CRS.
  public var inMetric: Position
  /// Its regency is one that the layer speaks for; nil where that is for the polygons of the coverage to say.
  public var isMapped: Bool?

  /// A position in three CRS.
  public init(inLayer: Position, inCoverage: Position, inMetric: Position, isMapped: Bool? = nil) {
    self.inLayer = inLayer
    self.inCoverage = inCoverage
    self.inMetric = inMetric
    self.isMapped = isMapped
  }
}
