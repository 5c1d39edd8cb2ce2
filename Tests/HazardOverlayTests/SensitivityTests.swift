import FeatureModel
import TestSupport
import Testing

@testable import HazardOverlay

@Suite struct SensitivityTests {
  private func layer(_ definition: HazardDefinition, values: [PropertyValue]? = nil) throws -> HazardLayer {
    let shapes = [Shape.square(0, 0, side: 10), .square(20, 0, side: 10)]
    return HazardLayer(
      definition: definition, layer: try Metres.layer(shapes), classifications: [.hazard(1), .hazard(2)],
      featureIDs: [.missing, .missing], values: values)
  }

  @Test func aHazardHasTheVariantsOfItsParameters() throws {
    let near = try layer(HazardDefinition(id: "b", nearMeters: 100)).variants(factors: [0.5, 2], hasAccuracy: true)
    #expect(near.map(\.parameter) == [.near, .near, .accuracy, .accuracy])
    #expect(near.map(\.factor) == [0.5, 2, 0.5, 2])
    #expect(near.map(\.hazard.definition.nearMeters) == [50, 200, 100, 100])
    let rings = [HazardRing(toMeters: 1000, hazardClass: 1)]
    let ringed = try layer(HazardDefinition(id: "b", rings: rings)).variants(factors: [2], hasAccuracy: false)
    #expect(ringed.map(\.hazard.definition.rings) == [[HazardRing(toMeters: 2000, hazardClass: 1)]])
    #expect(try layer(HazardDefinition(id: "b")).variants(factors: [2], hasAccuracy: false).isEmpty)
  }

  /// Limits 0.4 and 0.8; values 0.3 and 0.5 are classes 1 and 2. Limits 0.2 and 0.4 make them 2 and 3.
  @Test func limitsMoveTheClassesOfTheValues() throws {
    let rule = ClassRule(field: "index", method: .thresholds([0.4, 0.8]))
    let hazard = try layer(HazardDefinition(id: "b", classRule: rule), values: [.number("0.3"), .number("0.5")])
    let variant = try #require(hazard.variants(factors: [0.5], hasAccuracy: false).first)
    #expect(variant.parameter == .thresholds)
    #expect(variant.hazard.classifications == [.hazard(2), .hazard(3)])
  }

  @Test func statusClassAndCertaintyAreCountedApart() {
    var count = SensitivityCount()
    count.count(Exposure(status: .clear), Exposure(status: .near, hazardClass: 1))
    count.count(Exposure(status: .near, hazardClass: 1), Exposure(status: .near, hazardClass: 2))
    var (sure, unsure) = (Exposure(status: .clear), Exposure(status: .clear))
    (sure.isCertain, unsure.isCertain) = (true, false)
    count.count(sure, unsure)
    count.count(Exposure(status: .clear), Exposure(status: .clear))
    #expect([count.stations, count.statusChanged, count.classChanged] == [4, 1, 1])
    #expect([count.certaintyChanged, count.uncertain] == [1, 1])
    #expect(count.statuses == [.near: 2, .clear: 2])
    var sum = count
    sum.add(count)
    #expect(sum.stations == 8 && sum.statuses == [.near: 4, .clear: 4] && sum.uncertain == 2)
  }
}
