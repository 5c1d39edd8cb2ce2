import Diagnostics

extension FeatureScanner {
  /// Scans the value of a `crs` member (GeoJSON of 2008, dropped by RFC 7946 but still written).
  ///
  /// The first one of a file counts; null means that no CRS is known and says nothing here.
  mutating func scanCRS() throws(ScanStop) {
    let start = text.json.position
    var member = CRSMember()
    switch text.json.next.pointee {
    case .openBrace: try member.scan(&text.json)
    case .quote: member.name = JSONScanner.text(try text.json.string())
    default: try text.json.skipValue(depth: 4)
    }
    if let name = member.declaration {
      if declaredCRS == nil { declaredCRS = name }
    } else if let link = member.link {
      noteCRS(.linkedCRS(link, at: Place(text.file.name)), offset: text.window.offset + start)
    } else if text.json.start[start] != UInt8(ascii: "n") {
      noteCRS(
        .unreadableCRS(try text.value(at: start), at: Place(text.file.name)), offset: text.window.offset + start)
    }
  }
}

/// The parts of a `crs` member that matter.
private struct CRSMember {
  var type = ""
  var name: String?
  var code: String?
  var link: String?

  /// The CRS in the file's words; a bare code belongs to EPSG.
  var declaration: String? {
    if let name, !name.isEmpty { return name }
    guard let code, !code.isEmpty, type != "link" else { return nil }
    return code.allSatisfy(\.isNumber) ? "EPSG:\(code)" : code
  }

  mutating func scan(_ json: inout JSONScanner) throws(ScanStop) {
    try json.eachMember { key, json throws(ScanStop) in
      switch key {
      case "type": type = try json.value(depth: 5).text ?? ""
      case "properties" where json.next.pointee == .openBrace:
        try json.eachMember { key, json throws(ScanStop) in
          let value = try json.value(depth: 6)
          switch key {
          case "name": name = value.text
          case "code": code = value.text
          case "href", "url": link = value.text
          default: break
          }
        }
      default: try json.skipValue(depth: 5)
      }
    }
  }
}

extension JSONScanner {
  /// Consumes an object; `body` must consume each value.
  fileprivate mutating func eachMember(
    _ body: (String, inout JSONScanner) throws(ScanStop) -> Void
  ) throws(ScanStop) {
    try expect(.openBrace)
    if try token() == .closeBrace {
      next += 1
      return
    }
    while true {
      let key = Self.text(try string())
      try expect(.colon)
      _ = try token()
      try body(key, &self)
      let byte = try token()
      guard byte == .comma || byte == .closeBrace else { throw unexpected(at: next) }
      next += 1
      if byte == .closeBrace { return }
      _ = try token()
    }
  }
}
