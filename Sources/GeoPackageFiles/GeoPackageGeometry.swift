import FeatureModel

// Geometries as GeoPackage stores them: a header with the envelope, then WKB, all little-endian.
// Source: OGC 12-128r17, 2.1.3; OGC 06-103r4, 8.2.
extension [UInt8] {
  /// Adds a point in EPSG:4326; x is the longitude.
  mutating func appendPoint(_ position: Position) {
    appendHeader(nil)
    append(1)
    appendInteger(1)
    appendNumber(position.x)
    appendNumber(position.y)
  }

  /// Adds the lines or the polygons of a feature in EPSG:4326.
  ///
  /// - Parameter type: Of the layer: its first part alone makes a single line or polygon, all of its parts of that kind
  ///   make a multiple one.
  mutating func appendParts(_ feature: Int, of geometries: FeatureGeometries, as type: GeometryType) {
    appendHeader(geometries.envelope(ofFeature: feature))
    let isLine = type == .lineString || type == .multiLineString
    let kind: PartKind = isLine ? .line : .polygon
    let parts = geometries.parts(ofFeature: feature).filter { geometries.partKinds[$0] == kind }
    if type == .multiLineString || type == .multiPolygon {
      append(1)
      appendInteger(isLine ? 5 : 6)
      appendInteger(parts.count)
    }
    for part in parts {
      append(1)
      appendInteger(isLine ? 2 : 3)
      if !isLine { appendInteger(geometries.rings(ofPart: part).count) }
      for ring in geometries.rings(ofPart: part) {
        let positions = geometries.positions(ofRing: ring)
        appendInteger(positions.count)
        for index in 2 * positions.lowerBound..<2 * positions.upperBound { appendNumber(geometries.coordinates[index]) }
      }
    }
  }

  private mutating func appendHeader(_ envelope: Envelope?) {
    append(contentsOf: [UInt8(ascii: "G"), UInt8(ascii: "P"), 0, envelope == nil ? 0b01 : 0b11])
    appendInteger(4326)
    guard let envelope else { return }
    for number in [envelope.minX, envelope.maxX, envelope.minY, envelope.maxY] { appendNumber(number) }
  }

  private mutating func appendInteger(_ value: Int) {
    Swift.withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).littleEndian) { append(contentsOf: $0) }
  }

  private mutating func appendNumber(_ value: Double) {
    Swift.withUnsafeBytes(of: value.bitPattern.littleEndian) { append(contentsOf: $0) }
  }
}
