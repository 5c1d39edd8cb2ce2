import Diagnostics
import Glibc

/// What lies in an output folder: what the run that wrote it listed, and everything else, which is never removed.
struct RunEntries {
  /// Files that the run listed and that are there.
  private(set) var ownFiles: [EntryPath] = []
  /// Folders of these files, each before those in it.
  private(set) var ownFolders: [EntryPath] = []
  /// Files, links and the like that the run did not list.
  private(set) var foreignFiles: [EntryPath] = []
  /// Folders that hold nothing that the run listed; nobody looks into them.
  private(set) var foreignFolders: [EntryPath] = []

  /// Everything that is not the run's.
  var foreign: [EntryPath] { foreignFiles + foreignFolders }

  /// Looks through a folder.
  ///
  /// - Parameter listed: The files of the run.
  /// - Throws: `SystemFailure` `read-failed` when anything cannot be looked at.
  init(of folder: String, listed: some Sequence<String>) throws(SystemFailure) {
    let files = Set(listed.map { EntryPath($0) })
    let folders = Set(files.flatMap(\.ancestors))
    var waiting = [EntryPath("")]
    while let parent = waiting.popLast() {
      for name in try FileSystem.names(in: parent, of: folder) {
        let entry = parent.appending(name)
        guard let status = try FileSystem.status(entry, in: folder) else { continue }
        switch (status.isFolder, folders.contains(entry)) {
        case (true, true):
          ownFolders.append(entry)
          waiting.append(entry)
        case (true, false): foreignFolders.append(entry)
        case (false, _) where files.contains(entry): ownFiles.append(entry)
        case (false, _): foreignFiles.append(entry)
        }
      }
    }
  }

  /// Everything in a folder, as if one run had listed it all.
  static func all(in folder: String) throws(SystemFailure) -> (files: [EntryPath], folders: [EntryPath]) {
    var (files, folders, next) = ([EntryPath](), [EntryPath("")], 0)
    while next < folders.count {
      for name in try FileSystem.names(in: folders[next], of: folder) {
        let entry = folders[next].appending(name)
        guard let status = try FileSystem.status(entry, in: folder) else { continue }
        if status.isFolder { folders.append(entry) } else { files.append(entry) }
      }
      next += 1
    }
    return (files, folders)
  }
}
