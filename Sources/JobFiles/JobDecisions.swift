import FeatureModel

/// A layer of places that TPS can move to, or that something is measured to: a file and the names of its fields.
public struct FacilitySource: Sendable, Equatable {
  /// Machine name, `[a-z][a-z0-9_]*`.
  public var id: String
  /// The file.
  public var source: SourcePath
  /// CRS that the job states; nil: what the file says.
  public var crs: String?
  /// Columns of the coordinates, for a table.
  public var coordinates: CoordinateColumns?
  /// Field of the ids; nil: the GeoJSON id, else the index.
  public var idField: String?
  /// Field of the name.
  public var nameField: String?
  /// Field of the kind; nil: the id of the layer is the kind.
  public var kindField: String?
  /// Field of the village code.
  public var villageCodeField: String?
  /// Field of the number of TPS that find room.
  public var stationCapacityField: String?
  /// Field of the number of voters that find room.
  public var voterCapacityField: String?
  /// Field of the range of a tower, in metres.
  public var rangeField: String?
  /// Decimal mark of numbers that the file holds as texts; nil: what each column shows.
  public var decimal: DecimalMark?

  /// A layer; only id and file are needed.
  public init(id: String, source: SourcePath) {
    self.id = id
    self.source = source
  }

  /// The fields that a reader has to return.
  public var fields: [String] {
    [idField, nameField, kindField, villageCodeField, stationCapacityField, voterCapacityField, rangeField]
      .compactMap { $0 }
  }
}

/// TPS that move: those inside a hazard, from a class upwards.
public struct MoveRule: Sendable, Equatable {
  /// Id of the hazard.
  public var hazard: String
  /// This class and higher ones.
  public var leastClass: Int

  /// A rule for a hazard.
  public init(hazard: String, leastClass: Int = 1) {
    self.hazard = hazard
    self.leastClass = leastClass
  }
}

/// How TPS in danger are given new places.
public struct RelocationSettings: Sendable, Equatable {
  /// TPS to which any of these applies move.
  public var moves: [MoveRule]
  /// Ids of the hazards that a new place lies neither in nor near.
  public var avoided: [String]
  /// Ids of the layers to use.
  public var facilities: [String]
  /// Kinds to use; empty for all.
  public var includedKinds: [String] = []
  /// Kinds that are not used, besides places of worship.
  public var excludedKinds: [String] = []
  /// Words that tell a place of worship, instead of the usual ones; nil: the usual ones.
  public var worshipWords: [String]?
  /// Words that tell one too.
  public var furtherWorshipWords: [String] = []
  /// Longest straight line to a new place, in metres.
  public var withinMeters: Double
  /// TPS that find room at a place whose layer does not say.
  public var stationsAtPlace = 1
  /// Voters that find room at such a place; nil: voters do not count.
  public var votersAtPlace: Int?
  /// How far from a place a TPS that stays takes room there, in metres; nil: it takes none.
  public var occupiedWithinMeters: Double?
  /// Field of the TPS that holds id or name of its reserve place.
  public var reserveField: String?
  /// Further places to list for a TPS.
  public var alternatives = 3
  /// A place that a hazard map leaves out will do.
  public var acceptsUnmapped = false

  /// Settings; the rest has the defaults of the job file.
  public init(moves: [MoveRule], avoided: [String], facilities: [String], withinMeters: Double) {
    self.moves = moves
    self.avoided = avoided
    self.facilities = facilities
    self.withinMeters = withinMeters
  }
}

/// Polygons of a file.
public struct AreaSource: Sendable, Equatable {
  /// The file.
  public var source: SourcePath
  /// CRS that the job states; nil: what the file says.
  public var crs: String?

  /// Polygons of a file.
  public init(source: SourcePath, crs: String? = nil) {
    self.source = source
    self.crs = crs
  }
}

/// How boosters are placed.
public struct BoosterSettings: Sendable, Equatable {
  /// Most boosters.
  public var count: Int
  /// How far a booster reaches, in metres.
  public var radiusMeters: Double
  /// A booster may stand at a TPS without a signal.
  public var standsAtStations = false
  /// Ids of the facility layers whose places a booster may stand at.
  public var facilities: [String] = []
  /// Spacing of a grid of places, in metres; nil for none.
  public var gridMeters: Double?
  /// Where no booster may stand.
  public var exclusion: AreaSource?

  /// So many boosters of a radius in metres.
  public init(count: Int, radiusMeters: Double) {
    self.count = count
    self.radiusMeters = radiusMeters
  }
}

/// Where there is a signal.
public enum SignalSource: Sendable, Equatable {
  /// In the polygons of the inverted hazard with this id.
  case hazard(String)
  /// Within the range of a tower of these facility layers; in metres that of the towers whose layer does not say.
  case towers([String], rangeMeters: Double?)
}

/// How TPS without a signal are treated.
public struct SignalSettings: Sendable, Equatable {
  /// Where there is one.
  public var source: SignalSource
  /// The boosters to place.
  public var boosters: BoosterSettings?

  /// The signal of a source.
  public init(_ source: SignalSource) { self.source = source }
}

/// Facilities of some kinds, whose nearest one matters.
public struct ServiceSettings: Sendable, Equatable {
  /// Machine name, `[a-z][a-z0-9_]*`: the prefix of the columns.
  public var id: String
  /// Ids of the layers to use.
  public var facilities: [String]
  /// Kinds to use; empty for all.
  public var kinds: [String]
  /// How far away those that are counted may be, in metres; nil: nothing is counted.
  public var withinMeters: Double?

  /// A service of some layers.
  public init(id: String, facilities: [String], kinds: [String] = [], withinMeters: Double? = nil) {
    self.id = id
    self.facilities = facilities
    self.kinds = kinds
    self.withinMeters = withinMeters
  }
}

/// The parts of the section `decisions` of a job.
public struct JobDecisions: Sendable, Equatable {
  /// Layers of places, with different ids.
  public var facilities: [FacilitySource] = []
  /// New places for TPS in danger.
  public var relocation: RelocationSettings?
  /// TPS without a signal.
  public var signal: SignalSettings?
  /// Services, with different ids.
  public var services: [ServiceSettings] = []
  /// How many officers the TPS need.
  public var personnel: PersonnelSettings?
  /// The TPS that an event hits.
  public var postponement: PostponementSettings?
  /// How much of each regency, district and village has which status.
  public var areas: AreaSettings?
  /// Tables of TPS, with different ids.
  public var tables: [TableSource] = []
  /// The vulnerability of the TPS.
  public var score: ScoreSettings?
  /// The way of the ballots.
  public var logistics: LogisticsSettings?
  /// The stages of the election, with different ids.
  public var stages: [Stage] = []
  /// The decisions are those of the only stage in `stages`.
  public var isOneStage = false
  /// Parts that the job asks for, but that have nothing to do at that stage.
  public var leftOut: [String] = []

  /// Nothing to decide.
  public init() {}

  /// The job asks for no part.
  public var isEmpty: Bool { self == JobDecisions() }

  /// Where no booster may stand.
  public var exclusion: AreaSource? { signal?.boosters?.exclusion }

  /// The fields of the TPS that the parts need besides those of `tps`.
  public var stationFields: [String] {
    [relocation?.reserveField, personnel?.classField].compactMap { $0 } + fields(ofTable: nil)
  }

  /// Those of these columns whose values are compared with a number.
  public func numberFields(ofTable table: String?) -> Set<String> {
    Set(
      (score?.indicators ?? []).compactMap { indicator in
        guard case .value(let condition) = indicator.source, condition.table == table else { return nil }
        return condition.atLeast == nil ? nil : condition.field
      })
  }

  /// The columns of a table, or of the TPS file (nil), that indicators ask for, each once.
  public func fields(ofTable table: String?) -> [String] {
    var fields: [String] = []
    for indicator in score?.indicators ?? [] {
      guard case .value(let condition) = indicator.source, condition.table == table else { continue }
      if !fields.contains(condition.field) { fields.append(condition.field) }
    }
    return fields
  }
}
