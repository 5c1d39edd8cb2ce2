/// Reads the geometry of one feature, as WKB or as a GeoPackage's blob, into flat storage.
///
/// The bytes come from a file of unknown origin: every count is compared with the bytes that are left before anything is
/// made of it. Heights and measures are dropped.
///
/// Source: OGC 12-128r17, 2.1.3; OGC 06-103r4, 8.2.
public struct WKBReader {
  /// What stands in front of the WKB.
  public enum Form: Sendable {
    /// Nothing.
    case plain
    /// The header of a GeoPackage.
    case geoPackage
  }

  /// Why the bytes are no geometry.
  public enum Flaw: Error, Equatable {
    /// It does not begin as a GeoPackage geometry.
    case header
    /// It ends too early, or a count is larger than the rest.
    case tooShort
    /// Bytes are left behind the geometry.
    case tooLong
    /// No simple type; the number is that of WKB.
    case unknownType(Int)
    /// A circular string or another type with arcs.
    case curve
    /// A polygon with interior rings and no exterior one.
    case emptyExterior
    /// Collections within collections, too many.
    case tooDeep
    /// A member of a Multi geometry has another type.
    case wrongMember
    /// A coordinate is no number or infinite.
    case notFinite
  }

  private let bytes: UnsafeRawBufferPointer
  private let form: Form
  private var offset = 0
  private var isLittleEndian = true
  /// A third or fourth number was dropped.
  public private(set) var hasDroppedNumbers = false

  /// A reader of bytes, which have to stay where they are until it is done.
  public init(_ bytes: UnsafeRawBufferPointer, form: Form) {
    self.bytes = bytes
    self.form = form
  }

  /// Adds the geometry as one feature; nothing is added after an error.
  public mutating func read(into geometries: inout FeatureGeometries) throws(Flaw) {
    do throws(Flaw) {
      let isEmpty = form == .geoPackage ? try readHeader() : false
      let type = try readGeometry(into: &geometries, depth: 0, expected: nil)
      guard offset == bytes.count else { throw .tooLong }
      if isEmpty { geometries.discardUnfinishedFeature() }
      geometries.endFeature(type)
    } catch {
      geometries.discardUnfinishedFeature()
      throw error
    }
  }

  /// - Returns: The header says that the geometry is empty.
  private mutating func readHeader() throws(Flaw) -> Bool {
    guard bytes.count >= 8, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P"), bytes[2] == 0 else {
      throw .header
    }
    let flags = bytes[3]
    let sizes = [0, 32, 48, 48, 64]
    let envelope = Int(flags >> 1 & 7)
    // Bit 5: not WKB but the format of some extension.
    guard envelope < sizes.count, flags & 0b10_0000 == 0 else { throw .header }
    offset = 8 + sizes[envelope]
    return flags & 0b1_0000 != 0
  }

  private mutating func readGeometry(
    into geometries: inout FeatureGeometries, depth: Int, expected: Int?
  ) throws(Flaw) -> GeometryType {
    guard depth < 32 else { throw .tooDeep }
    try need(1)
    isLittleEndian = bytes[offset] == 1
    guard bytes[offset] <= 1 else { throw .header }
    offset += 1
    let (type, dimension) = try readType()
    if dimension > 2 { hasDroppedNumbers = true }
    if let expected, expected != type { throw .wrongMember }
    switch type {
    case 1: try readPoint(dimension, into: &geometries)
    case 2:
      let count = try readRing(dimension, into: &geometries)
      guard count != 1 else { throw .tooShort }
      if count > 0 { geometries.endPart(.line) }
    case 3: try readPolygon(dimension, into: &geometries)
    case 4...7:
      for _ in 0..<(try readCount(ofBytes: 5)) {
        _ = try readGeometry(into: &geometries, depth: depth + 1, expected: type == 7 ? nil : type - 3)
      }
    case 8...14: throw .curve
    default: throw .unknownType(type)
    }
    return Self.types[type - 1]
  }

  private static let types: [GeometryType] = [
    .point, .lineString, .polygon, .multiPoint, .multiLineString, .multiPolygon, .geometryCollection,
  ]

  /// The type by ISO's numbers, or with the high bits that older programs set; and how many numbers a position has.
  private mutating func readType() throws(Flaw) -> (type: Int, dimension: Int) {
    let raw = try readInteger()
    let type = raw & 0x0FFF_FFFF
    let highBits = (raw >> 31 & 1) + (raw >> 30 & 1)
    let thousands = type / 1000
    guard thousands <= 3 else { throw .unknownType(raw) }
    return (type % 1000, 2 + max(highBits, [0, 1, 1, 2][thousands]))
  }

  /// A point whose numbers are no numbers is an empty one.
  private mutating func readPoint(_ dimension: Int, into geometries: inout FeatureGeometries) throws(Flaw) {
    try need(8 * dimension)
    let (x, y) = (readNumber(), readNumber())
    offset += 8 * (dimension - 2)
    if x.isNaN && y.isNaN { return }
    guard x.isFinite && y.isFinite else { throw .notFinite }
    geometries.appendPosition(x: x, y: y)
    geometries.endRing()
    geometries.endPart(.point)
  }

  private mutating func readPolygon(_ dimension: Int, into geometries: inout FeatureGeometries) throws(Flaw) {
    let rings = try readCount(ofBytes: 4)
    guard rings > 0 else { return }
    let exterior = try readRing(dimension, into: &geometries)
    for _ in 1..<rings {
      let interior = try readRing(dimension, into: &geometries)
      guard exterior > 0 || interior == 0 else { throw .emptyExterior }
    }
    if exterior > 0 { geometries.endPart(.polygon) }
  }

  /// - Returns: Number of positions; without any, no ring is added.
  private mutating func readRing(_ dimension: Int, into geometries: inout FeatureGeometries) throws(Flaw) -> Int {
    let count = try readCount(ofBytes: 8 * dimension)
    guard count > 0 else { return 0 }
    for _ in 0..<count {
      let (x, y) = (readNumber(), readNumber())
      guard x.isFinite && y.isFinite else { throw .notFinite }
      geometries.appendPosition(x: x, y: y)
      offset += 8 * (dimension - 2)
    }
    geometries.endRing()
    return count
  }

  // MARK: Bytes

  /// A number of things that take at least so many bytes each.
  private mutating func readCount(ofBytes size: Int) throws(Flaw) -> Int {
    let count = try readInteger()
    guard count <= (bytes.count - offset) / size else { throw .tooShort }
    return count
  }

  private mutating func readInteger() throws(Flaw) -> Int {
    try need(4)
    let raw = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    offset += 4
    return Int(isLittleEndian ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw))
  }

  /// The caller made sure that there are eight bytes.
  private mutating func readNumber() -> Double {
    let raw = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    offset += 8
    return Double(bitPattern: isLittleEndian ? UInt64(littleEndian: raw) : UInt64(bigEndian: raw))
  }

  private func need(_ count: Int) throws(Flaw) {
    guard bytes.count - offset >= count else { throw .tooShort }
  }
}
