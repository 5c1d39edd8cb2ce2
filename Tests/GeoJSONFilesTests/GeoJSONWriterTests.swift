import ByteStreams
import FeatureModel
import TestSupport
import Testing

@testable import GeoJSONFiles

@Suite struct GeoJSONWriterTests {
  func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func formIsExact() throws {
    var geometries = FeatureGeometries()
    geometries.appendPosition(x: 106.5, y: -6.12345678)
    geometries.endRing()
    geometries.endPart(.point)
    geometries.endFeature(.point)
    var writer = GeoJSONWriter(name: "tps \"a\"")
    writer.beginFeature(id: .number("1.0"))
    bytes("\"a\" : 1,\r\n\"b\":\"x\\n\"").withUnsafeBytes { writer.copyMembers($0) }
    writer.appendMember(MemberName("code"), "36.01")
    writer.appendMember(MemberName("class"), 3)
    writer.appendMember(MemberName("none"), nil as Int?)
    writer.appendMember(MemberName("far"), 12.0, decimals: 1)
    writer.appendMember(MemberName("is"), true)
    try writer.endFeature(0, of: geometries)
    writer.beginFeature(id: .string("é"))
    writer.copyMembers(UnsafeRawBufferPointer(start: nil, count: 0))
    try writer.endFeatureWithoutGeometry()
    try writer.end()
    #expect(
      writer.text.string == """
        {"type":"FeatureCollection","name":"tps \\"a\\"","features":[
        {"type":"Feature","id":1.0,"properties":{"a" : 1,  "b":"x\\n","code":"36.01","class":3,"none":null,"far":12.0,"is":true},"geometry":{"type":"Point","coordinates":[106.5,-6.1234568]}},
        {"type":"Feature","id":"é","properties":{},"geometry":null}
        ]}

        """)
  }

  @Test func emptyCollection() throws {
    var writer = GeoJSONWriter(name: nil)
    try writer.end()
    #expect(writer.text.string == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
    #expect(try read(writer.text.string).count == 0)
  }

  @Test func ringsAreWoundAsTheStandardWants() throws {
    // Exterior ring clockwise, interior ring counter-clockwise: both wrong.
    let table = try read(
      collection(#"{"type":"Polygon","coordinates":[[[0,0],[0,9],[9,9],[0,0]],[[1,2],[1.5,2],[1,3],[1,2]]]}"#))
    var writer = GeoJSONWriter(name: nil)
    writer.beginFeature()
    try writer.endFeature(0, of: table.geometries)
    #expect(writer.text.string.contains("[[[0,0],[9,9],[0,9],[0,0]],[[1,2],[1,3],[1.5,2],[1,2]]]"))
  }

  @Test func writtenFeaturesReadTheSame() throws {
    for seed: UInt64 in 1...200 {
      var random = SeededRandom(seed: seed)
      let geometries = randomGeometries(&random)
      var writer = GeoJSONWriter(name: "x")
      for feature in 0..<geometries.count {
        writer.beginFeature()
        writer.appendMember(MemberName("n"), feature)
        try writer.endFeature(feature, of: geometries)
      }
      try writer.end()
      let table = try read(writer.text.string, properties: ["n"], window: 1 + Int(random.next() % 3000))
      #expect(table.geometries.coordinates == geometries.coordinates, "seed \(seed)")
      #expect(table.geometries.ringStarts == geometries.ringStarts, "seed \(seed)")
      #expect(table.geometries.partStarts == geometries.partStarts, "seed \(seed)")
      #expect(table.geometries.partKinds == geometries.partKinds, "seed \(seed)")
      #expect(table.geometries.featureStarts == geometries.featureStarts, "seed \(seed)")
      #expect(table.values(of: "n") == (0..<geometries.count).map { .number("\($0)") })
    }
  }

  /// Features of every type with coordinates of 7 decimals; polygons are rightly wound squares with a hole.
  private func randomGeometries(_ random: inout SeededRandom) -> FeatureGeometries {
    var geometries = FeatureGeometries()
    func number(_ limit: Double, _ random: inout SeededRandom) -> Double {
      (Double.random(in: -limit...limit, using: &random) * 1e7).rounded() / 1e7
    }
    func square(_ x: Double, _ y: Double, _ steps: [(Double, Double)]) {
      for (dx, dy) in steps {
        geometries.appendPosition(x: ((x + dx) * 1e7).rounded() / 1e7, y: ((y + dy) * 1e7).rounded() / 1e7)
      }
      geometries.endRing()
    }
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let (x, y) = (number(170, &random), number(80, &random))
        switch random.next() % 3 {
        case 0:
          square(x, y, [(0, 0)])
          geometries.endPart(.point)
        case 1:
          square(x, y, [(0, 0), (0.25, 0.5), (1, 2)])
          geometries.endPart(.line)
        default:
          square(x, y, [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
          if random.next() % 2 == 0 { square(x, y, [(0.25, 0.25), (0.25, 0.5), (0.5, 0.5), (0.25, 0.25)]) }
          geometries.endPart(.polygon)
        }
      }
      geometries.endFeature(.geometryCollection)
    }
    return geometries
  }
}
