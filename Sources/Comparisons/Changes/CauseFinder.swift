import CoordinateTransforms
import FeatureModel
import HazardOverlay

/// Puts each change down to the smallest set of causes that explains it.
///
/// Only what is recorded to differ can be a cause. A TPS that stands still is not to blame; a move of m metres leads no
/// TPS over a border that was farther away; a near distance is tried on the recorded distance. The program's version is blamed where nothing else differs (decision 0016).
struct CauseFinder {
  private let differences: RunDifferences
  private let layerData: [Bool]
  private let hazardRules: [[String]]

  init(_ differences: RunDifferences) {
    self.differences = differences
    layerData = differences.hazards.indices.map(differences.layerData)
    hazardRules = differences.hazards.indices.map(differences.hazardRules)
  }

  /// Why a TPS is in one run only.
  ///
  /// - Parameter selected: The run that lacks it was limited to regencies of which the TPS's is one, or to none.
  func presence(selected: Bool) -> Attribution {
    if differences.selection && !selected { return Attribution([.rules]) }
    var causes: Set<ChangeCause> = []
    if differences.stationData { causes.insert(.stations) }
    if differences.idRule { causes.insert(.rules) }
    // In a limited run a TPS comes and goes with the boundary too.
    if differences.boundaryData && differences.isLimited { causes.insert(.boundaries) }
    return settled(causes)
  }

  /// Why a coordinate is another one.
  func coordinate() -> Attribution {
    var causes: Set<ChangeCause> = []
    if differences.stationData { causes.insert(.stations) }
    if differences.stationRules { causes.insert(.rules) }
    return settled(causes)
  }

  /// Why a TPS lies in another regency.
  func regency(moved: Bool) -> Attribution {
    var causes = moved ? Set(coordinate().causes).intersection([.stations, .rules]) : []
    if differences.boundaryData { causes.insert(.boundaries) }
    if differences.boundaryRules { causes.insert(.rules) }
    return settled(causes)
  }

  /// Why a status or a class is another one.
  ///
  /// - Parameter meters: How far the TPS moved; nil when it stands where it stood.
  func status(_ hazard: Int, _ old: RecordedExposure, _ new: RecordedExposure, moved meters: Double?) -> Attribution {
    var data: Set<ChangeCause> = []
    var isRuled = !hazardRules[hazard].isEmpty
    var isOpaque = hazardRules[hazard].contains { $0 != "hazards.\(differences.hazards[hazard]).near_m" }
    if layerData[hazard] { data.insert(.layer) }
    let isAlone = data.isEmpty && !isRuled && !differences.program
    if let meters, isAlone || reaches(new.status, from: old, meters, near: differences.nearMeters[hazard].old) {
      if differences.stationData { data.insert(.stations) }
      if differences.stationRules { (isRuled, isOpaque) = (true, true) }
    }
    guard isRuled else { return settled(data) }
    guard !data.isEmpty else { return Attribution([.rules]) }
    guard !isOpaque, let both = nearAlone(hazard, old, new) else { return Attribution(data.union([.rules])) }
    switch both {
    case (true, false): return Attribution([.rules])
    case (false, true): return Attribution(data)
    case (true, true): return Attribution(data.union([.rules]))
    case (false, false): return Attribution(data.union([.rules]), data.count == 1 ? .all : .any)
    }
  }

  /// The causes as they are, or the program when there are none and its version differs.
  private func settled(_ causes: Set<ChangeCause>) -> Attribution {
    Attribution(causes.isEmpty && differences.program ? [.program] : causes)
  }

  // MARK: What the recorded distances tell

  /// A move can have led to a status in the layer as it was: the distance to its border changes by no more than the move.
  private func reaches(_ status: ExposureStatus, from old: RecordedExposure, _ meters: Double, near: Double) -> Bool {
    let before = old.signedMeters ?? max(near, differences.limitMeters.old)
    // Distances are rounded to 0.1 m, and planar: within 0.1 % of the ellipsoid each.
    let reach = meters + 0.2 + 0.003 * max(meters, abs(before))
    switch status {
    case .inside: return before - reach <= 0
    case .near: return before - reach <= near && before + reach > 0
    case .clear, .unmapped: return old.signedMeters == nil || before + reach > near
    }
  }

  /// Whether the new near distance alone (the data as they were), and the new data alone (the near distance as it was), give
  /// the new status; nil when the recorded distances do not tell.
  private func nearAlone(
    _ hazard: Int, _ old: RecordedExposure, _ new: RecordedExposure
  ) -> (rules: Bool, data: Bool)? {
    let (near, limit) = (differences.nearMeters[hazard], differences.limitMeters)
    guard old.status != new.status, let ruled = gives(new.status, old, near: near.new, limit: limit.old),
      let fed = gives(new.status, new, near: near.old, limit: limit.new)
    else { return nil }
    return (ruled, fed)
  }

  /// An exposure with another near distance has a certain status; nil when nobody can tell.
  ///
  /// - Parameter limit: Metres beyond which a distance is not recorded.
  private func gives(
    _ status: ExposureStatus, _ exposure: RecordedExposure, near: Double, limit: Double
  ) -> Bool? {
    if exposure.status == .inside { return status == .inside }
    if let distance = exposure.distanceMeters {
      guard abs(distance - near) > 0.06 else { return nil }
      if distance < near { return status == .near }
    } else if near > limit {
      return nil
    }
    // Behind a near band that is gone lies clear or unmapped: what is recorded tells, unless it was near.
    return exposure.status == .near ? status == .clear || status == .unmapped : status == exposure.status
  }
}
