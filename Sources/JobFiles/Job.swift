import GEOSOperations
import HazardOverlay
import TableFiles

/// The CRS that distances and buffers are measured in.
public enum MetricCRS: Sendable, Equatable {
  /// The UTM zone of each TPS, on the datum of the data.
  case auto
  /// The same projected CRS for the whole job, such as `EPSG:32748`.
  case fixed(String)
}

/// What the job wants to be done about data that are not as they should be.
public struct JobPolicy: Sendable, Equatable {
  /// What happens to invalid geometries.
  public var invalidGeometry: InvalidGeometryPolicy
  /// A TPS outside all regencies belongs to the nearest one up to this distance, in metres.
  public var regencyToleranceMeters: Double

  /// A policy; the defaults are those of the job file.
  public init(invalidGeometry: InvalidGeometryPolicy = .repair, regencyToleranceMeters: Double = 250) {
    self.invalidGeometry = invalidGeometry
    self.regencyToleranceMeters = regencyToleranceMeters
  }
}

/// The status of TPS that a gate counts.
public enum GateStatus: String, Sendable, CaseIterable {
  /// TPS that touch a polygon of the hazard.
  case inside
  /// TPS within the buffer distance.
  case near
  /// TPS where the map says nothing.
  case unmapped
  /// TPS that are mapped and free of the hazard.
  case clear
}

/// A number of TPS that the run must keep to; a broken gate gives exit code 3.
public struct Gate: Sendable, Equatable {
  /// Name for people.
  public var name: String
  /// Id of the hazard.
  public var hazard: String
  /// Counts only TPS of this class and higher ones; nil: of any.
  public var hazardClass: Int?
  /// Counts only TPS of this status; nil: inside.
  public var status: GateStatus?
  /// Codes of the regencies whose TPS it counts; empty for all.
  public var regencies: [String] = []
  /// Greatest number of TPS that is allowed.
  public var atMost: Int?
  /// Smallest number of TPS that is allowed.
  public var atLeast: Int?
  /// Greatest share of all TPS of its regencies that is allowed, 0 to 1.
  public var atMostShare: Double?
  /// Smallest share of all TPS of its regencies that is allowed, 0 to 1.
  public var atLeastShare: Double?
  /// Greatest number of TPS that is allowed of those that the run before did not count.
  public var newAtMost: Int?

  /// A gate; the reader makes sure that it has at least one limit.
  public init(
    name: String, hazard: String, hazardClass: Int? = nil, status: GateStatus? = nil, atMost: Int? = nil,
    atLeast: Int? = nil
  ) {
    self.name = name
    self.hazard = hazard
    self.hazardClass = hazardClass
    self.status = status
    self.atMost = atMost
    self.atLeast = atLeast
  }
}

/// What the zone layers hold.
public enum ZoneDetail: String, Sendable, CaseIterable {
  /// The near zones.
  case near
  /// Also the dissolved polygons by class.
  case full
}

/// What a run writes besides the plain files that it always writes.
public enum JobOutput: String, Sendable, CaseIterable {
  /// `petarawan.gpkg`: all layers in one file.
  case geopackage
  /// `petarawan.qgz`, and a style beside every GeoJSON file; the project shows the GeoPackage, which is written too.
  case qgis
  /// `laporan.html`: one page for people, with maps, tables and sources.
  case report
  /// `regencies/*/map.svg`, and `map.png` in a build with the trait `RSVG`.
  case maps
  /// `petarawan.xlsx`.
  case workbook
}

/// What `laporan.html` shows.
public struct JobReport: Sendable, Equatable {
  /// Who it is for.
  public var edition = ReportEdition.internal
  /// Fields of the TPS file that lists of TPS show besides id, village and voters.
  public var fields: [String] = []
  /// Fields that the public edition leaves out.
  public var privateFields: [String] = []

  /// The defaults.
  public init() {}

  /// The fields that lists show: in the public edition without the private ones, and without those whose names say that
  /// they hold an address or a person.
  public var shownFields: [String] { fields.filter { !hides($0) } }

  /// The report is public and the field is private.
  public func hides(_ field: String) -> Bool {
    let name = field.lowercased()
    return edition == .public
      && (privateFields.contains(field) || Self.privateWords.contains { name.contains($0) })
  }

  /// What the name of a field with an address or a person holds.
  private static let privateWords = [
    "alamat", "address", "addr", "jalan", "telp", "telepon", "phone", "kontak", "contact", "email", "nik", "ketua",
    "pemilik",
  ]
}

/// Who the report is for.
public enum ReportEdition: String, Sendable, CaseIterable {
  /// Those who work with the data.
  case `internal`
  /// Everybody: without private fields and without values that findings quote.
  case `public`
}

/// A job file as values: everything checked that can be checked without opening another file.
public struct Job: Sendable, Equatable {
  /// The job file as the user named it.
  public var file: String
  /// Title of the job; the name of the job file, without its extension, when it gives none.
  public var title: String
  /// The day that the job speaks for, as an ISO 8601 date.
  public var asOf: String?
  /// The TPS.
  public var tps: PollingStationSource
  /// The regencies.
  public var regencies: AdministrativeSource
  /// The districts, when the job has them.
  public var districts: AdministrativeSource?
  /// The villages, when the job has them.
  public var villages: AdministrativeSource?
  /// The hazards, in the order of the job file; at least one, with different ids.
  public var hazards: [HazardSource]
  /// The CRS of distances and buffers.
  public var metricCRS: MetricCRS = .auto
  /// Distances beyond it, in metres, are not reported.
  public var nearestLimitMeters: Double = 5000
  /// What happens to data that are not as they should be.
  public var policy = JobPolicy()
  /// The numbers that the run must keep to.
  public var gates: [Gate] = []
  /// What the zone layers hold.
  public var zones: ZoneDetail = .near
  /// What is written besides the plain files.
  public var outputs: Set<JobOutput> = []
  /// What the report shows.
  public var report = JobReport()
  /// How the CSV tables separate cells and decimals.
  public var csv = CSVWriter.Style.international
  /// What to do about the TPS.
  public var decisions = JobDecisions()

  /// A job; what is not given here has the default of the job file and can be set afterwards.
  public init(
    file: String, title: String, asOf: String? = nil, tps: PollingStationSource, regencies: AdministrativeSource,
    hazards: [HazardSource]
  ) {
    self.file = file
    self.title = title
    self.asOf = asOf
    self.tps = tps
    self.regencies = regencies
    self.hazards = hazards
  }
}

extension Gate {
  /// One of its regencies has this code, whatever the dots.
  public func names(regency code: String) -> Bool {
    guard let code = AdministrativeCode(code) else { return false }
    return regencies.contains { AdministrativeCode($0) == code }
  }
}
