import ByteStreams
import Diagnostics
import Glibc

extension EarlierRun {
  /// All files of the run are there with their lengths. Cheap: nothing is read.
  func hasAllOutputs(_ folder: String) throws(SystemFailure) -> Bool {
    for output in outputs {
      guard let found = try FileSystem.status(EntryPath(output.path), in: folder),
        found.st_mode & S_IFMT == S_IFREG, output.fingerprint?.byteCount == Int(found.st_size)
      else { return false }
    }
    return true
  }

  /// All files of the run can be read, and have the bytes that it wrote.
  func hasItsBytes(_ folder: String, pool: WorkPool) throws -> Bool {
    try pool.map(outputs) {
    } _: { _, output in
      (try? InputFile.fingerprint(ofBytesAt: folder + "/" + output.path)) == output.fingerprint
    }.allSatisfy { $0 }
  }
}
