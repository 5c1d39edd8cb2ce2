import Diagnostics

/// Where a feature's property members lie in the text of its file.
public struct ByteRange: Sendable, Hashable {
  /// First byte, from the start of the (uncompressed) text.
  public var offset: Int
  /// Number of bytes.
  public var count: Int

  /// A range of `count` bytes from `offset`.
  @inlinable
  public init(offset: Int, count: Int) {
    self.offset = offset
    self.count = count
  }
}

/// What a reader makes of one file: n features with their geometries, the asked-for properties, and what was wrong.
public struct FeatureTable: Sendable {
  /// The file as the user named it.
  public var file: String
  /// The CRS that the file declares, in the file's own words; nil when it declares none.
  public var declaredCRS: String?
  /// n geometries, in the file's CRS, x then y.
  public var geometries = FeatureGeometries()
  /// n values of the GeoJSON `id` member.
  public var ids: [PropertyValue] = []
  /// For each asked-for property, n values.
  public var properties: [String: [PropertyValue]] = [:]
  /// The names of all properties of all features, in order of first appearance.
  public var propertyNames: [String] = []
  /// Where the members of each feature's `properties` object lie (between the braces), in the text that the reader kept;
  /// empty when they were not asked for.
  public var propertyMembers: [ByteRange] = []
  /// What was wrong with single features: such a feature is here, with the geometry that could be read or with none.
  public var findings: [Diagnostic] = []

  /// An empty table.
  public init(file: String) { self.file = file }

  /// Number of features.
  public var count: Int { geometries.count }

  /// The n values of an asked-for property; all missing when no feature has it.
  public func values(of property: String) -> [PropertyValue] {
    properties[property] ?? Array(repeating: .missing, count: count)
  }
}
