import ByteStreams
import FeatureModel
import Foundation
import GeoPackageFiles
import HazardOverlay
import JobFiles
import TestSupport
import Testing

@testable import BatchRuns

@Suite struct OutputsTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func run(
    _ more: String, stations: [String] = SmallJob.stations, only: [String] = [], to output: String = "out"
  ) throws {
    let file = try SmallJob.write(to: scratch, job: SmallJob.job + more, stations: stations)
    var options = RunOptions()
    options.threads = 1
    options.only = only.compactMap { AdministrativeCode($0) }
    _ = try BatchRun(try JobReader.read(file: file), options: options).write(to: scratch.place(output))
  }

  private func layer(_ name: String, _ properties: [String]) throws -> FeatureTable {
    let path = scratch.place("out/petarawan.gpkg")
    return try GeoPackageReader(layer: name, properties: properties).read(InputFile.open(path: path), at: path).table
  }

  @Test func theGeoPackageHoldsWhatTheFilesHold() throws {
    try run("outputs: [geopackage]\n")
    #expect(scratch.has("out/petarawan.gpkg") && !scratch.has("out/petarawan.qgz"))
    let stations = try layer(
      "tps", ["kode", "dpt", "regency_code", "banjir_status", "banjir_class", "banjir_distance_m"])
    #expect(
      stations.values(of: "kode")
        == ["3601122001001", "3602122001001", "3602122001002", "3602122001003"].map { .string($0) })
    #expect(stations.values(of: "dpt") == ["300", "250", "200", "100"].map { .number($0) })
    #expect(stations.values(of: "regency_code") == [.string("36.01"), .string("36.02"), .string("36.02"), .null])
    #expect(stations.values(of: "banjir_status") == ["inside", "inside", "clear", "unmapped"].map { .string($0) })
    #expect(stations.values(of: "banjir_class") == [.number("3"), .number("1"), .null, .null])
    #expect(stations.values(of: "banjir_distance_m").first == .number("0.0"))
    let regencies = try layer(
      "regencies", ["regency_name", "tps_count", "voters", "banjir_inside", "banjir_unlocated"])
    #expect(regencies.values(of: "regency_name") == [.string("Pandeglang"), .string("Lebak")])
    #expect(regencies.values(of: "tps_count") == [.number("1"), .number("3")])
    #expect(regencies.values(of: "voters") == [.number("300"), .number("500")])
    #expect(regencies.values(of: "banjir_inside") == [.number("1"), .number("1")])
    #expect(regencies.values(of: "banjir_unlocated") == [.number("0"), .number("1")])
    #expect(regencies.geometries.types == [.multiPolygon, .multiPolygon])
    #expect(try layer("zones_banjir", ["zone"]).values(of: "zone").allSatisfy { $0 == .string("near") })
    let findings = try layer("findings", ["code", "id"])
    #expect(findings.count == 6)
    // The TPS outside all regencies is a point, those without a coordinate are not.
    #expect(findings.geometries.types.count { $0 == .point } == 1)
  }

  @Test func theProjectBringsStylesAndTheGeoPackageAlong() throws {
    try run("outputs: [qgis]\n")
    for file in [
      "petarawan.gpkg", "petarawan.qgz", "regencies/36.01-pandeglang/tps.qml", "regencies/outside/tps.qml",
      "zones/banjir.qml",
    ] { #expect(scratch.has("out/" + file), "\(file)") }
    let record = try scratch.read("out/run.json")
    #expect(record.contains("\"petarawan.qgz\"") && record.contains("\"sqlite\""))
  }

  @Test func oneRegencyAloneHasItsOwnLayers() throws {
    try run("outputs: [qgis]\n", only: ["36.01"])
    #expect(try layer("tps", ["regency_code"]).values(of: "regency_code") == [.string("36.01")])
    #expect(try layer("regencies", ["regency_code"]).values(of: "regency_code") == [.string("36.01")])
  }

  @Test func aSecondRunChangesNothing() throws {
    try run("outputs: [qgis]\n")
    let before = try FileManager.default.attributesOfItem(atPath: scratch.place("out/petarawan.gpkg"))
    try run("outputs: [qgis]\n")
    let after = try FileManager.default.attributesOfItem(atPath: scratch.place("out/petarawan.gpkg"))
    // The same file, not only the same bytes.
    #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
  }

  /// Ids that are texts in one feature and numbers in another, numbers too long for a number, names that clash.
  @Test func ownPropertiesKeepTheirValues() throws {
    let members = [
      #""kode":"3601122001001","dpt":1,"x":1,"lama":12345678901234567890,"FID":1.5,"Kode":null,"bin":[1,{"a":2}]"#,
      #""kode":"3601122001002","dpt":2,"x":"a","lama":1,"FID":2,"Kode":true,"bin":null"#,
    ]
    try run(
      "outputs: [geopackage]\n",
      stations: members.map {
        #"{"type":"Feature","properties":{\#($0)},"geometry":{"type":"Point","coordinates":[105.05,-6.02]}}"#
      })
    let table = try layer("tps", ["x", "lama", "FID_2", "Kode_2", "bin"])
    #expect(table.values(of: "x") == [.string("1"), .string("a")])
    #expect(table.values(of: "lama") == [.string("12345678901234567890"), .string("1")])
    #expect(table.values(of: "FID_2") == [.number("1.5"), .number("2.0")])
    #expect(table.values(of: "Kode_2") == [.null, .bool(true)])
    #expect(table.values(of: "bin") == [.string(#"[1,{"a":2}]"#), .null])
  }

  @Test func tablesFollowTheStyleOfTheJob() throws {
    try run("csv: {separator: \";\", decimal: \",\"}\n")
    let lines = try scratch.read("out/summary/regencies.csv").split(separator: "\n")
    let counts = "status;class;label;tps_count;tps_share;voters;voters_share;tps_without_voters"
    #expect(lines[0] == "regency_code;regency_name;hazard;" + counts)
    #expect(lines[1] == "36.01;Pandeglang;banjir;inside;3;tinggi;1;1,0000;300;1,0000;0")
    for file in ["findings.csv", "unlocated.csv", "summary/hazards.csv", "regencies/36.01-pandeglang/summary.csv"] {
      let header = try scratch.read("out/" + file).prefix { $0 != "\n" }
      #expect(header.contains(";") && !header.contains(","), "\(file)")
    }
  }
}
