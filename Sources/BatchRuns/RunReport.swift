import Comparisons
import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

/// What a run has to say when its folder is in place.
public struct RunReport: Sendable {
  /// The hazards of the job.
  public let hazards: [HazardDefinition]
  /// The regencies by code, then those outside if there are any, then the total.
  public let areas: [AreaSummary]
  /// Everything wrong with the data.
  public let findings: FindingLog
  /// The job says how accurate the coordinates of its TPS are.
  public let hasCertainty: Bool
  /// The job names a field of voters.
  public let hasVoters: Bool
  /// How the gates came out.
  public let gates: [GateResult]
  /// `run.json`.
  public let document: JSONValue

  /// Exit code by the contract: 3 a gate is broken, 2 features were left out, 0 done.
  ///
  /// - Parameter strict: Warnings count as features left out.
  public func exitCode(strict: Bool) -> Int32 {
    let severities = Dictionary(uniqueKeysWithValues: Severity.allCases.map { ($0, findings.count(of: $0)) })
    return Self.exitCode(gates: gates, severities: severities, strict: strict)
  }

  /// Exit code of a run by how its gates came out and how many findings of each severity it had.
  public static func exitCode(gates: [GateResult], severities: [Severity: Int], strict: Bool) -> Int32 {
    if gates.contains(where: { !$0.holds }) { return 3 }
    if severities[.error, default: 0] > 0 { return 2 }
    return strict && severities[.warning, default: 0] > 0 ? 2 : 0
  }
}
