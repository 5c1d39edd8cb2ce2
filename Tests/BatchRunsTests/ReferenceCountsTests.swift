import Foundation
import HazardOverlay
import JobFiles
import TestSupport
import Testing

@testable import BatchRuns

/// Counts of real data that others published or counted with other programs; see `Tests/Reference/expected.json`.
///
/// The data are not part of the repository: without them these tests are left out.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "../shared/data/README.md")))
struct ReferenceCountsTests {
  /// A run of one of the reference jobs.
  fileprivate struct Counted {
    var run: BatchRun
    var report: RunReport

    init(_ name: String) throws {
      let scratch = try ScratchFolder()
      run = try BatchRun(JobReader.read(file: "Tests/Reference/\(name).yaml"), options: RunOptions())
      report = try run.write(to: scratch.place("out"))
    }

    /// TPS inside a class of a hazard, of the whole job or of one regency.
    func inside(_ hazardClass: Int, _ hazard: String, in area: String = "total") -> Int? {
      guard let index = report.hazards.firstIndex(where: { $0.id == hazard }),
        let tally = report.areas.first(where: { $0.code == area })?.tally
      else { return nil }
      return tally.count(.inside(hazardClass), ofHazard: index).stations
    }

    /// TPS by the rule that found their regency.
    func placed(_ rule: RegencyRule, in code: String) -> Int {
      run.placements.regencies.count {
        $0.rule == rule && $0.area.map { run.inputs.regencies.areas[$0].code.text } == code
      }
    }
  }

  @Test func villagesOfBanten() throws {
    let counted = try Counted("desa-centroid")
    #expect(counted.report.areas.last?.tally.total.stations == 1552)
    #expect([1, 2, 3].map { counted.inside($0, "banjir") } == [28, 27, 10])
    #expect([1, 2, 3].map { counted.inside($0, "tsunami") } == [2, 1, 0])
  }

  @Test func primarySchoolsOfCilegon() throws {
    let counted = try Counted("cilegon-facilities-sd")
    #expect([1, 2, 3, 4].map { counted.inside($0, "rawan_banjir") } == [0, 0, 43, 134])
    #expect([1, 2, 3, 4].map { counted.inside($0, "rawan_longsor") } == [0, 15, 3, 1])
  }

  @Test func housesOfWorshipOfCilegon() throws {
    let counted = try Counted("cilegon-facilities-peribadatan")
    #expect([1, 2, 3, 4].map { counted.inside($0, "rawan_banjir") } == [0, 0, 53, 132])
    #expect([1, 2, 3, 4].map { counted.inside($0, "rawan_longsor") } == [0, 10, 7, 2])
  }

  /// 2,650 of 2,706 lie in the city; seven longitudes have a slipped decimal point.
  @Test func pollingStationsOfKotaTangerang() throws {
    let counted = try Counted("tps-kota-tangerang")
    #expect(counted.report.areas.last?.tally.total.stations == 2706)
    #expect(counted.placed(.inside, in: "36.71") == 2650)
    #expect(counted.placed(.nearest, in: "36.71") == 13)
    #expect(counted.run.findings.countsByCode["decimal-point-slipped"] == 7)
    #expect(counted.inside(2, "banjir_jakarta") == 1)
  }

  /// The 9 points in the areas: 4 high, 1 medium, 0 low; the others are outside.
  @Test func pointsOfInaSAFE() throws {
    let counted = try Counted("inasafe-a")
    let areas = ["10", "20", "30"]
    #expect(
      [3, 2, 1].map { level in areas.compactMap { counted.inside(level, "classified", in: $0) }.reduce(0, +) } == [
        4, 1, 0,
      ])
    #expect([3, 2].map { counted.inside($0, "classified", in: "10") } == [1, 1])
    #expect(counted.report.areas.filter { areas.contains($0.code) }.map(\.tally.total.stations) == [3, 1, 5])
  }

  @Test func buildingsOfInaSAFE() throws {
    #expect(try [3, 2, 1].map(Counted("inasafe-b").insideGeneric) == [12, 172, 3])
    let centroids = try Counted("inasafe-b-centroids")
    #expect([3, 2, 1].map(centroids.insideGeneric) == [11, 161, 2])
    #expect([3, 2, 1].map { centroids.inside($0, "krb") } == [11, 161, 2])
  }
}

extension ReferenceCountsTests.Counted {
  fileprivate func insideGeneric(_ hazardClass: Int) -> Int? { inside(hazardClass, "generic") }
}
