import ByteStreams
import Synchronization

/// The file of the TPS while it is read: mostly the largest of a job, and the only one that a thread reads alone to the end.
final class OpenedStations: Sendable {
  private let opened = Mutex<InputFile?>(nil)

  var file: InputFile? {
    get { opened.withLock { $0 } }
    set { opened.withLock { $0 = newValue } }
  }

  /// Hashes what is not hashed yet, so that the thread that reads need not.
  ///
  /// - Returns: Nothing that was read. A failure is left to that thread: it meets the same one.
  func hash() -> ReadPiece? {
    _ = try? file?.fingerprint()
    return nil
  }
}
