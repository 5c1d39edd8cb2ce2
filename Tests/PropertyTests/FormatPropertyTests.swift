import ByteStreams
import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations
import GeoJSONFiles
import TestSupport
import Testing

@Suite struct FormatPropertyTests {
  private let banten = Envelope(minX: 105, minY: -7.1, maxX: 106.8, maxY: -5.8)
  private let names = ["kode", "nama", "nilai"]

  /// Coordinates with seven decimals, rings wound as RFC 7946 wants it: nothing is lost or turned.
  @Test(arguments: Seeds.many) func whatIsWrittenIsReadAgain(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var geometries = FeatureGeometries(drawing: (0..<60).map { _ in random.shape(in: banten) })
    for index in geometries.coordinates.indices {
      geometries.coordinates[index] = (geometries.coordinates[index] * 1e7).rounded() / 1e7
    }
    let texts = (0..<60).map { _ in random.text() }
    var writer = GeoJSONWriter(name: "\"acak\"")
    for feature in 0..<geometries.count {
      writer.beginFeature(id: feature.isMultiple(of: 2) ? .string(texts[feature]) : .number("\(feature).50"))
      writer.appendMember(MemberName("kode"), texts[feature])
      writer.appendMember(MemberName("nama"), feature.isMultiple(of: 3) ? nil : feature)
      writer.appendMember(MemberName("nilai"), Double(feature) / 8, decimals: 3)
      try writer.endFeature(feature, of: geometries)
    }
    try writer.end()
    let table = try GeoJSONReader(properties: names).read(InputFile.holding(writer.text.bytes, named: "a.geojson"))
      .table
    #expect(table.findings.isEmpty)
    #expect(table.geometries.coordinates == geometries.coordinates)
    #expect(table.geometries.ringStarts == geometries.ringStarts)
    #expect(table.geometries.partStarts == geometries.partStarts)
    #expect(table.geometries.partKinds == geometries.partKinds)
    #expect(table.geometries.featureStarts == geometries.featureStarts)
    #expect(table.geometries.types == geometries.types)
    #expect(table.values(of: "kode") == texts.map { .string($0) })
    #expect(table.values(of: "nama") == texts.indices.map { $0.isMultiple(of: 3) ? .null : .number("\($0)") })
    #expect(
      table.ids == texts.indices.map { $0.isMultiple(of: 2) ? .string(texts[$0]) : .number("\($0).50") })
  }

  /// 1 mm, in degrees about 9e-9.
  @Test(arguments: Seeds.few) func thereAndBackIsTheSamePlace(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let pairs = [
      ("EPSG:4326", "EPSG:32748", 1e-3), ("EPSG:4326", "EPSG:3857", 1e-3), ("EPSG:9470", "EPSG:9488", 1e-3),
      ("EPSG:4755", "EPSG:23834", 1e-3), ("EPSG:4326", "EPSG:9470", 9e-9),
    ]
    for (source, target, _) in pairs {
      let (one, other) = (try CRS(parsing: source, at: Place(source)), try CRS(parsing: target, at: Place(target)))
      let there = try CoordinateTransformer(from: one, to: other)
      let back = try CoordinateTransformer(from: other, to: one)
      let positions = (0..<200).map { _ in random.position(in: banten) }
      var coordinates = positions.flatMap { [$0.x, $0.y] }
      there.transform(&coordinates)
      back.transform(&coordinates)
      for (index, position) in positions.enumerated() {
        #expect(abs(coordinates[2 * index] - position.x) < 9e-9 && abs(coordinates[2 * index + 1] - position.y) < 9e-9)
      }
    }
  }

  @Test(arguments: Seeds.many) func whatIsInBothAndWhatIsLeftAddUp(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let context = try GEOSContext()
    let whole = Envelope(minX: 0, minY: 0, maxX: 100, maxY: 100)
    let shapes = FeatureGeometries(
      drawing: (0..<2).map { _ in random.polygon(around: random.position(in: whole), radius: 80) })
    let (one, other) = (
      try GEOSGeometry(feature: 0, of: shapes, in: context), try GEOSGeometry(feature: 1, of: shapes, in: context)
    )
    let sum = try one.intersection(other).planarArea + one.difference(other).planarArea
    #expect(try abs(sum - one.planarArea) < 1e-6)
  }
}

extension SeededRandom {
  /// Any kind of geometry.
  fileprivate mutating func shape(in envelope: Envelope) -> Shape {
    let center = position(in: envelope)
    switch Int.random(in: 0..<5, using: &self) {
    case 0: return .nothing
    case 1: return .point(center.x, center.y)
    case 2: return .line(Array(ring(around: center, radius: 0.1).dropLast(2)))
    case 3: return .polygon(rings(around: center))
    default: return .multiPolygon([rings(around: center), rings(around: position(in: envelope))])
    }
  }

  /// Interior rings run clockwise.
  private mutating func rings(around center: Position) -> [[Double]] {
    let exterior = ring(around: center, radius: 0.1)
    guard Bool.random(using: &self) else { return [exterior] }
    let interior = ring(around: center, radius: 0.03)
    let turned = stride(from: interior.count - 2, through: 0, by: -2).flatMap { [interior[$0], interior[$0 + 1]] }
    return [exterior, turned]
  }

  /// Quotes, escapes, control characters, characters of one to four bytes.
  fileprivate mutating func text() -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\u{01}", "é", "東", "😀", "\u{2028}", "}", ",",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &self) { text.append(scalars.randomElement(using: &self) ?? "x") }
    return String(text)
  }
}
