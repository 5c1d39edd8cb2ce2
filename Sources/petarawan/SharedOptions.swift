import ArgumentParser
import BatchRuns
import Diagnostics
import JobFiles

extension Language: ExpressibleByArgument {}

/// The options that every command understands.
struct SharedOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say what each stage and regency took.")
  var verbose = false

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Language: id or en. What is said is English without it, maps and reports are Indonesian.", valueName: "id|en"))
  var lang: Language?

  @Flag(name: .customLong("no-color"), help: "Print without colors.")
  var noColor = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }
}

/// The options of commands that read a job.
struct JobOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Threads; 0 stands for one for each core.", valueName: "n"))
  var threads = 0

  @Flag(help: "Treat warnings as features left out: exit code 2.")
  var strict = false

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("The day that the job speaks for, in place of as_of.", valueName: "date"))
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      "Decide for this stage alone: its hazards, indicators and weights. Statuses stay what they are.",
      valueName: "id"))
  var stage: String?

  func validate() throws {
    if threads < 0 || threads > 1024 { throw ValidationError("--threads takes a number from 0 to 1024") }
    if let asOf, !DateText.isDate(asOf) {
      throw ValidationError("--as-of takes a date such as 2024-11-27, not \"\(asOf)\"")
    }
  }

  /// Reads the job file.
  func job(_ path: String) throws -> Job {
    var job = try JobReader.read(file: path)
    if let asOf { job.asOf = asOf }
    return try stage.map { try job.at(stage: $0) } ?? job
  }
}
