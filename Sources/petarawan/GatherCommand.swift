import ArgumentParser
import BatchRuns
import Diagnostics

/// `petarawan gather PART... -o OUT`
struct GatherCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gather", abstract: "Join the parts of a run that several machines did.",
    discussion: """
      OUT has the same bytes as a run on one machine. Every regency of the plan must be in one part, and the job and its
      inputs must be those that the parts were made from. Exit codes as for run.
      """)

  @Argument(help: ArgumentHelp("The folders that run --only wrote.", valueName: "part"))
  var parts: [String]

  @Option(name: [.short, .long], help: ArgumentHelp("The folder to write.", valueName: "out"))
  var output: String

  @Option(help: ArgumentHelp("The job file, where it is not the one that the parts name.", valueName: "job"))
  var job: String?

  @Option(help: ArgumentHelp("The index that plan wrote; without it, the one beside the job.", valueName: "file"))
  var index: String?

  @Option(help: ArgumentHelp("Threads; 0 stands for one for each core.", valueName: "n"))
  var threads = 0

  @Flag(help: "Treat warnings as features left out: exit code 2.")
  var strict = false

  @Flag(help: "Replace a folder that petarawan wrote for another job or other regencies.")
  var overwrite = false

  @Flag(name: .customLong("no-sync"), help: "Do not wait until OUT is on the disk; for scratch disks.")
  var noSync = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try withSession(shared, writesFiles: true) { console in
      let start = RunClock()
      var settings = RunOptions()
      settings.threads = threads
      settings.index = index
      settings.overwrites = overwrite
      settings.syncs = !noSync
      settings.progress = { console.show($0) }
      let gathering = try Gathering(parts, jobFile: job, settings: settings)
      let report = try gathering.write(to: output)
      return report.say(written: output, of: gathering.jobFile, strict: strict, since: start, console)
    }
  }

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output is empty") }
    if threads < 0 || threads > 1024 { throw ValidationError("--threads takes a number from 0 to 1024") }
  }
}
