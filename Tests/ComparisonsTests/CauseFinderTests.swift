import FeatureModel
import HazardOverlay
import Testing

@testable import Comparisons

/// What a run records, as far as causes need it.
enum Runs {
  static func description(
    near: Int = 500, stations: String = "s", layer: String = "l", rules: String = "", geos: String = "1",
    regencies: String = "r", only: String = ""
  ) throws -> RunDescription {
    try RunDescription.reading(
      """
      {"schema":1,"petarawan":"1","libraries":{"geos":"\(geos)","proj":"1"},"made_from":"x","only":[\(only)],
      "parameters":{"title":"t","tps":{"id":"kode"},"nearest_limit_m":5000,
      "hazards":[{"id":"banjir","near_m":\(near)\(rules)}]},
      "inputs":[{"role":"tps","path":"t","sha256":"\(stations)"},
      {"role":"regencies","path":"k","sha256":"\(regencies)"},
      {"role":"hazard:banjir","path":"b","sha256":"\(layer)","edition":"\(layer)"}],"outputs":[]}
      """, named: "run")
  }
}

@Suite struct CauseFinderTests {
  private let inside = RecordedExposure(status: .inside, hazardClass: 1, distanceMeters: 0, depthMeters: 50)
  private func near(_ meters: Double) -> RecordedExposure {
    RecordedExposure(status: .near, hazardClass: 1, distanceMeters: meters)
  }
  private func clear(_ meters: Double?) -> RecordedExposure {
    RecordedExposure(status: .clear, distanceMeters: meters)
  }

  private func cause(
    _ old: RecordedExposure, _ new: RecordedExposure, moved: Double? = nil, to run: RunDescription
  ) throws -> String {
    CauseFinder(RunDifferences(try Runs.description(), run)).status(0, old, new, moved: moved).name
  }

  @Test func oneDifferenceIsTheCause() throws {
    #expect(try cause(clear(900), inside, to: Runs.description(layer: "m")) == "layer")
    #expect(try cause(near(400), clear(400), to: Runs.description(near: 300)) == "rules")
    #expect(try cause(clear(40), inside, moved: 90, to: Runs.description(stations: "m")) == "tps")
    #expect(try cause(near(400), clear(400), to: Runs.description(geos: "2")) == "program")
    #expect(try cause(near(400), clear(400), to: Runs.description()) == "unexplained")
  }

  @Test func aTPSThatStandsStillIsNotToBlame() throws {
    #expect(try cause(clear(900), inside, to: Runs.description(stations: "m", layer: "m")) == "layer")
  }

  @Test func aMoveLeadsOverNoBorderThatIsFartherAway() throws {
    let run = try Runs.description(stations: "m", layer: "m")
    #expect(try cause(clear(900), inside, moved: 890, to: run) == "layer")
    #expect(try cause(clear(900), inside, moved: 910, to: run) == "tps|layer")
    // 50 m is the way out; 500 m more the way out of the near band.
    #expect(try cause(inside, near(10), moved: 40, to: run) == "layer")
    #expect(try cause(inside, near(10), moved: 60, to: run) == "tps|layer")
    #expect(try cause(inside, clear(600), moved: 540, to: run) == "layer")
    // Beyond the limit of 5 km nothing is recorded.
    #expect(try cause(clear(nil), inside, moved: 4900, to: run) == "layer")
    #expect(try cause(clear(nil), inside, moved: 5100, to: run) == "tps|layer")
  }

  @Test func theNearDistanceIsTriedOnTheRecordedDistance() throws {
    let run = try Runs.description(near: 800, layer: "m")
    // 700 m are near with 800 m, whatever the layer became.
    #expect(try cause(clear(700), near(600), to: run) == "rules")
    // 900 m are not; 400 m are near with 500 m too.
    #expect(try cause(clear(900), near(400), to: run) == "layer")
    // Either alone would do.
    #expect(try cause(clear(700), near(400), to: run) == "layer|rules")
    // Neither alone would.
    #expect(try cause(clear(900), near(700), to: run) == "layer+rules")
    // Inside is inside, with any near distance.
    #expect(try cause(clear(700), inside, to: run) == "layer")
    // At the limit itself the rounded distance does not tell.
    #expect(try cause(clear(800), near(400), to: run) == "layer|rules")
  }

  @Test func aRuleThatNoDistanceShowsCannotBeToldApart() throws {
    let run = try Runs.description(layer: "m", rules: #","invert":true"#)
    #expect(try cause(clear(900), inside, to: run) == "layer|rules")
  }

  @Test func theVersionIsBlamedLast() throws {
    #expect(try cause(clear(900), inside, to: Runs.description(layer: "m", geos: "2")) == "layer")
    // The only other difference is a move that cannot have done it.
    #expect(try cause(clear(900), inside, moved: 1, to: Runs.description(stations: "m", geos: "2")) == "program")
  }

  @Test func titlesLabelsAndWeightsChangeNothing() throws {
    let run = try Runs.description(rules: #","weight":2,"title":"b","class":{"labels":{"1":"x"}},"edition":"n""#)
    let differences = RunDifferences(try Runs.description(), run)
    #expect(differences.items.count == 4)
    #expect(differences.items.allSatisfy { !$0.isEffective })
  }

  @Test func aRegencyChangesByItsBoundariesOrByAMove() throws {
    func cause(moved: Bool, _ run: RunDescription) throws -> String {
      CauseFinder(RunDifferences(try Runs.description(), run)).regency(moved: moved).name
    }
    #expect(try cause(moved: false, Runs.description(stations: "m", regencies: "m")) == "boundaries")
    #expect(try cause(moved: true, Runs.description(stations: "m")) == "tps")
    #expect(try cause(moved: true, Runs.description(stations: "m", regencies: "m")) == "tps|boundaries")
  }

  @Test func aRunOfSomeRegenciesLacksTheOthersByItsRules() throws {
    let run = try Runs.description(stations: "m", only: #""36.01""#)
    let causes = CauseFinder(RunDifferences(try Runs.description(), run))
    #expect(causes.presence(selected: false).name == "rules")
    #expect(causes.presence(selected: true).name == "tps")
  }
}
