import Dispatch
import FoundationEssentials
import Synchronization

/// A number of threads that pieces of work are shared out to.
public struct WorkPool: Sendable {
  /// Most pieces that are worked on at once; at least 1.
  public let threads: Int

  /// A pool; 0 stands for one thread for each core.
  public init(threads: Int = 0) {
    self.threads = threads > 0 ? threads : max(1, ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Does pieces of work and returns their results in the order of the pieces, whatever the threads.
  ///
  /// - Parameters:
  ///   - pieces: Started in this order: put the heaviest first.
  ///   - makeContext: Called once on each thread; what it returns (C library contexts, caches) never leaves that thread.
  ///   - work: One piece.
  /// - Throws: The error of the first piece, in their order, that failed; pieces not yet started are then left out.
  func map<Piece: Sendable, Context, Result: Sendable>(
    _ pieces: [Piece], makeContext: @Sendable () throws -> Context,
    _ work: @Sendable (Context, Piece) throws -> Result
  ) throws -> [Result] {
    let next = Atomic(0)
    let outcome = Mutex(Outcome<Result>(results: Array(repeating: nil, count: pieces.count)))
    DispatchQueue.concurrentPerform(iterations: min(threads, pieces.count)) { _ in
      var context: Context?
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < pieces.count, outcome.withLock({ $0.mayStart(index) }) else { return }
        do {
          let ready = try context ?? makeContext()
          context = ready
          let result = try work(ready, pieces[index])
          outcome.withLock { $0.results[index] = result }
        } catch {
          outcome.withLock { $0.fail(at: index, error) }
        }
      }
    }
    return try outcome.withLock { outcome in
      if let failure = outcome.failure { throw failure.error }
      return outcome.results.compactMap { $0 }
    }
  }

  private struct Outcome<Result: Sendable>: Sendable {
    var results: [Result?]
    var failure: (index: Int, error: any Error)?

    /// A piece before the failed one is still worked on, so that the failure that counts does not depend on the threads.
    func mayStart(_ index: Int) -> Bool { failure.map { index < $0.index } ?? true }

    mutating func fail(at index: Int, _ error: any Error) {
      if mayStart(index) { failure = (index, error) }
    }
  }
}
