import CoordinateTransforms
import Diagnostics
import FeatureModel

/// The TPS of a job, n of them in input order, column by column.
public struct PollingStations: Sendable {
  /// The file as the user named it.
  public let file: String
  /// CRS of `coordinates`.
  public let crs: CRS
  /// The id of each TPS as its file spells it; empty where it has none.
  public let ids: [String]
  /// The village that each TPS claims: its village field, else the first ten digits of its id; nil when neither is a code.
  public let villageCodes: [AdministrativeCode?]
  /// The regency that each TPS claims by its id; nil when the id is no TPS code.
  public let regencyCodes: [AdministrativeCode?]
  /// Voters of each TPS; nil where nobody knows them. The array is nil when the job names no field.
  public let voters: [Int?]?
  /// How far each TPS may be from its coordinate, in metres; NaN where nobody knows. Nil when the job names no accuracy.
  public let accuracies: [Double]?
  /// x and y in turn, in the CRS of the file; NaN for an unlocated TPS.
  public let coordinates: [Double]
  /// Longitude and latitude in turn (OGC:CRS84); NaN for an unlocated TPS.
  public let lonLat: [Double]

  /// TPS that were read before, column by column.
  public init(
    file: String, crs: CRS, ids: [String], villageCodes: [AdministrativeCode?], regencyCodes: [AdministrativeCode?],
    voters: [Int?]?, accuracies: [Double]?, coordinates: [Double], lonLat: [Double]
  ) {
    self.file = file
    self.crs = crs
    self.ids = ids
    self.villageCodes = villageCodes
    self.regencyCodes = regencyCodes
    self.voters = voters
    self.accuracies = accuracies
    self.coordinates = coordinates
    self.lonLat = lonLat
  }

  /// Number of TPS.
  public var count: Int { ids.count }
  /// The TPS has a usable coordinate.
  public func isLocated(_ station: Int) -> Bool { coordinates[2 * station].isFinite }
  /// Position of a TPS in the CRS of the file.
  public func position(of station: Int) -> Position {
    Position(x: coordinates[2 * station], y: coordinates[2 * station + 1])
  }
  /// Longitude (x) and latitude (y) of a TPS in degrees.
  public func degrees(of station: Int) -> Position {
    Position(x: lonLat[2 * station], y: lonLat[2 * station + 1])
  }
  /// How far a TPS may be from its coordinate, in metres; nil where nobody knows.
  public func accuracyMeters(of station: Int) -> Double? {
    accuracies.flatMap { $0[station].isNaN ? nil : $0[station] }
  }
  /// The greatest accuracy that is known, in metres; nil when the job names none.
  public var greatestAccuracyMeters: Double? {
    accuracies.map { $0.reduce(0) { $1.isNaN ? $0 : max($0, $1) } }
  }
  /// Where a finding about a TPS is.
  public func place(of station: Int) -> Place {
    Place(file, feature: station, id: ids[station].isEmpty ? nil : ids[station])
  }
}

/// The properties of the TPS file that the job names.
public struct PollingStationFields: Sendable {
  /// The id of the TPS.
  public var id: String
  /// The code of its village; nil for none.
  public var villageCode: String?
  /// Its number of voters; nil for none.
  public var voters: String?
  /// How far it may be from its coordinate; nil when the job does not say.
  public var accuracy: PositionAccuracy?
  /// More voters than a TPS can have are reported.
  public var votersAtMost = 600
  /// The decimal mark of texts that are numbers; nil: what the columns show.
  public var decimal: DecimalMark?

  /// Fields by name.
  public init(
    id: String, villageCode: String? = nil, voters: String? = nil, accuracy: PositionAccuracy? = nil
  ) {
    self.id = id
    self.villageCode = villageCode
    self.voters = voters
    self.accuracy = accuracy
  }

  /// The names that a reader has to return.
  public var names: [String] { [id] + [villageCode, voters, accuracy?.fieldName].compactMap { $0 } }
}

extension PollingStations {
  /// The TPS of a table, with what is wrong with single ones; `StationCheck` compares them.
  ///
  /// A TPS without a usable coordinate (no geometry, not a point, not finite, outside the range of the CRS) is kept as
  /// unlocated and reported.
  ///
  /// - Throws: `InputProblem` `no-features`, or `property-missing` when no feature has a field that the job names.
  public static func read(
    _ table: FeatureTable, fields: PollingStationFields, crs: CRS
  ) throws -> (stations: PollingStations, findings: [Diagnostic]) {
    guard table.count > 0 else { throw InputProblem.noFeatures(in: table.file) }
    try table.requireProperties(fields.names)
    let ids = table.values(of: fields.id).map { ($0.text ?? "").trimmedBlanks }
    var table = table
    table.findings = table.findings.map { $0.aboutStation(ids: ids) }
    var findings = table.findings
    var coordinates = try StationCoordinates(table, ids: ids)
    let lonLat = try coordinates.degrees(from: crs)
    findings += coordinates.findings
    let villages = fields.villageCode.map { table.values(of: $0) }
    let place = { station in Place(table.file, feature: station, id: ids[station].isEmpty ? nil : ids[station]) }
    let voters = fields.voters.map { VoterNumbers(table.values(of: $0), fields: fields, at: place) }
    let accuracies = fields.accuracy?.meters(table, decimal: fields.decimal, at: place)
    findings += (voters?.findings ?? []) + (accuracies?.findings ?? [])
    let stations = PollingStations(
      file: table.file, crs: crs, ids: ids,
      villageCodes: ids.indices.map { station in
        // A blank is no code, as nothing is none.
        if let claimed = villages?[station].text.flatMap({ AdministrativeCode($0) }) { return claimed }
        return AdministrativeCode(prefixOf: ids[station], digits: 10)
      },
      regencyCodes: ids.map { AdministrativeCode(prefixOf: $0, digits: 4) },
      voters: voters?.voters, accuracies: accuracies?.meters, coordinates: coordinates.values, lonLat: lonLat)
    return (stations, findings)
  }
}
