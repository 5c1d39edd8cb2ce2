import Diagnostics
import HazardOverlay

/// What a report says about the whole run.
public struct ReportContents: Sendable {
  /// Title of the job.
  public var title: String
  /// The day that the job speaks for, as an ISO 8601 date.
  public var asOf: String?
  /// The report is for everybody: without private fields, and without values that findings quote.
  public var isPublic = false
  /// Language of the report.
  public var language: Language
  /// The hazards with their files.
  public var hazards: [ReportHazard] = []
  /// The regencies by code, then those outside if there are any, then the total.
  public var areas: [AreaSummary] = []
  /// Folders of the regencies below `regencies`, by code.
  public var folders: [String: String] = [:]
  /// The job names a field of voters.
  public var hasVoters = false
  /// Fields of the TPS file that lists of TPS show.
  public var fields: [String] = []
  /// What the parts of `decisions` came to.
  public var decisions: [ReportDecisions] = []
  /// The limits that the job sets, in words.
  public var gates: [ReportGate] = []
  /// The files that were read.
  public var inputs: [ReportInput] = []
  /// What the job decides for all hazards: name and value in words.
  public var settings: [(name: LocalizedText, value: LocalizedText)] = []
  /// The findings, grouped, with the number of others alike.
  public var findings: [ReportFinding] = []
  /// Lists of all TPS inside are part of the page; else only the first of each.
  public var listsAll = true
  /// Version of the program.
  public var version: String

  /// A report with nothing in it yet.
  public init(title: String, language: Language, version: String) {
    self.title = title
    self.language = language
    self.version = version
  }
}

/// One hazard and where it comes from.
public struct ReportHazard: Sendable {
  /// What the job says about it.
  public var definition: HazardDefinition
  /// Its file.
  public var file: String
  /// File of the mapped area.
  public var coverage: String?

  /// A hazard from its parts.
  public init(_ definition: HazardDefinition, file: String, coverage: String?) {
    self.definition = definition
    self.file = file
    self.coverage = coverage
  }
}

/// A limit of the job and how it came out.
public struct ReportGate: Sendable {
  /// Name of the limit.
  public var name: String
  /// TPS that it counts.
  public var count: Int
  /// What it allows.
  public var limit: LocalizedText
  /// The number is within the limit.
  public var holds: Bool

  /// A limit from its parts.
  public init(name: String, count: Int, limit: LocalizedText, holds: Bool) {
    self.name = name
    self.count = count
    self.limit = limit
    self.holds = holds
  }
}

/// A file that was read.
public struct ReportInput: Sendable {
  /// What it is for, as `run.json` says it.
  public var role: String
  /// The file as the job names it.
  public var path: String
  /// SHA-256 of its bytes.
  public var sha256: String
  /// Its CRS.
  public var crs: String
  /// Its edition.
  public var edition: String?
  /// Its features.
  public var account: FeatureAccount

  /// A file from its parts.
  public init(role: String, path: String, sha256: String, crs: String, edition: String?, account: FeatureAccount) {
    self.role = role
    self.path = path
    self.sha256 = sha256
    self.crs = crs
    self.edition = edition
    self.account = account
  }
}

/// A finding, and how many more features have the same.
public typealias ReportFinding = (first: Diagnostic, others: Int)

/// What a report says about one regency, or about the TPS outside all of them.
public struct ReportRegency: Sendable {
  /// Its counts.
  public var summary: AreaSummary
  /// Counts of its districts and villages.
  public var levels: [AreaLevel] = []
  /// Its TPS that are inside a hazard.
  public var inside: [ReportStation] = []
  /// Findings about its TPS.
  public var findings: [ReportFinding] = []
  /// The map of all hazards.
  public var map: MapContent?
  /// Maps of single hazards, by the index of the hazard.
  public var hazardMaps: [(hazard: Int, map: MapContent)] = []

  /// A regency with its counts.
  public init(summary: AreaSummary) { self.summary = summary }
}

/// A TPS of a list.
public struct ReportStation: Sendable {
  /// Its id.
  public var id: String
  /// District and village, by name or else by code.
  public var place: String
  /// Its voters.
  public var voters: Int?
  /// Values of the fields that lists show.
  public var fields: [String]
  /// For each hazard what it is.
  public var exposures: [ReportExposure]

  /// A TPS from its parts.
  public init(id: String, place: String, voters: Int?, fields: [String], exposures: [ReportExposure]) {
    self.id = id
    self.place = place
    self.voters = voters
    self.fields = fields
    self.exposures = exposures
  }
}

/// What a TPS is for one hazard.
public struct ReportExposure: Sendable {
  /// The status.
  public var status: ExposureStatus
  /// The class, inside or near.
  public var hazardClass: Int?
  /// Metres to the hazard, as its file writes them.
  public var distance: String?

  /// An exposure from its parts.
  public init(status: ExposureStatus, hazardClass: Int?, distance: String?) {
    self.status = status
    self.hazardClass = hazardClass
    self.distance = distance
  }
}
