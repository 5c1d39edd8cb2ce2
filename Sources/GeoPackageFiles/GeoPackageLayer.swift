import FeatureModel

/// A table of a GeoPackage that is to be written: its columns, and what people see of it.
public struct GeoPackageLayer: Sendable {
  /// Name of the table, in the form `[a-z][a-z0-9_]*`.
  public var name: String
  /// Name for people.
  public var title: String
  /// Type of its geometries (OGC:CRS84 as EPSG:4326); nil for a table without any.
  public var geometry: GeometryType?
  /// The columns after `fid` and the geometry.
  public var columns: [GeoPackageColumn]
  /// QGIS styles by name, the default one first.
  public var styles: [(name: String, qml: String)]

  /// A layer from its parts.
  public init(
    name: String, title: String, geometry: GeometryType?, columns: [GeoPackageColumn],
    styles: [(name: String, qml: String)] = []
  ) {
    self.name = name
    self.title = title
    self.geometry = geometry
    self.columns = GeoPackageColumn.withUsableNames(columns)
    self.styles = styles
  }
}

/// A column of a table.
public struct GeoPackageColumn: Sendable, Equatable {
  /// What a column holds, as GeoPackage names the types.
  public enum ValueType: String, Sendable {
    /// Texts.
    case text = "TEXT"
    /// Whole numbers.
    case integer = "INTEGER"
    /// Numbers.
    case real = "REAL"
    /// True and false.
    case boolean = "BOOLEAN"
  }

  /// Name of the column.
  public var name: String
  /// What it holds.
  public var type: ValueType
  /// Name for people; nil when it has none.
  public var alias: String?

  /// A column from its parts.
  public init(_ name: String, _ type: ValueType, alias: String? = nil) {
    self.name = name
    self.type = type
    self.alias = alias
  }

  /// The columns with names and aliases that a GeoPackage can hold.
  ///
  /// SQLite does not tell case apart and ends a name at a NUL; `fid` and `geom` are taken. What would clash gets a number.
  static func withUsableNames(_ columns: [GeoPackageColumn]) -> [GeoPackageColumn] {
    var names: Set<String> = ["fid", "geom"]
    var aliases: Set<String> = []
    return columns.map { column in
      var column = column
      let printable = column.name.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
      let name = printable.isEmpty ? "column" : String(String.UnicodeScalarView(printable))
      column.name = free(name, among: &names)
      column.alias = column.alias.map { free($0, among: &aliases) }
      return column
    }
  }

  private static func free(_ name: String, among taken: inout Set<String>) -> String {
    var (result, number) = (name, 2)
    while !taken.insert(result.lowercased()).inserted {
      result = "\(name)_\(number)"
      number += 1
    }
    return result
  }
}
