import ArgumentParser
import BatchRuns
import Comparisons
import Diagnostics
import HazardOverlay
import JobFiles
import TableFiles

/// `petarawan reconcile OUT LIST`
struct ReconcileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile", abstract: "Lay another agency's list of TPS, or its counts, beside a run.",
    discussion: """
      LIST is any table or layer (CSV, XLSX, GeoJSON, GeoPackage, ...): a row for each TPS with its id, or a row for \
      each regency, district or village with its code and a number of TPS. The columns are chosen by what they are \
      called and what they hold, and named; choose others with --id, --code, --column. Ids are joined without blanks, \
      dots, case and lost zeros; similar names and ids are suggested, and areas of the same name joined with --by name. \
      Rows such as "Jumlah" are left out. Sums compare the areas that both sides have.
      Without --hazard all TPS of the run are compared.
      """)

  @Argument(help: "The folder that petarawan run wrote, or REVISION:FOLDER of a git repository.")
  var folder: String

  @Argument(help: "The list: a file of any format that a job reads; - for CSV on standard input.")
  var list: String

  @Option(help: ArgumentHelp("Compare the TPS under this hazard.", valueName: "hazard"))
  var hazard: String?

  @Option(help: ArgumentHelp("Statuses that count.", valueName: "inside,near,..."))
  var status = "inside"

  @Option(name: .customLong("class"), help: ArgumentHelp("Classes that count; any without it.", valueName: "3,2,..."))
  var classes: String?

  @Option(help: ArgumentHelp("Column of the list with ids of TPS.", valueName: "column"))
  var id: String?

  @Option(help: ArgumentHelp("Column with names, for suggestions.", valueName: "column"))
  var name: String?

  @Option(help: ArgumentHelp("Column with codes of areas.", valueName: "column"))
  var code: String?

  @Option(
    name: [.customLong("column"), .customLong("count")],
    help: ArgumentHelp("Column with numbers of TPS.", valueName: "column"))
  var count: String?

  @Option(help: ArgumentHelp("Column with the TPS that the list counts among.", valueName: "column"))
  var total: String?

  @Option(help: ArgumentHelp("Join areas by code, or where no code is known by name.", valueName: "code|name"))
  var by = CountReconciliation.Join.code

  @Option(help: ArgumentHelp("Layer or sheet of the list, if it has several.", valueName: "layer"))
  var layer: String?

  @Option(name: [.short, .long], help: ArgumentHelp("Write the rows to this CSV file.", valueName: "file"))
  var output: String?

  @OptionGroup var shared: SharedOptions

  private func question() throws -> ListQuestion {
    let statuses = try status.split(separator: ",").map { word in
      guard let status = ExposureStatus(rawValue: String(word)) else {
        let known = ExposureStatus.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--status takes \(known), not \"\(word)\"")
      }
      return status
    }
    let classes = try (classes ?? "").split(separator: ",").map { word in
      guard let number = Int(word) else {
        throw ValidationError("--class takes numbers such as 3 or 2,3, not \"\(word)\"")
      }
      return number
    }
    return ListQuestion(hazard: hazard, statuses: statuses, classes: classes)
  }

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("--output is empty") }
    let question = try question()
    if question.statuses.isEmpty { throw ValidationError("--status is empty") }
    if hazard == nil, status != "inside" || classes != nil {
      throw ValidationError("--status and --class need --hazard")
    }
  }

  func run() throws {
    try withSession(shared) { console in
      let columns = ListColumns(id: id, name: name, code: code, count: count, total: total)
      let (result, findings) = try ListComparison.compare(
        folder, SourcePath(list, in: "", layer: layer), columns: columns, question: try question(), by: by)
      var log = FindingLog()
      log.append(contentsOf: findings)
      console.say(log, listedIn: nil)
      if let output {
        try ReplacedFile.write(output) { file in
          var writer = CSVWriter(to: file)
          switch result {
          case .stations(let found): try found.write(to: &writer)
          case .counts(let found): try found.write(to: &writer)
          }
        }
      }
      let (text, json) =
        switch result {
        case .stations(let found): (found.text(in: console.language), found.json)
        case .counts(let found): (found.text(in: console.language), found.json)
        }
      let listed = JSONValue.array(findings.map { .finding($0, in: console.language) })
      console.result(
        shared.json
          ? JSONValue.object([("schema", .number(1)), ("exit_code", .number(0))] + json + [("findings", listed)])
            .indentedText
          : text)
      return 0
    }
  }
}

extension CountReconciliation.Join: ExpressibleByArgument {}
