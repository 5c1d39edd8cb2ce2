import ByteStreams
import Diagnostics
import FeatureModel

/// Reads a layer of a GeoPackage.
///
/// The file is opened for reading only and nothing in it runs: no view, no trigger, no extension. Other programs may have
/// it open; what they have not written into the file yet is asked for, not ignored.
public struct GeoPackageReader: Sendable {
  /// Name of the layer; nil for the only one.
  public var layer: String?
  /// The columns whose values are wanted.
  public var properties: [String]
  /// Whether to keep each row as JSON members.
  public var keepsMembers: Bool

  /// A reader of the columns named here.
  public init(layer: String? = nil, properties: [String] = [], keepsMembers: Bool = false) {
    self.layer = layer
    self.properties = properties
    self.keepsMembers = keepsMembers
  }

  /// Reads the rows of the layer in the order of their keys.
  ///
  /// The key of a row is its `id`. Whole numbers, numbers and texts keep their kind, `BOOLEAN` columns are true or false;
  /// with `keepsMembers` all columns of a row are kept as JSON members, blobs as null.
  ///
  /// Findings: `geometry-malformed`, `geometry-curved` and `coordinate-not-finite` (feature skipped), `z-dropped` (once).
  ///
  /// - Parameters:
  ///   - file: For its name, and for the text when no members are kept.
  ///   - path: Where SQLite finds it.
  /// - Returns: The table, and the text that `propertyMembers` point into.
  /// - Throws: `InputProblem` `gpkg-unreadable`, `gpkg-unfinished`, `gpkg-layer-unknown`, `gpkg-layer-needed` or
  ///   `gpkg-not-a-table`; `SystemFailure` `spool-failed`.
  public func read(_ file: InputFile, at path: String) throws -> (table: FeatureTable, text: StoredText) {
    try GeoPackageSource.refuseUnfinished(path, named: file.name)
    let source = try GeoPackageSource(try SQLiteDatabase(path, for: .reading, named: file.name), name: file.name)
    var builder = try GeoPackageTableBuilder(self, source.layer(named: layer), source: source, file: file)
    try builder.readRows()
    return try builder.finish()
  }
}
