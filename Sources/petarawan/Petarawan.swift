import ArgumentParser
import BatchRuns

/// The program: arguments in, text and exit code out.
@main
struct Petarawan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "petarawan",
    abstract: "Finds which TPS (polling stations) lie in areas prone to hazards, for each regency.",
    discussion: """
      Reads TPS points, regency polygons and hazard layers as a job file names them, and writes annotated GeoJSON \
      and tables for each regency. Start with: petarawan init --tps FILE --regencies FILE --hazard FILE
      """,
    version: petarawanVersion,
    subcommands: [
      InitCommand.self, CheckCommand.self, RunCommand.self, PlanCommand.self, GatherCommand.self, ExplainCommand.self,
      DiffCommand.self,
      ReconcileCommand.self, LogCommand.self,
      ProfilesCommand.self, SchemaCommand.self,
    ])

  static func main() {
    SourceProcesses.begin()
    ProgramArguments.check()
    main(nil)
  }
}
