import ByteStreams
import Diagnostics
import FoundationEssentials
import Glibc

/// Folders and files as the system has them.
enum FileSystem {
  /// The path without links and without a slash at its end; a path that does not exist yet is resolved as far as it does.
  static func resolved(_ path: String) throws -> String {
    guard !path.isEmpty else { throw SystemFailure.writing("--output", call: "open", error: ENOENT) }
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    var trimmed = path
    while trimmed.hasSuffix("/"), trimmed.count > 1 { trimmed.removeLast() }
    if !trimmed.hasPrefix("/") { trimmed = FileManager.default.currentDirectoryPath + "/" + trimmed }
    let (parent, last) = split(trimmed)
    if last.isEmpty || last == "." || last == ".." { return URL(fileURLWithPath: trimmed).standardized.path }
    return (parent.isEmpty ? "" : try resolved(parent)) + "/" + last
  }

  /// The folder of a path and its last part.
  static func split(_ path: String) -> (parent: String, last: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  static func createFolders(_ path: String, named name: String) throws {
    guard !path.isEmpty else { return }
    if uninterrupted({ mkdir(path, 0o777) }) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw SystemFailure.writing(name, call: "mkdir", error: errno) }
    try createFolders(split(path).parent, named: name)
    if uninterrupted({ mkdir(path, 0o777) }) != 0, errno != EEXIST {
      throw SystemFailure.writing(name, call: "mkdir", error: errno)
    }
  }

  static func mode(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  /// The two files have the same bytes.
  static func sameBytes(_ one: String, _ two: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard lstat(one, &first) == 0, lstat(two, &second) == 0, first.st_size == second.st_size,
      first.st_mode & S_IFMT == S_IFREG
    else { return false }
    let descriptors = [one, two].map { (path: String) in uninterrupted { open(path, O_RDONLY | O_CLOEXEC) } }
    defer { for descriptor in descriptors where descriptor >= 0 { close(descriptor) } }
    guard descriptors.allSatisfy({ $0 >= 0 }) else { return false }
    return sameBytes(descriptors[0], descriptors[1], count: Int(first.st_size))
  }

  private static func sameBytes(_ one: Int32, _ two: Int32, count: Int) -> Bool {
    let size = 1 << 18
    let (left, right) = (
      UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64),
      UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    )
    defer {
      left.deallocate()
      right.deallocate()
    }
    var offset = 0
    while offset < count {
      let got = [uninterrupted { pread(one, left, size, offset) }, uninterrupted { pread(two, right, size, offset) }]
      // Either may come in pieces: what both have is compared.
      guard let common = got.min(), common > 0, memcmp(left, right, common) == 0 else { return false }
      offset += common
    }
    return true
  }

  /// Removes some entries of a folder; what is gone already is no failure.
  ///
  /// - Parameter folders: Each before those in it; one that is not empty stays, and is a failure.
  static func remove(files: [EntryPath], folders: [EntryPath], in folder: String) throws(SystemFailure) {
    for entry in files where entry.call(below: folder, { path in uninterrupted { unlink(path) } }) != 0 {
      if errno != ENOENT { throw .writing(folder + "/" + entry.text, call: "unlink", error: errno) }
    }
    for entry in folders.reversed() where entry.call(below: folder, { path in uninterrupted { rmdir(path) } }) != 0 {
      if errno != ENOENT { throw .writing(folder + "/" + entry.text, call: "rmdir", error: errno) }
    }
  }

  /// Empties a folder that holds nothing but what an unfinished run wrote.
  static func removeContents(_ folder: String) throws(SystemFailure) {
    let (files, folders) = try RunEntries.all(in: folder)
    try remove(files: files, folders: Array(folders.dropFirst()), in: folder)
  }

  /// Removes such a folder. A call that fails once is tried again; what stays is removed by the next run.
  static func removeTree(_ folder: String) {
    for _ in 0..<2 {
      try? removeContents(folder)
      if rmdir(folder) == 0 || errno == ENOENT { return }
    }
  }
}

extension SystemFailure {
  /// A call on the output folder failed.
  static func writing(_ name: String, call: String, error: Int32) -> SystemFailure {
    let words = "\(call): \(String(cString: strerror(error)))"
    return SystemFailure(
      "write-failed", at: Place(name),
      error == ENOTDIR
        ? LocalizedText(
          en: "a part of the path is a file, not a folder (\(words))",
          id: "sebagian jalur ini berkas, bukan folder (\(words))")
        : LocalizedText(en: "it cannot be written (\(words))", id: "tidak dapat ditulis (\(words))"),
      fix: LocalizedText(
        en: "check the rights and the free space of the folder, or choose another one with --output",
        id: "periksa izin dan ruang kosong folder, atau pilih folder lain dengan --output"))
  }
}
