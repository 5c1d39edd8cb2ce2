import CoordinateTransforms
import FeatureModel
import HazardOverlay

/// Joins the TPS of two tables by their ids, and says what became of each pair.
///
/// Of several TPS with one id, those at the same place are joined first, the others in their order. A TPS without an id is
/// joined with one at the same place only.
struct StationMatcher {
  private let causes: CauseFinder

  /// What came of two tables.
  struct Outcome: Sendable {
    var changes: [StationChange] = []
    /// TPS that are in one table only.
    var oldRest: StationTable
    var newRest: StationTable
    /// For each hazard, TPS with the same status and class but another distance to it.
    var shifted: [Int]
  }

  init(_ differences: RunDifferences) { causes = CauseFinder(differences) }

  func match(_ old: StationTable, _ new: StationTable) -> Outcome {
    var outcome = Outcome(
      oldRest: StationTable(hazards: old.hazards), newRest: StationTable(hazards: new.hazards),
      shifted: old.hazards.map { _ in 0 })
    let pairs = partners(old, new)
    var isTaken = [Bool](repeating: false, count: new.count)
    for (row, partner) in pairs.enumerated() {
      guard let partner else {
        outcome.oldRest.append(old[row])
        continue
      }
      isTaken[partner] = true
      if old.positions[row] == new.positions[partner], old.regencies[row] == new.regencies[partner],
        old.hasSameExposures(row, as: new, partner)
      {
        continue
      }
      compare(old, row, new, partner, &outcome)
    }
    for row in isTaken.indices where !isTaken[row] { outcome.newRest.append(new[row]) }
    return outcome
  }

  /// For each row of the old table its row in the new one.
  private func partners(_ old: StationTable, _ new: StationTable) -> [Int?] {
    // The rows of a key form a chain: the first one, then for each row the next.
    var first: [String: Int] = [:]
    first.reserveCapacity(new.count)
    var next = [Int](repeating: -1, count: new.count)
    for row in stride(from: new.count - 1, through: 0, by: -1) {
      if let later = first.updateValue(row, forKey: StationKey.of(new.ids[row])) { next[row] = later }
    }
    let keys = old.ids.map { StationKey.of($0) }
    var result = [Int?](repeating: nil, count: old.count)
    var isTaken = [Bool](repeating: false, count: new.count)
    func join(_ row: Int, _ fits: (Int) -> Bool) {
      var candidate = first[keys[row]] ?? -1
      while candidate >= 0 {
        if !isTaken[candidate], fits(candidate) {
          result[row] = candidate
          isTaken[candidate] = true
          return
        }
        candidate = next[candidate]
      }
    }
    for row in keys.indices { join(row) { new.positions[$0] == old.positions[row] } }
    for row in keys.indices where result[row] == nil && !keys[row].isEmpty { join(row) { _ in true } }
    return result
  }

  // MARK: One TPS

  private func compare(
    _ old: StationTable, _ row: Int, _ new: StationTable, _ partner: Int, _ outcome: inout Outcome
  ) {
    let (before, after) = (old.positions[row], new.positions[partner])
    var change = StationChange(
      id: new.ids[partner], oldRegency: old.regencies[row], newRegency: new.regencies[partner],
      position: after ?? before)
    if let before, let after {
      if before != after {
        change.movedMeters = geodesicDistanceMeters(from: before, to: after)
        change.own.append(.init(kind: .moved, cause: causes.coordinate()))
      }
      for hazard in old.hazards.indices {
        guard let was = old.exposure(row, hazard), let now = new.exposure(partner, hazard) else { continue }
        if let kind = ChangeKind.of(was, now) {
          let cause = causes.status(hazard, was, now, moved: change.movedMeters)
          change.hazards.append(.init(hazard: hazard, kind: kind, old: was, new: now, cause: cause))
        } else if was.distanceMeters != now.distanceMeters {
          outcome.shifted[hazard] += 1
        }
      }
    } else if before != after {
      let kind = before == nil ? ChangeKind.coordinateGained : .coordinateLost
      appear(kind, causes.coordinate(), old[row].exposures, new[partner].exposures, &change)
    }
    if old.regencies[row] != new.regencies[partner] {
      change.own.append(.init(kind: .regencyChanged, cause: causes.regency(moved: before != after)))
    }
    if !change.own.isEmpty || !change.hazards.isEmpty { outcome.changes.append(change) }
  }

  /// TPS of one table only, as changes.
  ///
  /// - Parameter selected: The other run covers a regency.
  func lone(_ table: StationTable, _ kind: ChangeKind, selected: (String) -> Bool) -> [StationChange] {
    (0..<table.count).map { row in
      let station = table[row]
      let isNew = kind == .appeared
      var change = StationChange(
        id: station.id, oldRegency: isNew ? nil : station.regency, newRegency: isNew ? station.regency : nil,
        position: station.position)
      let cause = causes.presence(selected: selected(station.regency))
      appear(kind, cause, isNew ? [] : station.exposures, isNew ? station.exposures : [], &change)
      return change
    }
  }

  /// A TPS that came or went: hazards that it is, or was, inside of or near to.
  private func appear(
    _ kind: ChangeKind, _ cause: Attribution, _ old: [RecordedExposure], _ new: [RecordedExposure],
    _ change: inout StationChange
  ) {
    change.own.append(.init(kind: kind, cause: cause))
    for (hazard, exposure) in (old + new).enumerated() where [.inside, .near].contains(exposure.status) {
      change.hazards.append(
        .init(
          hazard: hazard, kind: kind, old: old.isEmpty ? nil : exposure, new: new.isEmpty ? nil : exposure,
          cause: cause))
    }
  }
}
