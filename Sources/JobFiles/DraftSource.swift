/// What a file holds, as far as the draft of a job needs to know.
public struct DraftSource: Sendable {
  /// Path as the job file is to write it.
  public var path: String
  /// Number of features.
  public var featureCount: Int
  /// Types of the geometries, such as `Polygon`, in the order in which they are to be listed.
  public var geometryTypes: [String]
  /// CRS that the file declares; nil when it declares none.
  public var declaredCRS: String?
  /// The properties, in the order of the first feature.
  public var properties: [DraftProperty]

  /// A description from its parts.
  public init(
    path: String, featureCount: Int, geometryTypes: [String], declaredCRS: String? = nil, properties: [DraftProperty]
  ) {
    self.path = path
    self.featureCount = featureCount
    self.geometryTypes = geometryTypes
    self.declaredCRS = declaredCRS
    self.properties = properties
  }
}

extension DraftSource {
  /// There are geometries, and they are points or lines.
  var isWithoutArea: Bool {
    !geometryTypes.isEmpty && geometryTypes.allSatisfy { $0.hasSuffix("Point") || $0.hasSuffix("LineString") }
  }
}

/// A property of a file and some of its values.
public struct DraftProperty: Sendable {
  /// Name of the property.
  public var name: String
  /// Up to 12 distinct values.
  public var values: [DraftValue]
  /// Number of distinct values in the file.
  public var distinctCount: Int

  /// A property from its parts.
  public init(name: String, values: [DraftValue], distinctCount: Int) {
    self.name = name
    self.values = values
    self.distinctCount = distinctCount
  }

  /// Whether `values` holds all distinct values.
  var isComplete: Bool { values.count == distinctCount }
  /// The values that are not null.
  var texts: [String] { values.compactMap(\.text) }
}

/// A value of a property and how often it occurs.
public struct DraftValue: Sendable {
  /// The value as text; nil for null.
  public var text: String?
  /// Number of features that have it.
  public var count: Int

  /// A value from its parts.
  public init(_ text: String?, count: Int) {
    self.text = text
    self.count = count
  }
}

/// The files that a job is to be drafted from.
public struct DraftSources: Sendable {
  /// The TPS.
  public var tps: DraftSource
  /// The regencies.
  public var regencies: DraftSource
  /// The districts, when there is a file of them.
  public var districts: DraftSource?
  /// The villages, when there is a file of them.
  public var villages: DraftSource?
  /// The hazards, in order.
  public var hazards: [DraftSource]

  /// The files of a job.
  public init(
    tps: DraftSource, regencies: DraftSource, districts: DraftSource? = nil, villages: DraftSource? = nil,
    hazards: [DraftSource]
  ) {
    self.tps = tps
    self.regencies = regencies
    self.districts = districts
    self.villages = villages
    self.hazards = hazards
  }
}
