import ByteStreams
import Diagnostics
import Glibc

/// A file that is written beside its place and put there in one step; other files of its folder are left alone.
public enum ReplacedFile {
  /// Writes a file, and the folders on its way; one with the same bytes is not touched.
  ///
  /// - Throws: `SystemFailure` `write-failed`; an earlier file is then as it was.
  public static func write(_ path: String, _ body: (OutputFile) throws -> Void) throws {
    let (parent, last) = FileSystem.split(path)
    try FileSystem.createFolders(parent, named: path)
    let growing = parent + "/." + last + ".petarawan"
    try UnfinishedFiles.write(growingAt: growing, body) {
      if FileSystem.sameBytes(growing, path) {
        unlink(growing)
      } else if uninterrupted({ rename(growing, path) }) != 0 {
        throw SystemFailure.writing(path, call: "rename", error: errno)
      }
    }
  }
}
