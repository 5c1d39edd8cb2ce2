import Synchronization

/// Counts pieces of work that are done, from any thread, and reports each.
final class PieceCounter: Sendable {
  private let done = Mutex(0)
  private let total: Int
  private let report: @Sendable (RunProgress) -> Void

  init(total: Int, report: @escaping @Sendable (RunProgress) -> Void) {
    self.total = total
    self.report = report
  }

  /// - Parameter isListed: The piece has a line of its own in a list of times.
  func advance(_ name: String, since start: ContinuousClock.Instant, isListed: Bool = true) {
    let duration = ContinuousClock.now - start
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    done.withLock { done in
      done += 1
      report(.piece(name, done: done, of: total, seconds: isListed ? seconds : nil))
    }
  }
}
