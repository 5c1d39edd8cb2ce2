import JobFiles
import Testing

@Suite struct JobLogisticsTests {
  private let facilities = "facilities: [{id: f, source: f.geojson}]"
  private let routes = "routes: {source: j.geojson, within: 1 km, closed_by: [{hazard: banjir}]}"

  private func first(_ text: String, hazard: String = "id: banjir, source: b.geojson") -> String {
    Jobs.problems(Jobs.text(more: "decisions: {\(facilities), logistics: {\(text)}}", hazard: hazard)).first ?? ""
  }

  @Test func logisticsAreRead() throws {
    let more = """
      decisions: {\(facilities), logistics: {depots: {kinds: [gudang]}, \(routes),
      access: [{id: pulau, title: Pulau, hazards: [{hazard: banjir}]}],
      rates: [{id: perahu, access: [pulau], count: 1, tps: 4}]}}
      """
    let job = try JobReader.read(Jobs.text(more: more), file: "job.yaml")
    let logistics = try #require(job.decisions.logistics)
    #expect(logistics.depots == FacilitySelection(facilities: ["f"], kinds: ["gudang"]) && logistics.ports == nil)
    let pulau = AccessClass(id: "pulau", title: "Pulau", conditions: [HazardCondition(hazard: "banjir")])
    #expect(logistics.access == [pulau])
    #expect(logistics.rates == [TransportRate(id: "perahu", access: ["pulau"], count: 1, stations: 4)])
    #expect(logistics.routes?.closures == [HazardCondition(hazard: "banjir")] && logistics.routes?.withinMeters == 1000)
    #expect(job.parameters.compactText.contains(#""closed_by":[{"hazard":"banjir","class":1}]"#))
  }

  @Test func whatCannotBeIsSaid() {
    #expect(first(routes).contains("no \"depots\""))
    #expect(first("depots: {}, access: [{id: road, hazards: [{hazard: banjir}]}]").contains("column road is taken"))
    #expect(first("depots: {}, access: [{id: route_x, hazards: [{hazard: banjir}]}]").contains("route_x is taken"))
    #expect(first("depots: {}, access: [{id: a, hazards: [{hazard: banjr}]}]").contains("no hazard has the id"))
    #expect(first("depots: {}, rates: [{id: p, access: [laut], count: 1, tps: 1}]").contains("has the id \"laut\""))
    #expect(first("depots: {}, rates: [{id: tps_x, access: [road], count: 1, tps: 1}]").contains("tps_x is taken"))
    let rings = "id: banjir, source: b.geojson, rings: [{to: 1 km, class: 1}]"
    #expect(first("depots: {}, \(routes)", hazard: rings).contains("has rings or invert"))
    let nowhere = Jobs.problems(Jobs.text(more: "decisions: {logistics: {depots: {}}}")).first
    #expect(nowhere?.contains("needs decisions.facilities") == true)
  }
}
