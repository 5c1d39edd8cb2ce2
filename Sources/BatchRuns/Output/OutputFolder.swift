import ByteStreams
import Diagnostics
import Glibc
import Synchronization

/// The folder that a run writes: built beside its place, and put there in one step when it is complete.
///
/// Readers see the earlier folder or the new one, never a mixture. A file that was in the earlier folder with the same
/// bytes is the same file in the new one (same inode, same time), and files that are not ours move along. What an
/// interrupted run left behind is removed by the next one.
final class OutputFolder {
  /// The folder's path as the user named it.
  let name: String
  /// Where the new folder grows.
  let staging: String
  private let target: String
  /// The locks on the new folder and, if there is one, on the earlier one: after the exchange it stands where the next run
  /// would build its own.
  private let locks: [Int32]
  private var outputs: [String: FileFingerprint] = [:]

  /// What a signal has to remove.
  private static let current = Mutex<String?>(nil)

  /// Checks the place and starts a new folder beside it.
  ///
  /// - Parameters:
  ///   - path: The folder to write; it may exist when petarawan wrote it for the same job, or when it is empty.
  ///   - job: Title of the job.
  ///   - only: Codes of the regencies that the run is limited to; empty for all.
  ///   - overwrites: A folder of another job, or of other regencies, may be replaced.
  /// - Throws: `SystemFailure` `output-not-ours`, `output-of-another-job`, `output-of-other-regencies`, `output-busy` or
  ///   `write-failed`.
  init(_ path: String, job: String, only: Set<String> = [], overwrites: Bool) throws {
    name = path
    target = try FileSystem.resolved(path)
    let (parent, last) = FileSystem.split(target)
    staging = parent + "/." + last + ".petarawan"
    try FileSystem.createFolders(parent, named: path)
    let claimed = try Self.claim(staging, named: path)
    do {
      // With the new folder locked, nobody else puts one in this place.
      try FileSystem.finishSwap(staging, target, named: path)
      try EarlierRun.mayReplace(target, named: path, job: job, only: only, overwrites: overwrites)
      locks = [claimed, try Self.lock(target, named: path)].compactMap { $0 }
    } catch {
      FileSystem.removeTree(staging)
      close(claimed)
      throw error
    }
    Self.current.withLock { [staging] in $0 = staging }
    if let mode = FileSystem.mode(of: target) { chmod(staging, mode) }
  }

  deinit {
    for lock in locks { close(lock) }
  }

  /// Creates a file; folders on the way are created too.
  ///
  /// - Parameter file: Path below the folder, with `/` between its parts.
  static func create(_ file: String, in staging: String) throws -> OutputFile {
    let path = staging + "/" + file
    // Under the lock, so that no thread makes a folder anew that a signal is removing.
    return try current.withLock { _ in
      try FileSystem.createFolders(FileSystem.split(path).parent, named: file)
      return try OutputFile(creating: path)
    }
  }

  /// Puts the new folder in its place, and removes the earlier one.
  ///
  /// - Throws: `SystemFailure` `write-failed`; the earlier folder is then as it was.
  func commit() throws {
    try Self.current.withLock { current in
      let earlier = EarlierRun(target)
      try keepUnchangedFiles(of: earlier)
      let outputs = earlier?.outputs ?? []
      try FileSystem.carryForeignFiles(from: target, to: staging, except: outputs + Self.besideDatabases(outputs))
      try FileSystem.swap(staging, target, named: name)
      FileSystem.removeTree(staging)
      current = nil
    }
  }

  /// Removes what was written so far.
  func discard() {
    Self.current.withLock { current in
      FileSystem.removeTree(staging)
      current = nil
    }
  }

  /// Removes the unfinished folder, if there is one, and ends the process; a folder that is being put in its place is
  /// waited for. Ends at once: an orderly exit would tear down libraries that other threads still work with.
  ///
  /// - Parameter say: Called when nothing half-written is left.
  static func abandon(exitCode: Int32, say: () -> Void) -> Never {
    current.withLock { current in
      if let current { FileSystem.removeTree(current) }
      say()
      _exit(exitCode)
    }
  }

  /// What a program that has an earlier GeoPackage open keeps beside it: beside the new one it would be taken for
  /// changes to that, and ruin it.
  private static func besideDatabases(_ outputs: [String]) -> [String] {
    outputs.filter { $0.hasSuffix(".gpkg") }.flatMap { file in ["-wal", "-shm", "-journal"].map { file + $0 } }
  }

  private func keepUnchangedFiles(of earlier: EarlierRun?) throws {
    for file in earlier?.outputs ?? [] {
      let (old, new) = (target + "/" + file, staging + "/" + file)
      guard FileSystem.sameBytes(old, new) else { continue }
      // The link first gets a name of its own, so that the file is always there.
      let link = new + ".petarawan"
      if Glibc.link(old, link) == 0, rename(link, new) != 0 { unlink(link) }
    }
  }

  /// Makes the unfinished folder and locks it; what an interrupted run left in it is removed.
  private static func claim(_ staging: String, named name: String) throws -> Int32 {
    while true {
      if mkdir(staging, 0o777) != 0, errno != EEXIST { throw SystemFailure.writing(name, call: "mkdir", error: errno) }
      guard let lock = try lock(staging, named: name) else { continue }
      // Another run may have put the folder in its place between opening and locking.
      var (opened, found) = (stat(), stat())
      if fstat(lock, &opened) == 0, stat(staging, &found) == 0, opened.st_ino == found.st_ino {
        FileSystem.removeContents(staging)
        return lock
      }
      close(lock)
    }
  }

  /// Locks a folder for this process; nil when there is none.
  ///
  /// - Throws: `SystemFailure` `output-busy` when another run holds it.
  private static func lock(_ folder: String, named name: String) throws -> Int32? {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return nil }
    guard descriptor >= 0 else { throw SystemFailure.writing(name, call: "open", error: errno) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
    close(descriptor)
    throw SystemFailure(
      "output-busy", at: Place(name),
      LocalizedText(en: "another run is writing this folder", id: "proses lain sedang menulis folder ini"),
      fix: LocalizedText(
        en: "wait until it has ended, or choose another folder with --output",
        id: "tunggu sampai selesai, atau pilih folder lain dengan --output"))
  }
}
