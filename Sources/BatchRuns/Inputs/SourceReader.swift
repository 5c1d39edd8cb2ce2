import ByteStreams
import CoordinateTransforms
import Diagnostics
import FeatureModel
import GeoJSONFiles
import GeoPackageFiles
import HazardOverlay
import JobFiles
import OGRFiles
import TableFiles

/// One source of a job, read.
struct SourceTable: Sendable {
  /// Its features.
  var table: FeatureTable
  /// The text that `propertyMembers` point into.
  var text: StoredText
  /// The files that it consists of, for their hash and to see whether they changed.
  var files: [InputFile]
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
  var coordinates: CoordinateColumns?
  /// Properties whose values are wanted.
  var properties: [String]
  /// Whether the members of the features are to be copied to an output.
  var keepsMembers = false
  /// A table has to name its columns of coordinates.
  var needsPlaces = true

  /// Told of a file when it is opened, before it is read.
  var onOpen: (InputFile) -> Void = { _ in }

  /// How cells of a raster become classes; nil where a raster is of no use.
  var cells: Classifier?

  /// Reads the whole file.
  ///
  /// - Throws: `InputProblem` and `SystemFailure` as the readers, `crs-unknown`, `raster-not-a-layer`, `file-changed`.
  func read() throws -> SourceTable {
    let stated = try crs.map(parsed)
    let hasAngles = stated?.isGeographic ?? true
    let read = try OGRFormat.of(source.written).map { try readThroughGDAL($0, hasAngles) } ?? readFile(hasAngles)
    let known = try stated ?? read.table.declaredCRS.map(parsed)
    return SourceTable(
      table: read.table, text: read.text, files: read.files, crs: known ?? .wgs84, isCRSStated: known != nil)
  }

  private func parsed(_ crs: String) throws -> CRS {
    try CRS(parsing: crs, at: Place(source.written, part: LocalizedText("crs")))
  }

  /// Hash of the source as it is now; nil when it is no file, such as standard input or a database.
  ///
  /// - Throws: As `read`.
  func fingerprint() throws -> FileFingerprint? {
    guard source.written != "-", OGRFormat.of(source.written)?.kind != .database else { return nil }
    return try FileFingerprint(of: files())
  }

  /// The files of the source, opened.
  ///
  /// - Throws: As `read`.
  func files() throws -> [InputFile] {
    guard let format = OGRFormat.of(source.written) else {
      return [try InputFile.open(path: source.path, named: source.written)]
    }
    return try OGRReader(layer: source.layer, filter: source.filter)
      .files(source.path, format: format, named: source.written)
  }

  private func readFile(_ hasAngles: Bool) throws -> OGRSource {
    if let coordinates, !isTable { throw InputProblem.withoutColumns(source.written, coordinates) }
    if let layer = source.layer, !isGeoPackage { throw InputProblem.withoutLayers(source.written, layer: layer) }
    if source.filter != nil { throw InputProblem.withoutFilter(source.written) }
    let file = try InputFile.open(path: source.path, named: source.written)
    onOpen(file)
    do {
      let read = try isTable ? readTable(file, hasAngles) : isGeoPackage ? readGeoPackage(file) : readGeoJSON(file)
      return OGRSource(table: read.table, text: read.text, files: [file])
    } catch {
      // What is wrong with a text that somebody is writing is that somebody is writing it.
      try file.ensureUnchanged()
      throw error
    }
  }

  private func readThroughGDAL(_ format: OGRFormat, _ hasAngles: Bool) throws -> OGRSource {
    if format.kind == .raster { return try readRaster(format) }
    if format.kind == .sheets, needsPlaces, coordinates == nil {
      throw InputProblem.tableWithoutColumns(in: source.written)
    }
    return try OGRReader(
      layer: source.layer, filter: source.filter, coordinates: coordinates, hasAngles: hasAngles,
      properties: properties, keepsMembers: keepsMembers
    ).read(source.path, format: format, named: source.written)
  }

  /// Cells whose values mean the same belong together; each value that means nothing stands for itself.
  private func readRaster(_ format: OGRFormat) throws -> OGRSource {
    guard let cells else { throw InputProblem.rasterNotLayer(source.written) }
    if source.filter != nil { throw InputProblem.withoutFilter(source.written) }
    var known: [Classification: Int] = [:]
    var unknown: [Double: Int] = [:]
    return try RasterReader(band: source.layer, field: properties.first ?? "value")
      .read(source.path, format: format, named: source.written) { value in
        guard let meaning = cells.classification(of: value) else {
          // A few are enough to say what is wrong.
          if unknown[value] == nil, unknown.count < 100 { unknown[value] = unknown.count }
          return 2 * (unknown[value] ?? 0) + 1
        }
        let group = known[meaning] ?? known.count
        known[meaning] = group
        return 2 * group
      }
  }

  private func readGeoPackage(_ file: InputFile) throws -> (table: FeatureTable, text: StoredText) {
    try GeoPackageReader(layer: source.layer, properties: properties, keepsMembers: keepsMembers)
      .read(file, at: source.path)
  }

  private func readGeoJSON(_ file: InputFile) throws -> (table: FeatureTable, text: StoredText) {
    return try GeoJSONReader(properties: properties, keepsMembers: keepsMembers).read(file)
  }

  private func readTable(_ file: InputFile, _ hasAngles: Bool) throws -> (table: FeatureTable, text: StoredText) {
    if needsPlaces, coordinates == nil { throw InputProblem.tableWithoutColumns(in: source.written) }
    return try TableReader(
      coordinates: coordinates, hasAngles: hasAngles, properties: properties, keepsMembers: keepsMembers
    ).read(file)
  }

  private var isGeoPackage: Bool { Self.isGeoPackageName(source.written) }

  /// The name of a file says that it is a GeoPackage.
  static func isGeoPackageName(_ path: String) -> Bool { ending(of: path) == "gpkg" }

  private var isTable: Bool {
    Self.isTableName(source.written) || (coordinates != nil && source.written == "-")
  }

  /// The name of a file says that it is a table.
  static func isTableName(_ path: String) -> Bool { ["csv", "tsv", "txt"].contains(ending(of: path)) }

  /// The ending of a file name in lower case, without a `.gz` behind it.
  static func ending(of path: String) -> String {
    var parts = SourcePath.fileName(of: path).lowercased().split(separator: ".")
    if parts.last == "gz" { parts.removeLast() }
    return parts.count > 1 ? String(parts[parts.count - 1]) : ""
  }
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

  fileprivate static func withoutColumns(_ file: String, _ columns: CoordinateColumns) -> InputProblem {
    let names = columns.names.map { "\"\($0)\"" }.joined(separator: ", ")
    return InputProblem(
      "columns-needless", at: Place(file),
      LocalizedText(
        en: "the job names columns of coordinates (\(names)), but the features of this file have geometries",
        id: "pekerjaan menyebut kolom koordinat (\(names)), tetapi fitur di berkas ini memiliki geometri"),
      fix: LocalizedText(
        en: "remove x: and y:, or plus_code:; or name a table (.csv)",
        id: "hapus x: dan y:, atau plus_code:; atau sebut sebuah tabel (.csv)"))
  }

  fileprivate static func withoutFilter(_ file: String) -> InputProblem {
    InputProblem(
      "filter-needless", at: Place(file),
      LocalizedText(
        en: "where: works with layers that are read through GDAL, and this is none",
        id: "where: berlaku untuk layer yang dibaca lewat GDAL, sedangkan ini bukan"),
      fix: LocalizedText(
        en: "remove where:, and filter the layer before: ogr2ogr -where ... filtered.geojson \(file)",
        id: "hapus where:, dan saring layer lebih dahulu: ogr2ogr -where ... tersaring.geojson \(file)"))
  }

  fileprivate static func rasterNotLayer(_ file: String) -> InputProblem {
    InputProblem(
      "raster-not-a-layer", at: Place(file),
      LocalizedText(
        en: "a raster can be the source of a hazard, not of TPS, areas or coverage",
        id: "raster dapat menjadi sumber bahaya, bukan sumber TPS, wilayah, atau cakupan"),
      fix: LocalizedText(
        en: "name a file with points or polygons", id: "sebut berkas berisi titik atau poligon"))
  }

  fileprivate static func tableWithoutColumns(in file: String) -> InputProblem {
    InputProblem(
      "table-columns-missing", at: Place(file),
      LocalizedText(
        en: "a table needs the names of its coordinate columns", id: "tabel membutuhkan nama kolom koordinatnya"),
      fix: LocalizedText(
        en: "add x: and y: to the source in the job file, such as x: lon, y: lat; or plus_code:",
        id: "tambahkan x: dan y: pada sumber di berkas pekerjaan, misalnya x: lon, y: lat; atau plus_code:"))
  }
}
