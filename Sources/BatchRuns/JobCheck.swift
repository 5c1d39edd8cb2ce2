import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

/// What `check` has to say: every file read and every TPS located, nothing written.
public struct JobCheck: Sendable {
  /// Everything wrong with the data.
  public let findings: FindingLog
  private let sources: [JobSource]
  private let records: [InputRecord]
  private let rules: [RegencyRule: Int]
  private let unlocated: Int

  fileprivate init(_ run: BatchRun) {
    findings = run.findings
    sources = run.job.sources
    records = run.inputs.records
    let stations = run.inputs.stations
    let located = (0..<stations.count).filter(stations.isLocated)
    rules = Dictionary(grouping: located) { run.placements.regencies[$0].rule }.mapValues(\.count)
    unlocated = stations.count - located.count
  }

  /// Exit code by the contract: 2 features would be left out, 0 all is well.
  ///
  /// - Parameter strict: Warnings count as features left out.
  public func exitCode(strict: Bool) -> Int32 {
    if findings.count(of: .error) > 0 { return 2 }
    return strict && findings.count(of: .warning) > 0 ? 2 : 0
  }

  /// A table of the files, and where the TPS lie.
  public func text(in language: Language) -> String {
    let header =
      language == .en
      ? ["role", "file", "CRS", "features", "repaired", "skipped"]
      : ["peran", "berkas", "CRS", "fitur", "diperbaiki", "dilewati"]
    let rows = records.map { record in
      [
        record.role, printable(record.path), record.crs.label, String(record.account.features),
        String(record.account.repaired), String(record.account.skipped),
      ]
    }
    let places = RegencyRule.allCases.map { "\($0.rawValue) \(rules[$0] ?? 0)" } + ["unlocated \(unlocated)"]
    return TextTable.aligned([header] + rows, flushRightFrom: 3) + "\nTPS: " + places.joined(separator: ", ") + "\n"
  }

  /// The same as one document.
  ///
  /// - Parameter findings: The findings as JSON.
  public func json(exitCode: Int32, findings: [JSONValue]) -> JSONValue {
    .object([
      ("schema", .number(1)), ("exit_code", .number(Int(exitCode))),
      (
        "inputs",
        .array(
          zip(sources, records).map { source, record in
            .object([
              ("needed_by", .array(source.neededBy.map { .string($0) })),
              ("columns", .array(source.columns.map { .string($0) })),
              ("role", .string(record.role)), ("path", .string(record.path)), ("crs", .string(record.crs.label)),
              ("features", .number(record.account.features)), ("used", .number(record.account.used)),
              ("repaired", .number(record.account.repaired)), ("skipped", .number(record.account.skipped)),
            ])
          })
      ),
      (
        "tps",
        .object(
          RegencyRule.allCases.map { ($0.rawValue, .number(rules[$0] ?? 0)) } + [("unlocated", .number(unlocated))])
      ),
      ("findings", .array(findings)),
    ])
  }
}

extension BatchRun {
  /// What there is to say without writing anything.
  public func check() -> JobCheck { JobCheck(self) }
}
