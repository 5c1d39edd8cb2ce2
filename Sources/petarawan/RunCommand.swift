import ArgumentParser
import BatchRuns
import Comparisons
import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

/// `petarawan run JOB -o OUT`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "The batch job: overlay everything and write the output folder.",
    discussion: """
      OUT is built beside its place and put there in one step: readers see the earlier folder or the new one.
      Exit codes: 0 done; 1 failed, nothing written; 2 features were left out (--strict: or warnings); \
      3 a gate of the job is broken; 64 the command line or the job file is wrong.
      """)

  @Argument(help: "The job file (YAML).")
  var job: String

  @Option(name: [.short, .long], help: ArgumentHelp("The folder to write.", valueName: "out"))
  var output: String

  @Flag(help: "Replace a folder that petarawan wrote for another job or other regencies.")
  var overwrite = false

  @Flag(
    name: .customLong("if-changed"),
    help: "Do nothing when OUT is whole, and made from this job, these inputs and this version.")
  var ifChanged = false

  @Flag(name: .customLong("no-sync"), help: "Do not wait until OUT is on the disk; for scratch disks.")
  var noSync = false

  @Flag(name: .customLong("exact-zones"), help: "Leave the zones to GEOS alone; many times slower.")
  var exactZones = false

  @Flag(help: "Also count how many TPS change when near distances, class limits and accuracies do.")
  var sensitivity = false

  @Option(help: ArgumentHelp("Only these regencies (outside: the TPS outside all of them).", valueName: "code[,code]"))
  var only: String?

  @Flag(help: "With --only: write no more than gather needs.")
  var part = false

  @Option(
    help: ArgumentHelp("The index that plan wrote, for --only; without it, the one beside the job.", valueName: "file"))
  var index: String?

  @OptionGroup var jobOptions: JobOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try withSession(shared, writesFiles: true) { console in
      let start = RunClock()
      let job = try jobOptions.job(job)
      let options = runOptions(console)
      if ifChanged, try BatchRun.isCurrent(output, job: job, options: options) {
        return sayUnchanged(try BatchRun.gates(of: output), try BatchRun.severities(of: output), console)
      }
      try BatchRun.ensureReplaceable(output, job: job, options: options)
      let report = try BatchRun(job, options: options).write(to: output)
      return report.say(written: output, of: job.file, strict: jobOptions.strict, since: start, console)
    }
  }

  /// Says that nothing changed, and what the last run ended with: gates that are still broken, features left out.
  private func sayUnchanged(_ gates: [GateResult], _ severities: [Severity: Int], _ console: Console) -> Int32 {
    if !shared.quiet {
      console.say(
        console.language == .en
          ? "\(output): nothing changed since the last run" : "\(output): tidak ada perubahan sejak proses terakhir")
    }
    console.say(severities, listedIn: output + "/findings.csv")
    for gate in gates where !gate.holds { console.say(gate.finding(in: job)) }
    let code = RunReport.exitCode(gates: gates, severities: severities, strict: jobOptions.strict)
    guard shared.json else { return code }
    console.result(
      JSONValue.object([
        ("schema", .number(1)), ("exit_code", .number(Int(code))), ("output", .string(output)),
        ("changed", .bool(false)), ("gates", .array(gates.map(\.json))),
        ("severities", .object(Severity.allCases.map { ($0.rawValue, .number(severities[$0] ?? 0)) })),
      ]).indentedText)
    return code
  }

  private func runOptions(_ console: Console) -> RunOptions {
    var options = RunOptions()
    options.threads = jobOptions.threads
    options.only = (only ?? "").split(separator: ",").compactMap { AdministrativeCode(kemendagri: String($0)) }
    options.isPart = part
    options.index = index
    options.overwrites = overwrite
    options.syncs = !noSync
    if exactZones { options.zonePrecision = .exact }
    if sensitivity { options.sensitivityFactors = RunOptions.usualSensitivityFactors }
    options.language = console.language
    options.documentLanguage = shared.lang ?? .id
    options.progress = { console.show($0) }
    return options
  }

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output is empty") }
    if index != nil, only == nil { throw ValidationError("--index needs --only") }
    if part, only == nil { throw ValidationError("--part needs --only") }
    if let only, only.split(separator: ",").isEmpty { throw ValidationError("--only takes codes such as 36.01,36.02") }
  }
}

extension GateResult {
  /// A broken gate as a finding.
  func finding(in job: String) -> Diagnostic {
    Diagnostic(
      .error, "gate-broken", at: Place(job, part: LocalizedText("gate \"\(gate.name)\"")), sentence,
      fix: LocalizedText(
        en: """
          list them in QGIS or in regencies/*/tps.geojson by \(gate.hazard)_status and \(gate.hazard)_class
          """,
        id: """
          lihat di QGIS atau di regencies/*/tps.geojson menurut \(gate.hazard)_status dan \(gate.hazard)_class
          """),
      action: .kept)
  }
}
