import ArgumentParser
import BatchRuns
import Diagnostics
import Dispatch
import Glibc
import JobFiles

/// The exit codes of the contract that a thrown error leads to.
enum ExitCodes {
  static let failed = ExitCode(1)
  static let wrongJob = ExitCode(64)
  static let ourBug = ExitCode(70)
  static let interrupted: Int32 = 130
}

/// Runs a command's work: the one place that turns errors into text and exit codes.
///
/// - Parameter work: Returns the exit code.
func withSession(_ options: SharedOptions, _ work: (Console) throws -> Int32) throws {
  let console = Console(options)
  signal(SIGPIPE, SIG_IGN)
  let signals = interruptSources()
  defer { for source in signals { source.cancel() } }
  let code: Int32
  do {
    code = try work(console)
  } catch let problems as JobProblems {
    throw report(problems.diagnostics, code: ExitCodes.wrongJob, console)
  } catch let problem as JobProblem {
    throw report([problem.diagnostic], code: ExitCodes.wrongJob, console)
  } catch let problem as InputProblem {
    throw report([problem.diagnostic], code: ExitCodes.failed, console)
  } catch let failure as SystemFailure {
    throw report([failure.diagnostic], code: ExitCodes.failed, console)
  } catch {
    throw report([.ourBug(error)], code: ExitCodes.ourBug, console)
  }
  console.endStage()
  console.eraseProgress()
  if code != 0 { throw ExitCode(code) }
}

private func report(_ diagnostics: [Diagnostic], code: ExitCode, _ console: Console) -> ExitCode {
  for diagnostic in diagnostics { console.say(diagnostic) }
  console.eraseProgress()
  if console.options.json {
    let errors = JSONValue.array(diagnostics.map { .finding($0, in: console.language) })
    console.result(
      JSONValue.object([("schema", .number(1)), ("exit_code", .number(Int(code.rawValue))), ("errors", errors)])
        .indentedText)
  }
  return code
}

/// Ctrl-C and the like: what is half written goes away, then the process ends.
private func interruptSources() -> [any DispatchSourceSignal] {
  [SIGINT, SIGTERM, SIGHUP].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
    source.setEventHandler { BatchRun.abandonOutput(exitCode: ExitCodes.interrupted) }
    source.resume()
    return source
  }
}

extension Diagnostic {
  fileprivate static func ourBug(_ error: any Error) -> Diagnostic {
    Diagnostic(
      .error, "internal", at: Place("petarawan"),
      LocalizedText(en: "this is a bug of petarawan: \(error)", id: "ini kesalahan petarawan sendiri: \(error)"),
      fix: LocalizedText(
        en: "report it with the command, the job file and this text",
        id: "laporkan beserta perintah, berkas pekerjaan dan teks ini"),
      action: .stopped)
  }
}

extension JSONValue {
  /// A finding as JSON.
  static func finding(_ finding: Diagnostic, in language: Language) -> JSONValue {
    .object([
      ("severity", .string(finding.severity.rawValue)), ("code", .string(finding.code)),
      ("file", .string(finding.place.file)), ("line", finding.place.line.map { .number($0) } ?? .null),
      ("column", finding.place.column.map { .number($0) } ?? .null),
      ("feature", finding.place.feature.map { .number($0) } ?? .null), ("id", .string(orNull: finding.place.id)),
      ("part", .string(orNull: finding.place.part?.text(in: language))),
      ("message", .string(finding.message.text(in: language))), ("fix", .string(finding.fix.text(in: language))),
      ("action", .string(finding.action.rawValue)),
    ])
  }
}
