/// What a row of a summary counts: the TPS of one class or status.
public enum TallyKey: Sendable, Hashable, Codable {
  /// Inside, with this class.
  case inside(Int)
  /// Within the near distance, whatever the class.
  case near
  /// Mapped, and free of the hazard.
  case clear
  /// The map says nothing.
  case unmapped
  /// Without a usable coordinate.
  case unlocated

  /// Name in tables.
  public var statusName: String {
    switch self {
    case .inside: ExposureStatus.inside.rawValue
    case .near: ExposureStatus.near.rawValue
    case .clear: ExposureStatus.clear.rawValue
    case .unmapped: ExposureStatus.unmapped.rawValue
    case .unlocated: "unlocated"
    }
  }

  /// The rows of a hazard in tables: its classes, highest first, then the other statuses.
  public static func rows(of hazard: HazardDefinition) -> [TallyKey] {
    hazard.classes.map { .inside($0) } + [.near, .clear, .unmapped, .unlocated]
  }
}

/// A number of TPS and of their voters.
public struct TallyCount: Sendable, Equatable, Codable {
  /// Number of TPS.
  public var stations = 0
  /// Their voters.
  public var voters = VoterSum()
  /// TPS of them whose status or class is not certain; 0 when the job names no accuracy.
  public var uncertainStations = 0

  /// Nothing counted.
  public init() {}

  /// Adds another count.
  public mutating func add(_ other: TallyCount) {
    stations += other.stations
    voters.add(other.voters)
    uncertainStations += other.uncertainStations
  }
}

/// The TPS of one area, counted for each hazard.
public struct Tally: Sendable, Codable {
  /// The TPS of one class or status of a hazard.
  private struct Row: Codable {
    var key: TallyKey
    var count: TallyCount
  }

  /// All TPS of the area.
  public private(set) var total = TallyCount()
  /// For each hazard, in the order of the job, the classes and statuses that have a TPS. There are few: a list is faster
  /// than a dictionary.
  private var hazards: [[Row]]

  /// Nothing counted yet, for a number of hazards.
  public init(hazardCount: Int) {
    hazards = Array(repeating: [], count: hazardCount)
  }

  /// Counts a TPS with one key for each hazard.
  ///
  /// - Parameters:
  ///   - voters: Nil when nobody knows them.
  ///   - uncertain: The hazards for which its status or class is not certain.
  public mutating func count(voters: Int?, keys: [TallyKey], uncertain: [Int] = []) {
    precondition(keys.count == hazards.count)
    var one = TallyCount()
    one.stations = 1
    one.voters.add(voters)
    for hazard in keys.indices {
      one.uncertainStations = uncertain.contains(hazard) ? 1 : 0
      add(one, to: keys[hazard], ofHazard: hazard)
    }
    one.uncertainStations = uncertain.isEmpty ? 0 : 1
    total.add(one)
  }

  /// Adds the TPS of another area.
  public mutating func add(_ other: Tally) {
    total.add(other.total)
    for hazard in other.hazards.indices {
      for row in other.hazards[hazard] { add(row.count, to: row.key, ofHazard: hazard) }
    }
  }

  private mutating func add(_ count: TallyCount, to key: TallyKey, ofHazard hazard: Int) {
    if let index = hazards[hazard].firstIndex(where: { $0.key == key }) {
      hazards[hazard][index].count.add(count)
    } else {
      hazards[hazard].append(Row(key: key, count: count))
    }
  }

  /// The counts of each hazard are those of all TPS, and these are so many.
  public func isWhole(of stations: Int, hazards definitions: [HazardDefinition]) -> Bool {
    guard total.stations == stations, hazards.count == definitions.count else { return false }
    return zip(definitions, hazards).allSatisfy { definition, rows in
      let known = Set(TallyKey.rows(of: definition))
      var sum = TallyCount()
      for row in rows where known.contains(row.key) && row.count.stations >= 0 { sum.add(row.count) }
      return sum.stations == total.stations && sum.voters == total.voters
    }
  }

  /// The TPS of one hazard's class or status.
  public func count(_ key: TallyKey, ofHazard hazard: Int) -> TallyCount {
    hazards[hazard].first { $0.key == key }?.count ?? TallyCount()
  }
}

extension Exposure {
  /// What the TPS counts as.
  public var tallyKey: TallyKey {
    switch status {
    case .inside: .inside(hazardClass ?? 0)
    case .near: .near
    case .clear: .clear
    case .unmapped: .unmapped
    }
  }
}
