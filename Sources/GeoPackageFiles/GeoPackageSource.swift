import Diagnostics
import Glibc

/// What a GeoPackage says about its layers.
struct GeoPackageSource {
  /// One layer with geometries.
  struct Layer {
    var table: String
    var geometryColumn: String
    var crs: String?
    /// The whole-number key; nil: rows have no key of their own.
    var key: String?
    /// The other columns and whether they hold true and false.
    var columns: [(name: String, isBoolean: Bool)]
  }

  let database: SQLiteDatabase
  let name: String
  /// Names of the layers with geometries, sorted.
  let names: [String]

  init(_ database: SQLiteDatabase, name: String) throws {
    self.database = database
    self.name = name
    var names: [String] = []
    let statement = try database.statement(
      """
      SELECT c.table_name FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
        WHERE c.data_type = 'features' ORDER BY c.table_name
      """)
    try statement.forEachRow { names.append(statement.text(0)) }
    self.names = names
  }

  /// A layer by its name; without one, the only layer.
  func layer(named wanted: String?) throws -> Layer {
    guard let table = wanted ?? (names.count == 1 ? names[0] : nil) else {
      throw names.isEmpty ? InputProblem.withoutLayers(name) : InputProblem.layerNeeded(name, names)
    }
    guard names.contains(table) else { throw InputProblem.layerUnknown(table, name, names) }
    // Whoever made the file can put anything behind a name: a view, or a table that some module computes.
    var definition = ""
    let master = try database.statement("SELECT sql FROM sqlite_master WHERE name = ? AND type = 'table'")
    try master.forEachRow(SQLiteRow(table)) { definition = master.text(0) }
    guard definition.uppercased().hasPrefix("CREATE TABLE") else { throw InputProblem.noTable(table, name) }
    return try readColumns(of: table)
  }

  private func readColumns(of table: String) throws -> Layer {
    var layer = Layer(table: table, geometryColumn: "", crs: nil, key: nil, columns: [])
    let geometry = try database.statement(
      """
      SELECT g.column_name, s.organization, s.organization_coordsys_id, s.definition FROM gpkg_geometry_columns g
        LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE g.table_name = ?
      """)
    try geometry.forEachRow(SQLiteRow(table)) {
      layer.geometryColumn = geometry.text(0)
      let (authority, code, words) = (geometry.text(1).uppercased(), geometry.integer(2), geometry.text(3))
      layer.crs = authority == "EPSG" && code > 0 ? "EPSG:\(code)" : words
      // A CRS without a code is one, too, and one that WKT 1 cannot say stands in another column.
      if authority != "EPSG" || code <= 0, words.isEmpty || words.lowercased() == "undefined" { layer.crs = nil }
    }
    if layer.crs == nil { layer.crs = try newerDefinition(of: table) }
    let columns = try database.statement("SELECT name, type, pk FROM pragma_table_info(?)")
    try columns.forEachRow(SQLiteRow(table)) {
      let (name, type) = (columns.text(0), columns.text(1).uppercased())
      if columns.integer(2) == 1, type == "INTEGER" {
        layer.key = name
      } else if name.lowercased() != layer.geometryColumn.lowercased() {
        layer.columns.append((name, type == "BOOLEAN"))
      }
    }
    return layer
  }

  /// The CRS of a table in WKT 2, where the file has the extension for it.
  private func newerDefinition(of table: String) throws -> String? {
    var hasColumn = false
    try database.statement("SELECT 1 FROM pragma_table_info('gpkg_spatial_ref_sys') WHERE name = 'definition_12_063'")
      .forEachRow { hasColumn = true }
    guard hasColumn else { return nil }
    var words = ""
    let statement = try database.statement(
      """
      SELECT s.definition_12_063 FROM gpkg_geometry_columns g JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
        WHERE g.table_name = ?
      """)
    try statement.forEachRow(SQLiteRow(table)) { words = statement.text(0) }
    return words.isEmpty || words.lowercased() == "undefined" ? nil : words
  }

  /// A program that has the file open may keep changes beside it, which are no part of the file yet.
  static func refuseUnfinished(_ path: String, named name: String) throws(InputProblem) {
    for ending in ["-wal", "-journal"] {
      var status = stat()
      if stat(path + ending, &status) == 0, status.st_size > 0 { throw .unfinished(name, beside: ending) }
    }
  }
}

extension InputProblem {
  fileprivate static func unfinished(_ file: String, beside ending: String) -> InputProblem {
    InputProblem(
      "gpkg-unfinished", at: Place(file),
      LocalizedText(
        en: "another program has it open: its changes are still in \(file)\(ending)",
        id: "program lain sedang membukanya: perubahannya masih di \(file)\(ending)"),
      fix: LocalizedText(
        en: "save and close it there (in QGIS: close the project), then run again",
        id: "simpan dan tutup di sana (di QGIS: tutup proyeknya), lalu jalankan lagi"))
  }

  fileprivate static func withoutLayers(_ file: String) -> InputProblem {
    InputProblem(
      "gpkg-layer-unknown", at: Place(file),
      LocalizedText(
        en: "the GeoPackage has no layer with geometries", id: "GeoPackage ini tidak memiliki lapisan bergeometri"),
      fix: LocalizedText(en: "check that it is the right file", id: "periksa apakah berkasnya benar"))
  }

  fileprivate static func layerNeeded(_ file: String, _ names: [String]) -> InputProblem {
    InputProblem(
      "gpkg-layer-needed", at: Place(file),
      LocalizedText(
        en: "the GeoPackage has \(names.count) layers: \(list(names))",
        id: "GeoPackage ini memiliki \(names.count) lapisan: \(list(names))"),
      fix: LocalizedText(
        en: "name one in the job file, beside source: layer: \(names.first ?? "")",
        id: "sebut satu di berkas pekerjaan, di samping source: layer: \(names.first ?? "")"))
  }

  fileprivate static func layerUnknown(_ layer: String, _ file: String, _ names: [String]) -> InputProblem {
    InputProblem(
      "gpkg-layer-unknown", at: Place(file),
      LocalizedText(
        en: "it has no layer \"\(layer)\"; it has \(list(names))",
        id: "tidak ada lapisan \"\(layer)\"; yang ada: \(list(names))"),
      fix: LocalizedText(
        en: "correct layer: in the job file", id: "perbaiki layer: di berkas pekerjaan"))
  }

  fileprivate static func noTable(_ layer: String, _ file: String) -> InputProblem {
    InputProblem(
      "gpkg-not-a-table", at: Place(file),
      LocalizedText(
        en: "the layer \"\(layer)\" is a view or is computed, which is not run here",
        id: "lapisan \"\(layer)\" berupa view atau hasil hitungan, yang tidak dijalankan di sini"),
      fix: LocalizedText(
        en: "export it as a layer of its own: ogr2ogr layer.gpkg \(file) \"\(layer)\"",
        id: "ekspor sebagai lapisan tersendiri: ogr2ogr layer.gpkg \(file) \"\(layer)\""))
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
  }
}
