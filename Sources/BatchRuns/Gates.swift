import HazardOverlay
import JobFiles
import RegencyReports

/// How a gate of the job came out.
public struct GateResult: Sendable {
  /// The gate.
  public var gate: Gate
  /// TPS of the province that it counts.
  public var count: Int
  /// The number is within the limits.
  public var holds: Bool

  /// The results of the gates of a job over the whole province.
  static func all(_ gates: [Gate], province: Tally, job: Job) -> [GateResult] {
    gates.map { gate in
      let hazard = job.hazards.firstIndex { $0.definition.id == gate.hazard } ?? 0
      let count = keys(of: gate, job.hazards[hazard].definition)
        .reduce(0) { $0 + province.count($1, ofHazard: hazard).stations }
      let holds = gate.atMost.map { count <= $0 } ?? true && gate.atLeast.map { count >= $0 } ?? true
      return GateResult(gate: gate, count: count, holds: holds)
    }
  }

  private static func keys(of gate: Gate, _ hazard: HazardDefinition) -> [TallyKey] {
    switch gate.status ?? .inside {
    case .inside: hazard.classes.filter { gate.hazardClass == nil || gate.hazardClass == $0 }.map { .inside($0) }
    case .near: [.near]
    case .unmapped: [.unmapped]
    case .clear: [.clear]
    }
  }
}
