import FeatureModel

/// How many officers and Linmas guard so many TPS of one class of vulnerability.
public struct PersonnelPattern: Sendable, Equatable {
  /// Name of the class.
  public var name: String
  /// Police officers for `stations` TPS.
  public var officers: Int
  /// The number of TPS that the others are for; at least 1.
  public var stations: Int
  /// Linmas for `stations` TPS.
  public var linmas: Int
  /// TPS to which any of these applies belong to the class; empty: something else tells.
  public var conditions: [HazardCondition] = []

  /// Officers and Linmas for a number of TPS.
  public init(name: String, officers: Int, stations: Int, linmas: Int, conditions: [HazardCondition] = []) {
    self.name = name
    self.officers = officers
    self.stations = stations
    self.linmas = linmas
    self.conditions = conditions
  }
}

/// The jurisdictions of the police: polygons, or a table that gives each code of an area its jurisdiction.
public struct JurisdictionSource: Sendable, Equatable {
  /// The file.
  public var source: SourcePath
  /// Field of the code of the jurisdiction.
  public var codeField: String
  /// Field of its name.
  public var nameField: String?
  /// Field of the officers at hand.
  public var officersField: String?
  /// Field of the code of a regency, district or village that belongs to it; nil: the features are polygons.
  public var areaField: String?
  /// Decimal mark of numbers that the file holds as texts; nil: what each column shows.
  public var decimal: DecimalMark?
  /// CRS that the job states; nil: what the file says.
  public var crs: String?

  /// The jurisdictions of a file.
  public init(source: SourcePath, codeField: String) {
    self.source = source
    self.codeField = codeField
  }

  /// The fields that a reader has to return.
  public var fields: [String] { [codeField] + [nameField, officersField, areaField].compactMap { $0 } }
}

/// How many officers the TPS need, jurisdiction by jurisdiction.
public struct PersonnelSettings: Sendable, Equatable {
  /// What tells the class of a TPS.
  public enum ClassSource: Sendable, Equatable {
    /// A field of the TPS with the name of the class.
    case field(String)
    /// The conditions of the patterns; where none applies, the last pattern.
    case conditions
    /// The class of the score.
    case score
  }

  /// The patterns, the one of the most vulnerable TPS first; with different names.
  public var patterns: [PersonnelPattern]
  /// What tells the class of a TPS.
  public var classSource: ClassSource
  /// The jurisdictions; nil: the regencies.
  public var jurisdictions: JurisdictionSource?
  /// The facilities that are police posts; nil: nothing is measured.
  public var posts: FacilitySelection?

  /// Patterns, and what tells which one a TPS has.
  public init(patterns: [PersonnelPattern], classSource: ClassSource) {
    self.patterns = patterns
    self.classSource = classSource
  }

  /// The names that patterns need when the score tells the class.
  public static let classesOfScore = ["sangat_rawan", "rawan", "kurang_rawan"]

  /// The field of the TPS that tells the class; nil when something else does.
  public var classField: String? {
    if case .field(let field) = classSource { field } else { nil }
  }
}

extension PersonnelSettings {
  /// The settings as `run.json` shows them.
  var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [("patterns", .array(patterns.map(\.parameters)))]
    members.append("class_field", classField)
    if let jurisdictions {
      var source: [(name: String, value: JSONValue)] = [("source", .string(jurisdictions.source.written))]
      let texts = [
        ("layer", jurisdictions.source.layer), ("where", jurisdictions.source.filter), ("crs", jurisdictions.crs),
        ("code", jurisdictions.codeField), ("name", jurisdictions.nameField),
        ("officers", jurisdictions.officersField), ("area", jurisdictions.areaField),
        ("decimal", jurisdictions.decimal?.rawValue),
      ]
      for (name, text) in texts { source.append(name, text) }
      members.append(("jurisdictions", .object(source)))
    }
    if let posts { members.append(("posts", posts.parameters)) }
    return .object(members)
  }
}

extension PersonnelPattern {
  fileprivate var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("class", .string(name)), ("officers", .number(officers)), ("tps", .number(stations)),
      ("linmas", .number(linmas)),
    ]
    if !conditions.isEmpty { members.append(("hazards", .array(conditions.map(\.parameters)))) }
    return .object(members)
  }
}
