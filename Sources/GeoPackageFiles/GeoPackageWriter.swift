import Diagnostics
import FeatureModel

/// Writes a GeoPackage, layer by layer; the same contents always give the same bytes with the same SQLite.
///
/// For each layer: `begin`, then for each row its values in the order of the columns and one of the `endRow`s, then
/// `endLayer`; at last `finish`. Nothing is forced to the disk: a file that is let go without `finish` is of no use.
public final class GeoPackageWriter {
  private let database: SQLiteDatabase
  private let lastChange: String
  private var hasStyles = false
  private var row = SQLiteRow()
  private var layer: OpenLayer?

  /// The layer that is being written.
  private struct OpenLayer {
    var layer: GeoPackageLayer
    var insertion: SQLiteStatement
    var rowCount = 0
    /// Envelope of each row that has a geometry, for the R-tree.
    var envelopes: [(row: Int, envelope: Envelope)] = []
  }

  /// Creates a file.
  ///
  /// - Parameter day: The day that the contents stand for, as an ISO 8601 date; clocks would change the bytes.
  /// - Throws: `SystemFailure` `write-failed`.
  public init(creating path: String, day: String) throws {
    database = try SQLiteDatabase(path, for: .writing, named: path)
    lastChange = day + "T00:00:00.000Z"
    try database.execute(GeoPackageSchema.settings)
    try database.execute("BEGIN")
    try database.execute(GeoPackageSchema.tables)
  }

  /// Version of SQLite, which the bytes of a file depend on.
  public static var libraryVersion: String { SQLiteDatabase.libraryVersion }

  /// Begins a layer.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func begin(_ layer: GeoPackageLayer) throws {
    let table = layer.name.quotedIdentifier
    var columns = ["\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if let type = layer.geometry { columns.append("\"geom\" \(type.rawValue.uppercased())") }
    columns += layer.columns.map { "\($0.name.quotedIdentifier) \($0.type.rawValue)" }
    try database.execute("CREATE TABLE \(table) (\(columns.joined(separator: ", ")))")
    // The values come in the order of the columns, the geometry last.
    var names = layer.columns.map(\.name)
    if layer.geometry != nil { names.append("geom") }
    let places = repeatElement("?", count: names.count).joined(separator: ",")
    let insertion = try database.statement(
      "INSERT INTO \(table) (\(names.map(\.quotedIdentifier).joined(separator: ","))) VALUES (\(places))")
    self.layer = OpenLayer(layer: layer, insertion: insertion)
  }

  // MARK: Rows

  /// Adds a text, or null.
  public func append(_ value: String?) { row.append(value) }

  /// Adds a whole number, or null.
  public func append(_ value: Int?) { row.append(value) }

  /// Adds a number, or null; one that is not finite becomes null.
  public func append(_ value: Double?) { row.append(value.flatMap { $0.isFinite ? $0 : nil }) }

  /// Adds a value of a file to a column of a type; what is of another kind is written as the text that the file has.
  public func append(_ value: PropertyValue, as type: GeoPackageColumn.ValueType) {
    switch (value, type) {
    case (.missing, _), (.null, _): row.append(nil as String?)
    case (.bool(let value), .boolean): row.append(value ? 1 : 0)
    case (.number(let text), .integer):
      if let number = Int(text) { row.append(number) } else { row.append(text) }
    case (.number(let text), .real):
      if let number = Double(text), number.isFinite { row.append(number) } else { row.append(text) }
    default: row.append(value.text)
    }
  }

  /// Ends a row of a layer of points, at longitude (x) and latitude (y); nil for a row without a place.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func endRow(at degrees: Position?) throws {
    if let degrees { row.appendBlob { $0.appendPoint(degrees) } } else { row.append(nil as String?) }
    try endRow(degrees.map { Envelope($0) })
  }

  /// Ends a row of a layer of lines or polygons (OGC:CRS84); a feature without any has no place.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func endRow(_ feature: Int, of geometries: FeatureGeometries) throws {
    let envelope = geometries.envelope(ofFeature: feature)
    if let type = layer?.layer.geometry, !envelope.isEmpty {
      row.appendBlob { $0.appendParts(feature, of: geometries, as: type) }
    } else {
      row.append(nil as String?)
    }
    try endRow(envelope.isEmpty ? nil : envelope)
  }

  /// Ends a row of a table without geometries.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func endRow() throws { try endRow(nil as Envelope?) }

  private func endRow(_ envelope: Envelope?) throws {
    guard var open = layer else { preconditionFailure("a row belongs to a layer") }
    // Only one owner, so that the list of envelopes is not copied.
    layer = nil
    try open.insertion.run(row)
    row.removeAll()
    open.rowCount += 1
    if let envelope { open.envelopes.append((open.rowCount, envelope)) }
    layer = open
  }

  // MARK: Ends

  /// Ends a layer: its entry in the contents, its index, the names and styles that people see.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func endLayer() throws {
    guard let open = layer else { preconditionFailure("no layer was begun") }
    layer = nil
    try register(open)
    if open.layer.geometry != nil { try index(open) }
    try register(open.layer.columns, of: open.layer.name)
    for (index, style) in open.layer.styles.enumerated() { try add(style, to: open.layer, isDefault: index == 0) }
  }

  /// Ends the file.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func finish() throws {
    if hasStyles { try registerContents("layer_styles", type: "attributes", title: "layer_styles", extent: nil) }
    try database.execute("COMMIT")
  }

  private func register(_ open: OpenLayer) throws {
    var extent = Envelope.empty
    for item in open.envelopes { extent.formUnion(item.envelope) }
    let layer = open.layer
    try registerContents(
      layer.name, type: layer.geometry == nil ? "attributes" : "features", title: layer.title,
      extent: layer.geometry == nil ? nil : extent)
    guard let type = layer.geometry else { return }
    try database.statement("INSERT INTO gpkg_geometry_columns VALUES (?,'geom',?,4326,0,0)").run(
      SQLiteRow(layer.name, type.rawValue.uppercased()))
  }

  private func registerContents(_ table: String, type: String, title: String, extent: Envelope?) throws {
    var row = SQLiteRow(table, type, title, lastChange)
    let corners = extent.flatMap { $0.isEmpty ? nil : [$0.minX, $0.minY, $0.maxX, $0.maxY] }
    for index in 0..<4 { row.append(corners?[index]) }
    row.append(extent == nil ? nil : 4326)
    // Two layers may be called the same by the user; identifiers differ.
    try database.statement(
      """
      INSERT INTO gpkg_contents SELECT ?1, ?2,
        CASE WHEN EXISTS (SELECT 1 FROM gpkg_contents WHERE identifier = ?3) THEN ?3 || ' (' || ?1 || ')' ELSE ?3 END,
        '', ?4, ?5, ?6, ?7, ?8, ?9
      """
    ).run(row)
  }

  private func index(_ open: OpenLayer) throws {
    let name = open.layer.name
    let tree = "rtree_\(name)_geom".quotedIdentifier
    try database.execute("CREATE VIRTUAL TABLE \(tree) USING rtree(id, minx, maxx, miny, maxy)")
    let insertion = try database.statement("INSERT INTO \(tree) VALUES (?,?,?,?,?)")
    for (row, envelope) in open.envelopes {
      var values = SQLiteRow()
      values.append(row)
      for number in [envelope.minX, envelope.maxX, envelope.minY, envelope.maxY] { values.append(number) }
      try insertion.run(values)
    }
    try database.execute(GeoPackageSchema.indexTriggers(of: name))
    try database.statement("INSERT INTO gpkg_extensions VALUES (?,'geom','gpkg_rtree_index',?,'write-only')").run(
      SQLiteRow(name, GeoPackageSchema.definitions + "#extension_rtree"))
  }

  private func register(_ columns: [GeoPackageColumn], of table: String) throws {
    let insertion = try database.statement(
      "INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES (?1,?2,?3,?3)")
    for column in columns {
      if let alias = column.alias { try insertion.run(SQLiteRow(table, column.name, alias)) }
    }
  }

  private func add(_ style: (name: String, qml: String), to layer: GeoPackageLayer, isDefault: Bool) throws {
    if !hasStyles { try database.execute(GeoPackageSchema.styles) }
    hasStyles = true
    try database.statement(
      """
      INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
        styleSLD, useAsDefault, description, owner, ui, update_time)
        VALUES ('', '', ?1, ?2, ?3, ?4, '', ?5 = 'yes', ?3, '', NULL, ?6)
      """
    ).run(
      SQLiteRow(
        layer.name, layer.geometry == nil ? "" : "geom", style.name, style.qml, isDefault ? "yes" : "no", lastChange))
  }
}
