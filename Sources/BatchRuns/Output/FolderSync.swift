import ByteStreams
import Diagnostics
import Glibc

/// Forces a folder to the disk, so that a power cut cannot take back what was said to be done.
enum FolderSync {
  /// Waits until the bytes of all these are on the disk.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  static func wait(for entries: [EntryPath], in folder: String) throws {
    // A disk works on many requests at once: these threads only wait.
    _ = try WorkPool(threads: 8).map(entries) {
    } _: { _, entry in
      let path = folder + "/" + entry.text
      let descriptor = entry.call(below: folder) { path in
        uninterrupted { open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
      }
      guard descriptor >= 0 else { throw SystemFailure.writing(path, call: "open", error: errno) }
      defer { close(descriptor) }
      // A file system without such a call says EINVAL.
      guard uninterrupted({ fsync(descriptor) }) == 0 || errno == EINVAL else {
        throw SystemFailure.writing(path, call: "fsync", error: errno)
      }
    }
  }
}
