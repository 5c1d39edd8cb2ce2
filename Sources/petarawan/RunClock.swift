import Diagnostics
import FoundationEssentials

/// When a run began, for standard error: no clock goes into a file, so that a second run writes the same bytes.
struct RunClock {
  private let start = Date()
  private let monotonic = ContinuousClock.now

  /// Such as `run of 2024-11-27T06:00:00+07:00, 1.3 s`, in the time zone of the machine.
  func text(in language: Language) -> String {
    let style = Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: .current)
    let seconds = decimalText((ContinuousClock.now - monotonic) / .seconds(1), decimals: 1)
    let time = start.formatted(style)
    return language == .en ? "run of \(time), \(seconds) s" : "dijalankan \(time), \(seconds) s"
  }
}
