import ByteStreams
import Diagnostics
import FoundationEssentials

/// A job file on disk.
public enum JobFile {
  /// Writes a new job file; one that exists is never overwritten.
  ///
  /// - Throws: `SystemFailure` `job-exists` or `write-failed`.
  public static func create(_ path: String, text: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw SystemFailure(
        "job-exists", at: Place(path),
        LocalizedText(en: "the file exists; nothing was written", id: "berkas sudah ada; tidak ada yang ditulis"),
        fix: LocalizedText(en: "choose another name with --output", id: "pilih nama lain dengan --output"))
    }
    let file = try OutputFile(creating: path)
    try file.write(text)
    _ = try file.finish()
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
