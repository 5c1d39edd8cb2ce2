/// A ring around the geometries of a hazard: everything up to a distance has a class.
public struct HazardRing: Sendable, Equatable {
  /// Outer distance from the geometry, in metres.
  public var toMeters: Double
  /// Class of the places within it that no smaller ring holds.
  public var hazardClass: Int

  /// A ring up to a distance in metres.
  public init(toMeters: Double, hazardClass: Int) {
    self.toMeters = toMeters
    self.hazardClass = hazardClass
  }
}

/// The days that a hazard map holds for.
public struct Validity: Sendable, Equatable {
  /// First day, as an ISO 8601 date; nil when it is open.
  public var from: String?
  /// Last day, as an ISO 8601 date; nil when it is open.
  public var to: String?

  /// The days from one to another, both included.
  public init(from: String? = nil, to: String? = nil) {
    self.from = from
    self.to = to
  }
}

/// What the job says about one hazard layer, apart from where its file is.
public struct HazardDefinition: Sendable, Equatable {
  /// Machine name, `[a-z][a-z0-9_]*`: the prefix of the output fields.
  public var id: String
  /// Name for people.
  public var title: String
  /// How a feature gets its class.
  public var classRule: ClassRule
  /// Rings around the geometries, smallest first; when there are any, they give the class instead of `classRule`.
  public var rings: [HazardRing]
  /// Width of the near band in metres; 0 for none.
  public var nearMeters: Double
  /// The polygons are the absence of the hazard (a signal): outside them is the hazard.
  public var isInverted: Bool
  /// A place that no feature of the layer touches is unmapped, not clear.
  public var isUnmappedOutside: Bool
  /// Codes of the regencies that the map covers, in the order of the job; empty when the job names none.
  public var mappedRegencies: [AdministrativeCode]
  /// Nobody says what the map covers: it speaks for the regencies that its features touch.
  public var mapsTouchedRegencies: Bool
  /// Weight of the hazard in scores.
  public var weight: Double
  /// The days that the map holds for.
  public var validity: Validity
  /// Names of the stages of the election that the hazard matters for.
  public var stages: [String]
  /// Edition of the map, in the agency's words.
  public var edition: String?

  /// A definition; everything but the id has a default.
  public init(
    id: String, title: String? = nil, classRule: ClassRule = .always, rings: [HazardRing] = [], nearMeters: Double = 0,
    isInverted: Bool = false, isUnmappedOutside: Bool = false, mappedRegencies: [AdministrativeCode] = [],
    mapsTouchedRegencies: Bool = false, weight: Double = 1,
    validity: Validity = Validity(), stages: [String] = [], edition: String? = nil
  ) {
    self.id = id
    self.title = title ?? id
    self.classRule = classRule
    self.rings = rings
    self.nearMeters = nearMeters
    self.isInverted = isInverted
    self.isUnmappedOutside = isUnmappedOutside
    self.mappedRegencies = mappedRegencies
    self.mapsTouchedRegencies = mapsTouchedRegencies
    self.weight = weight
    self.validity = validity
    self.stages = stages
    self.edition = edition
  }

  /// The classes that a TPS can have inside the hazard, highest first.
  public var classes: [Int] {
    rings.isEmpty ? classRule.classes : Set(rings.map(\.hazardClass)).sorted(by: >)
  }

  /// The name of a class; empty when it has none.
  public func label(of hazardClass: Int) -> String { classRule.labels[hazardClass] ?? "" }
}
