import ArgumentParser
import BatchRuns
import Comparisons
import JobFiles

/// `petarawan diff OLD NEW`
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "What changed from one run to another, TPS by TPS and decision by decision, and which input caused it.",
    discussion: """
      OLD and NEW are folders that petarawan run wrote, or REVISION:FOLDER of a git repository, such as HEAD~1:out.
      Of what an output folder records, each change is put down to the smallest set of causes that explains it: data of \
      the TPS, data of the layer, boundaries, rules of the job, version of the program. "a or b": the folders do not \
      tell which; "a and b": both are needed. Decisions are compared row by row; their causes are all the inputs and \
      rules that differ and that the decision uses.
      """)

  @Argument(help: "The folder of the earlier run, or REVISION:FOLDER.")
  var old: String

  @Argument(help: "The folder of the later run, or REVISION:FOLDER.")
  var new: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write changes.csv, .geojson, .qml and .md into this folder.", valueName: "dir"))
  var output: String?

  @Flag(help: "Print Markdown, for a comment on a pull request.")
  var markdown = false

  @Flag(
    name: .customLong("exit-code"),
    help: "Exit code 3 when anything changed: a TPS, a decision, or any other table or layer.")
  var exitCode = false

  @Option(help: ArgumentHelp("Threads; 0 stands for one for each core.", valueName: "n"))
  var threads = 0

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if markdown && shared.json { throw ValidationError("--markdown and --json exclude each other") }
    if output?.isEmpty == true { throw ValidationError("--output is empty") }
    if threads < 0 || threads > 1024 { throw ValidationError("--threads takes a number from 0 to 1024") }
  }

  func run() throws {
    try withSession(shared) { console in
      let comparison = try FolderComparison.compare(old, new, threads: threads)
      for finding in comparison.findings { console.say(finding) }
      if let output { try comparison.write(to: output, language: console.language) }
      let code: Int32 = exitCode && !comparison.isEmpty ? 3 : 0
      if shared.json {
        let findings = JSONValue.array(comparison.findings.map { .finding($0, in: console.language) })
        console.result(
          JSONValue.object(
            [("schema", .number(1)), ("exit_code", .number(Int(code)))] + comparison.json + [("findings", findings)]
          ).indentedText)
      } else {
        console.result(markdown ? comparison.markdown(in: console.language) : comparison.text(in: console.language))
      }
      return code
    }
  }
}
