import ByteStreams
import Diagnostics
import Glibc

/// The entries of others in an output folder, on their way into the one that takes its place.
///
/// A file gets a second name in the new folder, so that it is in both at any moment. What the system does not let us link
/// (folders, files of other owners) is moved when the folders have changed places; the next run finishes what a power cut
/// interrupts there.
struct ForeignEntries {
  private let old: String
  private let new: String
  /// Files that are in both folders.
  private(set) var linked: [EntryPath] = []
  /// What is moved.
  private(set) var moved: [EntryPath] = []

  /// Nothing of others.
  init() { (old, new) = ("", "") }

  /// Links what can be linked, and makes sure that the rest can be moved.
  ///
  /// - Throws: `SystemFailure` `output-taken` when the new folder has an entry of that name; `write-failed`.
  init(_ entries: RunEntries, from old: String, to new: String) throws {
    (self.old, self.new) = (old, new)
    guard let home = try FileSystem.status(EntryPath(""), in: old) else { return }
    for entry in entries.foreign {
      if try FileSystem.status(entry, in: new) != nil { throw SystemFailure.taken(entry.text) }
      try makeParents(of: entry)
      guard let status = try FileSystem.status(entry, in: old) else { continue }
      if status.isFolder {
        let isOurs = entry.call(below: old) { faccessat(AT_FDCWD, $0, W_OK, AT_EACCESS) == 0 }
        guard isOurs, status.st_dev == home.st_dev else {
          throw SystemFailure.unmovable(entry.text, call: "rename", error: isOurs ? EXDEV : errno)
        }
        moved.append(entry)
      } else if try link(entry) {
        linked.append(entry)
      } else {
        moved.append(entry)
      }
    }
  }

  /// The folders that the entry lies in, with the rights of those that they stand for.
  private func makeParents(of entry: EntryPath) throws {
    for folder in entry.ancestors where try FileSystem.status(folder, in: new) == nil {
      let mode = try FileSystem.status(folder, in: old)?.st_mode ?? 0o777
      let made = folder.call(below: new) { path in uninterrupted { mkdir(path, 0o777) } }
      guard made == 0 else { throw SystemFailure.writing(folder.text, call: "mkdir", error: errno) }
      _ = folder.call(below: new) { chmod($0, mode & 0o7777) }
    }
  }

  /// Gives a file a second name; false where the system does not allow that for this file.
  private func link(_ entry: EntryPath) throws -> Bool {
    let result = entry.call(below: old) { source in
      entry.call(below: new) { copy in uninterrupted { linkat(AT_FDCWD, source, AT_FDCWD, copy, 0) } }
    }
    if result == 0 { return true }
    guard [EPERM, EACCES, EMLINK, ENOTSUP, ENOSYS].contains(errno) else {
      throw SystemFailure.unmovable(entry.text, call: "link", error: errno)
    }
    return false
  }

  /// Moves what could not be linked out of the earlier folder, now at another place, into the new one, now in its own.
  ///
  /// - Throws: `SystemFailure` `write-failed`; everything is back where it was then.
  func move(from earlier: String, to place: String) throws {
    for (index, entry) in moved.enumerated() where !Self.rename(entry, from: earlier, to: place) {
      let reason = errno
      for entry in moved[..<index].reversed() where !Self.rename(entry, from: place, to: earlier) {
        throw SystemFailure.unmovable(entry.text, call: "rename", error: errno)
      }
      throw SystemFailure.unmovable(entry.text, call: "rename", error: reason)
    }
  }

  static func rename(_ entry: EntryPath, from old: String, to new: String) -> Bool {
    entry.call(below: old) { source in
      entry.call(below: new) { target in uninterrupted { Glibc.rename(source, target) } == 0 }
    }
  }
}

extension SystemFailure {
  /// An entry of somebody else cannot come along.
  static func unmovable(_ file: String, call: String, error: Int32) -> SystemFailure {
    let words = "\(call): \(String(cString: strerror(error)))"
    return SystemFailure(
      "write-failed", at: Place(file),
      LocalizedText(
        en:
          "petarawan did not write this, and cannot take it along into the new folder (\(words)); nothing was written",
        id: "ini tidak ditulis petarawan dan tidak dapat dibawa ke folder baru (\(words)); tidak ada yang ditulis"),
      fix: LocalizedText(
        en: "move it away, or choose another folder with --output",
        id: "pindahkan, atau pilih folder lain dengan --output"))
  }

  /// An entry of the user stands where the run writes one.
  static func taken(_ file: String) -> SystemFailure {
    SystemFailure(
      "output-taken", at: Place(file),
      LocalizedText(
        en: "the folder holds a file of this name that petarawan did not write; nothing was written",
        id: "folder berisi berkas bernama ini yang tidak ditulis oleh petarawan; tidak ada yang ditulis"),
      fix: LocalizedText(
        en: "move it away, or choose another folder with --output",
        id: "pindahkan berkas itu, atau pilih folder lain dengan --output"))
  }
}
