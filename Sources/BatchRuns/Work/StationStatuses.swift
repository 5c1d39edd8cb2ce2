import HazardOverlay

/// Status and class of a TPS for one hazard, in two bytes.
struct StationStatus: Sendable, Equatable, Codable {
  private let code: UInt16

  init(_ exposure: Exposure) {
    let status = ExposureStatus.allCases.firstIndex(of: exposure.status) ?? 0
    code = UInt16(status) << 8 | UInt16(exposure.hazardClass ?? 0)
  }

  /// Where the TPS lies.
  var status: ExposureStatus { ExposureStatus.allCases[Int(code >> 8)] }
  /// Inside and near: the class; else nil.
  var hazardClass: Int? { code & 0xFF == 0 ? nil : Int(code & 0xFF) }
}

/// What the overlay found out about TPS, for what is decided from it.
struct StationStatuses: Sendable {
  /// For each hazard of the job the status of each TPS; nil where it was not asked for.
  private var statuses: [[StationStatus?]]

  /// Nothing known yet about n TPS.
  init(hazardCount: Int, stationCount: Int) {
    statuses = Array(repeating: Array(repeating: nil, count: stationCount), count: hazardCount)
  }

  /// Adds, for each hazard, the statuses of some TPS in their order.
  mutating func add(_ found: [[StationStatus]], of stations: [Int]) {
    for hazard in found.indices {
      for (index, station) in stations.enumerated() { statuses[hazard][station] = found[hazard][index] }
    }
  }

  /// The status of a TPS that was asked for.
  func status(of station: Int, hazard: Int) -> StationStatus {
    guard let status = statuses[hazard][station] else { preconditionFailure("nobody asked for TPS \(station)") }
    return status
  }
}

extension BatchRun {
  /// The statuses of some located TPS, found anew: for explanations, where no regency is worked on.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  func statuses(of stations: [Int]) throws -> StationStatuses {
    var statuses = StationStatuses(hazardCount: inputs.hazards.count, stationCount: inputs.stations.count)
    var places = inputs.stations.places(of: stations)
    places.areas = stations.map { placements.regencies[$0].area }
    let found = try placeExposures(inputs.hazards).find(of: places)
    statuses.add(found.map { $0.map(StationStatus.init) }, of: stations)
    return statuses
  }

  /// The number of a hazard that the reader of the job has looked up.
  func hazard(withID id: String) -> Int {
    guard let hazard = inputs.hazards.firstIndex(where: { $0.definition.id == id }) else {
      preconditionFailure("the reader of the job makes sure that the hazard exists")
    }
    return hazard
  }
}
