import Comparisons
import HazardOverlay
import JobFiles
import RegencyReports

extension GateResult {
  /// The results of the gates of a job, but for what is new.
  ///
  /// - Parameter areas: The regencies, those outside if there are any, and the total last.
  static func all(_ gates: [Gate], areas: [AreaSummary], job: Job) -> [GateResult] {
    gates.map { gate in
      let hazard = job.hazards.firstIndex { $0.definition.id == gate.hazard } ?? 0
      let keys = keys(of: gate, job.hazards[hazard].definition)
      let counted = areas.filter { gate.regencies.isEmpty ? $0.code == "total" : gate.names(regency: $0.code) }
      return GateResult(
        gate: gate,
        count: counted.reduce(0) { sum, area in
          keys.reduce(sum) { $0 + area.tally.count($1, ofHazard: hazard).stations }
        }, total: counted.reduce(0) { $0 + $1.tally.total.stations })
    }
  }

  private static func keys(of gate: Gate, _ hazard: HazardDefinition) -> [TallyKey] {
    switch gate.status ?? .inside {
    case .inside: hazard.classes.filter { $0 >= gate.hazardClass ?? 1 }.map { .inside($0) }
    case .near: [.near]
    case .unmapped: [.unmapped]
    case .clear: [.clear]
    }
  }
}
