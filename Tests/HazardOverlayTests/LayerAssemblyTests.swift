import Diagnostics
import FeatureModel
import GEOSOperations
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct LayerAssemblyTests {
  private let bowTie = Shape.polygon([[0, 0, 2, 2, 2, 0, 0, 2, 0, 0]])
  private let square = Shape.square(0, 0, side: 2)
  private let byClass = HazardDefinition(
    id: "banjir",
    classRule: ClassRule(field: "kelas", method: .values(["rendah": 1, "tinggi": 3]), noHazard: ["tidak"]))

  private func assembly(_ policy: InvalidGeometryPolicy = .repair) throws -> LayerAssembly {
    LayerAssembly(policy: policy, in: try GEOSContext())
  }

  private func hazard(
    _ table: FeatureTable, policy: InvalidGeometryPolicy = .repair, idField: String? = nil
  ) throws -> AssembledLayer<HazardLayer> {
    try assembly(policy).hazard(table, crs: Metres.crs, definition: byClass, idField: idField, coverage: nil)
  }

  @Test func everyFeatureIsUsedRepairedOrSkipped() throws {
    let layer = try hazard(
      table(
        [square, bowTie, .nothing, .square(5, 5, side: 1)],
        ["kelas": [.string("Rendah"), .string("tinggi"), .string("tinggi"), .string("tidak")]]))
    #expect(layer.account == FeatureAccount(features: 4, used: 2, repaired: 1, skipped: 1))
    #expect(layer.account.isBalanced)
    #expect(layer.layer.classifications == [.hazard(1), .hazard(3), .noData, .noHazard])
    #expect(layer.layer.layer.geometries.count == 4)
    #expect(layer.layer.layer.geometries.parts(ofFeature: 2).isEmpty)
    #expect(layer.findings.map(\.action) == [.repaired, .skipped])
    #expect(layer.findings.map(\.place.feature) == [1, 2])
  }

  @Test func theValueOfAFeatureThatIsLeftOutDoesNotCount() throws {
    let values: [PropertyValue] = [.string("rendah"), .missing]
    #expect(try hazard(table([square, .nothing], ["kelas": values])).layer.classifications == [.hazard(1), .noData])
    let seen = problem { _ = try hazard(table([square, .nothing], ["kelas": [.string("?"), .string("x")]])) }
    #expect(seen?.message.en == #"the class of hazard "banjir" does not name "?"; the values seen are "?" (1)"#)
  }

  @Test(arguments: [
    (HazardDefinition(id: "a"), 1), (HazardDefinition(id: "a", nearMeters: 500), 0),
    (HazardDefinition(id: "a", rings: [HazardRing(toMeters: 1000, hazardClass: 1)]), 0),
    (HazardDefinition(id: "a", nearMeters: 500, isInverted: true), 1),
  ])
  func linesNeedADistance(definition: HazardDefinition, count: Int) throws {
    let line = Shape.line([0, 0, 1, 1])
    for (shapes, expected) in [([line], count), ([line, square], 0)] {
      let layer = try assembly().hazard(
        table(shapes), crs: Metres.crs, definition: definition, idField: nil, coverage: nil)
      #expect(layer.findings.map(\.code) == Array(repeating: "layer-without-area", count: expected))
      #expect(layer.account.used == shapes.count)
    }
  }

  @Test func byPolicyAnInvalidFeatureIsSkippedOrStops() throws {
    let shapes = table([square, bowTie], ["kelas": [.string("rendah"), .string("rendah")]])
    #expect(try hazard(shapes, policy: .skip).account == FeatureAccount(features: 2, used: 1, skipped: 1))
    #expect(problem { _ = try hazard(shapes, policy: .fail) }?.place.feature == 1)
  }

  @Test func anUnknownValueListsAllValuesWithTheirCounts() throws {
    let found = try #require(
      problem {
        _ = try hazard(
          table(
            [square, square, square, square, square, square],
            ["kelas": [.string("sedang"), .string("rendah"), .number("7"), .null, .string("rendah"), .missing]]))
      })
    #expect(found.code == "value-unknown")
    #expect(found.place.text(in: .en) == "t.geojson: \"kelas\"")
    #expect(
      found.message.en
        == #"the class of hazard "banjir" does not name "sedang", (missing), 7, null; the values seen are "rendah" (2), "sedang" (1), (missing) (1), 7 (1), null (1)"#
    )
  }

  @Test func aMissingPropertyStops() {
    let shapes = table([square], ["gridcode": [.number("1")]])
    #expect(problem { _ = try hazard(shapes) }?.code == "property-missing")
    let known = table([square], ["kelas": [.string("rendah")]])
    #expect(
      problem { _ = try hazard(known, idField: "OBJECTID") }?.message.en
        == #"no feature has "OBJECTID"; they have "kelas""#)
  }

  @Test func withoutFeaturesOrWithoutAUsableOneItStops() {
    #expect(problem { _ = try hazard(table([])) }?.code == "no-features")
    let broken = table([.nothing, .polygon([[0, 0, 1, 1, 0, 0]])], ["kelas": [.string("rendah"), .string("rendah")]])
    let none = problem { _ = try hazard(broken) }
    #expect(none?.code == "no-usable-features")
    #expect(
      none?.message.en == "none of the 2 features can be used; the first: the feature has no geometry")
  }

  @Test func findingsNameTheFeatureByItsIdField() throws {
    var shapes = table(
      [square, bowTie], ["kelas": [.string("rendah"), .string("rendah")], "kode": [.number("7"), .string("b-8")]])
    shapes.ids = [.number("1"), .number("2")]
    let byField = try hazard(shapes, idField: "kode")
    #expect(byField.findings.map(\.place.id) == ["b-8"])
    #expect(byField.layer.featureIDs == [.number("7"), .string("b-8")])
    let byMember = try hazard(shapes)
    #expect(byMember.findings.map(\.place.id) == ["2"])
    #expect(byMember.layer.featureIDs == [.number("1"), .number("2")])
  }

  @Test func whatTheReaderSkippedIsNotReportedTwice() throws {
    var shapes = table([square, .nothing], ["kelas": [.string("rendah"), .string("rendah")]])
    shapes.findings = [
      Diagnostic(
        .error, "geometry-malformed", at: Place("t.geojson", feature: 1), LocalizedText("x"), fix: LocalizedText("y"),
        action: .skipped)
    ]
    let layer = try hazard(shapes)
    #expect(layer.findings.map(\.code) == ["geometry-malformed"])
    #expect(layer.account == FeatureAccount(features: 2, used: 1, skipped: 1))
  }

  @Test func aRuleWithoutAFieldNeedsNoProperty() throws {
    let layer = try assembly().hazard(
      table([square, square]), crs: Metres.crs, definition: HazardDefinition(id: "a"), idField: nil, coverage: nil)
    #expect(layer.layer.classifications == [.hazard(1), .hazard(1)])
    #expect(layer.layer.values == nil)
  }

  @Test func areasWithoutACodeHoldNoTPS() throws {
    let regencies = try assembly().administration(
      table(
        [square, .square(5, 0, side: 2)],
        ["kode": [.string("3601"), .string(" ")], "nama": [.string(" Pandeglang "), .null]]), crs: Metres.crs,
      level: .regency,
      fields: AdministrativeFields(code: "kode", name: "nama"))
    #expect(regencies.layer.areas.map(\.name) == ["Pandeglang"])
    #expect(regencies.findings.map(\.code) == ["code-missing"])
    #expect(regencies.findings.map(\.place.feature) == [1])
    #expect(regencies.account == FeatureAccount(features: 2, used: 2))
  }

  @Test func administrationNeedsItsFields() {
    let regencies = table([square], ["kode": [.string("3601")]])
    let found = problem {
      _ = try assembly().administration(
        regencies, crs: Metres.crs, level: .regency,
        fields: AdministrativeFields(code: "kode", name: "WADMKK"))
    }
    #expect(found?.code == "property-missing")
    let empty = problem {
      _ = try assembly().administration(
        table([]), crs: Metres.crs, level: .regency, fields: AdministrativeFields(code: "kode", name: "nama"))
    }
    #expect(empty?.code == "no-features")
  }
}
