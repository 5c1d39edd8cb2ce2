import JobFiles
import Testing

@testable import Decisions

@Suite struct PersonnelSheetTests {
  /// The patterns seen in 2024: officers, TPS, Linmas.
  private let patterns = [
    PersonnelPattern(name: "sangat_rawan", officers: 2, stations: 1, linmas: 2),
    PersonnelPattern(name: "rawan", officers: 2, stations: 2, linmas: 4),
    PersonnelPattern(name: "kurang_rawan", officers: 2, stations: 12, linmas: 24),
  ]

  /// 13 TPS at 2-12-24: 26 / 12 officers are 3 people, and 2 Linmas for each TPS 26; 12 TPS need just 2 and 24.
  @Test func peopleAreInProportionAndRoundedUp() {
    #expect(patterns[2].need(stations: 13) == PersonnelNeed(officers: 3, linmas: 26))
    #expect(patterns[2].need(stations: 12) == PersonnelNeed(officers: 2, linmas: 24))
    #expect(patterns[2].need(stations: 1) == PersonnelNeed(officers: 1, linmas: 2))
    #expect(patterns[1].need(stations: 3) == PersonnelNeed(officers: 3, linmas: 6))
    #expect(patterns[0].need(stations: 0) == PersonnelNeed())
    #expect(PersonnelPattern(name: "a", officers: 0, stations: 5, linmas: 0).need(stations: 9) == PersonnelNeed())
  }

  @Test func theFirstPatternThatHoldsCounts() {
    #expect(PatternChoice(firstOf: [.absent, .present]) == PatternChoice(counted: 1))
    #expect(PatternChoice(firstOf: [.present, .present]) == PatternChoice(counted: 0))
    #expect(PatternChoice(firstOf: [.absent, .absent]) == PatternChoice(counted: 2))
    #expect(PatternChoice(firstOf: []) == PatternChoice(counted: 0))
    // What a map leaves out may make it more vulnerable, never less.
    #expect(PatternChoice(firstOf: [.unknown, .present]) == PatternChoice(counted: 1, mostVulnerable: 0))
    #expect(PatternChoice(firstOf: [.absent, .unknown]) == PatternChoice(counted: 2, mostVulnerable: 1))
    #expect(!PatternChoice(firstOf: [.present, .unknown]).isUncertain)
  }

  /// Jurisdiction 0: 13 TPS of the last pattern, one of them uncertain, and one of the first; jurisdiction 1: one of the
  /// last. Together 3 + 2 + 1 officers, although 14 TPS of the last pattern alone would need 3.
  @Test func totalsAreSumsOfTheParts() {
    var stations = (0..<13).map { _ in GuardedStation(jurisdiction: 0, choice: PatternChoice(counted: 2), voters: 100) }
    stations[4].choice = PatternChoice(counted: 2, mostVulnerable: 0)
    stations.append(GuardedStation(jurisdiction: 0, choice: PatternChoice(counted: 0), voters: 50))
    stations.append(GuardedStation(jurisdiction: 1, choice: PatternChoice(counted: 2), voters: 10))
    let sheet = PersonnelSheet(stations, jurisdictions: 3, patterns: patterns)
    #expect(sheet.counts[0].map(\.need.officers) == [2, 0, 3])
    #expect(sheet.total(of: 0).need == PersonnelNeed(officers: 5, linmas: 28))
    #expect(sheet.total(of: 0).uncertainStations == 1 && sheet.total(of: 0).voters == 1350)
    #expect(sheet.total(ofPattern: 2).need == PersonnelNeed(officers: 4, linmas: 28))
    #expect(sheet.total(of: 2) == PersonnelCount())
    #expect(sheet.total.need.officers == 6 && sheet.total.stations == 15)
  }

  @Test func theNamesOfTheScoreAreThoseOfTheJobFile() {
    #expect(PersonnelSettings.classesOfScore == VulnerabilityClass.allCases.reversed().map(\.name))
  }
}
