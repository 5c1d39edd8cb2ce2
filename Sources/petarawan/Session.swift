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

/// What an error that stops a command means.
struct Verdict {
  let code: ExitCode
  let diagnostics: [Diagnostic]

  init(on error: any Error) {
    (code, diagnostics) =
      switch error {
      case let problems as JobProblems: (ExitCodes.wrongJob, problems.diagnostics)
      case let problem as JobProblem: (ExitCodes.wrongJob, [problem.diagnostic])
      case let problem as InputProblem: (ExitCodes.failed, [problem.diagnostic])
      case let failure as SystemFailure: (ExitCodes.failed, [failure.diagnostic])
      default: (ExitCodes.ourBug, [.ourBug(error)])
      }
  }
}

/// Runs a command's work: the one place that turns errors into text and exit codes.
///
/// - Parameters:
///   - writesFiles: What is printed is not the result: losing it is said, and the exit code stays.
///   - work: Returns the exit code.
func withSession(
  _ options: SharedOptions, writesFiles: Bool = false, _ work: (Console) throws -> Int32
) throws {
  StandardStreams.reserveClosed()
  let console = Console(options)
  // A closed pipe and a limit on the size of files become errors of the call, which are said.
  for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
  let signals = interruptSources(console)
  defer { for source in signals { source.cancel() } }
  let code: Int32
  do {
    code = try work(console)
  } catch {
    let verdict = Verdict(on: error)
    throw report(verdict.diagnostics, code: verdict.code, console)
  }
  console.endStage()
  console.eraseProgress()
  if let failure = console.lostResult {
    console.say(failure.diagnostic)
    if !writesFiles { throw ExitCodes.failed }
  }
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

/// Ctrl-C and the like: what is half written goes away, then the process ends. One that the caller ignores (`nohup`) stays
/// ignored.
private func interruptSources(_ console: Console) -> [any DispatchSourceSignal] {
  [SIGINT, SIGTERM, SIGHUP].compactMap { number in
    guard !isIgnored(number) else { return nil }
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
    source.setEventHandler {
      BatchRun.abandonOutput(exitCode: ExitCodes.interrupted) {
        console.say(
          console.language == .en
            ? "interrupted; nothing half-written is left" : "dihentikan; tidak ada yang tertinggal setengah jadi")
      }
    }
    source.resume()
    return source
  }
}

private func isIgnored(_ number: Int32) -> Bool {
  var action = sigaction()
  sigaction(number, nil, &action)
  return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
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
