import ByteStreams
import Diagnostics
import FoundationEssentials
import Glibc
import HazardOverlay
import JobFiles

/// What an existing output folder says about the run that wrote it.
struct EarlierRun {
  /// A file that the run wrote.
  struct Output: Sendable {
    /// Path below the folder.
    var path: String
    /// Length and SHA-256; nil when `run.json` does not say.
    var fingerprint: FileFingerprint?
  }

  /// Files that the run wrote, without `run.json`.
  let outputs: [Output]
  /// Title of its job.
  let job: String?
  /// Codes of the regencies that it was limited to; empty for all.
  let only: Set<String>
  /// SHA-256 of everything that it was made from.
  let madeFrom: String?
  /// How many findings of each severity it had; nil when `run.json` does not say.
  let severities: [Severity: Int]?

  /// The file that makes a folder the output of a run.
  static let record = "run.json"

  /// Reads `run.json`; nil when the folder has none that petarawan wrote.
  ///
  /// - Throws: `SystemFailure` `read-failed` when there may be one, and nobody can say.
  init?(_ folder: String) throws(SystemFailure) {
    guard let bytes = try Self.bytes(ofRecordIn: folder), let document = JSONValue.reading(Data(bytes)),
      document["petarawan"] != nil, case .array(let outputs) = document["outputs"]
    else { return nil }
    self.outputs = outputs.compactMap { output in
      guard let path = output["path"]?.text, !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
        return nil
      }
      let sha256 = output["sha256"]?.text
      return Output(
        path: path,
        fingerprint: output["bytes"]?.integer.flatMap { bytes in
          sha256.map { FileFingerprint(sha256: $0, byteCount: bytes) }
        })
    }
    madeFrom = document["made_from"]?.text
    only = Set((document["only"]?.elements ?? []).compactMap(\.text))
    job = document["job"]?["title"]?.text
    severities = document["severities"].map { counts in
      Dictionary(uniqueKeysWithValues: Severity.allCases.map { ($0, counts[$0.rawValue]?.integer ?? 0) })
    }
  }

  /// Everything that belongs to the run.
  ///
  /// What a program that has an earlier GeoPackage open keeps beside it is among that: beside the new one it would be
  /// taken for changes to it, and ruin it.
  var listed: [String] {
    let databases = outputs.map(\.path).filter { $0.hasSuffix(".gpkg") }
    return outputs.map(\.path) + [Self.record]
      + databases.flatMap { file in ["-wal", "-shm", "-journal"].map { file + $0 } }
  }

  /// The bytes of `run.json`; nil when there is none.
  private static func bytes(ofRecordIn folder: String) throws(SystemFailure) -> [UInt8]? {
    let path = folder + "/" + record
    let descriptor = uninterrupted { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    if descriptor < 0, errno == ENOENT || errno == ENOTDIR { return nil }
    guard descriptor >= 0 else { throw .reading(path, call: "open", error: errno) }
    defer { close(descriptor) }
    var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let got = buffer.withUnsafeMutableBytes { space in
        uninterrupted { read(descriptor, space.baseAddress, space.count) }
      }
      guard got >= 0 else { throw .reading(path, call: "read", error: errno) }
      if got == 0 { return bytes }
      bytes += buffer[..<got]
    }
  }

  /// Makes sure that a folder may be replaced.
  ///
  /// - Parameters:
  ///   - job: Title of the job that is to be written in its place.
  ///   - only: Codes of the regencies that it is limited to; empty for all.
  /// - Throws: `SystemFailure` `output-not-ours`, `output-of-another-job` or `output-of-other-regencies`.
  static func mayReplace(
    _ folder: String, named name: String, job: String, only: Set<String>, overwrites: Bool
  ) throws(SystemFailure) {
    var found = stat()
    guard uninterrupted({ stat(folder, &found) }) == 0 else {
      // What is wrong with the way there is said by whoever makes it.
      if errno == ENOENT || errno == ENOTDIR { return }
      throw .reading(name, call: "stat", error: errno)
    }
    guard found.isFolder else { throw .outputNotOurs(name, isFile) }
    let names = try FileSystem.names(in: EntryPath(""), of: folder)
    guard !names.isEmpty else { return }
    guard let earlier = try EarlierRun(folder) else {
      throw .outputNotOurs(name, names.contains(Array(record.utf8)) ? isDamaged : isForeign)
    }
    guard !overwrites else { return }
    if let title = earlier.job, title != job { throw .outputOfAnotherJob(name, title, job) }
    if !earlier.only.sameCodes(as: only) { throw .outputOfOtherRegencies(name, earlier.only, only) }
  }
}

extension Set<String> {
  /// The codes are the same, whatever their dots.
  func sameCodes(as others: some Sequence<String>) -> Bool {
    let mine = Set<AdministrativeCode>(compactMap { AdministrativeCode($0) })
    return mine == Set<AdministrativeCode>(others.compactMap { AdministrativeCode($0) })
  }
}

let isForeign = LocalizedText(
  en: "the folder exists and was not written by petarawan", id: "folder sudah ada dan tidak ditulis oleh petarawan")
private let isFile = LocalizedText(en: "the path is a file, not a folder", id: "jalur ini berkas, bukan folder")
private let isDamaged = LocalizedText(
  en: "its run.json is damaged or not from petarawan, so nobody knows which of its files are petarawan's",
  id: "run.json di dalamnya rusak atau bukan dari petarawan, jadi tidak diketahui berkas mana milik petarawan")

extension SystemFailure {
  private static let chooseAnother = LocalizedText(
    en: "choose another folder with --output", id: "pilih folder lain dengan --output")
  private static let chooseOrOverwrite = LocalizedText(
    en: "choose another folder with --output, or replace this one with --overwrite",
    id: "pilih folder lain dengan --output, atau ganti folder ini dengan --overwrite")

  static func outputNotOurs(_ name: String, _ words: LocalizedText) -> SystemFailure {
    SystemFailure(
      "output-not-ours", at: Place(name),
      LocalizedText(en: words.en + "; nothing was written", id: words.id + "; tidak ada yang ditulis"),
      fix: chooseAnother)
  }

  fileprivate static func outputOfAnotherJob(_ name: String, _ earlier: String, _ job: String) -> SystemFailure {
    SystemFailure(
      "output-of-another-job", at: Place(name),
      LocalizedText(
        en: "the folder holds the job \"\(earlier)\", not \"\(job)\"; nothing was written",
        id: "folder berisi pekerjaan \"\(earlier)\", bukan \"\(job)\"; tidak ada yang ditulis"),
      fix: chooseOrOverwrite)
  }

  fileprivate static func outputOfOtherRegencies(
    _ name: String, _ earlier: Set<String>, _ only: Set<String>
  ) -> SystemFailure {
    func text(_ codes: Set<String>) -> LocalizedText {
      codes.isEmpty
        ? LocalizedText(en: "all regencies", id: "semua kabupaten/kota")
        : LocalizedText(codes.sorted().joined(separator: ", "))
    }
    let (held, wanted) = (text(earlier), text(only))
    return SystemFailure(
      "output-of-other-regencies", at: Place(name),
      LocalizedText(
        en: "the folder holds a run of \(held.en), not of \(wanted.en); nothing was written",
        id: "folder berisi hasil \(held.id), bukan \(wanted.id); tidak ada yang ditulis"),
      fix: chooseOrOverwrite)
  }
}
