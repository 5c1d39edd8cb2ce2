import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations
import HazardOverlay
import JobFiles

/// The areas of all TPS of a job.
struct StationPlacements: Sendable {
  /// The regency of each TPS; `outside` for an unlocated one.
  var regencies: [Placement]
  /// The district of each TPS; nil without districts.
  var districts: [Placement]?
  /// The village of each TPS; nil without villages.
  var villages: [Placement]?
  /// TPS that no regency holds, and those whose code names another one.
  var findings: [Diagnostic] = []

  /// Finds the areas of all TPS, several blocks of them at once.
  static func locate(_ inputs: JobInputs, job: Job, metricCRS: MetricCRSChoice, pool: WorkPool) throws -> Self {
    var placements = StationPlacements(regencies: try locate(in: inputs.regencies, inputs.stations, pool: pool))
    placements.districts = try inputs.districts.map { try locate(in: $0, inputs.stations, pool: pool) }
    placements.villages = try inputs.villages.map { try locate(in: $0, inputs.stations, pool: pool) }
    try placements.findNearest(inputs, toleranceMeters: job.policy.regencyToleranceMeters, metricCRS: metricCRS)
    try placements.report(inputs, metricCRS: metricCRS)
    return placements
  }

  private static func locate(
    in layer: AdministrativeLayer, _ stations: PollingStations, pool: WorkPool
  ) throws -> [Placement] {
    let blockSize = 4096
    let blocks = stride(from: 0, to: stations.count, by: blockSize).map { $0..<min($0 + blockSize, stations.count) }
    return try pool.map(blocks) {
      RegencyLocator(layer, in: try GEOSContext())
    } _: { locator, block in
      var coordinates = Array(stations.coordinates[2 * block.lowerBound..<2 * block.upperBound])
      try CoordinateTransformer(from: stations.crs, to: layer.layer.crs).transform(&coordinates)
      return try block.map { station in
        let index = 2 * (station - block.lowerBound)
        return try locator.placement(
          of: Position(x: coordinates[index], y: coordinates[index + 1]),
          claimed: layer.level == .regency ? stations.regencyCodes[station] : stations.claimed(layer.level, station))
      }
    }.flatMap { $0 }
  }

  /// Gives a TPS that no regency holds to the nearest one within the tolerance.
  private mutating func findNearest(
    _ inputs: JobInputs, toleranceMeters: Double, metricCRS: MetricCRSChoice
  ) throws {
    let stations = inputs.stations
    let lost = regencies.indices.filter { regencies[$0].rule == .outside && stations.isLocated($0) }
    let zones = metricCRS.byZone(lost) { stations.degrees(of: $0) }
    for (zone, lost) in zones {
      let found = try inputs.regencies.nearestPlacements(
        of: lost.map { stations.degrees(of: $0) }, toleranceMeters: toleranceMeters, in: metricCRS.crs(of: zone))
      for (station, placement) in zip(lost, found) { regencies[station] = placement }
    }
  }
}

extension PollingStations {
  /// The district or village that a TPS claims.
  func claimed(_ level: AdministrativeLevel, _ station: Int) -> AdministrativeCode? {
    switch level {
    case .regency: regencyCodes[station]
    case .district: villageCodes[station].flatMap { AdministrativeCode(prefixOf: $0.text, digits: 6) }
    case .village: villageCodes[station]
    }
  }
}

/// The area that the code of a TPS names beside the one that holds the TPS.
struct CodeComparison: Sendable {
  /// The level that both are of.
  var level: AdministrativeLevel
  /// What the code of the TPS names.
  var claimed: AdministrativeCode
  /// Index of the area of that level that holds the TPS.
  var found: Int
  /// They are not the same.
  var isMismatch: Bool
}

extension StationPlacements {
  /// The comparison at the finest level where there is one; nil when the TPS names no area, or none of them holds it.
  func codeComparison(_ station: Int, _ inputs: JobInputs) -> CodeComparison? {
    func comparison(in layer: AdministrativeLayer?, _ placement: Placement?) -> CodeComparison? {
      guard let layer, let found = placement?.area, let claimed = inputs.stations.claimed(layer.level, station)
      else { return nil }
      return CodeComparison(
        level: layer.level, claimed: claimed, found: found, isMismatch: layer.areas[found].code != claimed)
    }
    return comparison(in: inputs.villages, villages?[station])
      ?? comparison(in: inputs.districts, districts?[station])
      ?? comparison(in: inputs.regencies, regencies[station])
  }

  /// Whether the code of a TPS names another area than the one that holds it; nil when they cannot be compared.
  func isCodeMismatch(_ station: Int, _ inputs: JobInputs) -> Bool? { codeComparison(station, inputs)?.isMismatch }
}
