import ByteStreams
import Diagnostics
import FeatureModel
import Foundation
import TestSupport
import Testing

@testable import GeoPackageFiles

@Suite struct GeoPackageReaderTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// A GeoPackage with layers of one point each.
  private func write(_ layers: [String] = ["tps"]) throws -> String {
    let path = scratch.place("a.gpkg")
    let writer = try GeoPackageWriter(creating: path, day: "2024-02-14")
    for layer in layers {
      try writer.begin(
        GeoPackageLayer(name: layer, title: layer, geometry: .point, columns: [GeoPackageColumn("kode", .text)]))
      writer.append("é\"\n")
      try writer.endRow(at: Position(x: 105, y: -6))
      try writer.endLayer()
    }
    try writer.finish()
    return path
  }

  private func change(_ path: String, _ sql: String) throws {
    let database = try SQLiteDatabase(path, for: .writing, named: path)
    // They call functions that only spatial clients have.
    for ending in ["insert", "update1", "update2", "update3", "update4", "delete"] {
      try database.execute("DROP TRIGGER IF EXISTS rtree_tps_geom_\(ending)")
    }
    try database.execute(sql)
  }

  private func read(_ path: String, layer: String? = nil) throws -> (table: FeatureTable, text: StoredText) {
    try GeoPackageReader(layer: layer, properties: ["kode", "lain"], keepsMembers: true)
      .read(InputFile.open(path: path, named: "a.gpkg"), at: path)
  }

  @Test func rowsBecomeFeaturesWithTheirMembers() throws {
    let path = try write()
    try change(path, "ALTER TABLE tps ADD COLUMN n REAL; UPDATE tps SET n = 1e300; ALTER TABLE tps ADD COLUMN b BLOB")
    try change(path, "UPDATE tps SET b = x'00'")
    let (table, text) = try read(path)
    #expect(table.ids == [.number("1")])
    #expect(table.propertyNames == ["kode", "n", "b"])
    #expect(table.values(of: "lain") == [.missing])
    var buffer: [UInt8] = []
    try text.read(offset: table.propertyMembers[0].offset, count: table.propertyMembers[0].count, into: &buffer)
    #expect(String(decoding: buffer, as: UTF8.self) == #""kode":"é\"\n","n":1e+300,"b":null"#)
  }

  @Test func aLayerIsNamedWhereThereAreSeveral() throws {
    let path = try write(["satu", "dua"])
    #expect(problem { _ = try read(path) }?.code == "gpkg-layer-needed")
    #expect(problem { _ = try read(path, layer: "tiga") }?.code == "gpkg-layer-unknown")
    #expect(try read(path, layer: "dua").table.file == "a.gpkg|layername=dua")
  }

  @Test func theCRSIsThatOfTheLayer() throws {
    let path = try write()
    let rows = "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 99, 'BIG', 1, 'LOCAL_CS[\"x\"]', '')"
    for (change, crs) in [
      ("UPDATE gpkg_geometry_columns SET srs_id = 0", nil), (rows, nil),
      ("UPDATE gpkg_geometry_columns SET srs_id = 99", "LOCAL_CS[\"x\"]"),
      ("UPDATE gpkg_geometry_columns SET srs_id = 12345", nil),
    ] as [(String, String?)] {
      try self.change(path, change)
      #expect(try read(path).table.declaredCRS == crs)
    }
  }

  @Test func brokenGeometriesAreFindings() throws {
    let path = try write()
    for value in ["x'4750'", "'teks'", "5", "zeroblob(100000)", "x'47500001E610000001080000000000'"] {
      try change(path, "INSERT INTO tps (kode, geom) VALUES ('x', \(value))")
    }
    let table = try read(path).table
    #expect(table.count == 6)
    #expect(
      table.findings.map(\.code) == Array(repeating: "geometry-malformed", count: 4) + ["geometry-curved"])
    #expect(table.findings.map { $0.place.feature } == [1, 2, 3, 4, 5])
    #expect(table.findings.map { $0.place.id } == ["2", "3", "4", "5", "6"])
    #expect(table.geometries.types == [.point, .none, .none, .none, .none, .none])
  }

  /// A view could do anything that SQL can, and without end.
  @Test func aViewIsNotRun() throws {
    let path = try write(["asli"])
    try change(
      path,
      """
      CREATE VIEW tps AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, NULL AS geom FROM n;
      INSERT INTO gpkg_contents SELECT 'tps', data_type, 'tps', '', last_change, 0, 0, 1, 1, srs_id FROM gpkg_contents;
      INSERT INTO gpkg_geometry_columns VALUES ('tps', 'geom', 'POINT', 4326, 0, 0);
      """)
    #expect(problem { _ = try read(path, layer: "tps") }?.code == "gpkg-not-a-table")
    try change(path, "DROP VIEW tps; CREATE VIRTUAL TABLE tps USING rtree(fid, a, b)")
    #expect(problem { _ = try read(path, layer: "tps") }?.code == "gpkg-not-a-table")
  }

  @Test func whatIsNoGeoPackageSaysSo() throws {
    let text = try scratch.write("halo", to: "teks.gpkg")
    #expect(problem { _ = try read(text) }?.code == "gpkg-unreadable")
    let empty = scratch.place("kosong.gpkg")
    try change(empty, "CREATE TABLE a (b)")
    #expect(problem { _ = try read(empty) }?.code == "gpkg-unreadable")
    let none = try write([])
    #expect(problem { _ = try read(none) }?.code == "gpkg-layer-unknown")
  }

  /// No byte that is changed, and no end that is cut off, does more than give another table or a problem.
  @Test(arguments: 1...8) func aDamagedFileIsNoCrash(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let sound = try Data(contentsOf: URL(fileURLWithPath: write(["satu"])))
    var isEverRefused = false
    for _ in 0..<60 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { bytes = bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)) }
      let path = scratch.place("rusak.gpkg")
      try bytes.write(to: URL(fileURLWithPath: path))
      if problem({ _ = try read(path) }) != nil { isEverRefused = true }
    }
    #expect(isEverRefused)
  }

  @Test func changesBesideTheFileAreNotIgnored() throws {
    let path = try write()
    try scratch.write("x", to: "a.gpkg-wal")
    #expect(problem { _ = try read(path) }?.code == "gpkg-unfinished")
    try scratch.write("", to: "a.gpkg-wal")
    #expect(try read(path).table.count == 1)
  }

  /// A path that would mean something else in a URI.
  @Test func anyPathIsAPath() throws {
    let path = scratch.place("peta #1 100%?mode=rwc é.gpkg")
    try FileManager.default.copyItem(atPath: try write(), toPath: path)
    #expect(try read(path).table.count == 1)
  }
}
