import ByteStreams
import Diagnostics
import FeatureModel

/// A source that GDAL read.
public struct OGRSource: Sendable {
  /// Its features.
  public var table: FeatureTable
  /// The text that `propertyMembers` point into.
  public var text: StoredText
  /// The files that it consists of; for a database one that holds what was read.
  public var files: [InputFile]

  /// A source from its parts.
  public init(table: FeatureTable, text: StoredText, files: [InputFile]) {
    self.table = table
    self.text = text
    self.files = files
  }
}

/// Reads a layer of any format that GDAL knows and that is no raster.
///
/// Needs the package trait `GDAL`. Only the driver of the format opens the source, for reading; nothing is fetched from a
/// network but the tables of the database that the job names.
public struct OGRReader: Sendable {
  /// Name of the layer; nil for the only one.
  public var layer: String?
  /// Which features are read, in SQL's words for what stands behind WHERE; nil: all of them.
  public var filter: String?
  /// Columns of the coordinates, for a sheet; nil: the geometries of the layer.
  public var coordinates: CoordinateColumns?
  /// Coordinates may be degrees, minutes and seconds: their CRS is in degrees.
  public var hasAngles: Bool
  /// The properties whose values are wanted.
  public var properties: [String]
  /// Whether to keep each feature's properties as JSON members.
  public var keepsMembers: Bool

  /// A reader of the properties named here.
  public init(
    layer: String? = nil, filter: String? = nil, coordinates: CoordinateColumns? = nil, hasAngles: Bool = true,
    properties: [String] = [], keepsMembers: Bool = false
  ) {
    self.layer = layer
    self.filter = filter
    self.coordinates = coordinates
    self.hasAngles = hasAngles
    self.properties = properties
    self.keepsMembers = keepsMembers
  }

  /// Reads a layer from start to end: a file in its own order, the table of a database by its key.
  ///
  /// Texts become strings, dates ISO 8601 strings, numbers the shortest ones that mean the same, lists arrays; what is
  /// not set, and bytes, become null.
  ///
  /// Findings: `geometry-malformed`, `geometry-curved` and `coordinate-not-finite` (feature skipped),
  /// `coordinate-unreadable`, `plus-code-unreadable` and `plus-code-short` (a row of a sheet, unlocated), `z-dropped`, `text-encoding`, `table-without-key` and
  /// `gdal-warning` (once for each text).
  ///
  /// - Parameters:
  ///   - path: A file, or a database behind `PG:`.
  ///   - name: What messages call it.
  /// - Throws: `InputProblem` `format-unknown` in a build without GDAL; as `InputFile.open`; `path-virtual`,
  ///   `format-not-in-gdal`, `source-unreadable`, `source-damaged`, `archive-without-layer`, `layer-needed`,
  ///   `layer-unknown`, `filter-unreadable`, `column-missing` or `column-repeated`; `SystemFailure` `spool-failed`.
  public func read(_ path: String, format: OGRFormat, named name: String) throws -> OGRSource {
    #if GDAL
      if ReadingProcess.isUsed(for: format) {
        var answer = try ReadingProcess.answer(to: ReadingRequest(self, path, named: name, isForFiles: false))
        return try answer.source(keepsMembers: keepsMembers)
      }
      let dataset = try GDALDataset(path, named: name, format: format, layer: layer)
      return try GDALMessages.during { messages in
        messages.folder = GDALDataset.folder(of: path)
        let layer = try OGRLayer(dataset, named: self.layer, filter: filter)
        let files = format.kind == .database ? [] : try dataset.files(of: path)
        var builder = try OGRTableBuilder(self, layer, isDatabase: format.kind == .database)
        try layer.forEachFeature { try builder.append($0) }
        if let words = messages.failure, try !SheetGap.isHarmless(words, in: path, named: name) {
          throw InputProblem.damaged(name, feature: builder.count, "GDAL", words)
        }
        builder.note(warnings: messages.warnings)
        return try builder.finish(files: files, named: name)
      }
    #else
      throw InputProblem.withoutGDAL(format, in: name)
    #endif
  }

  /// Version of GDAL, such as `3.6.2`; empty in a build without it.
  public static var libraryVersion: String {
    #if GDAL
      GDALLibrary.version
    #else
      ""
    #endif
  }

  /// The files that a source consists of; for a database one that holds what is in the layer now.
  ///
  /// - Throws: As `read`.
  public func files(_ path: String, format: OGRFormat, named name: String) throws -> [InputFile] {
    #if GDAL
      if format.kind == .database { return try read(path, format: format, named: name).files }
      if ReadingProcess.isUsed(for: format) {
        return try ReadingProcess.answer(to: ReadingRequest(self, path, named: name, isForFiles: true)).files()
      }
      return try GDALDataset(path, named: name, format: format, layer: layer).files(of: path)
    #else
      throw InputProblem.withoutGDAL(format, in: name)
    #endif
  }
}
