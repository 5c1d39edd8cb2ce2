import ArgumentParser
import BatchRuns
import Diagnostics
import JobFiles

/// `petarawan init --tps FILE --regencies FILE --hazard FILE ...`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented job file from what the files hold.",
    discussion: "What is guessed is marked with a comment; petarawan check JOB then says what is still missing.")

  @Option(help: ArgumentHelp("The TPS: GeoJSON or CSV.", valueName: "file"))
  var tps: String

  @Option(help: ArgumentHelp("The regencies: GeoJSON polygons.", valueName: "file"))
  var regencies: String

  @Option(help: ArgumentHelp("The districts: GeoJSON polygons.", valueName: "file"))
  var districts: String?

  @Option(help: ArgumentHelp("The villages: GeoJSON polygons.", valueName: "file"))
  var villages: String?

  @Option(
    name: .customLong("hazard"), help: ArgumentHelp("A hazard layer; may be given several times.", valueName: "file"))
  var hazards: [String]

  @Option(
    name: [.short, .long], help: ArgumentHelp("The job file to write; standard output without it.", valueName: "job"))
  var output: String?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if hazards.isEmpty { throw ValidationError("give at least one layer with --hazard") }
  }

  func run() throws {
    try withSession(shared) { console in
      let folder = output.map(SourcePath.folder(of:)) ?? ""
      func source(_ path: String) throws -> DraftSource {
        try DraftSource.read(path, written: SourcePath.relative(path, to: folder))
      }
      let text = JobDrafter.text(
        DraftSources(
          tps: try source(tps), regencies: try source(regencies), districts: try districts.map(source),
          villages: try villages.map(source), hazards: try hazards.map(source)),
        language: console.language)
      guard let output else {
        console.result(
          shared.json ? JSONValue.object([("schema", .number(1)), ("job", .string(text))]).indentedText : text)
        return 0
      }
      try JobFile.create(output, text: text)
      console.say(
        console.language == .en
          ? "wrote \(output); next: petarawan check \(output)"
          : "\(output) ditulis; berikutnya: petarawan check \(output)")
      if shared.json {
        console.result(JSONValue.object([("schema", .number(1)), ("output", .string(output))]).indentedText)
      }
      return 0
    }
  }
}
