import Decisions
import JobFiles
import TestSupport
import Testing

/// What holds for any sheet of personnel and of an event.
@Suite struct PersonnelPropertyTests {
  private static func patterns(_ random: inout SeededRandom) -> [PersonnelPattern] {
    (0..<3).map { number in
      PersonnelPattern(
        name: "\(number)", officers: Int.random(in: 0...4, using: &random),
        stations: Int.random(in: 1...12, using: &random), linmas: Int.random(in: 0...24, using: &random))
    }
  }

  private static func stations(_ random: inout SeededRandom) -> [GuardedStation] {
    (0..<200).map { _ in
      let counted = Int.random(in: 0...2, using: &random)
      return GuardedStation(
        jurisdiction: Int.random(in: 0...4, using: &random),
        choice: PatternChoice(counted: counted, mostVulnerable: Int.random(in: 0...2, using: &random)),
        voters: Int.random(in: 0...300, using: &random))
    }
  }

  @Test(arguments: Seeds.many) func peopleAreEnoughAndNotOneTooMany(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let patterns = Self.patterns(&random)
    let sheet = PersonnelSheet(Self.stations(&random), jurisdictions: 5, patterns: patterns)
    for counts in sheet.counts {
      for (count, pattern) in zip(counts, patterns) {
        let officers = count.need.officers * pattern.stations - count.stations * pattern.officers
        let linmas = count.need.linmas * pattern.stations - count.stations * pattern.linmas
        #expect((0..<pattern.stations).contains(officers) && (0..<pattern.stations).contains(linmas))
      }
    }
  }

  @Test(arguments: Seeds.many) func totalsAreTheSumsOfTheirParts(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let patterns = Self.patterns(&random)
    let stations = Self.stations(&random)
    let sheet = PersonnelSheet(stations, jurisdictions: 5, patterns: patterns)
    #expect(sheet.total.stations == 200 && sheet.total.voters == stations.reduce(0) { $0 + $1.voters })
    #expect(sheet.total.uncertainStations == stations.count { $0.choice.isUncertain })
    for keyPath in [\PersonnelCount.need.officers, \.need.linmas, \.stations, \.voters] {
      let byJurisdiction = (0..<5).reduce(0) { $0 + sheet.total(of: $1)[keyPath: keyPath] }
      let byPattern = (0..<3).reduce(0) { $0 + sheet.total(ofPattern: $1)[keyPath: keyPath] }
      #expect(byJurisdiction == sheet.total[keyPath: keyPath] && byPattern == byJurisdiction)
    }
    let shuffled = PersonnelSheet(stations.shuffled(using: &random), jurisdictions: 5, patterns: patterns)
    #expect(shuffled.counts == sheet.counts)
  }

  /// A TPS more never needs fewer people.
  @Test(arguments: Seeds.many) func anotherTPSNeverNeedsFewer(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for pattern in Self.patterns(&random) {
      for count in 0..<50 {
        let (fewer, more) = (pattern.need(stations: count), pattern.need(stations: count + 1))
        #expect(fewer.officers <= more.officers && fewer.linmas <= more.linmas)
      }
    }
  }

  /// The villages of a district add up to it, districts to regencies, regencies to all that is hit.
  @Test(arguments: Seeds.many) func hitTPSAddUpThroughTheLevels(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let stations = (0..<300).map { _ -> EventStation in
      let digits = (0..<3).map { _ in String(Int.random(in: 1...3, using: &random)) }
      return EventStation(
        regency: digits[0], district: digits[0] + digits[1], village: digits.joined(),
        isHit: Bool.random(using: &random) ? Bool.random(using: &random) : nil,
        voters: Int.random(in: 0...300, using: &random))
    }
    let sheet = PostponementSheet(stations, wholeShare: 0.4)
    #expect(sheet.total.hitStations == stations.count { $0.isHit == true })
    for parent in [[]] + sheet.areas.filter({ $0.path.count < 3 }).map(\.path) {
      let parts = sheet.areas.filter { $0.path.count == parent.count + 1 && $0.path.starts(with: parent) }
      let whole = sheet.areas.first { $0.path == parent }?.count ?? sheet.total
      #expect(parts.reduce(0) { $0 + $1.count.hitStations } == whole.hitStations)
      #expect(parts.reduce(0) { $0 + $1.count.hitVoters } == whole.hitVoters)
      // A part never has a narrower decision than a whole area around it.
      if let area = sheet.areas.first(where: { $0.path == parent }), area.isWhole {
        #expect(parts.allSatisfy { $0.scope == area.scope })
      }
    }
  }
}
