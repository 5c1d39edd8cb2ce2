import ByteStreams
import CoordinateTransforms
import Diagnostics
import FeatureModel
import GeoJSONFiles
import GeoPackageFiles
import JobFiles
import TableFiles

/// One source of a job, read.
struct SourceTable: Sendable {
  /// Its features.
  var table: FeatureTable
  /// The text that `propertyMembers` point into.
  var text: StoredText
  /// The file, for its hash and to see whether it changed.
  var file: InputFile
  /// Its CRS, and whether the job or the file says so.
  var crs: CRS
  /// The CRS was stated, by the job or by the file; else degrees are assumed, as RFC 7946 has it.
  var isCRSStated: Bool
}

/// Reads a source of any format that the program knows.
struct SourceReader {
  /// The file.
  var source: SourcePath
  /// The CRS that the job states.
  var crs: String?
  /// Columns of coordinates, for a table.
  var x: String?
  var y: String?
  /// Properties whose values are wanted.
  var properties: [String]
  /// Whether the members of the features are to be copied to an output.
  var keepsMembers = false

  /// Reads the whole file.
  ///
  /// - Throws: `InputProblem` and `SystemFailure` as the readers, `crs-unknown`, `format-unknown`, `file-changed`.
  func read() throws -> SourceTable {
    if let layer = source.layer, !isGeoPackage { throw InputProblem.withoutLayers(source.written, layer: layer) }
    let file = try InputFile.open(path: source.path, named: source.written)
    let read: (table: FeatureTable, text: StoredText)
    do {
      read = try isTable ? readTable(file) : isGeoPackage ? readGeoPackage(file) : readGeoJSON(file)
    } catch {
      // What is wrong with a text that somebody is writing is that somebody is writing it.
      try file.ensureUnchanged()
      throw error
    }
    let stated = crs ?? read.table.declaredCRS
    let parsed = try stated.map { try CRS(parsing: $0, at: Place(source.written, part: LocalizedText("crs"))) }
    return SourceTable(
      table: read.table, text: read.text, file: file, crs: parsed ?? .wgs84, isCRSStated: parsed != nil)
  }

  private func readGeoPackage(_ file: InputFile) throws -> (table: FeatureTable, text: StoredText) {
    try GeoPackageReader(layer: source.layer, properties: properties, keepsMembers: keepsMembers)
      .read(file, at: source.path)
  }

  private func readGeoJSON(_ file: InputFile) throws -> (table: FeatureTable, text: StoredText) {
    if let format = Self.formatNames[Self.ending(of: source.written)] {
      throw InputProblem.formatUnknown(format, in: source.written)
    }
    return try GeoJSONReader(properties: properties, keepsMembers: keepsMembers).read(file)
  }

  private func readTable(_ file: InputFile) throws -> (table: FeatureTable, text: StoredText) {
    guard x != nil, y != nil else { throw InputProblem.tableWithoutColumns(in: source.written) }
    return try TableReader(x: x, y: y, properties: properties, keepsMembers: keepsMembers).read(file)
  }

  private var isGeoPackage: Bool { Self.isGeoPackageName(source.written) }

  /// The name of a file says that it is a GeoPackage.
  static func isGeoPackageName(_ path: String) -> Bool { ending(of: path) == "gpkg" }

  private var isTable: Bool {
    Self.isTableName(source.written) || (x != nil && source.written == "-")
  }

  /// The name of a file says that it is a table.
  static func isTableName(_ path: String) -> Bool { ["csv", "tsv", "txt"].contains(ending(of: path)) }

  /// The ending of a file name in lower case, without a `.gz` behind it.
  static func ending(of path: String) -> String {
    var parts = SourcePath.fileName(of: path).lowercased().split(separator: ".")
    if parts.last == "gz" { parts.removeLast() }
    return parts.count > 1 ? String(parts[parts.count - 1]) : ""
  }

  private static let formatNames = [
    "shp": "Shapefile", "zip": "ZIP", "kml": "KML", "kmz": "KMZ", "gml": "GML",
    "fgb": "FlatGeobuf", "tif": "GeoTIFF", "tiff": "GeoTIFF", "xlsx": "XLSX", "ods": "ODS", "parquet": "GeoParquet",
  ]
}

extension InputProblem {
  fileprivate static func withoutLayers(_ file: String, layer: String) -> InputProblem {
    InputProblem(
      "layer-needless", at: Place(file),
      LocalizedText(
        en: "the job names the layer \"\(layer)\", but this file has no layers",
        id: "pekerjaan menyebut lapisan \"\(layer)\", tetapi berkas ini tidak memiliki lapisan"),
      fix: LocalizedText(
        en: "remove layer:, or name a GeoPackage (.gpkg)", id: "hapus layer:, atau sebut sebuah GeoPackage (.gpkg)"))
  }

  fileprivate static func formatUnknown(_ format: String, in file: String) -> InputProblem {
    InputProblem(
      "format-unknown", at: Place(file),
      LocalizedText(
        en: "\(format) is not read yet; GeoJSON (also .gz), CSV and GeoPackage are",
        id: "\(format) belum dapat dibaca; yang dapat: GeoJSON (juga .gz), CSV, dan GeoPackage"),
      fix: LocalizedText(
        en: "convert it: ogr2ogr -t_srs EPSG:4326 layer.geojson \(file)",
        id: "ubah dahulu: ogr2ogr -t_srs EPSG:4326 layer.geojson \(file)"))
  }

  fileprivate static func tableWithoutColumns(in file: String) -> InputProblem {
    InputProblem(
      "table-columns-missing", at: Place(file),
      LocalizedText(
        en: "a table needs the names of its coordinate columns", id: "tabel membutuhkan nama kolom koordinatnya"),
      fix: LocalizedText(
        en: "add x: and y: to the source in the job file, such as x: lon, y: lat",
        id: "tambahkan x: dan y: pada sumber di berkas pekerjaan, misalnya x: lon, y: lat"))
  }
}
