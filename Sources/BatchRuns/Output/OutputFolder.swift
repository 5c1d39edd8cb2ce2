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
  private let syncs: Bool
  /// The folders have changed places: what is at `staging` is no longer ours to throw away.
  private var isExchanged = false

  /// What the name of a link ends with until the link has its place.
  static let linkEnding = ".petarawan"

  /// What a signal has to remove.
  private static let current = Mutex<String?>(nil)

  /// Checks the place and starts a new folder beside it.
  ///
  /// - Parameters:
  ///   - path: The folder to write; it may exist when petarawan wrote it for the same job, or when it is empty.
  ///   - job: Title of the job.
  ///   - only: Codes of the regencies that the run is limited to; empty for all.
  ///   - overwrites: A folder of another job, or of other regencies, may be replaced.
  ///   - syncs: Everything is on the disk before it is put in place.
  /// - Throws: `SystemFailure` `output-not-ours`, `output-of-another-job`, `output-of-other-regencies`, `output-busy` or
  ///   `write-failed`.
  init(_ path: String, job: String, only: Set<String> = [], overwrites: Bool, syncs: Bool = true) throws {
    name = path
    self.syncs = syncs
    target = try FileSystem.resolved(path)
    let (parent, last) = FileSystem.split(target)
    staging = parent + "/." + last + ".petarawan"
    try FileSystem.createFolders(parent, named: path)
    let exchange = FolderExchange(staging: staging, target: target, name: path)
    let claimed = try Self.claim(exchange)
    do {
      // With the new folder locked, nobody else puts one in this place.
      try exchange.finish()
      try EarlierRun.mayReplace(target, named: path, job: job, only: only, overwrites: overwrites)
      locks = [claimed, try Self.lock(target, named: path)].compactMap { $0 }
    } catch {
      _ = rmdir(staging)
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
      let exchange = FolderExchange(staging: staging, target: target, name: name)
      let foreign = try prepare()
      let earlier = try exchange.perform()
      (current, isExchanged) = (nil, true)
      guard let earlier else { return try sync([EntryPath("")], in: FileSystem.split(target).parent) }
      do { try foreign.move(from: earlier, to: target) } catch {
        try exchange.undo(earlier)
        try? exchange.clear(staging)
        _ = rmdir(staging)
        throw error
      }
      if !foreign.moved.isEmpty { try sync(Array(Set(foreign.moved.map(\.parent))), in: target) }
      try sync([EntryPath("")], in: FileSystem.split(target).parent)
      // What cannot be removed now is removed by the next run.
      for _ in 0..<2 {
        try? exchange.clear(earlier)
        if rmdir(earlier) == 0 { return }
      }
    }
  }

  /// Makes the new folder ready for its place: what did not change is the same file as before, what is not ours is in it
  /// as far as it can be, and all of it is on the disk.
  private func prepare() throws -> ForeignEntries {
    let (files, _) = try RunEntries.all(in: staging)
    guard try FileSystem.status(EntryPath(""), in: target) != nil else {
      try sync(files, in: staging)
      try sync(RunEntries.all(in: staging).folders, in: staging)
      return ForeignEntries()
    }
    let earlier = try EarlierRun(target)
    let entries = try RunEntries(of: target, listed: earlier?.listed ?? [])
    guard earlier != nil || entries.foreign.isEmpty else { throw SystemFailure.outputNotOurs(name, isForeign) }
    keepUnchangedFiles(entries.ownFiles)
    try sync(files, in: staging)
    let foreign = try ForeignEntries(entries, from: target, to: staging)
    try sync(RunEntries.all(in: staging).folders, in: staging)
    return foreign
  }

  private func sync(_ entries: [EntryPath], in folder: String) throws {
    if syncs { try FolderSync.wait(for: entries, in: folder) }
  }

  /// Removes what was written so far.
  func discard() {
    Self.current.withLock { current in
      if !isExchanged { FileSystem.removeTree(staging) }
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
      UnfinishedFiles.abandon {
        say()
        _exit(exitCode)
      }
    }
  }

  private func keepUnchangedFiles(_ files: [EntryPath]) {
    for file in files {
      // Names of ours are texts.
      let (old, new) = (target + "/" + file.text, staging + "/" + file.text)
      guard FileSystem.sameBytes(old, new) else { continue }
      // The link first gets a name of its own, so that the file is always there.
      let link = new + Self.linkEnding
      if Glibc.link(old, link) == 0, rename(link, new) != 0 { unlink(link) }
    }
  }

  /// Makes the unfinished folder and locks it; what an interrupted run left in it is removed.
  private static func claim(_ exchange: FolderExchange) throws -> Int32 {
    let (staging, name) = (exchange.staging, exchange.name)
    while true {
      if uninterrupted({ mkdir(staging, 0o777) }) != 0, errno != EEXIST {
        throw SystemFailure.writing(name, call: "mkdir", error: errno)
      }
      guard let lock = try lock(staging, named: name) else { continue }
      // Another run may have put the folder in its place between opening and locking.
      var (opened, found) = (stat(), stat())
      if fstat(lock, &opened) == 0, stat(staging, &found) == 0, opened.st_ino == found.st_ino {
        do { try exchange.clear(staging) } catch {
          close(lock)
          throw error
        }
        return lock
      }
      close(lock)
    }
  }

  /// Locks a folder for this process; nil when there is none.
  ///
  /// - Throws: `SystemFailure` `output-busy` when another run holds it.
  private static func lock(_ folder: String, named name: String) throws -> Int32? {
    let descriptor = uninterrupted { open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
    if descriptor < 0, errno == ENOENT { return nil }
    guard descriptor >= 0 else { throw SystemFailure.writing(name, call: "open", error: errno) }
    if uninterrupted({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 { return descriptor }
    let reason = errno
    close(descriptor)
    guard reason == EWOULDBLOCK else { throw SystemFailure.writing(name, call: "flock", error: reason) }
    throw SystemFailure(
      "output-busy", at: Place(name),
      LocalizedText(en: "another run is writing this folder", id: "proses lain sedang menulis folder ini"),
      fix: LocalizedText(
        en: "wait until it has ended, or choose another folder with --output",
        id: "tunggu sampai selesai, atau pilih folder lain dengan --output"))
  }
}
