import ArgumentParser
import BatchRuns
import Diagnostics

/// `petarawan check JOB`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read everything, write nothing: fields, codes, CRS, geometry, places.")

  @Argument(help: "The job file (YAML).")
  var job: String

  @OptionGroup var jobOptions: JobOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try withSession(shared) { console in
      var options = RunOptions()
      options.threads = jobOptions.threads
      options.progress = { console.show($0) }
      let check = try BatchRun(jobOptions.job(job), options: options).check()
      console.say(check.findings, listedIn: nil)
      let code = check.exitCode(strict: jobOptions.strict)
      console.result(
        shared.json
          ? check.json(exitCode: code, findings: check.findings.findings.map { .finding($0, in: console.language) })
            .indentedText
          : check.text(in: console.language))
      return code
    }
  }
}
