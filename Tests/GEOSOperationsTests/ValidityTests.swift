import FeatureModel
import Testing

@testable import GEOSOperations

@Suite struct ValidityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var geometries: FeatureGeometries
    var codes: [String]
    /// GEOS names one of them; which one differs between its versions.
    var positions: [Position]
    var repairedArea: Double
    var polygons: Int
  }

  static let cases = [
    Case(
      testDescription: "bow tie", geometries: Broken.bowTie, codes: ["self-intersection"],
      positions: [Position(x: 1, y: 1)],
      repairedArea: 2, polygons: 2),
    Case(
      testDescription: "nested shells", geometries: Broken.nestedShells, codes: ["nested-shells"],
      positions: [Position(x: 2, y: 2)], repairedArea: 100, polygons: 1),
    Case(
      testDescription: "overlapping shells", geometries: Broken.overlappingShells, codes: ["self-intersection"],
      positions: [Position(x: 2, y: 4), Position(x: 4, y: 2)], repairedArea: 28, polygons: 1),
    Case(
      testDescription: "self-touching ring", geometries: Broken.selfTouching, codes: ["ring-self-intersection"],
      positions: [Position(x: 0, y: 5)], repairedArea: 92, polygons: 1),
    Case(
      testDescription: "hole outside", geometries: Broken.holeOutside, codes: ["hole-outside-shell"],
      positions: [Position(x: 6, y: 6)], repairedArea: 20, polygons: 2),
    Case(
      testDescription: "nested holes", geometries: Broken.nestedHoles, codes: ["nested-holes"],
      positions: [Position(x: 3, y: 3)], repairedArea: 36, polygons: 1),
    Case(
      testDescription: "spike", geometries: Broken.spike, codes: ["self-intersection", "ring-self-intersection"],
      positions: [Position(x: 2, y: 6), Position(x: 2, y: 4)],
      repairedArea: 16, polygons: 1),
    Case(
      testDescription: "shared edge", geometries: Broken.sharedEdge, codes: ["self-intersection"],
      positions: [Position(x: 2, y: 2)], repairedArea: 8, polygons: 1),
    Case(
      testDescription: "cut apart", geometries: Broken.disconnected, codes: ["interior-disconnected"],
      positions: [Position(x: 5, y: 0), Position(x: 0, y: 5)], repairedArea: 50, polygons: 4),
  ]

  @Test(arguments: cases)
  func defectIsNamedAndRepaired(_ example: Case) throws {
    let context = try GEOSContext()
    let geometry = try GEOSGeometry(feature: 0, of: example.geometries, in: context)
    let defect = try #require(try geometry.validity())
    #expect(example.codes.contains(defect.code))
    #expect(example.positions.contains { $0 == defect.position })
    let repaired = try geometry.repaired()
    #expect(try repaired.validity() == nil)
    #expect(try repaired.planarArea == example.repairedArea)
    #expect(try repaired.polygonCount == example.polygons)
  }

  @Test func validAndEmptyHaveNoDefect() throws {
    let context = try GEOSContext()
    let fine = polygon(square(0, 0, side: 4), square(1, 1, side: 1))
    #expect(try GEOSGeometry(part: 0, of: fine, in: context).validity() == nil)
    let nothing = try GEOSGeometry(feature: 0, of: layer([[]]), in: context)
    #expect(try nothing.validity() == nil)
    #expect(try nothing.repaired().isEmpty)
  }

  /// The words are those of `TopologyValidationError` in GEOS.
  @Test(arguments: [
    ("Duplicate Rings", "repeated-ring"), ("Repeated Point", "repeated-position"),
    ("Invalid Coordinate", "coordinate-not-finite"), ("something new", "geometry-invalid"),
  ])
  func wordsOfGEOSHaveACode(_ words: String, _ code: String) {
    let defect = GeometryDefect(reason: words, position: nil)
    #expect(defect.code == code && !defect.message.id.isEmpty)
  }
}
