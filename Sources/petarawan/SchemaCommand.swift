import ArgumentParser
import BatchRuns
import JobFiles

/// `petarawan schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of the job file, for editors.")

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try withSession(shared) { console in
      console.result(JobSchema.json())
      return 0
    }
  }
}
