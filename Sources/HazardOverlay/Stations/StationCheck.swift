import Diagnostics
import FeatureModel

/// A check that compares the TPS of a file with one another. None needs what another one finds, so that they can be made
/// side by side.
public enum StationCheck: Sendable, CaseIterable {
  /// Ids that are missing, or that two TPS have.
  case ids
  /// Coordinates that several TPS have.
  case stacks
  /// Village codes that are none.
  case villageCodes
  /// Ids that should be codes and are none, or are codes of the other scheme.
  case codes

  /// What the check finds.
  ///
  /// - Parameters:
  ///   - table: Where the TPS were read.
  ///   - regencies: The codes of the regencies, with which the ids of TPS begin.
  public func findings(
    _ stations: PollingStations, in table: FeatureTable, fields: PollingStationFields, regencies: [AdministrativeCode]
  ) -> [Diagnostic] {
    switch self {
    case .ids: stations.idFindings(field: fields.id)
    case .stacks: stations.stackFindings()
    case .villageCodes: stations.villageFindings(fields.villageCode.map { table.values(of: $0) })
    case .codes: stations.codeFindings(field: fields.id, regencies: regencies)
    }
  }
}

extension PollingStations {
  fileprivate func idFindings(field: String) -> [Diagnostic] {
    if idsAreRisingNumbers { return [] }
    var findings: [Diagnostic] = []
    var firstWithID: [String: Int] = [:]
    firstWithID.reserveCapacity(ids.count)
    for (station, id) in ids.enumerated() {
      if id.isEmpty {
        findings.append(.idMissing(field: field, at: place(of: station)))
      } else if let first = firstWithID.updateValue(station, forKey: id) {
        firstWithID[id] = first
        findings.append(.idDuplicate(first: first, at: place(of: station)))
      }
    }
    return findings
  }

  /// Most lists are sorted, and most ids are numbers or codes: then none is missing, and none comes twice.
  private var idsAreRisingNumbers: Bool {
    var last = -1
    for id in ids {
      guard let number = Int(id), number > last else { return false }
      last = number
    }
    return true
  }

  fileprivate func villageFindings(_ values: [PropertyValue]?) -> [Diagnostic] {
    guard let values else { return [] }
    return CodeForm.village.findings(values.map { ($0.text ?? "").trimmedBlanks }) { place(of: $0) }
  }

  fileprivate func codeFindings(field: String, regencies: [AdministrativeCode]) -> [Diagnostic] {
    if CodeScheme(of: ids) == .bps, let example = ids.first(where: { !$0.isEmpty }) {
      return [.stationsHaveBPSCodes(field: field, example: example, at: Place(file))]
    }
    let isVillageCode = 2 * ids.count { CodeForm.village.isCode($0) } > count
    let beginnings = regencies.map { $0.text.filter { $0 != "." } }.filter { $0.count == 4 }
    return (isVillageCode ? CodeForm.village : .pollingStation).findings(ids, beginnings: Set(beginnings)) {
      place(of: $0)
    }
  }
}
