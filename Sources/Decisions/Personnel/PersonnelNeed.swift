import JobFiles

/// Officers and Linmas, in whole people.
public struct PersonnelNeed: Sendable, Equatable {
  /// Police officers.
  public var officers: Int
  /// Linmas.
  public var linmas: Int

  /// A number of people.
  public init(officers: Int = 0, linmas: Int = 0) {
    self.officers = officers
    self.linmas = linmas
  }

  /// Adds the people of another part.
  public mutating func add(_ other: PersonnelNeed) {
    officers += other.officers
    linmas += other.linmas
  }
}

extension PersonnelPattern {
  /// The people for a number of TPS: in proportion to the pattern, rounded up.
  public func need(stations count: Int) -> PersonnelNeed {
    func roundedUp(_ people: Int) -> Int { (count * people + stations - 1) / stations }
    return PersonnelNeed(officers: roundedUp(officers), linmas: roundedUp(linmas))
  }
}

/// The pattern of a TPS, as an index into the patterns; the first one is for the most vulnerable TPS.
public struct PatternChoice: Sendable, Hashable {
  /// The pattern that counts: that of the class which is certain.
  public var counted: Int
  /// The pattern of the most vulnerable class that the TPS can turn out to have; at most `counted`.
  public var mostVulnerable: Int

  /// A choice; the most vulnerable class is the counted one unless something is not known.
  public init(counted: Int, mostVulnerable: Int? = nil) {
    self.counted = counted
    self.mostVulnerable = min(counted, mostVulnerable ?? counted)
  }

  /// The TPS may need another pattern.
  public var isUncertain: Bool { mostVulnerable < counted }

  /// The first pattern whose conditions hold; else the last, which has none.
  ///
  /// - Parameter presences: For each pattern but the last whether its conditions hold.
  public init(firstOf presences: [Presence]) {
    self.init(
      counted: presences.firstIndex(of: .present) ?? presences.count,
      mostVulnerable: presences.firstIndex { $0 != .absent })
  }
}
