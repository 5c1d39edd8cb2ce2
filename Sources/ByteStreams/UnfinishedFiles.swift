import Diagnostics
import Glibc
import Synchronization

/// Files that are written beside their places: what a signal has to remove before the process ends.
public enum UnfinishedFiles {
  private static let paths = Mutex<Set<String>>([])

  /// Writes a file beside its place and puts it there; an error and a signal leave nothing behind.
  ///
  /// - Parameters:
  ///   - path: Where the file grows; what an interrupted run left there is removed.
  ///   - body: Writes it.
  ///   - place: Puts it in its place, and leaves nothing at `path`. A signal waits until this is done.
  public static func write(
    growingAt path: String, _ body: (OutputFile) throws -> Void, place: () throws -> Void
  ) throws {
    do {
      let file = try paths.withLock { paths in
        unlink(path)
        let file = try OutputFile(creating: path)
        paths.insert(path)
        return file
      }
      try body(file)
      _ = try file.finish()
      try file.sync()
      try paths.withLock { paths in
        try place()
        paths.remove(path)
      }
    } catch {
      paths.withLock { paths in if paths.remove(path) != nil { unlink(path) } }
      throw error
    }
  }

  /// Removes all of them; none can be begun or finished any more. For a process that is about to end.
  public static func abandon(_ body: () -> Never) -> Never {
    paths.withLock { paths in
      for path in paths { unlink(path) }
      body()
    }
  }
}
