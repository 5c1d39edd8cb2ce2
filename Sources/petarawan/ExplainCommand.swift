import ArgumentParser
import BatchRuns
import Diagnostics
import JobFiles

/// `petarawan explain JOB TPS_ID`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Why a TPS has its statuses: polygon, value, class, distance, rule.")

  @Argument(help: "The job file (YAML).")
  var job: String

  @Argument(help: ArgumentHelp("Id of the TPS, with or without dots.", valueName: "tps-id"))
  var station: String

  @OptionGroup var jobOptions: JobOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try withSession(shared) { console in
      var options = RunOptions()
      options.threads = jobOptions.threads
      options.progress = { console.show($0) }
      let explanations = try BatchRun(jobOptions.job(job), options: options).explanations(ofStation: station)
      console.eraseProgress()
      console.result(
        shared.json
          ? JSONValue.object([
            ("schema", .number(1)), ("explanations", .array(explanations.map { $0.json(in: console.language) })),
          ]).indentedText
          : explanations.map { $0.text(in: console.language) }.joined(separator: "\n"))
      return 0
    }
  }
}
