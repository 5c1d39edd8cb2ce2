import FeatureModel

/// What an object at the top of the text turned out to be.
enum TopLevel {
  /// A feature, or a geometry taken as one; it can be committed.
  case feature
  /// A collection; nothing of it is scanned yet.
  case collection
  /// Something else, with the type that it has.
  case other(String?)
}

extension FeatureScanner {
  /// Arrays and objects around the members of a feature in a collection.
  private static let depth = 3

  /// Scans an element of `features`; `next` is at its first byte.
  mutating func scanElement() throws(ScanStop) {
    beginFeature()
    guard text.json.next.pointee == .openBrace else {
      let start = text.json.position
      try text.json.skipValue(depth: Self.depth)
      let seen = try text.value(at: start)
      return skip(
        en: "an element of features is no object but \(seen)",
        id: "sebuah elemen features bukan objek melainkan \(seen)", at: start)
    }
    let start = text.json.position
    let type = try scanMembers()
    switch type {
    case .feature: break
    case .missing:
      skip(en: "the feature has no type", id: "fitur tidak memiliki type", at: start)
    case .collection, .geometry, .other:
      let seen = quoted(current.typeText)
      skip(
        en: "an element of features has the type \(seen), not Feature",
        id: "sebuah elemen features berjenis \(seen), bukan Feature", at: start)
    }
  }

  /// Scans an object at the top of the text; `next` is at its opening brace.
  mutating func scanTopLevel() throws(ScanStop) -> TopLevel {
    beginFeature()
    let start = text.json.next
    switch try scanMembers(isTop: true) {
    case .feature: return .feature
    case .collection: return .collection
    case .missing: return .other(nil)
    case .other: return .other(current.typeText)
    case .geometry:
      beginFeature()
      text.json.next = start
      try scanGeometry()
      return .feature
    }
  }

  /// Scans the members of an object that should be a feature.
  ///
  /// - Parameter isTop: Stop as soon as it is clear that the object is something else.
  private mutating func scanMembers(isTop: Bool = false) throws(ScanStop) -> ObjectType {
    var type = ObjectType.missing
    try text.json.expect(.openBrace)
    if try text.json.token() == .closeBrace {
      text.json.next += 1
      return type
    }
    while true {
      let key = MemberKey(try text.json.string())
      try text.json.expect(.colon)
      _ = try text.json.token()
      switch key {
      case .type: type = try scanType()
      case .geometry: try scanGeometry()
      case .properties: try scanProperties()
      case .id: try scanID()
      case .crs: try scanCRS()
      case .features where isTop && type == .missing: return .collection
      case .features, .coordinates, .geometries, .foreign: try text.json.skipValue(depth: Self.depth)
      }
      if isTop && (type == .collection || type == .other) { return type }
      let byte = try text.json.token()
      guard byte == .comma || byte == .closeBrace else { throw text.json.unexpected(at: text.json.next) }
      text.json.next += 1
      if byte == .closeBrace { return type }
      _ = try text.json.token()
    }
  }

  /// Scans the value of `type`.
  private mutating func scanType() throws(ScanStop) -> ObjectType {
    guard text.json.next.pointee == .quote else {
      let start = text.json.next
      try text.json.skipValue(depth: Self.depth)
      current.typeText = String(decoding: text.json.bytes(from: start), as: UTF8.self)
      return .other
    }
    let name = try text.json.string()
    if name.spells("Feature") { return .feature }
    current.typeText = JSONScanner.text(name)
    if current.typeText == "Feature" { return .feature }
    if current.typeText == "FeatureCollection" { return .collection }
    return GeometryType(geoJSON: current.typeText) == nil ? .other : .geometry
  }

  /// Scans the value of `id`.
  private mutating func scanID() throws(ScanStop) {
    let start = text.json.position
    switch try text.json.value(depth: Self.depth) {
    case .bool, .structure, .missing:
      current.id = .missing
      current.findings.append(.badID(seen: try text.value(at: start), offset: text.window.offset + start))
    case let value: current.id = value
    }
  }

  /// Leaves the feature without a geometry and says why.
  mutating func skip(en: String, id: String, at position: Int) {
    current.isSkipped = true
    current.findings.append(.noFeature(en: en, id: id, offset: text.window.offset + position))
  }
}

/// What the `type` member of an object says.
private enum ObjectType {
  case missing, feature, collection, geometry, other
}

extension GeometryType {
  /// The type that RFC 7946 calls so; nil when there is none.
  init?(geoJSON name: String) {
    guard let type = GeometryType(rawValue: name), type != .none else { return nil }
    self = type
  }
}
