import Foundation

/// All that a folder holds, by path below it.
public struct FolderContents: Sendable, Equatable {
  /// Bytes of each file.
  public var files: [String: Data] = [:]
  /// The folders in it.
  public var folders: Set<String> = []

  /// Nothing.
  public init() {}

  /// Reads a folder, hidden files too; nothing when there is none.
  public init(of folder: URL) throws {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appendingPathComponent(path)
      if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false {
        folders.insert(path)
      } else {
        files[path] = try Data(contentsOf: file)
      }
    }
  }

  /// What lies below one of its folders, with paths from there.
  public func below(_ folder: String) -> FolderContents {
    var result = FolderContents()
    for (path, bytes) in files where path.hasPrefix(folder + "/") {
      result.files[String(path.dropFirst(folder.count + 1))] = bytes
    }
    for path in folders where path.hasPrefix(folder + "/") {
      result.folders.insert(String(path.dropFirst(folder.count + 1)))
    }
    return result
  }

  /// The same without one of its folders.
  public func without(_ folder: String) -> FolderContents {
    var result = self
    result.files = files.filter { !$0.key.hasPrefix(folder + "/") }
    result.folders = folders.filter { $0 != folder && !$0.hasPrefix(folder + "/") }
    return result
  }

  /// Writes the files to a folder that does not exist yet.
  public func write(to folder: URL) throws {
    for (path, bytes) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: file)
    }
  }
}
