import BatchRuns
import Diagnostics
import Glibc
import Synchronization

/// The two streams: results on standard output, everything said to a person on standard error.
final class Console: Sendable {
  let options: Settings
  private let hasProgressLine = Mutex(false)
  private let stages = Mutex(StageClock())
  private let lost = Mutex<SystemFailure?>(nil)
  private let showsProgress: Bool
  private let isColored: Bool

  /// How much is said, and in which language.
  struct Settings: Sendable {
    var quiet: Bool
    var verbose: Bool
    var json: Bool
    var language: Language
  }

  init(_ options: SharedOptions) {
    self.options = Settings(
      quiet: options.quiet, verbose: options.verbose, json: options.json, language: options.lang ?? .en)
    let isTerminal = isatty(STDERR_FILENO) == 1
    let environment = { (name: String) in getenv(name).map { String(cString: $0) } ?? "" }
    showsProgress = isTerminal && !options.quiet && !options.verbose && environment("TERM") != "dumb"
    isColored = isTerminal && !options.noColor && environment("NO_COLOR").isEmpty
  }

  var language: Language { options.language }

  /// Prints a result. What stopped it is kept for the end; a reader that has gone away (`schema | head`) is no failure.
  func result(_ text: String) {
    guard let error = Self.write(text, to: STDOUT_FILENO), error != EPIPE else { return }
    lost.withLock { $0 = .standardOutput(error) }
  }

  /// Why a result could not be printed in full; nil when all were.
  var lostResult: SystemFailure? { lost.withLock { $0 } }

  /// Says something to a person.
  func say(_ text: String) {
    eraseProgress()
    Self.write(text + "\n", to: STDERR_FILENO)
  }

  /// Says a finding, in its two lines.
  func say(_ finding: Diagnostic, others: Int = 0) {
    guard !options.quiet || finding.severity == .error else { return }
    let text = finding.text(in: language, others: others)
    guard isColored, let colon = text.firstIndex(of: ":") else { return say(text) }
    let color = [Severity.error: "31", .warning: "33", .note: "36"][finding.severity] ?? "0"
    say("\u{1B}[1;\(color)m" + text[..<colon] + "\u{1B}[0m" + text[colon...])
  }

  /// Says all findings, those of a kind together, and how many there are.
  func say(_ log: FindingLog, listedIn file: String?) {
    for group in log.grouped() { say(group.first, others: group.others) }
    say(Dictionary(uniqueKeysWithValues: Severity.allCases.map { ($0, log.count(of: $0)) }), listedIn: file)
  }

  /// Says how many findings of each severity there are; nothing when there are none.
  func say(_ severities: [Severity: Int], listedIn file: String?) {
    guard !options.quiet, severities.values.contains(where: { $0 > 0 }) else { return }
    let counts = (severities[.error] ?? 0, severities[.warning] ?? 0, severities[.note] ?? 0)
    let listed = file.map { language == .en ? "; all of them are in \($0)" : "; semuanya ada di \($0)" } ?? ""
    switch language {
    case .en: say("\(counts.0) error(s), \(counts.1) warning(s), \(counts.2) note(s)\(listed)")
    case .id: say("\(counts.0) galat, \(counts.1) peringatan, \(counts.2) catatan\(listed)")
    }
  }

  /// Shows how far a run is: one line that is written over on a terminal, or with `--verbose` a line for each step that
  /// is over, with its time.
  func show(_ progress: RunProgress) {
    switch progress {
    case .stage(let name):
      endStage(next: name)
      draw(name.text(in: language))
    case .piece(let name, let done, let total, let seconds):
      if options.verbose, let seconds { say("  \(name) \(decimalText(seconds, decimals: 3)) s") }
      draw("\(done)/\(total) \(name)")
    }
  }

  /// With `--verbose`: says what the stage took that is over now. Nothing when none is under way.
  func endStage(next: LocalizedText? = nil) {
    guard let stage = stages.withLock({ $0.begin(next) }), options.verbose else { return }
    let (seconds, cpuSeconds) = (decimalText(stage.seconds, decimals: 3), decimalText(stage.cpuSeconds, decimals: 3))
    say("\(stage.name.text(in: language)) \(seconds) s (\(cpuSeconds) s CPU)")
  }

  private func draw(_ text: String) {
    guard showsProgress else { return }
    hasProgressLine.withLock { $0 = true }
    Self.write("\r\u{1B}[K" + printable(text).prefix(78), to: STDERR_FILENO)
  }

  func eraseProgress() {
    let wasShown = hasProgressLine.withLock { shown in
      defer { shown = false }
      return shown
    }
    if wasShown { Self.write("\r\u{1B}[K", to: STDERR_FILENO) }
  }

  /// - Returns: The error of the system that stopped it; nil when all of the text went out.
  @discardableResult
  private static func write(_ text: some StringProtocol, to descriptor: Int32) -> Int32? {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written < 0, errno == EAGAIN {
        // A stream that does not wait, as under Node or ssh: it is waited for.
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        while poll(&waiting, 1, -1) < 0, errno == EINTR {}
        continue
      }
      guard written > 0 else { return errno }
      bytes = bytes.dropFirst(written)
    }
    return nil
  }
}

extension SystemFailure {
  fileprivate static func standardOutput(_ error: Int32) -> SystemFailure {
    let words = "write: \(String(cString: strerror(error)))"
    return SystemFailure(
      "write-failed", at: Place("standard output"),
      LocalizedText(
        en: "the result cannot be printed in full (\(words))", id: "hasil tidak dapat dicetak seluruhnya (\(words))"),
      fix: LocalizedText(
        en: "send it somewhere else: to a terminal, a pipe or a disk with free space",
        id: "arahkan ke tempat lain: terminal, pipa, atau disk yang masih memiliki ruang kosong"))
  }
}
