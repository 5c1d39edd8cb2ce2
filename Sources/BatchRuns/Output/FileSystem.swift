internal import CLinux
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
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw SystemFailure.writing(name, call: "mkdir", error: errno) }
    try createFolders(split(path).parent, named: name)
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw SystemFailure.writing(name, call: "mkdir", error: errno) }
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
    let descriptors = [open(one, O_RDONLY | O_CLOEXEC), open(two, O_RDONLY | O_CLOEXEC)]
    defer { for descriptor in descriptors { close(descriptor) } }
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
      let got = pread(one, left, size, offset)
      guard got > 0, pread(two, right, got, offset) == got, memcmp(left, right, got) == 0 else { return false }
      offset += got
    }
    return true
  }

  /// Links the files of a folder that are not ours into another one.
  ///
  /// - Throws: `SystemFailure` `output-taken` when the other folder has a file of the same name, or `write-failed`.
  static func carryForeignFiles(from old: String, to new: String, except ours: [String]) throws {
    guard let files = try? FileManager.default.subpathsOfDirectory(atPath: old) else { return }
    let ours = Set(ours)
    for file in files where !ours.contains(file) {
      let (source, copy) = (old + "/" + file, new + "/" + file)
      var (status, taken) = (stat(), stat())
      // Folders come along with their files; an empty one of ours would otherwise stay for ever.
      guard lstat(source, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { continue }
      if lstat(copy, &taken) == 0 { throw SystemFailure.taken(file) }
      try createFolders(split(copy).parent, named: file)
      if linkat(AT_FDCWD, source, AT_FDCWD, copy, 0) != 0 {
        throw SystemFailure.writing(file, call: "link", error: errno)
      }
    }
  }

  /// Puts a folder in the place of another one; afterwards the first path holds what the second one held, if anything.
  static func swap(_ new: String, _ target: String, named name: String) throws {
    if petarawan_exchange(new, target) == 0 { return }
    guard errno == ENOENT || errno == EINVAL || errno == ENOSYS else {
      throw SystemFailure.writing(name, call: "renameat2", error: errno)
    }
    if errno != ENOENT {
      // A file system that cannot exchange: for a moment there is no folder, but never a mixture.
      let aside = aside(of: new)
      guard rename(target, aside) == 0 else { throw SystemFailure.writing(name, call: "rename", error: errno) }
      guard rename(new, target) == 0 else {
        let reason = errno
        rename(aside, target)
        throw SystemFailure.writing(name, call: "rename", error: reason)
      }
      return removeTree(aside)
    }
    guard rename(new, target) == 0 else { throw SystemFailure.writing(name, call: "rename", error: errno) }
  }

  /// Where an earlier folder waits on a file system that cannot exchange.
  private static func aside(of new: String) -> String { new + "-old" }

  /// Brings back the earlier folder that a `swap` left aside when it was killed, or removes it when the new one is there.
  static func finishSwap(_ new: String, _ target: String, named name: String) throws {
    let aside = aside(of: new)
    var status = stat()
    guard lstat(aside, &status) == 0 else { return }
    if lstat(target, &status) == 0 { return removeTree(aside) }
    guard rename(aside, target) == 0 else { throw SystemFailure.writing(name, call: "rename", error: errno) }
  }

  static func removeTree(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  static func removeContents(_ path: String) {
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] { removeTree(path + "/" + entry) }
  }
}

extension SystemFailure {
  /// A file of the user stands where the run writes one.
  fileprivate static func taken(_ file: String) -> SystemFailure {
    SystemFailure(
      "output-taken", at: Place(file),
      LocalizedText(
        en: "the folder holds a file of this name that petarawan did not write; nothing was written",
        id: "folder berisi berkas bernama ini yang tidak ditulis oleh petarawan; tidak ada yang ditulis"),
      fix: LocalizedText(
        en: "move it away, or choose another folder with --output",
        id: "pindahkan berkas itu, atau pilih folder lain dengan --output"))
  }

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
