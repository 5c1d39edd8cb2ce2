import ArgumentParser
import BatchRuns
import JobFiles

/// `petarawan log OUT`
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "The runs of a folder that git knows, with the TPS inside each hazard.")

  @Argument(help: "The folder that petarawan run wrote, committed to a git repository.")
  var folder: String

  @Option(help: ArgumentHelp("At most so many commits.", valueName: "n"))
  var limit = 50

  @Flag(help: "Print Markdown.")
  var markdown = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if markdown && shared.json { throw ValidationError("--markdown and --json exclude each other") }
    if limit < 1 { throw ValidationError("--limit takes a number from 1") }
  }

  func run() throws {
    try withSession(shared) { console in
      let history = try FolderHistory.read(folder, limit: limit)
      console.result(
        shared.json
          ? JSONValue.object([("schema", .number(1)), ("exit_code", .number(0)), ("runs", history.json)]).indentedText
          : markdown ? history.markdown(in: console.language) : history.text(in: console.language))
      return 0
    }
  }
}
