/// A format that GDAL reads for us, known by the ending of a file name.
public struct OGRFormat: Sendable, Equatable {
  /// What a source of the format holds.
  public enum Kind: Sendable {
    /// Layers of features with geometries.
    case layers
    /// Sheets of rows, with coordinates in columns.
    case sheets
    /// Tables of a database, which is no file.
    case database
    /// Cells with values.
    case raster
  }

  /// Name for people.
  public let name: String
  /// What it holds.
  public let kind: Kind
  let endings: [String]
  /// The only drivers of GDAL that may open it.
  let drivers: [String]
  /// Options of the drivers: nothing is fetched, nothing is written.
  var options: [String] = []

  /// The format of a source; nil when the program reads it itself, or when nothing tells.
  public static func of(_ path: String) -> OGRFormat? {
    if path.uppercased().hasPrefix("PG:") { return all.first { $0.kind == .database } }
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return all.first { $0.endings.contains { name.hasSuffix("." + $0) } }
  }

  private static let all = [
    OGRFormat(name: "Shapefile", kind: .layers, endings: ["shp"], drivers: ["ESRI Shapefile"]),
    OGRFormat(
      name: "ZIP", kind: .layers, endings: ["zip"], drivers: ["ESRI Shapefile", "FlatGeobuf", "LIBKML", "KML"]),
    OGRFormat(name: "KML", kind: .layers, endings: ["kml", "kmz"], drivers: ["LIBKML", "KML"]),
    OGRFormat(name: "FlatGeobuf", kind: .layers, endings: ["fgb"], drivers: ["FlatGeobuf"]),
    OGRFormat(
      name: "GML", kind: .layers, endings: ["gml"], drivers: ["GML"],
      options: ["DOWNLOAD_SCHEMA=NO", "WRITE_GFS=NO", "FORCE_SRS_DETECTION=YES"]),
    OGRFormat(name: "GeoParquet", kind: .layers, endings: ["parquet"], drivers: ["Parquet"]),
    OGRFormat(name: "GPX", kind: .layers, endings: ["gpx"], drivers: ["GPX"]),
    OGRFormat(name: "MapInfo", kind: .layers, endings: ["tab", "mif"], drivers: ["MapInfo File"]),
    OGRFormat(name: "File Geodatabase", kind: .layers, endings: ["gdb"], drivers: ["OpenFileGDB"]),
    OGRFormat(name: "XLSX", kind: .sheets, endings: ["xlsx"], drivers: ["XLSX"]),
    OGRFormat(name: "XLS", kind: .sheets, endings: ["xls"], drivers: ["XLS"]),
    OGRFormat(name: "ODS", kind: .sheets, endings: ["ods"], drivers: ["ODS"]),
    OGRFormat(
      name: "PostGIS", kind: .database, endings: [], drivers: ["PostgreSQL"],
      options: ["PRELUDE_STATEMENTS=SET default_transaction_read_only = on", "LIST_ALL_TABLES=NO"]),
    OGRFormat(name: "GeoTIFF", kind: .raster, endings: ["tif", "tiff"], drivers: ["GTiff"]),
  ]
}
