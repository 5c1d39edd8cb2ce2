import Diagnostics
import FeatureModel
import Foundation
import HazardOverlay
import JobFiles
import RegencyReports
import TestSupport
import Testing

@testable import BatchRuns

@Suite struct BatchRunTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Writes and runs the small job.
  @discardableResult
  private func run(
    _ job: String = SmallJob.job, stations: [String] = SmallJob.stations, floods: [String] = SmallJob.floods,
    to output: String = "out", _ change: (inout RunOptions) -> Void = { _ in }
  ) throws -> RunReport {
    let file = try SmallJob.write(to: scratch, job: job, stations: stations, floods: floods)
    var options = RunOptions()
    options.threads = 1
    change(&options)
    return try BatchRun(try JobReader.read(file: file), options: options).write(to: scratch.place(output))
  }

  @Test func aRunWritesTheFilesOfTheContract() throws {
    try run()
    #expect(
      scratch.files(below: "out") == [
        "findings.csv", "regencies/36.01-pandeglang/summary.csv", "regencies/36.01-pandeglang/tps.geojson",
        "regencies/36.02-lebak/summary.csv", "regencies/36.02-lebak/tps.geojson", "regencies/outside/tps.geojson",
        "run.json",
        "summary/hazards.csv", "summary/regencies.csv", "unlocated.csv", "zones/banjir.geojson",
      ])
  }

  /// The TPS on the border goes to Lebak, which its code names.
  @Test func everyTPSIsInOnePlace() throws {
    let report = try run()
    #expect(report.areas.map(\.code) == ["36.01", "36.02", "outside", "total"])
    #expect(report.areas.map(\.tally.total.stations) == [1, 3, 2, 6])
    #expect(report.areas.map(\.tally.total.voters.known) == [300, 500, 100, 900])
    let lebak = report.areas[1].tally
    #expect(lebak.count(.inside(1), ofHazard: 0).stations == 1)
    #expect(lebak.count(.clear, ofHazard: 0).stations == 1)
    #expect(lebak.count(.unlocated, ofHazard: 0).voters.known == 50)
    #expect(
      report.document["tps"]?.compactText == #"{"in":6,"regencies":3,"outside":1,"unlocated":2,"not_selected":0}"#)
    #expect(report.document["hazard_features"]?.compactText == #"{"in":3,"used":3,"repaired":0,"skipped":0}"#)
    #expect(try scratch.read("out/unlocated.csv").contains("3602122001004,4,36.02,36.02.12.2001,50,"))
    #expect(try scratch.read("out/regencies/36.02-lebak/tps.geojson").contains(#""regency_rule":"border""#))
  }

  @Test func theSumsOfATableAreThoseOfTheRegency() throws {
    try run()
    let rows = try scratch.read("out/summary/regencies.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    for code in ["36.01", "36.02", "outside", "total"] {
      let counts = rows.filter { $0[0] == code }.map { (isTotal: $0[3] == "total", count: Int($0[6]) ?? -1) }
      #expect(counts.filter { !$0.isTotal }.reduce(0) { $0 + $1.count } == counts.last?.count)
      #expect(counts.last?.isTotal == true)
    }
  }

  @Test func withOnlyTheOthersAreCountedAsNotSelected() throws {
    let report = try run { $0.only = ["3602"].compactMap { AdministrativeCode($0) } }
    #expect(report.areas.map(\.code) == ["36.02", "total"])
    #expect(
      report.document["tps"]?.compactText == #"{"in":6,"regencies":2,"outside":0,"unlocated":1,"not_selected":3}"#)
    #expect(!scratch.has("out/regencies/outside") && !scratch.has("out/regencies/36.01-pandeglang"))
    let unknown = problem { try run { $0.only = ["9999"].compactMap { AdministrativeCode($0) } } }
    #expect(unknown?.code == "regency-unknown")
    #expect(unknown?.message.en == "no regency has the code 9999; the codes are 36.01, 36.02")
  }

  @Test func theRecordHoldsNoClockAndNoAbsolutePath() throws {
    try run()
    let first = try scratch.texts(below: "out")
    let record = try #require(first["run.json"])
    #expect(!record.contains(scratch.path) && !record.contains("\"/"))
    try run(to: "again")
    #expect(try scratch.texts(below: "again") == first)
    try run()
    #expect(try scratch.texts(below: "out") == first)
  }

  @Test func theRecordHoldsTheHashOfEveryOutput() throws {
    let report = try run()
    guard case .array(let outputs) = report.document["outputs"] else {
      Issue.record("run.json has no outputs")
      return
    }
    #expect(
      outputs.compactMap { $0["path"] } == scratch.files(below: "out").filter { $0 != "run.json" }.map { .string($0) })
    #expect(outputs.allSatisfy { if case .string(let hash) = $0["sha256"] { hash.count == 64 } else { false } })
    #expect(report.document["inputs"]?.compactText.contains(#""role":"hazard:banjir","path":"banjir.geojson""#) == true)
  }

  @Test func aFolderIsCurrentUntilSomethingChanges() throws {
    try run()
    func isCurrent(_ change: (inout RunOptions) -> Void = { _ in }) throws -> Bool {
      var options = RunOptions()
      change(&options)
      return try BatchRun.isCurrent(
        scratch.place("out"), job: JobReader.read(file: scratch.place("job.yaml")), options: options)
    }
    #expect(try isCurrent())
    #expect(try isCurrent { $0.threads = 3 })
    #expect(try !isCurrent { $0.language = .id })
    #expect(try !isCurrent { $0.only = ["3601"].compactMap { AdministrativeCode($0) } })
    #expect(try !isCurrent { $0.zonePrecision = .exact })
    try scratch.write(SmallJob.job.replacing("500 m", with: "400 m"), to: "job.yaml")
    #expect(try !isCurrent())
    try scratch.write(SmallJob.job + "# a comment\n", to: "job.yaml")
    #expect(try isCurrent())
    try scratch.write(SmallJob.collection(SmallJob.floods.dropLast()), to: "banjir.geojson")
    #expect(try !isCurrent())
    try scratch.write(SmallJob.collection(SmallJob.floods), to: "banjir.geojson")
    #expect(try isCurrent())
    try? FileManager.default.removeItem(atPath: scratch.place("out/summary/hazards.csv"))
    #expect(try !isCurrent())
    #expect(
      try !BatchRun.isCurrent(
        scratch.place("elsewhere"), job: JobReader.read(file: scratch.place("job.yaml")), options: RunOptions()))
  }

  @Test func anInputThatChangesMeanwhileStopsTheRun() throws {
    let job = try JobReader.read(file: try SmallJob.write(to: scratch))
    let run = try BatchRun(job, options: RunOptions())
    try scratch.write(SmallJob.collection(SmallJob.floods.dropLast()), to: "banjir.geojson")
    #expect(problem { _ = try run.write(to: scratch.place("out")) }?.code == "file-changed")
    #expect(!scratch.has("out") && !scratch.has(".out.petarawan"))
  }

  @Test func aPropertyThatTheRunAddsMustBeFree() throws {
    let taken = #"{"type":"Feature","properties":{"kode":"1","dpt":1,"banjir_class":2},"geometry":null}"#
    #expect(problem { try run(stations: [taken]) }?.code == "property-taken")
    #expect(!scratch.has("out"))
  }

  @Test func regenciesOfEqualFolderNamesGetFoldersOfTheirOwn() throws {
    let regencies = [
      SmallJob.regencies[0].replacing("3601", with: "A 1").replacing("Pandeglang", with: "Sama"),
      SmallJob.regencies[1].replacing("3602", with: "a-1").replacing("Lebak", with: "sama"),
    ]
    let file = try SmallJob.write(to: scratch, regencies: regencies)
    let report = try BatchRun(try JobReader.read(file: file), options: RunOptions()).write(to: scratch.place("out"))
    #expect(report.areas.map(\.tally.total.stations) == [2, 1, 3, 6])
    #expect(scratch.files(below: "out/regencies").filter { $0.hasSuffix("tps.geojson") }.count == 3)
  }

  /// 0.01 degrees of longitude at 6.05 degrees south are 1,107.04 m on the ellipsoid; each TPS is measured in its own zone.
  @Test func aRegencyMayReachOverTheBorderOfAUTMZone() throws {
    func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double, _ members: String) -> String {
      SmallJob.polygon([minX, minY, maxX, minY, maxX, maxY, minX, maxY, minX, minY], members)
    }
    let file = try SmallJob.write(
      to: scratch,
      stations: [SmallJob.station("1", voters: 1, 107.98, -6.05), SmallJob.station("2", voters: 1, 108.02, -6.05)],
      regencies: [box(107.9, -6.1, 108.1, -6, #""kode":"3601","nama":"Perbatasan""#)],
      floods: [box(107.99, -6.06, 108.01, -6.04, #""kelas":"rendah""#)])
    let report = try BatchRun(try JobReader.read(file: file), options: RunOptions()).write(to: scratch.place("out"))
    #expect(report.document["metric_crs"]?.compactText == #"["EPSG:32748","EPSG:32749"]"#)
    let text = try scratch.read("out/regencies/36.01-perbatasan/tps.geojson")
    let meters = text.matches(of: /"banjir_distance_m":([0-9.]+)/).compactMap { Double($0.1) }
    #expect(meters.count == 2 && meters.first == meters.last)
    #expect(meters.allSatisfy { abs($0 - 1107.04) < 0.001 * 1107.04 })
  }
}
