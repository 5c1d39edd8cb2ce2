import Diagnostics
import Glibc

/// Times the stages of a run, one after the other.
struct StageClock {
  /// What one stage took.
  struct Stage {
    let name: LocalizedText
    let seconds: Double
    /// User and system time of all threads.
    let cpuSeconds: Double
  }

  private var name: LocalizedText?
  private var start = ContinuousClock.now
  private var cpuStart = Self.cpuSeconds

  /// Begins the next stage, or none.
  ///
  /// - Returns: The stage that is over now; nil when none was under way.
  mutating func begin(_ next: LocalizedText?) -> Stage? {
    let (now, cpuNow) = (ContinuousClock.now, Self.cpuSeconds)
    defer { (name, start, cpuStart) = (next, now, cpuNow) }
    return name.map { Stage(name: $0, seconds: (now - start) / .seconds(1), cpuSeconds: cpuNow - cpuStart) }
  }

  /// User and system time of the process so far.
  private static var cpuSeconds: Double {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
  }
}
