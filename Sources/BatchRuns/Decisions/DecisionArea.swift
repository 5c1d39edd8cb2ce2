import Diagnostics
import RegencyReports

/// A regency in the tables of decisions, with those of some TPS that lie in it.
struct DecisionArea: Sendable {
  /// Its code; `outside` for the TPS outside all regencies, `total` for all TPS.
  var code: String
  var name: String
  /// Indices into the list of TPS that it was made from, ascending.
  var members: [Int]

  /// The values of `DecisionColumn.area`.
  var cells: [DecisionCell] { [.text(code), .text(name), .integer(members.count)] }
}

extension DecisionColumn {
  /// The columns that tell which regency a row is for, and how many TPS of it count: `DecisionArea.cells`.
  static let area = [
    DecisionColumn(
      "regency_code", LocalizedText(en: "Regency code", id: "Kode kabupaten/kota"), isForPeople: true
    ).key,
    DecisionColumn("regency_name", LocalizedText(en: "Regency", id: "Kabupaten/kota"), isForPeople: true).subject,
    DecisionColumn("tps", LocalizedText("TPS"), .integer, isForPeople: true).subject,
  ]
}

extension BatchRun {
  /// The regency of a TPS: the one that holds it, or for one without a coordinate the one that its code names.
  func regency(of station: Int) -> Int? {
    inputs.stations.isLocated(station)
      ? placements.regencies[station].area
      : inputs.regencies.area(withCode: inputs.stations.regencyCodes[station])
  }

  /// The regencies of the run by code, then those outside if there are any, then the total.
  ///
  /// - Parameter stations: TPS; those without a coordinate belong where their code says.
  func decisionAreas(of stations: [Int]) -> [DecisionArea] {
    let members = Dictionary(grouping: stations.indices) { regency(of: stations[$0]) }
    var areas = inputs.regencies.areas.enumerated().compactMap { index, area -> DecisionArea? in
      guard options.only.isEmpty || options.only.contains(area.code) else { return nil }
      return DecisionArea(code: area.code.text, name: area.name, members: members[index] ?? [])
    }
    if let outside = members[nil] { areas.append(DecisionArea(code: "outside", name: "", members: outside)) }
    return areas + [DecisionArea(code: DecisionTable.totalCode, name: "", members: Array(stations.indices))]
  }
}
