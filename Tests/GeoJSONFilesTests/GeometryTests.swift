import Diagnostics
import FeatureModel
import Testing

@testable import GeoJSONFiles

@Suite struct GeometryTests {
  @Test func allTypesAreFlattened() throws {
    let table = try read(
      collection(
        #"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#,
        #"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}"#,
        #"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,2],[2,1],[1,1]]]}"#,
        #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}"#,
        #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,1]},{"geometries":[{"type":"LineString","coordinates":[[1,2],[3,4]]}],"type":"GeometryCollection"}]}"#
      ))
    let geometries = table.geometries
    #expect(geometries.types == [.multiPoint, .multiLineString, .polygon, .multiPolygon, .geometryCollection])
    #expect((0..<5).map { geometries.parts(ofFeature: $0).count } == [2, 1, 1, 2, 2])
    #expect(geometries.partKinds == [.point, .point, .line, .polygon, .polygon, .polygon, .point, .line])
    #expect(geometries.rings(ofPart: 3).count == 2)
    #expect(geometries.positionCount == 2 + 2 + 8 + 8 + 3)
    #expect(table.findings.isEmpty)
  }

  @Test(arguments: [
    #"{"type":"Point","coordinates":[]}"#, #"{"type":"MultiPoint","coordinates":[]}"#,
    #"{"type":"LineString","coordinates":[ ]}"#, #"{"type":"MultiLineString","coordinates":[[]]}"#,
    #"{"type":"Polygon","coordinates":[]}"#, #"{"type":"Polygon","coordinates":[[]]}"#,
    #"{"type":"MultiPolygon","coordinates":[[[]]]}"#, #"{"type":"GeometryCollection","geometries":[]}"#,
  ])
  func emptyGeometryKeepsItsType(_ geometry: String) throws {
    let table = try read(collection(geometry))
    #expect(table.geometries.types[0] != .none)
    #expect(table.geometries.partCount == 0)
    #expect(table.findings.isEmpty)
  }

  @Test func openAndShortRingsAreKept() throws {
    let table = try read(collection(#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}"#))
    #expect(table.geometries.positionCount == 3)
    #expect(table.findings.isEmpty)
  }

  @Test(arguments: [
    #"{"type":"Point","coordinates":[1]}"#, #"{"type":"Point","coordinates":[1,"2"]}"#,
    #"{"type":"Point","coordinates":[1,null]}"#, #"{"type":"Point","coordinates":[1,2,"f"]}"#,
    #"{"type":"Point","coordinates":{"x":1}}"#, #"{"type":"Point","coordinates":[[1,2]]}"#,
    #"{"type":"Point","coordinates":null}"#, #"{"type":"point","coordinates":[1,2]}"#, #"{"coordinates":[1,2]}"#,
    #"{"type":"Point"}"#, #"{"type":null,"coordinates":[1,2]}"#, #"[1,2]"#, #""POINT(1 2)""#, "true", "3",
    #"{"type":"Polygon","coordinates":[[0,0],[1,1]]}"#, #"{"type":"Polygon","coordinates":[5]}"#,
    #"{"type":"Polygon","coordinates":[[],[[0,0],[1,0],[1,1],[0,0]]]}"#,
    #"{"type":"LineString","coordinates":[[1,2]]}"#,
    #"{"type":"LineString","coordinates":[[1,2],[]]}"#, #"{"type":"MultiPolygon","coordinates":[[[1]]]}"#,
    #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},null]}"#,
    #"{"type":"GeometryCollection","coordinates":[]}"#, #"{"type":"Point","coordinates":[1,2],"coordinates":[3,4]}"#,
  ])
  func malformedGeometryIsSkippedAlone(_ geometry: String) throws {
    let good = #"{"type":"Point","coordinates":[8,9]}"#
    let text = collection(good, geometry, good)
    for window in [4, 100, 1 << 20] {
      let table = try read(text, window: window)
      #expect(table.count == 3)
      #expect(table.geometries.types == [.point, .none, .point])
      #expect(table.geometries.coordinates == [8, 9, 8, 9])
      let finding = try #require(table.findings.first)
      #expect(table.findings.count == 1)
      #expect(finding.code == "geometry-malformed")
      #expect(finding.action == .skipped)
      #expect(finding.place.feature == 1)
      #expect(finding.place.line == 1)
      #expect((finding.place.column ?? 0) > text.utf8.count / 3)
    }
  }

  @Test(arguments: [
    (#"["106,5",1]"#, #"a coordinate is "106,5", not a number"#),
    (
      #"["a \"quoted\" text of more than forty characters, é",1]"#,
      #"a coordinate is "a \"quoted\" text of more than forty characters, é", not a number"#
    ),
    ("[1, null ]", "a coordinate is null, not a number"), ("[1]", "a position has fewer than two numbers: [1]"),
    ("-12.50e1 ", "an array of coordinates is expected, not -12.50e1"),
    ("[[1,\n   [2, 3]],4]", "a coordinate is [1, [2, 3]], not a number"),
    (
      "[1,[10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110]]",
      "a coordinate is [10, 20, 30, 40, 50, 60, 70, 80, 90, 100…, not a number"
    ),
  ])
  func malformedGeometryShowsTheValueThere(_ coordinates: String, message: String) throws {
    let text = collection(#"{"type":"Point","coordinates":\#(coordinates)}"#)
    for window in [4, 120, 1 << 20] {
      #expect(try read(text, window: window).findings.map(\.message.en) == [message])
    }
  }

  @Test func malformedFeatureIsSkippedAlone() throws {
    let table = try read(
      #"{"type":"FeatureCollection","features":[null,3,{"type":"Point","coordinates":[1,2]},{"geometry":null},{"type":"Feature","properties":7,"geometry":{"type":"Point","coordinates":[1,2]}},{}]}"#
    )
    #expect(table.count == 6)
    #expect(table.geometries.partCount == 0)
    #expect(table.findings.map(\.code) == Array(repeating: "feature-malformed", count: 6))
    #expect(table.findings.map { $0.place.feature } == [0, 1, 2, 3, 4, 5])
  }

  @Test func faultsOfJSONInMalformedGeometryStillStop() {
    #expect(problem { _ = try read(collection(#"{"type":"Point","coordinates":[NaN,1]}"#)) }?.code == "json-syntax")
    #expect(problem { _ = try read(collection(#"{"type":"Point","coordinates":["a",01]}"#)) }?.code == "json-syntax")
    #expect(problem { _ = try read(collection(#"{"type":"Point","coordinates":[1,2,]}"#)) }?.code == "json-syntax")
    #expect(problem { _ = try read(collection(#"{"type":"Point",}"#)) }?.code == "json-syntax")
  }

  @Test func infiniteCoordinateIsSkipped() throws {
    let table = try read(
      collection(#"{"type":"Point","coordinates":[1e400,0]}"#, #"{"type":"Point","coordinates":[1,-1e999,5]}"#))
    #expect(table.findings.map(\.code) == ["coordinate-not-finite", "coordinate-not-finite"])
    #expect(table.geometries.partCount == 0)
  }

  @Test func heightsAreNotedOnce() throws {
    let table = try read(
      collection(
        #"{"type":"Point","coordinates":[1,2]}"#, #"{"type":"Point","coordinates":[1,2,3]}"#,
        #"{"type":"Point","coordinates":[1,2,3,4]}"#))
    #expect(table.geometries.coordinates == [1, 2, 1, 2, 1, 2])
    #expect(table.findings.map(\.code) == ["z-dropped"])
    #expect(table.findings.map { $0.place.feature } == [1])
    #expect(table.findings.map(\.severity) == [.note])
  }

  @Test func idOfAnotherKindIsDropped() throws {
    let table = try read(#"{"type":"Feature","id":{},"properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}"#)
    #expect(table.ids == [.missing])
    #expect(table.findings.map(\.code) == ["id-malformed"])
    #expect(table.geometries.types == [.point])
  }
}
