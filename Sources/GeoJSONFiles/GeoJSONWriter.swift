import ByteStreams
import Diagnostics
import FeatureModel
import Glibc

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
  public internal(set) var text: OutputText
  private let file: OutputFile?
  private var hasFeature = false
  private var hasMember = false

  /// Begins a collection.
  ///
  /// - Parameters:
  ///   - name: The layer's name, or none.
  ///   - file: Where the text goes; nil keeps it in `text`.
  public init(name: String?, to file: OutputFile? = nil) {
    text = OutputText(capacity: file == nil ? 1 << 12 : OutputFile.blockSize * 5 / 4)
    self.file = file
    text.append(#"{"type":"FeatureCollection","#)
    if let name {
      text.append(#""name":"#)
      text.appendJSONString(name)
      text.append(byte: .comma)
    }
    text.append("\"features\":[\n")
  }

  /// A writer of members alone.
  init() {
    text = OutputText(capacity: 128)
    file = nil
  }

  /// Begins a feature and its `properties` object.
  ///
  /// - Parameter id: A number (written as it is spelled) or a text; else there is no `id` member.
  public mutating func beginFeature(id: PropertyValue = .missing) {
    if hasFeature { text.append(",\n") }
    hasFeature = true
    hasMember = false
    text.append(#"{"type":"Feature","#)
    switch id {
    case .number(let spelling):
      text.append(#""id":"#)
      text.append(spelling)
      text.append(byte: .comma)
    case .string(let value):
      text.append(#""id":"#)
      text.appendJSONString(value)
      text.append(byte: .comma)
    default: break
    }
    text.append(#""properties":{"#)
  }

  /// Adds members as the input spells them, from between the braces of its `properties`.
  ///
  /// They are copied byte for byte; only raw line breaks between them become blanks, so that a feature stays on its line.
  public mutating func copyMembers(_ members: UnsafeRawBufferPointer) {
    guard let base = members.baseAddress, !members.isEmpty else { return }
    beginMember()
    if memchr(base, 0x0A, members.count) == nil && memchr(base, 0x0D, members.count) == nil {
      text.append(members)
    } else {
      // Within strings JSON has no raw line breaks.
      text.append(members.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
    }
  }

  /// Adds members that were rendered before; at least one.
  public mutating func appendMembers(_ members: RenderedMembers) {
    beginMember()
    text.append(members.text)
  }

  /// Adds a member with a text, or null.
  public mutating func appendMember(_ name: MemberName, _ value: String?) {
    beginMember(name)
    if let value { text.appendJSONString(value) } else { text.append("null") }
  }

  /// Adds a member with a whole number, or null.
  public mutating func appendMember(_ name: MemberName, _ value: Int?) {
    beginMember(name)
    if let value { text.appendInteger(value) } else { text.append("null") }
  }

  /// Adds a member with a finite number of fixed decimals (0 to 9, zeros at the end stay), or null.
  public mutating func appendMember(_ name: MemberName, _ value: Double?, decimals: Int) {
    beginMember(name)
    if let value { text.appendFixed(value, decimals: decimals) } else { text.append("null") }
  }

  /// Adds a member with a number as its file spells it.
  public mutating func appendMember(_ name: MemberName, number spelling: String) {
    beginMember(name)
    text.append(spelling)
  }

  /// Adds a member with true or false, or null.
  public mutating func appendMember(_ name: MemberName, _ value: Bool?) {
    beginMember(name)
    text.append(value.map { $0 ? "true" : "false" } ?? "null")
  }

  /// Ends the properties and writes the geometry of a feature in OGC:CRS84 (longitude, latitude, degrees).
  ///
  /// At most 7 decimals. Polygons are wound as RFC 7946 wants it, exterior rings counter-clockwise. The type follows from
  /// the parts: none is null, one is simple, several of a kind are Multi, several kinds are a GeometryCollection.
  ///
  /// - Parameter geometries: Finite coordinates; a mistake of the caller otherwise.
  /// - Throws: `SystemFailure` `write-failed`.
  public mutating func endFeature(_ feature: Int, of geometries: FeatureGeometries) throws(SystemFailure) {
    text.append(#"},"geometry":"#)
    text.appendGeometry(feature, of: geometries)
    try endLine()
  }

  /// Ends the properties and writes a point: longitude (x) and latitude (y) in degrees, at most 7 decimals.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public mutating func endFeature(at degrees: Position) throws(SystemFailure) {
    text.append(#"},"geometry":{"type":"Point","coordinates":["#)
    text.appendFixed(degrees.x, decimals: 7, trimsZeros: true)
    text.append(byte: .comma)
    text.appendFixed(degrees.y, decimals: 7, trimsZeros: true)
    text.append("]}")
    try endLine()
  }

  /// Ends a feature with the geometry null.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public mutating func endFeatureWithoutGeometry() throws(SystemFailure) {
    text.append(#"},"geometry":null"#)
    try endLine()
  }

  /// Ends the collection; with a file, all of the text is handed to it. The caller finishes the file.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public mutating func end() throws(SystemFailure) {
    if hasFeature { text.append("\n") }
    text.append("]}\n")
    try drain()
  }

  private mutating func endLine() throws(SystemFailure) {
    text.append("}")
    if text.count >= OutputFile.blockSize { try drain() }
  }

  private mutating func drain() throws(SystemFailure) {
    guard let file else { return }
    try file.write(text)
    text.removeAll()
  }

  private mutating func beginMember() {
    if hasMember { text.append(byte: .comma) }
    hasMember = true
  }

  private mutating func beginMember(_ name: MemberName) {
    beginMember()
    text.append(name.text)
  }
}
