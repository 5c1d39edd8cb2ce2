import ByteStreams
import FeatureModel

/// Writes a FeatureCollection, one feature a line.
///
/// For each feature: `beginFeature`, then `copyMembers` and any number of `appendMember`, then `endFeature`. With a file
/// the text goes there in blocks; without one it stays in `text`.
///
/// ```
/// {"type":"FeatureCollection","name":"...","features":[
/// {"type":"Feature",...},
/// {"type":"Feature",...}
/// ]}
/// ```
public struct GeoJSONWriter {
  /// What was not written to the file yet; everything when there is no file.
  public private(set) var text: OutputText
  let file: OutputFile?
  var hasFeature = false
  var hasMember = false

  /// Begins a collection.
  ///
  /// - Parameters:
  ///   - name: The layer's name, or none.
  ///   - file: Where the text goes; nil keeps it in `text`.
  public init(name: String?, to file: OutputFile? = nil) {
    text = OutputText(capacity: 1 << 16)
    self.file = file
    fatalError("to come")
  }

  /// Begins a feature and its `properties` object.
  ///
  /// - Parameter id: A number or a text, else there is no `id` member.
  public mutating func beginFeature(id: PropertyValue = .missing) {}

  /// Adds members as the input spells them, from between the braces of its `properties`.
  ///
  /// They are copied byte for byte; only raw line breaks between them become blanks, so that a feature stays on its line.
  public mutating func copyMembers(_ members: UnsafeRawBufferPointer) {}

  /// Adds a member with a text, or null.
  public mutating func appendMember(_ name: MemberName, _ value: String?) {}

  /// Adds a member with a whole number, or null.
  public mutating func appendMember(_ name: MemberName, _ value: Int?) {}

  /// Adds a member with a number of fixed decimals (0 to 9, zeros at the end stay), or null.
  public mutating func appendMember(_ name: MemberName, _ value: Double?, decimals: Int) {}

  /// Adds a member with true or false.
  public mutating func appendMember(_ name: MemberName, _ value: Bool) {}

  /// Ends the properties and writes the geometry of a feature in OGC:CRS84 (longitude, latitude, degrees).
  ///
  /// At most 7 decimals. Polygons are wound as RFC 7946 wants it, exterior rings counter-clockwise. The type follows from
  /// the parts: none is null, one is simple, several of a kind are Multi, several kinds are a GeometryCollection.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public mutating func endFeature(_ feature: Int, of geometries: FeatureGeometries) throws {}

  /// Ends a feature without a geometry (null).
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public mutating func endFeatureWithoutGeometry() throws {}

  /// Ends the collection; with a file, all of the text is handed to it. The caller finishes the file.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public mutating func end() throws {}
}
