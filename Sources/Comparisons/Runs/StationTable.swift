import FeatureModel
import HazardOverlay

/// What a run says about one TPS and one hazard.
public struct RecordedExposure: Sendable, Equatable {
  /// Where the TPS lies.
  public var status: ExposureStatus
  /// Inside and near: the class.
  public var hazardClass: Int?
  /// Metres to the hazard, 0 inside; nil beyond the limit.
  public var distanceMeters: Double?
  /// Inside: metres to the nearest place without the hazard.
  public var depthMeters: Double?

  /// An exposure from its parts.
  public init(
    status: ExposureStatus, hazardClass: Int? = nil, distanceMeters: Double? = nil, depthMeters: Double? = nil
  ) {
    self.status = status
    self.hazardClass = hazardClass
    self.distanceMeters = distanceMeters
    self.depthMeters = depthMeters
  }

  /// Metres to the border of the hazard, negative inside; nil beyond the limit.
  var signedMeters: Double? { status == .inside ? -(depthMeters ?? 0) : distanceMeters }
}

/// One TPS of a run.
public struct RecordedStation: Sendable, Equatable {
  /// The id as the run spells it.
  public var id: String
  /// Longitude and latitude, 7 decimals; nil when it is unlocated.
  public var position: Position?
  /// Code of the regency; empty outside all.
  public var regency: String
  /// One exposure for each hazard of the table; none when it is unlocated.
  public var exposures: [RecordedExposure]

  /// A TPS from its parts.
  public init(id: String, position: Position?, regency: String, exposures: [RecordedExposure]) {
    self.id = id
    self.position = position
    self.regency = regency
    self.exposures = exposures
  }
}

/// TPS of a run, column by column.
public struct StationTable: Sendable {
  /// Ids of the hazards of `exposures`.
  public let hazards: [String]
  /// The ids as the run spells them.
  public private(set) var ids: [String] = []
  /// Longitude and latitude; nil when the TPS is unlocated.
  public private(set) var positions: [Position?] = []
  /// Codes of the regencies; empty outside all.
  public private(set) var regencies: [String] = []
  /// Names of the regencies by their codes.
  public private(set) var regencyNames: [String: String] = [:]
  /// Other texts about the TPS, a column for each that was asked for; empty where there is none.
  public private(set) var texts: [[String]]
  /// For each TPS one for each hazard; clear for an unlocated one.
  private var exposures: [RecordedExposure] = []

  /// An empty table.
  ///
  /// - Parameter textCount: Columns of `texts`.
  public init(hazards: [String], textCount: Int = 0) {
    self.hazards = hazards
    texts = Array(repeating: [], count: textCount)
  }

  /// Number of TPS.
  public var count: Int { ids.count }

  /// Adds a TPS; an unlocated one has no exposures.
  ///
  /// - Parameter texts: One for each column.
  public mutating func append(_ station: RecordedStation, regencyName: String? = nil, texts: [String] = []) {
    precondition(texts.count == self.texts.count)
    if let regencyName, regencyNames[station.regency] == nil { regencyNames[station.regency] = regencyName }
    for (column, text) in texts.enumerated() { self.texts[column].append(text) }
    ids.append(station.id)
    positions.append(station.position)
    regencies.append(station.regency)
    exposures += station.exposures.isEmpty ? hazards.map { _ in RecordedExposure(status: .clear) } : station.exposures
  }

  /// Adds the TPS of another table with the same hazards and columns.
  public mutating func append(_ other: StationTable) {
    ids += other.ids
    positions += other.positions
    regencies += other.regencies
    exposures += other.exposures
    regencyNames.merge(other.regencyNames) { first, _ in first }
    for column in texts.indices { texts[column] += other.texts[column] }
  }

  /// The exposure of a TPS to a hazard; nil when the TPS is unlocated.
  public func exposure(_ row: Int, _ hazard: Int) -> RecordedExposure? {
    positions[row] == nil ? nil : exposures[row * hazards.count + hazard]
  }

  /// The exposures of two TPS of two tables are the same in every hazard.
  func hasSameExposures(_ row: Int, as other: StationTable, _ otherRow: Int) -> Bool {
    let count = hazards.count
    return exposures[(row * count)..<((row + 1) * count)]
      == other.exposures[(otherRow * count)..<((otherRow + 1) * count)]
  }

  /// One TPS by itself.
  public subscript(row: Int) -> RecordedStation {
    let all = exposures[(row * hazards.count)..<((row + 1) * hazards.count)]
    return RecordedStation(
      id: ids[row], position: positions[row], regency: regencies[row],
      exposures: positions[row] == nil ? [] : Array(all))
  }
}
