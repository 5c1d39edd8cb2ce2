import BatchRuns
import Comparisons
import Diagnostics
import JobFiles
import RegencyReports

extension RunReport {
  /// Says what came of a run.
  ///
  /// - Parameters:
  ///   - output: The folder that was written.
  ///   - job: The job file.
  /// - Returns: The exit code.
  func say(written output: String, of job: String, strict: Bool, since start: RunClock, _ console: Console) -> Int32 {
    console.endStage()
    if !console.options.quiet { console.say("\(output): \(start.text(in: console.language))") }
    let code = exitCode(strict: strict)
    console.say(findings, listedIn: output + "/findings.csv")
    for gate in gates where !gate.holds { console.say(gate.finding(in: job)) }
    if console.options.json {
      console.result(json(exitCode: code, output: output, language: console.language).indentedText)
    } else {
      console.result(
        OverviewTable(hazards: hazards, areas: areas).text(in: console.language)
          + gates.text(in: console.language))
    }
    return code
  }
}
