import ByteStreams
import FeatureModel

extension OutputText {
  /// Adds a geometry object, or null for a feature without parts.
  mutating func appendGeometry(_ feature: Int, of geometries: FeatureGeometries) {
    let parts = geometries.parts(ofFeature: feature)
    guard let first = parts.first else { return append("null") }
    let kind = geometries.partKinds[first]
    if parts.count == 1 {
      append(kind.opening)
      appendCoordinates(first, of: geometries)
    } else if parts.allSatisfy({ geometries.partKinds[$0] == kind }) {
      append(kind.multiOpening)
      for part in parts {
        append(byte: part == first ? .openBracket : .comma)
        appendCoordinates(part, of: geometries)
      }
      append(byte: .closeBracket)
    } else {
      append(#"{"type":"GeometryCollection","geometries":"#)
      for part in parts {
        append(byte: part == first ? .openBracket : .comma)
        append(geometries.partKinds[part].opening)
        appendCoordinates(part, of: geometries)
        append(byte: .closeBrace)
      }
      append(byte: .closeBracket)
    }
    append(byte: .closeBrace)
  }

  private mutating func appendCoordinates(_ part: Int, of geometries: FeatureGeometries) {
    let rings = geometries.rings(ofPart: part)
    switch geometries.partKinds[part] {
    case .point: appendPosition(geometries.positions(ofRing: rings.lowerBound).lowerBound, of: geometries)
    case .line: appendPositions(geometries.positions(ofRing: rings.lowerBound), of: geometries, isReversed: false)
    case .polygon:
      for ring in rings {
        append(byte: ring == rings.lowerBound ? .openBracket : .comma)
        let positions = geometries.positions(ofRing: ring)
        // RFC 7946, 3.1.6: exterior rings run counter-clockwise, interior ones clockwise.
        let area = geometries.doubledArea(ofPositions: positions)
        appendPositions(positions, of: geometries, isReversed: ring == rings.lowerBound ? area < 0 : area > 0)
      }
      append(byte: .closeBracket)
    }
  }

  private mutating func appendPositions(_ positions: Range<Int>, of geometries: FeatureGeometries, isReversed: Bool) {
    append(byte: .openBracket)
    for step in 0..<positions.count {
      if step > 0 { append(byte: .comma) }
      let index = isReversed ? positions.upperBound - 1 - step : positions.lowerBound + step
      appendPosition(index, of: geometries)
    }
    append(byte: .closeBracket)
  }

  private mutating func appendPosition(_ index: Int, of geometries: FeatureGeometries) {
    append(byte: .openBracket)
    appendFixed(geometries.coordinates[2 * index], decimals: 7, trimsZeros: true)
    append(byte: .comma)
    appendFixed(geometries.coordinates[2 * index + 1], decimals: 7, trimsZeros: true)
    append(byte: .closeBracket)
  }
}

extension PartKind {
  fileprivate var opening: StaticString {
    switch self {
    case .point: #"{"type":"Point","coordinates":"#
    case .line: #"{"type":"LineString","coordinates":"#
    case .polygon: #"{"type":"Polygon","coordinates":"#
    }
  }

  fileprivate var multiOpening: StaticString {
    switch self {
    case .point: #"{"type":"MultiPoint","coordinates":"#
    case .line: #"{"type":"MultiLineString","coordinates":"#
    case .polygon: #"{"type":"MultiPolygon","coordinates":"#
    }
  }
}
