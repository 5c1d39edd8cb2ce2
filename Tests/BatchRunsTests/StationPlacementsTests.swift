import HazardOverlay
import JobFiles
import TestSupport
import Testing

@testable import BatchRuns

/// Pandeglang from (105.0, -6.1) to (105.1, -6.0), Lebak beside it.
@Suite struct StationPlacementsTests {
  private func run(_ stations: [String], policy: String = "") throws -> BatchRun {
    let scratch = try ScratchFolder()
    let file = try SmallJob.write(to: scratch, job: SmallJob.job + policy, stations: stations)
    return try BatchRun(try JobReader.read(file: file), options: RunOptions())
  }

  /// 0.002 degrees of latitude are 221 m, 0.003 are 332 m; the tolerance is 250 m.
  @Test func offTheCoastTheNearestRegencyWithinTheToleranceTakesIt() throws {
    let stations = [
      SmallJob.station("3601122001001", voters: 1, 105.05, -6.102),
      SmallJob.station("3601122001002", voters: 1, 105.05, -6.103),
    ]
    let run = try run(stations)
    #expect(run.placements.regencies.map(\.rule) == [.nearest, .outside])
    #expect(run.placements.findings.map(\.code) == ["regency-nearest", "outside-regencies"])
    let meters = try #require(run.placements.regencies[0].distanceMeters)
    #expect(abs(meters - 221) < 1)
    let strict = try self.run(stations, policy: "policy: {regency_tolerance: 0 m}\n")
    #expect(strict.placements.regencies.map(\.rule) == [.outside, .outside])
  }

  @Test func aCodeOfAnotherRegencyIsSaid() throws {
    let run = try run([
      SmallJob.station("3602122001001", voters: 1, 105.05, -6.05),
      SmallJob.station("3601122001002", voters: 1, 105.05, -6.05),
      SmallJob.station("TPS 3", voters: 1, 105.05, -6.05), SmallJob.station("3602122001004", voters: 1, 115, 0),
    ])
    #expect((0..<4).map { run.placements.isCodeMismatch($0, run.inputs) } == [true, false, nil, nil])
    #expect(run.findings.countsByCode["code-mismatch"] == 1)
    // 0.05 degree of longitude at 6.05 degrees south, in UTM zone 48S.
    #expect(
      run.placements.findings.last?.message.en
        == "the code names regency 36.02 Lebak, 5533.0 m away, but the point lies in 36.01 Pandeglang")
  }

  @Test func aSlipIsSuspectedAndNothingIsMoved() throws {
    let run = try run([
      SmallJob.station("3601122001001", voters: 1, 10.505, -6.05),
      SmallJob.station("3601122001002", voters: 1, 105.05, 6.05),
      SmallJob.station("3601122001003", voters: 1, 105.05, -6.05),
      SmallJob.station("3601122001004", voters: 1, 105.06, -6.05),
      SmallJob.station("3601122001005", voters: 1, 105.07, -6.05),
    ])
    #expect(run.placements.findings.map(\.code) == ["decimal-point-slipped", "latitude-sign-missing"])
    #expect(run.placements.findings.allSatisfy { $0.severity == .warning && $0.action == .outside })
    #expect(run.placements.regencies.prefix(2).map(\.rule) == [.outside, .outside])
    #expect(run.inputs.stations.degrees(of: 0).x == 10.505)
  }
}
