import ByteStreams
import Diagnostics

extension FeatureScanner {
  /// Scans a value at the top of the text up to its end; of a collection, nothing.
  ///
  /// - Returns: Whether it is a collection.
  mutating func scanDocument() throws -> Bool {
    let start = text.offset
    guard text.json.next.pointee == .openBrace else {
      throw try notGeoJSON(at: start, found: quoted(try text.seen(at: text.offset)))
    }
    // What looks like properties may be a foreign member of a collection: its names must not stay.
    let layoutBefore = layout
    // The window may end in the object: what counts is where it begins after sliding.
    let result = try unit { scanner throws(ScanStop) -> TopLevel in
      let start = scanner.text.json.next
      let result = try scanner.scanTopLevel()
      if case .collection = result { scanner.text.json.next = start }
      return result
    }
    switch result {
    case .feature: return false
    case .collection:
      layout = layoutBefore
      return true
    case .other(let type?):
      throw try notGeoJSON(at: start, found: "an object of type \(quoted(type))", "objek berjenis \(quoted(type))")
    case .other(nil): throw try notGeoJSON(at: start, found: "an object without type", "objek tanpa type")
    }
  }

  /// Scans a FeatureCollection; `next` is at its opening brace.
  mutating func scanCollection() throws {
    beginFeature()
    let start = text.offset
    var hasFeatures = false
    var hasType = false
    var byte = try unit { scanner throws(ScanStop) in
      try scanner.text.json.expect(.openBrace)
      return try scanner.text.json.token()
    }
    while byte != .closeBrace {
      let keyOffset = text.offset
      let key = try unit { scanner throws(ScanStop) in
        let key = MemberKey(try scanner.text.json.string())
        try scanner.text.json.expect(.colon)
        _ = try scanner.text.json.token()
        return key
      }
      switch key {
      case .type:
        hasType = true
        try scanCollectionType()
      case .crs: try unit { scanner throws(ScanStop) in try scanner.scanCRS() }
      case .features:
        guard !hasFeatures else { throw try notGeoJSON(at: keyOffset, found: "features twice", "features dua kali") }
        hasFeatures = true
        try scanFeatures()
      default: try text.skipValue(depth: 1)
      }
      byte = try nextByte(closing: .closeBrace)
    }
    text.json.next += 1
    guard hasFeatures else {
      throw try notGeoJSON(at: start, found: "a FeatureCollection without features", "FeatureCollection tanpa features")
    }
    guard hasType else { throw try notGeoJSON(at: start, found: "an object without type", "objek tanpa type") }
  }

  private mutating func scanCollectionType() throws {
    let offset = text.offset
    let type = try unit { scanner throws(ScanStop) in try scanner.text.json.value(depth: 1) }
    guard type != .string("FeatureCollection") else { return }
    let seen = quoted(type.text ?? "null")
    throw try notGeoJSON(at: offset, found: "an object of type \(seen)", "objek berjenis \(seen)")
  }

  /// Scans the value of `features`.
  private mutating func scanFeatures() throws {
    guard text.json.next.pointee == .openBracket else {
      let seen = quoted(try text.seen(at: text.offset))
      throw try notGeoJSON(
        at: text.offset, found: "features that is no array but \(seen)", "features yang bukan larik melainkan \(seen)")
    }
    text.json.next += 1
    var byte = try unit { scanner throws(ScanStop) in try scanner.text.json.token() }
    while byte != .closeBracket {
      try unit { scanner throws(ScanStop) in try scanner.scanElement() }
      commit()
      byte = try nextByte(closing: .closeBracket)
    }
    text.json.next += 1
    beginFeature()
  }

  /// Consumes the comma behind an element or a member.
  ///
  /// - Returns: The first byte of the next one, or the closing byte, which is not consumed.
  private mutating func nextByte(closing: UInt8) throws -> UInt8 {
    try unit { scanner throws(ScanStop) in
      let byte = try scanner.text.json.token()
      if byte == closing { return byte }
      try scanner.text.json.expect(.comma)
      let first = try scanner.text.json.token()
      if first == closing { throw scanner.text.json.unexpected(at: scanner.text.json.next) }
      return first
    }
  }

  /// A problem with a text that is JSON but not GeoJSON; when it is not even JSON, that is the problem.
  func notGeoJSON(at offset: Int, found en: String, _ id: String? = nil) throws -> InputProblem {
    let file = text.file
    // A sequence is no JSON as a whole; its earlier values were scanned already.
    if !isSequence { try JSONText.validate(file) }
    return .notGeoJSON(
      file.name, place: try file.text.place(of: offset), en: "this is no GeoJSON: found \(en)",
      id: "ini bukan GeoJSON: yang ditemukan \(id ?? en)")
  }
}

extension WindowedJSON {
  /// Something follows behind the end of the JSON.
  func trailing() throws -> InputProblem {
    try problem(ScanStop(reason: .goesOn, position: json.position))
  }
}
