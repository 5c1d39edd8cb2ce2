import ArgumentParser
import BatchRuns
import Diagnostics
import JobFiles

/// `petarawan plan JOB`
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Divide a run among machines: an index, and a line of JSON for each piece of work.",
    discussion: """
      Reads everything once and writes the index, from which run --only reads what is in its reach and no more. Prints for \
      each regency with TPS, and for the TPS outside all of them, its code, envelope, TPS, hazard vertices in reach and \
      estimated CPU time, heaviest first. A current index is not written again.
      """)

  @Argument(help: "The job file (YAML).")
  var job: String

  @Option(help: ArgumentHelp("The index to write; without it, the job file's name with .index.", valueName: "file"))
  var index: String?

  @OptionGroup var jobOptions: JobOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try withSession(shared, writesFiles: true) { console in
      var options = RunOptions()
      options.threads = jobOptions.threads
      options.progress = { console.show($0) }
      let plan = try JobPlan(jobOptions.job(job), index: index, options: options)
      console.endStage()
      for line in plan.lines { console.result(line.json.compactText + "\n") }
      return 0
    }
  }
}

extension JobPlan.Line {
  fileprivate var json: JSONValue {
    .object([
      ("code", .string(code)), ("name", .string(name)),
      (
        "envelope",
        envelope.map { envelope in
          .array(
            [envelope.minX, envelope.minY, envelope.maxX, envelope.maxY].map {
              .number(decimalText($0, decimals: 5))
            })
        } ?? .null
      ),
      ("tps", .number(stationCount)), ("hazard_vertices", .number(vertexCount)), ("cost_ms", .number(costMilliseconds)),
    ])
  }
}
