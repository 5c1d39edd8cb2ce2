import ByteStreams
internal import CLinux
import Diagnostics
import Glibc

/// A new folder and the place that it is to take.
struct FolderExchange {
  /// Where the new folder was built.
  let staging: String
  /// The place.
  let target: String
  /// The folder as the user named it.
  let name: String
  /// Where an earlier folder waits on a file system that cannot exchange.
  private var aside: String { staging + "-old" }

  /// Puts the new folder in its place.
  ///
  /// - Returns: Where the earlier folder is now; nil when there was none.
  /// - Throws: `SystemFailure` `write-failed`; the earlier folder is then as it was.
  func perform() throws(SystemFailure) -> String? {
    if uninterrupted({ Int32(petarawan_exchange(staging, target)) }) == 0 { return staging }
    switch errno {
    case ENOENT: try rename(staging, target)
    case EINVAL, ENOSYS:
      // A file system that cannot exchange: for a moment there is no folder, but never a mixture.
      try rename(target, aside)
      do throws(SystemFailure) { try rename(staging, target) } catch {
        try rename(aside, target)
        throw error
      }
      return aside
    default: throw .writing(name, call: "renameat2", error: errno)
    }
    return nil
  }

  /// Puts the earlier folder back.
  ///
  /// - Parameter earlier: What `perform` returned.
  func undo(_ earlier: String) throws(SystemFailure) {
    if earlier == staging {
      guard uninterrupted({ Int32(petarawan_exchange(staging, target)) }) == 0 else {
        throw .writing(name, call: "renameat2", error: errno)
      }
    } else {
      try rename(target, staging)
      try rename(earlier, target)
    }
  }

  /// Finishes what a run that was killed here began: brings back the earlier folder when there is no other one, else
  /// clears it away.
  func finish() throws {
    guard try FileSystem.status(EntryPath(""), in: aside) != nil else { return }
    guard try FileSystem.status(EntryPath(""), in: target) != nil else { return try rename(aside, target) }
    try clear(aside)
    _ = rmdir(aside)
  }

  /// Removes what a run left in a folder that is not in its place; entries of others in it go where they belong.
  ///
  /// - Throws: `SystemFailure` when anything is not clear; it stays then.
  func clear(_ left: String) throws {
    // Only the folder of a finished run can hold anything of others.
    guard let run = try EarlierRun(left) else { return try FileSystem.removeContents(left) }
    let entries = try RunEntries(of: left, listed: run.listed)
    let (ours, record) = (Set(run.listed.map { EntryPath($0) }), EntryPath(EarlierRun.record))
    var removable = entries.ownFiles.filter { $0 != record }
    for entry in entries.foreign {
      let own = entry.dropping(suffix: OutputFolder.linkEnding)
      let isOurs = own.map { ours.contains($0) } ?? false
      if try isOurs || isThere(entry, of: left) { removable.append(entry) } else { try bringBack(entry, from: left) }
    }
    // What tells ours from theirs goes last.
    try FileSystem.remove(files: removable, folders: entries.ownFolders, in: left)
    try FileSystem.remove(files: [record], folders: [], in: left)
  }

  /// The file has another name in the folder that is in place.
  private func isThere(_ entry: EntryPath, of left: String) throws -> Bool {
    guard let found = try FileSystem.status(entry, in: left), !found.isFolder else { return false }
    return try FileSystem.status(entry, in: target)?.isSame(as: found) ?? false
  }

  private func bringBack(_ entry: EntryPath, from left: String) throws {
    if try FileSystem.status(entry, in: target) != nil { throw SystemFailure.taken(left + "/" + entry.text) }
    for folder in entry.ancestors where try FileSystem.status(folder, in: target) == nil {
      guard folder.call(below: target, { mkdir($0, 0o777) }) == 0 else {
        throw SystemFailure.writing(folder.text, call: "mkdir", error: errno)
      }
    }
    guard ForeignEntries.rename(entry, from: left, to: target) else {
      throw SystemFailure.unmovable(left + "/" + entry.text, call: "rename", error: errno)
    }
  }

  private func rename(_ one: String, _ other: String) throws(SystemFailure) {
    guard uninterrupted({ Glibc.rename(one, other) }) == 0 else {
      throw .writing(name, call: "rename", error: errno)
    }
  }
}
