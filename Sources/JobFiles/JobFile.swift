import ByteStreams
import Diagnostics
import FoundationEssentials
import Glibc

/// A job file on disk.
public enum JobFile {
  /// Writes a new job file; one that exists is never overwritten.
  ///
  /// - Throws: `SystemFailure` `job-exists` or `write-failed`.
  public static func create(_ path: String, text: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else { throw exists(path) }
    let folder = SourcePath.folder(of: path)
    let growing = (folder.isEmpty ? "" : folder + "/") + "." + SourcePath.fileName(of: path) + ".petarawan"
    try UnfinishedFiles.write(growingAt: growing) {
      try $0.write(text)
    } place: {
      // A link never replaces a file; where there are no links, the name was free a moment ago.
      let isLinked = link(growing, path) == 0
      if !isLinked, errno == EEXIST { throw exists(path) }
      if isLinked ? unlink(growing) != 0 : rename(growing, path) != 0 {
        throw SystemFailure(writing: path, call: "rename", error: errno)
      }
    }
  }

  private static func exists(_ path: String) -> SystemFailure {
    SystemFailure(
      "job-exists", at: Place(path),
      LocalizedText(en: "the file exists; nothing was written", id: "berkas sudah ada; tidak ada yang ditulis"),
      fix: LocalizedText(en: "choose another name with --output", id: "pilih nama lain dengan --output"))
  }
}

extension SourcePath {
  /// A path as it has to be written in a file of another folder, so that it leads to the same file.
  ///
  /// - Parameter folder: Empty for the working directory.
  public static func relative(_ path: String, to folder: String) -> String {
    guard !folder.isEmpty, !path.hasPrefix("/") else { return path }
    let target = URL(fileURLWithPath: path).standardized.pathComponents
    let base = URL(fileURLWithPath: folder).standardized.pathComponents
    let shared = zip(target, base).prefix { $0 == $1 }.count
    let up = [String](repeating: "..", count: base.count - shared)
    return (up + target[shared...]).joined(separator: "/")
  }
}
