import Diagnostics
import FoundationEssentials
import HazardOverlay
import JobFiles

/// What an existing output folder says about the run that wrote it.
struct EarlierRun {
  /// Files that the run wrote, as paths below the folder; `run.json` is one of them.
  let outputs: [String]
  /// Title of its job.
  let job: String?
  /// Codes of the regencies that it was limited to; empty for all.
  let only: Set<String>
  /// SHA-256 of everything that it was made from.
  let madeFrom: String?

  /// Reads `run.json`; nil when the folder has none that petarawan wrote.
  init?(_ folder: String) {
    guard let data = FileManager.default.contents(atPath: folder + "/run.json"),
      let document = JSONValue.reading(data), document["petarawan"] != nil,
      case .array(let outputs) = document["outputs"]
    else { return nil }
    func text(_ value: JSONValue?) -> String? { if case .string(let text) = value { text } else { nil } }
    let files = outputs.compactMap { text($0["path"]) }
    self.outputs = files.filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") } + ["run.json"]
    madeFrom = text(document["made_from"])
    if case .array(let codes) = document["only"] { only = Set(codes.compactMap(text)) } else { only = [] }
    job = text(document["job"]?["title"])
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
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return }
    guard isFolder else { throw .outputNotOurs(name, isFile) }
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .outputNotOurs(name, isUnreadable)
    }
    guard !entries.isEmpty else { return }
    guard let earlier = EarlierRun(folder) else { throw .outputNotOurs(name, isForeign) }
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

private let isForeign = LocalizedText(
  en: "the folder exists and was not written by petarawan", id: "folder sudah ada dan tidak ditulis oleh petarawan")
private let isFile = LocalizedText(en: "the path is a file, not a folder", id: "jalur ini berkas, bukan folder")
private let isUnreadable = LocalizedText(
  en: "the folder exists but cannot be read, so nobody knows whose it is",
  id: "folder sudah ada tetapi tidak dapat dibaca, jadi pemiliknya tidak diketahui")

extension SystemFailure {
  private static let chooseAnother = LocalizedText(
    en: "choose another folder with --output", id: "pilih folder lain dengan --output")
  private static let chooseOrOverwrite = LocalizedText(
    en: "choose another folder with --output, or replace this one with --overwrite",
    id: "pilih folder lain dengan --output, atau ganti folder ini dengan --overwrite")

  fileprivate static func outputNotOurs(_ name: String, _ words: LocalizedText) -> SystemFailure {
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
