import ByteStreams
import Diagnostics
import FeatureModel
import TestSupport
import Testing

@testable import GeoJSONFiles

@Suite struct GeoJSONReaderTests {
  static let small = #"""
    {"type":"FeatureCollection","name":"x","features":[
    {"type":"Feature","id":"a","properties":{"kode":"3601","n":1.10,"x":{"y":[1,2]}},"geometry":{"type":"Point","coordinates":[106.5,-6.25]}},
    {"type":"Feature","id":7,"properties":{ "n" : null , "kode" : "a\u00e9\n" },"geometry":null}
    ],"foreign":[{"a":[]}]}
    """#

  @Test func collectionGivesPointsAndProperties() throws {
    let (table, text) = try readBoth(Self.small, properties: ["kode", "n", "none"], keepsMembers: true)
    #expect(table.count == 2)
    #expect(table.geometries.types == [.point, .none])
    #expect(table.geometries.coordinates == [106.5, -6.25])
    #expect(table.ids == [.string("a"), .number("7")])
    #expect(table.values(of: "kode") == [.string("3601"), .string("aé\n")])
    #expect(table.values(of: "n") == [.number("1.10"), .null])
    #expect(table.values(of: "none") == [.missing, .missing])
    #expect(table.propertyNames == ["kode", "n", "x"])
    #expect(table.findings.isEmpty)
    var members: [String] = []
    var reader = MemberReader(text)
    try reader.forEach(table.propertyMembers) { _, bytes in members.append(String(decoding: bytes, as: UTF8.self)) }
    #expect(members == [#""kode":"3601","n":1.10,"x":{"y":[1,2]}"#, #""n" : null , "kode" : "a\u00e9\n""#])
  }

  @Test func everyWindowSizeGivesTheSame() throws {
    let expected = try readBoth(Self.small, properties: ["kode", "x"], keepsMembers: true).table.summary
    for window in 1...Self.small.utf8.count + 1 {
      #expect(
        try readBoth(Self.small, properties: ["kode", "x"], keepsMembers: true, window: window).table.summary
          == expected)
    }
  }

  @Test func bareFeatureAndBareGeometry() throws {
    let feature = try read(
      #"{"geometry":{"coordinates":[1,2],"type":"Point"},"properties":{"a":1},"type":"Feature"}"#, properties: ["a"])
    #expect(feature.values(of: "a") == [.number("1")])
    #expect(feature.geometries.coordinates == [1, 2])
    let geometry = try read(#" {"coordinates":[[1,2],[3,4]],"type":"LineString"} "#)
    #expect(geometry.geometries.types == [.lineString])
    #expect(geometry.geometries.coordinates == [1, 2, 3, 4])
    #expect(geometry.count == 1)
  }

  @Test(arguments: [
    "A\nA", "A\nA\n", "\u{1E}A\n\u{1E}A\n", "\u{FEFF}A\r\nA\r\n\r\n", "\nA \n\n A",
  ])
  func sequenceOfFeatures(_ pattern: String) throws {
    let text = pattern.replacing(
      "A", with: #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}"#)
    for window in [4, 50, 1000] {
      #expect(try read(text, window: window).geometries.coordinates == [1, 2, 1, 2])
    }
  }

  @Test func typeMayComeLastAndCRSAfterFeatures() throws {
    let text =
      #"{"features":[{"geometry":{"coordinates":[3,4],"type":"Point"},"properties":{"type":"Topology"},"type":"Feature"}],"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32748"}},"type":"FeatureCollection"}"#
    let table = try read("\u{FEFF}" + text, properties: ["type"])
    #expect(table.declaredCRS == "urn:ogc:def:crs:EPSG::32748")
    #expect(table.values(of: "type") == [.string("Topology")])
    #expect(table.geometries.coordinates == [3, 4])
  }

  @Test(arguments: [
    (#"{"type":"name","properties":{"name":"EPSG:32748"}}"#, "EPSG:32748"),
    (#"{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#, "urn:ogc:def:crs:OGC:1.3:CRS84"),
    (#"{"type":"EPSG","properties":{"code":32748}}"#, "EPSG:32748"),
    (#"{"properties":{"code":"4326"},"type":"EPSG"}"#, "EPSG:4326"),
    (#""EPSG:23834""#, "EPSG:23834"),
    ("null", nil),
  ])
  func crsInEverySpelling(_ crs: String, _ expected: String?) throws {
    let point = #""type":"Point","coordinates":[1,2]"#
    for text in [
      #"{"type":"FeatureCollection","crs":\#(crs),"features":[]}"#,
      #"{"type":"Feature","crs":\#(crs),"properties":null,"geometry":null}"#, #"{\#(point),"crs":\#(crs)}"#,
    ] {
      let table = try read(text)
      #expect(table.declaredCRS == expected)
      #expect(table.findings.isEmpty)
    }
  }

  @Test func crsThatSaysNothingIsFound() throws {
    let link = try read(
      #"{"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://x/y","type":"proj4"}},"features":[]}"#
    )
    #expect(link.declaredCRS == nil)
    #expect(link.findings.map(\.code) == ["crs-link"])
    #expect(link.findings.map(\.message.en) == ["the CRS is a link, which is not followed: http://x/y"])
    let empty = try read(#"{"type":"FeatureCollection","crs":{},"features":[]}"#)
    #expect(empty.findings.map(\.code) == ["crs-unreadable"])
    #expect(empty.findings.map(\.message.en) == ["the crs member names no CRS: {}"])
  }

  @Test func emptyInputs() throws {
    #expect(problem { _ = try read("") }?.code == "file-empty")
    #expect(problem { _ = try read(" \n") }?.code == "file-empty")
    #expect(try read(#"{"type":"FeatureCollection","features":[]}"#).count == 0)
    #expect(try read(#"{"type":"FeatureCollection","features":[ ]}"#, properties: ["a"]).values(of: "a") == [])
  }

  @Test(arguments: [
    #"[{"type":"Feature"}]"#, "{}", "3", "null", #"{"type":"Topology","objects":{}}"#, #"{"type":"FeatureCollection"}"#,
    #"{"type":"FeatureCollection","features":{}}"#, #"{"type":3}"#, #"{"a":[1,{"b":2}]}"#,
    #"{"features":[],"type":"Feature"}"#, #"{"features":[],"features":[],"type":"FeatureCollection"}"#,
    #"{"features":[]}"#,
  ])
  func jsonThatIsNoGeoJSON(_ text: String) throws {
    let found = try #require(problem { _ = try read(text, window: 4) })
    #expect(found.code == "not-geojson")
    #expect(found.place.line == 1)
  }

  @Test func utf16IsNamed() throws {
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x7B, 0], [0x7B, 0, 0x7D, 0], [0, 0x7B, 0, 0x7D]] {
      let found = problem { _ = try GeoJSONReader().read(InputFile.holding(bytes, named: "a")) }
      #expect(found?.code == "json-encoding")
      #expect(found?.message.en.contains("UTF-16") == true)
    }
  }

  @Test func syntaxFaultsHaveLineAndColumn() throws {
    let text =
      "{\"type\":\"FeatureCollection\",\"features\":[\n  {\"type\":\"Feature\",\"properties\":{\"a\":NaN},\"geometry\":null}]}"
    for window in [4, 30, 1000] {
      let found = try #require(problem { _ = try read(text, window: window) })
      #expect(found.code == "json-syntax")
      #expect(found.message.en == "JSON has no value NaN")
      #expect(found.place.line == 2)
      #expect(found.place.column == 39)
    }
    #expect(problem { _ = try read(collection("null") + "x") }?.code == "json-syntax")
    #expect(problem { _ = try read(collection("null") + "\n" + collection("null")) }?.code == "json-syntax")
    #expect(problem { _ = try read(collection("null").dropLast().description) }?.code == "json-syntax")
    #expect(problem { _ = try read(collection("[1,").description) }?.code == "json-syntax")
    let feature = #"{"type":"Feature","properties":{},"geometry":null}"#
    #expect(problem { _ = try read(feature + feature) }?.code == "json-syntax")
    #expect(problem { _ = try read(feature + "\n" + collection("null")) }?.code == "not-geojson")
    #expect(problem { _ = try read(String(repeating: "[", count: 600)) }?.code == "json-too-deep")
    #expect(
      problem { _ = try read(#"{"type":"Feature","properties":{"a":\#(String(repeating: "[", count: 600))"#) }?.code
        == "json-too-deep")
  }

  @Test func everyTruncationIsRefused() {
    for length in 1..<Self.small.utf8.count - 1 {
      let text = String(decoding: Self.small.utf8.prefix(length), as: UTF8.self)
      #expect(problem { _ = try read(text, properties: ["kode"], window: 16) }?.code == "json-syntax")
    }
  }

  @Test func lastOfTwoMembersCounts() throws {
    let text =
      #"{"type":"Feature","properties":{"a":1,"b":1},"properties":{"a":2,"a":3},"geometry":{"type":"Point","coordinates":[1,2]},"geometry":{"type":"Point","coordinates":[3,4]}}"#
    let table = try read(text, properties: ["a", "b"])
    #expect(table.geometries.coordinates == [3, 4])
    #expect(table.values(of: "a") == [.number("3")])
    #expect(table.values(of: "b") == [.missing])
  }

  @Test func foreignPropertiesOfACollectionAreNone() throws {
    let table = try read(
      #"{"properties":{"a":1},"crs":null,"geometry":{"x":1},"features":[],"type":"FeatureCollection"}"#)
    #expect(table.propertyNames.isEmpty)
    #expect(table.findings.isEmpty)
  }

  /// Whatever bytes come, the reader ends in the same way with any window, and never outside the program.
  @Test func damagedTextsEndTheSameWithAnyWindow() throws {
    let seed: UInt64 = 8
    var random = SeededRandom(seed: seed)
    let pieces = ["\"", "\\", "{", "}", "[", "]", ",", ":", "1e5", "-", "null", "\u{0}", "é", "\n", "\u{1E}", "type"]
      .map { Array($0.utf8) }
    let geometries = collection(
      #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1.5,0],[1,1e0],[0,0]]]]}"#,
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2,3]}]}"#)
    for round in 0..<1500 {
      var bytes = Array((round % 2 == 0 ? Self.small : geometries).utf8)
      for _ in 0...Int(random.next() % 3) {
        let place = Int(random.next() % UInt64(bytes.count))
        let length = min(Int(random.next() % 4), bytes.count - place)
        let piece =
          random.next() % 4 == 0
          ? [UInt8(truncatingIfNeeded: random.next())] : pieces.randomElement(using: &random) ?? []
        bytes.replaceSubrange(place..<place + length, with: piece)
      }
      let file = try InputFile.holding(bytes, named: "a")
      let results = [4, 60, 1 << 20].map { window in
        var reader = GeoJSONReader(properties: ["kode"], keepsMembers: true)
        reader.windowSize = window
        var summary = ""
        let found = problem { summary = try reader.read(file).table.summary }
        return found?.text(in: .id) ?? summary
      }
      #expect(Set(results).count == 1, "seed \(seed), round \(round): \(results)")
    }
  }

  @Test func escapedNamesAreNames() throws {
    let table = try read(
      #"{"\u0074ype":"Fea\u0074ure","propertie\u0073":{"\u0061":"\ud83c\udf0b\/"},"geometry":null}"#, properties: ["a"])
    #expect(table.values(of: "a") == [.string("🌋/")])
  }

  @Test func propertiesMayComeInAnyOrder() throws {
    let features = [#""a":1,"b":2,"c":3"#, #""a":1,"c":3"#, #""c":3,"b":2,"a":1"#, "", #""d":4,"a":1"#].map {
      #"{"type":"Feature","properties":{\#($0)},"geometry":null}"#
    }
    let table = try read(features.joined(separator: "\n"), properties: ["a", "c"])
    #expect(table.values(of: "a").map(\.text) == ["1", "1", "1", nil, "1"])
    #expect(table.values(of: "c").map(\.text) == ["3", "3", "3", nil, nil])
    #expect(table.propertyNames == ["a", "b", "c", "d"])
  }
}
