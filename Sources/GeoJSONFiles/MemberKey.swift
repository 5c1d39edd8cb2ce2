import Glibc

/// The members that GeoJSON gives a meaning.
enum MemberKey {
  case type, geometry, properties, id, crs, coordinates, geometries, features, foreign

  /// The key that a name means; escapes in it count like what they stand for.
  init(_ name: UnsafeBufferPointer<UInt8>) {
    self =
      switch name.count {
      case 2 where name.spells("id"): .id
      case 3 where name.spells("crs"): .crs
      case 4 where name.spells("type"): .type
      case 8 where name.spells("geometry"): .geometry
      case 8 where name.spells("features"): .features
      case 10 where name.spells("properties"): .properties
      case 10 where name.spells("geometries"): .geometries
      case 11 where name.spells("coordinates"): .coordinates
      default: name.contains(.backslash) ? Self.escaped(name) : .foreign
      }
  }

  private static func escaped(_ name: UnsafeBufferPointer<UInt8>) -> MemberKey {
    var text = JSONScanner.text(name)
    return text.withUTF8 { $0.contains(.backslash) ? .foreign : MemberKey($0) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes are those of a literal.
  @inline(__always)
  func spells(_ literal: StaticString) -> Bool {
    guard count == literal.utf8CodeUnitCount, let baseAddress else { return false }
    return memcmp(baseAddress, literal.utf8Start, count) == 0
  }
}
