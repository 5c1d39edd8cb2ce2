import FeatureModel

extension FeatureScanner {
  /// Scans the value of `geometry`; `next` is at its first byte.
  ///
  /// A geometry that breaks the rules of RFC 7946 is skipped as JSON, so that the faults of JSON in it are still found.
  mutating func scanGeometry() throws(ScanStop) {
    // Of two geometry members, the last one counts.
    geometries.discardUnfinishedFeature()
    current.infiniteOffset = nil
    let start = text.json.next
    do throws(ScanStop) {
      if start.pointee == UInt8(ascii: "n") {
        try text.json.skipLiteral("null")
        current.type = .none
      } else {
        current.type = try scanGeometryObject(depth: 0)
      }
    } catch {
      guard error.reason.isMalformedGeometry else { throw error }
      text.json.next = start
      try text.json.skipValue(depth: 3)
      current.isSkipped = true
      current.findings.append(
        .malformed(
          error.reason, seen: try text.value(at: error.position), offset: text.window.offset + error.position))
      return
    }
    if let offset = current.infiniteOffset {
      current.isSkipped = true
      current.findings.append(.infinite(offset: offset))
    }
  }

  /// Scans a geometry object and adds its parts to the feature.
  private mutating func scanGeometryObject(depth: Int) throws(ScanStop) -> GeometryType {
    let start = text.json.next
    guard start.pointee == .openBrace else { throw text.json.stop(.notObject, at: start) }
    guard depth < 32 else { throw text.json.stop(.nestedTooDeep, at: start) }
    text.json.next += 1
    var type: GeometryType?
    /// Coordinates that come before the type are scanned when it is known.
    var postponed: UnsafePointer<UInt8>?
    var isDone = false
    var byte = try text.json.token()
    while byte != .closeBrace {
      let keyPlace = text.json.next
      let key = MemberKey(try text.json.string())
      try text.json.expect(.colon)
      _ = try text.json.token()
      switch key {
      case .type:
        guard type == nil else { throw text.json.stop(.repeatedMember, at: keyPlace) }
        type = try scanGeometryType()
      case .coordinates where type != .geometryCollection, .geometries where type == nil || type == .geometryCollection:
        guard !isDone, postponed == nil else { throw text.json.stop(.repeatedMember, at: keyPlace) }
        if let type {
          try scanContents(of: type, depth: depth)
          isDone = true
        } else {
          postponed = text.json.next
          try text.json.skipValue(depth: 4)
        }
      case .crs: try scanCRS()
      default: try text.json.skipValue(depth: 4)
      }
      byte = try text.json.token()
      guard byte == .comma || byte == .closeBrace else { throw text.json.unexpected(at: text.json.next) }
      if byte == .comma {
        text.json.next += 1
        byte = try text.json.token()
        guard byte == .quote else { throw text.json.unexpected(at: text.json.next) }
      }
    }
    text.json.next += 1
    guard let type else { throw text.json.stop(.noType, at: start) }
    if let postponed {
      let end = text.json.next
      text.json.next = postponed
      try scanContents(of: type, depth: depth)
      text.json.next = end
    } else if !isDone {
      throw text.json.stop(.noCoordinates, at: start)
    }
    return type
  }

  private mutating func scanGeometryType() throws(ScanStop) -> GeometryType {
    let start = text.json.next
    guard start.pointee == .quote else { throw text.json.stop(.unknownType, at: start) }
    let name = try text.json.string()
    if name.spells("Point") { return .point }
    if name.spells("Polygon") { return .polygon }
    guard let type = GeometryType(geoJSON: JSONScanner.text(name)) else {
      throw text.json.stop(.unknownType, at: start)
    }
    return type
  }

  /// Scans the value of `coordinates`, or of `geometries` for a collection.
  private mutating func scanContents(of type: GeometryType, depth: Int) throws(ScanStop) {
    switch type {
    case .none: break
    case .point: try scanPoint()
    case .lineString: try scanLine()
    case .polygon: try scanPolygon()
    case .multiPoint: try scanArray { scanner throws(ScanStop) in try scanner.scanPoint() }
    case .multiLineString: try scanArray { scanner throws(ScanStop) in try scanner.scanLine() }
    case .multiPolygon: try scanArray { scanner throws(ScanStop) in try scanner.scanPolygon() }
    case .geometryCollection:
      try scanArray { scanner throws(ScanStop) in _ = try scanner.scanGeometryObject(depth: depth + 1) }
    }
  }
}
