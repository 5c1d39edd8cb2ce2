/// How a TPS that some hazards hold is reached: an island, the interior.
public struct AccessClass: Sendable, Equatable {
  /// Machine name, `[a-z][a-z0-9_]*`.
  public var id: String
  /// Name for people.
  public var title: String
  /// Any of these holds.
  public var conditions: [HazardCondition]

  /// A class of access.
  public init(id: String, title: String? = nil, conditions: [HazardCondition]) {
    self.id = id
    self.title = title ?? id
    self.conditions = conditions
  }

  /// The access of TPS of which no class holds.
  public static let road = "road"
  /// The access of TPS of which nobody knows.
  public static let unknown = "unknown"
}

/// Facilities of some layers and kinds.
public struct FacilitySelection: Sendable, Equatable {
  /// Ids of the layers to use.
  public var facilities: [String]
  /// Kinds to use; empty for all.
  public var kinds: [String]

  /// Facilities of some layers.
  public init(facilities: [String], kinds: [String] = []) {
    self.facilities = facilities
    self.kinds = kinds
  }
}

/// The roads and bridges of a job, and what closes them.
public struct RouteSource: Sendable, Equatable {
  /// The file.
  public var source: SourcePath
  /// CRS that the job states; nil: what the file says.
  public var crs: String?
  /// Field of the ids; nil: the GeoJSON id, else the index.
  public var idField: String?
  /// How far from a TPS a route may be to lead to it, in metres.
  public var withinMeters: Double
  /// A route is closed that crosses any of these: polygons of a hazard, from a class upwards.
  public var closures: [HazardCondition] = []

  /// Routes of a file.
  public init(source: SourcePath, withinMeters: Double) {
    self.source = source
    self.withinMeters = withinMeters
  }
}

/// What so many TPS need: boats, escorts.
public struct TransportRate: Sendable, Equatable {
  /// Machine name, `[a-z][a-z0-9_]*`: the name of the column.
  public var id: String
  /// Name for people.
  public var title: String
  /// Access of the TPS that need it: classes, and `road`.
  public var access: [String]
  /// So many for `stations` TPS.
  public var count: Int
  /// TPS that `count` are for.
  public var stations: Int

  /// A rate for so many TPS.
  public init(id: String, title: String? = nil, access: [String], count: Int, stations: Int) {
    self.id = id
    self.title = title ?? id
    self.access = access
    self.count = count
    self.stations = stations
  }
}

/// How ballots get to the TPS and back.
public struct LogisticsSettings: Sendable, Equatable {
  /// Classes of access; the first that holds counts.
  public var access: [AccessClass] = []
  /// Where the ballots are.
  public var depots: FacilitySelection
  /// Where boats leave; nil: the job names none.
  public var ports: FacilitySelection?
  /// The roads; nil: the job names none.
  public var routes: RouteSource?
  /// What TPS need, with different ids.
  public var rates: [TransportRate] = []

  /// Ballots from some depots.
  public init(depots: FacilitySelection) { self.depots = depots }
}
