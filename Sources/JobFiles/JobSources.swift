import FeatureModel
import HazardOverlay

/// The TPS of the job: a file and the names of its fields.
public struct PollingStationSource: Sendable, Equatable {
  /// The file.
  public var source: SourcePath
  /// Field of the TPS id.
  public var idField: String
  /// Field of the village code, which is compared with the polygon that holds the point.
  public var villageCodeField: String?
  /// Field of the number of voters.
  public var votersField: String?
  /// More voters than a TPS can have are reported.
  public var votersAtMost = 600
  /// Decimal mark of numbers that the file holds as texts; nil: what each column shows.
  public var decimal: DecimalMark?
  /// How far a TPS may be from its coordinate; nil: the job does not say.
  public var accuracy: PositionAccuracy?
  /// CRS that the job states, such as `EPSG:4326`; nil: what the file says.
  public var crs: String?
  /// Columns of the coordinates, for a table.
  public var coordinates: CoordinateColumns?
  /// Name of the profile that filled in fields.
  public var profile: String?

  /// The TPS of a file; only the file and the id field are needed.
  public init(
    source: SourcePath, idField: String, villageCodeField: String? = nil, votersField: String? = nil,
    crs: String? = nil, coordinates: CoordinateColumns? = nil, profile: String? = nil
  ) {
    self.source = source
    self.idField = idField
    self.villageCodeField = villageCodeField
    self.votersField = votersField
    self.crs = crs
    self.coordinates = coordinates
    self.profile = profile
  }
}

/// A layer of regencies, districts or villages: a file and the names of its fields.
public struct AdministrativeSource: Sendable, Equatable {
  /// The file.
  public var source: SourcePath
  /// Field of the code, such as `36.01`.
  public var codeField: String
  /// Field of the name.
  public var nameField: String
  /// The profile, the job or the name of the field says that the codes are those of Kemendagri.
  public var areKemendagri: Bool
  /// CRS that the job states; nil: what the file says.
  public var crs: String?
  /// Name of the profile that filled in fields.
  public var profile: String?

  /// A layer from its parts.
  public init(
    source: SourcePath, codeField: String, nameField: String, areKemendagri: Bool = false, crs: String? = nil,
    profile: String? = nil
  ) {
    self.source = source
    self.codeField = codeField
    self.nameField = nameField
    self.areKemendagri = areKemendagri
    self.crs = crs
    self.profile = profile
  }
}

/// A hazard layer of the job: what it means and where its files are.
public struct HazardSource: Sendable, Equatable {
  /// Id, class rule, near band and the like.
  public var definition: HazardDefinition
  /// The file.
  public var source: SourcePath
  /// CRS that the job states; nil: what the file says.
  public var crs: String?
  /// Field of the feature ids; nil: the member `id` of the feature, else its index.
  public var idField: String?
  /// File of the mapped area, outside which a TPS is unmapped; nil when the job names none.
  public var coverage: SourcePath?
  /// Name of the profile that filled in the class rule.
  public var profile: String?
  /// The job says nothing about the class, so that every feature counts as class 1.
  public var isClassAssumed: Bool

  /// A layer; only the definition and the file are needed.
  public init(
    definition: HazardDefinition, source: SourcePath, crs: String? = nil, idField: String? = nil,
    coverage: SourcePath? = nil, profile: String? = nil, isClassAssumed: Bool = false
  ) {
    self.definition = definition
    self.source = source
    self.crs = crs
    self.idField = idField
    self.coverage = coverage
    self.profile = profile
    self.isClassAssumed = isClassAssumed
  }
}
