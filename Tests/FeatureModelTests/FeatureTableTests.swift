import FeatureModel
import TestSupport
import Testing

@Suite struct FeatureTableTests {
  @Test func aPropertyThatNoFeatureHasIsMissingEverywhere() {
    var table = FeatureTable(file: "a.geojson")
    #expect(table.values(of: "x").isEmpty)
    table.geometries = FeatureGeometries(drawing: [.nothing, .nothing])
    table.properties["y"] = [.null, .number("1.10")]
    #expect(table.count == 2)
    #expect(table.values(of: "x") == [.missing, .missing])
    #expect(table.values(of: "y").map(\.text) == [nil, "1.10"])
  }

  @Test func aValueIsATextAsTheFileSpellsIt() {
    let values: [PropertyValue] = [
      .missing, .null, .bool(true), .bool(false), .number("1e2"), .string("a"), .structure("[1]"),
    ]
    #expect(values.map(\.text) == [nil, nil, "true", "false", "1e2", "a", "[1]"])
  }
}
