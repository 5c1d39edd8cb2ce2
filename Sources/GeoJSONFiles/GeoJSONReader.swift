import ByteStreams
import Diagnostics
import FeatureModel

/// Reads GeoJSON: a FeatureCollection, a bare Feature, a bare geometry, or a sequence of Features, one a line or with
/// record separators (RFC 8142).
///
/// The JSON must be flawless (RFC 8259); the features need not be. A feature whose structure is wrong stays in the table
/// with type `.none`, no parts and a finding, so that indices agree with `jq '.features[41]'`. Of a member that occurs
/// twice in a feature, the last one counts, as in most JSON readers.
public struct GeoJSONReader: Sendable {
  /// The properties whose values are wanted.
  public var properties: [String]
  /// Whether to keep where the members of each feature's `properties` lie in the text.
  public var keepsMembers: Bool
  /// Bytes of the text in memory at a time; more only for a single feature that is larger.
  var windowSize = 1 << 20

  /// A reader that decodes the properties named here and only validates the others.
  public init(properties: [String] = [], keepsMembers: Bool = false) {
    self.properties = properties
    self.keepsMembers = keepsMembers
  }

  /// Reads a file from start to end, once.
  ///
  /// Geometries: x, y as in the file; third numbers are dropped with the note `z-dropped`. Rings are taken as they are,
  /// closed or not. A null geometry has type `.none` and no finding; empty coordinates have their type and no parts.
  ///
  /// Findings: `geometry-malformed`, `coordinate-not-finite` and `feature-malformed` (feature skipped), `id-malformed`
  /// (kept without id), `z-dropped` (once for each file), `crs-link` or `crs-unreadable` (once for each file;
  /// no CRS is declared then).
  ///
  /// - Returns: The table, and the text that `propertyMembers` point into. Without features the table is empty.
  /// - Throws: `InputProblem` `file-empty`, `json-syntax`, `json-encoding`, `json-too-deep` (each with line and column)
  ///   or `not-geojson`; `SystemFailure` `read-failed`.
  public func read(_ file: InputFile) throws -> (table: FeatureTable, text: StoredText) {
    var scanner = FeatureScanner(
      try WindowedJSON(file, windowSize: windowSize), properties: properties, keepsMembers: keepsMembers)
    while true {
      let between = try scanner.text.skipBetweenValues(separators: true)
      if between.isEnd {
        if !scanner.isSequence { throw InputProblem.emptyFile(file.name) }
        break
      }
      // Two features on one line are no sequence but a slip.
      guard !scanner.isSequence || between.hasBreak else { throw try scanner.text.trailing() }
      let isCollection = try scanner.scanDocument()
      if isCollection {
        guard !scanner.isSequence else {
          throw try scanner.notGeoJSON(
            at: scanner.text.offset, found: "a FeatureCollection behind features", "FeatureCollection di belakang fitur"
          )
        }
        try scanner.scanCollection()
        guard try scanner.text.skipBetweenValues(separators: true).isEnd else { throw try scanner.text.trailing() }
        break
      }
      scanner.commit()
      scanner.isSequence = true
    }
    return (try scanner.table(), file.text)
  }
}
