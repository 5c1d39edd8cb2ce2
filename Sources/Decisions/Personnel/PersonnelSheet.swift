import JobFiles

/// A TPS as it counts for the police.
public struct GuardedStation: Sendable {
  /// Index of its jurisdiction.
  public var jurisdiction: Int
  /// Its pattern.
  public var choice: PatternChoice
  /// Its voters; 0 where they are not known.
  public var voters: Int

  /// A TPS of a jurisdiction.
  public init(jurisdiction: Int, choice: PatternChoice, voters: Int) {
    self.jurisdiction = jurisdiction
    self.choice = choice
    self.voters = voters
  }
}

/// The TPS of one jurisdiction and class, or of a sum of them, with the people that they need.
public struct PersonnelCount: Sendable, Equatable {
  /// TPS.
  public var stations = 0
  /// TPS of them that may be of a more vulnerable class.
  public var uncertainStations = 0
  /// Their voters.
  public var voters = 0
  /// The people.
  public var need = PersonnelNeed()

  /// Nothing.
  public init() {}

  /// The sum of some parts: people are added, not rounded again.
  public static func sum(of parts: [PersonnelCount]) -> PersonnelCount {
    parts.reduce(into: PersonnelCount()) { sum, part in
      sum.stations += part.stations
      sum.uncertainStations += part.uncertainStations
      sum.voters += part.voters
      sum.need.add(part.need)
    }
  }
}

/// The people that TPS need, by jurisdiction and class.
public struct PersonnelSheet: Sendable {
  /// For each jurisdiction and then each pattern the count.
  public private(set) var counts: [[PersonnelCount]]

  /// Counts TPS; people are rounded up for each jurisdiction and class.
  public init(_ stations: [GuardedStation], jurisdictions: Int, patterns: [PersonnelPattern]) {
    counts = Array(repeating: patterns.map { _ in PersonnelCount() }, count: jurisdictions)
    for station in stations {
      let pattern = station.choice.counted
      counts[station.jurisdiction][pattern].stations += 1
      counts[station.jurisdiction][pattern].voters += station.voters
      if station.choice.isUncertain { counts[station.jurisdiction][pattern].uncertainStations += 1 }
    }
    for jurisdiction in counts.indices {
      for (index, pattern) in patterns.enumerated() {
        counts[jurisdiction][index].need = pattern.need(stations: counts[jurisdiction][index].stations)
      }
    }
  }

  /// All classes of a jurisdiction.
  public func total(of jurisdiction: Int) -> PersonnelCount { .sum(of: counts[jurisdiction]) }

  /// A class in all jurisdictions.
  public func total(ofPattern pattern: Int) -> PersonnelCount { .sum(of: counts.map { $0[pattern] }) }

  /// Everything.
  public var total: PersonnelCount { .sum(of: counts.flatMap { $0 }) }
}
