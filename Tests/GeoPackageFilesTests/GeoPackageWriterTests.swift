import ByteStreams
import FeatureModel
import Foundation
import TestSupport
import Testing

@testable import GeoPackageFiles

@Suite struct GeoPackageWriterTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Three points, one without a place; hostile names and values.
  private func write(_ name: String) throws -> String {
    let path = scratch.place(name)
    let writer = try GeoPackageWriter(creating: path, day: "2024-02-14")
    try writer.begin(
      GeoPackageLayer(
        name: "tps", title: "TPS", geometry: .point,
        columns: [
          GeoPackageColumn("kode", .text, alias: "Kode"), GeoPackageColumn("KODE", .integer, alias: "Kode"),
          GeoPackageColumn("a\"; DROP TABLE tps; --\0", .real), GeoPackageColumn("geom", .boolean),
        ], styles: [("semua", "<qgis/>"), ("banjir", "<qgis a='1'/>")]))
    for (text, place) in [("0001", Position(x: 105, y: -6)), ("'); DROP TABLE tps; --", Position(x: 106, y: -7))] {
      writer.append(text)
      writer.append(7)
      writer.append(.number("1.5"), as: .real)
      writer.append(.bool(true), as: .boolean)
      try writer.endRow(at: place)
    }
    writer.append("")
    writer.append(nil as Int?)
    writer.append(Double.infinity)
    writer.append(.missing, as: .boolean)
    try writer.endRow(at: nil)
    try writer.endLayer()
    try writer.begin(
      GeoPackageLayer(name: "jumlah", title: "TPS", geometry: nil, columns: [GeoPackageColumn("n", .integer)]))
    writer.append(3)
    try writer.endRow()
    try writer.endLayer()
    try writer.finish()
    return path
  }

  /// A line, two lines as one feature, a polygon as the only part of several; a feature without any has no place.
  @Test func linesAndPolygonsComeBack() throws {
    let path = scratch.place("lines.gpkg")
    let writer = try GeoPackageWriter(creating: path, day: "2024-02-14")
    var geometries = FeatureGeometries()
    for lines in [1, 2, 0] {
      for line in 0..<lines {
        for step in 0..<3 { geometries.appendPosition(x: 105 + Double(step), y: -6 - Double(line)) }
        geometries.endRing()
        geometries.endPart(.line)
      }
      geometries.endFeature(.multiLineString)
    }
    try writer.begin(GeoPackageLayer(name: "lines", title: "L", geometry: .multiLineString, columns: []))
    for feature in 0..<3 { try writer.endRow(feature, of: geometries) }
    try writer.endLayer()
    try writer.begin(GeoPackageLayer(name: "single", title: "S", geometry: .lineString, columns: []))
    try writer.endRow(0, of: geometries)
    try writer.endLayer()
    try writer.finish()
    let table = try GeoPackageReader(layer: "lines").read(InputFile.open(path: path), at: path).table
    #expect(table.geometries.types == [.multiLineString, .multiLineString, .none])
    #expect(
      table.geometries.coordinates == geometries.coordinates && table.geometries.partKinds == geometries.partKinds)
    let single = try GeoPackageReader(layer: "single").read(InputFile.open(path: path), at: path).table
    #expect(single.geometries.types == [.lineString])
    #expect(try rows(path, "SELECT count(*) FROM rtree_lines_geom") == ["2"])
    #expect(
      try rows(path, "SELECT min_y || ' ' || max_x FROM gpkg_contents WHERE table_name = 'lines'") == ["-7.0 107.0"])
  }

  private func rows(_ path: String, _ sql: String) throws -> [String] {
    let database = try SQLiteDatabase(path, for: .reading, named: path)
    let statement = try database.statement(sql)
    var rows: [String] = []
    try statement.forEachRow { rows.append(statement.text(0)) }
    return rows
  }

  @Test func theHeaderSaysGeoPackage13() throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: write("a.gpkg")))
    #expect(bytes[68..<72].elementsEqual("GPKG".utf8))
    #expect(bytes[60..<64].elementsEqual([0, 0, 0x28, 0x3C]))  // 10300
  }

  @Test func theSameContentsGiveTheSameBytes() throws {
    let (one, other) = (try write("a.gpkg"), try write("b.gpkg"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: one)) == Data(contentsOf: URL(fileURLWithPath: other)))
    #expect(try rows(one, "SELECT DISTINCT last_change FROM gpkg_contents") == ["2024-02-14T00:00:00.000Z"])
  }

  @Test func namesAreUsableAndValuesStayWhatTheyAre() throws {
    let path = try write("a.gpkg")
    let columns = ["kode", "KODE_2", "a\"; DROP TABLE tps; --", "geom_2"]
    #expect(try rows(path, "SELECT name FROM pragma_table_info('tps')") == ["fid", "geom"] + columns)
    #expect(
      try rows(path, "SELECT name FROM gpkg_data_columns ORDER BY column_name") == ["Kode_2", "Kode"])
    let reader = GeoPackageReader(layer: "tps", properties: columns)
    let table = try reader.read(InputFile.open(path: path), at: path).table
    #expect(table.count == 3)
    #expect(table.values(of: "kode") == [.string("0001"), .string("'); DROP TABLE tps; --"), .string("")])
    #expect(table.values(of: "KODE_2") == [.number("7"), .number("7"), .null])
    #expect(table.values(of: columns[2]) == [.number("1.5"), .number("1.5"), .null])
    #expect(table.values(of: "geom_2") == [.bool(true), .bool(true), .null])
    #expect(table.geometries.types == [.point, .point, .none])
    #expect(table.geometries.coordinates == [105, -6, 106, -7])
    #expect(table.declaredCRS == "EPSG:4326")
  }

  @Test func contentsIndexAndStylesAreRegistered() throws {
    let path = try write("a.gpkg")
    #expect(
      try rows(path, "SELECT table_name || ' ' || data_type || ' ' || identifier FROM gpkg_contents") == [
        "tps features TPS", "jumlah attributes TPS (jumlah)", "layer_styles attributes layer_styles",
      ])
    #expect(
      try rows(path, "SELECT min_x || ' ' || min_y || ' ' || max_x || ' ' || max_y FROM gpkg_contents LIMIT 1")
        == ["105.0 -7.0 106.0 -6.0"])
    #expect(try rows(path, "SELECT id FROM rtree_tps_geom WHERE minx > 105.5") == ["2"])
    #expect(try rows(path, "SELECT count(*) FROM rtree_tps_geom") == ["2"])
    #expect(try rows(path, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'") == ["6"])
    #expect(
      try rows(path, "SELECT styleName || useAsDefault FROM layer_styles ORDER BY id") == ["semua1", "banjir0"])
  }

  @Test func aFolderThatIsNotThereIsAFailure() throws {
    let found = problem { _ = try GeoPackageWriter(creating: "/nowhere/at/all.gpkg", day: "2024-02-14") }
    #expect(found?.code == "write-failed")
  }
}
