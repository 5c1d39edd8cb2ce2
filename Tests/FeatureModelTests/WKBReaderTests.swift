import TestSupport
import Testing

@testable import FeatureModel

@Suite struct WKBReaderTests {
  private typealias Flaw = WKBReader.Flaw

  /// A header without an envelope, little-endian, EPSG:4326.
  private static let header: [UInt8] = [0x47, 0x50, 0, 1, 0xE6, 0x10, 0, 0]

  private func read(_ bytes: [UInt8]) throws -> (geometries: FeatureGeometries, drops: Bool) {
    var geometries = FeatureGeometries()
    let drops = try bytes.withUnsafeBytes { bytes in
      var reader = WKBReader(bytes, form: .geoPackage)
      try reader.read(into: &geometries)
      return reader.hasDroppedNumbers
    }
    return (geometries, drops)
  }

  private func flaw(_ bytes: [UInt8]) -> WKBReader.Flaw? {
    do { _ = try read(bytes) } catch { return error as? WKBReader.Flaw }
    return nil
  }

  /// Integers of four bytes, numbers of eight, in the byte order that is named first in the bytes.
  private func wkb(_ type: UInt32, _ counts: [UInt32] = [], _ numbers: [Double] = [], big: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = [big ? 0 : 1]
    for integer in [type] + counts {
      withUnsafeBytes(of: big ? integer.bigEndian : integer.littleEndian) { bytes += $0 }
    }
    for number in numbers {
      let pattern = number.bitPattern
      withUnsafeBytes(of: big ? pattern.bigEndian : pattern.littleEndian) { bytes += $0 }
    }
    return bytes
  }

  @Test func pointsInBothByteOrders() throws {
    for big in [false, true] {
      let (geometries, drops) = try read(Self.header + wkb(1, [], [105.5, -6.25], big: big))
      #expect(geometries.types == [.point])
      #expect(geometries.coordinates == [105.5, -6.25])
      #expect(!drops)
    }
  }

  @Test func heightsAndMeasuresAreDropped() throws {
    for (type, numbers) in [
      (UInt32(1001), [1.0, 2, 3]), (2001, [1, 2, 3]), (3001, [1, 2, 3, 4]), (0x8000_0001, [1, 2, 3]),
    ] {
      let (geometries, drops) = try read(Self.header + wkb(type, [], numbers))
      #expect(geometries.coordinates == [1, 2])
      #expect(drops)
    }
  }

  @Test func multiGeometriesAndCollectionsBecomeParts() throws {
    let square = wkb(3, [1, 5], squareRing(0, 0, side: 1))
    let (geometries, _) = try read(Self.header + wkb(7, [2]) + square + wkb(6, [1]) + square)
    #expect(geometries.types == [.geometryCollection])
    #expect(geometries.partKinds == [.polygon, .polygon])
    #expect(geometries.positionCount == 10)
  }

  @Test func emptyGeometriesHaveNoParts() throws {
    for (bytes, type) in [
      (wkb(1, [], [.nan, .nan]), GeometryType.point), (wkb(3, [0]), .polygon), (wkb(3, [1, 0]), .polygon),
      (wkb(2, [0]), .lineString), (wkb(6, [0]), .multiPolygon),
    ] {
      let (geometries, _) = try read(Self.header + bytes)
      #expect(geometries.types == [type])
      #expect(geometries.partCount == 0)
    }
  }

  @Test func envelopesOfEverySizeAreSkipped() throws {
    for (code, size) in [(UInt8(1), 32), (2, 48), (3, 48), (4, 64)] {
      var bytes = Self.header + [UInt8](repeating: 0xFF, count: size) + wkb(1, [], [7, 8])
      bytes[3] = code << 1 | 1
      #expect(try read(bytes).geometries.coordinates == [7, 8])
    }
  }

  @Test func whatIsNoGeometrySaysWhy() {
    #expect(flaw([]) == .header)
    #expect(flaw(Array("halo, dunia".utf8)) == .header)
    #expect(flaw(Self.header + [2, 1, 0, 0, 0]) == .header)
    #expect(flaw(Self.header + wkb(1, [], [1])) == .tooShort)
    #expect(flaw(Self.header + wkb(1, [], [1, 2]) + [0]) == .tooLong)
    #expect(flaw(Self.header + wkb(8, [3])) == .curve)
    #expect(flaw(Self.header + wkb(15, [1])) == .unknownType(15))
    #expect(flaw(Self.header + wkb(4001)) == .unknownType(4001))
    #expect(flaw(Self.header + wkb(1, [], [1, .infinity])) == .notFinite)
    #expect(flaw(Self.header + wkb(2, [2], [1, 2, .nan, 4])) == .notFinite)
    #expect(flaw(Self.header + wkb(4, [1]) + wkb(2, [0])) == .wrongMember)
    #expect(flaw(Self.header + wkb(3, [2, 0, 4], [0, 0, 1, 0, 1, 1, 0, 0])) == .emptyExterior)
    #expect(flaw(Self.header + (0..<40).flatMap { _ in wkb(7, [1]) }) == .tooDeep)
  }

  /// A count of four thousand million positions takes no memory.
  @Test func aCountBeyondTheBytesIsRefused() {
    #expect(flaw(Self.header + wkb(2, [.max])) == .tooShort)
    #expect(flaw(Self.header + wkb(3, [.max])) == .tooShort)
    #expect(flaw(Self.header + wkb(6, [.max])) == .tooShort)
  }

  /// Nothing of a geometry that breaks off stays behind.
  @Test func everyBeginningIsRefusedCleanly() throws {
    let whole =
      Self.header + wkb(6, [2]) + wkb(3, [1, 5], squareRing(0, 0, side: 1)) + wkb(3, [1, 5], squareRing(2, 0, side: 1))
    #expect(try read(whole).geometries.partCount == 2)
    for length in 0..<whole.count {
      var geometries = FeatureGeometries()
      let isRefused = whole.prefix(length).withUnsafeBytes { bytes in
        var reader = WKBReader(bytes, form: .geoPackage)
        do { try reader.read(into: &geometries) } catch { return true }
        return false
      }
      #expect(isRefused)
      #expect(geometries.count == 0 && geometries.partCount == 0 && geometries.coordinates.isEmpty)
    }
  }
}
