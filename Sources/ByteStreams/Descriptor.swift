import Diagnostics
import Glibc

/// An open file of the operating system; closed when the last owner goes.
final class Descriptor: Sendable {
  let number: Int32

  /// Takes over an open descriptor; one that is not owned (standard input) stays open.
  init(_ number: Int32, isOwned: Bool = true) {
    self.number = number
    self.isOwned = isOwned
  }

  deinit {
    if isOwned { _ = close(number) }
  }

  private let isOwned: Bool
}

extension SystemFailure {
  /// A failed call of the operating system, with its own words.
  init(_ code: String, call: String, error: Int32, file: String, en: String, id: String) {
    let words = "\(call): \(String(cString: strerror(error)))"
    let isFull = error == ENOSPC || error == EDQUOT
    self.init(
      code, at: Place(file), LocalizedText(en: "\(en) (\(words))", id: "\(id) (\(words))"),
      fix: isFull
        ? LocalizedText(
          en: "the disk is full: make room, or choose a folder on another disk",
          id: "disk penuh: kosongkan ruang, atau pilih folder di disk lain")
        : LocalizedText(
          en: "check the disk and the permissions of this path", id: "periksa disk dan izin akses jalur ini"))
  }

  /// Reading an open file failed.
  static func reading(_ file: String, error: Int32) -> SystemFailure {
    SystemFailure(
      "read-failed", call: "pread", error: error, file: file, en: "the file cannot be read to its end",
      id: "berkas tidak dapat dibaca sampai selesai")
  }
}
