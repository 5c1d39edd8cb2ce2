import Diagnostics
import Foundation

/// What an existing output folder says about the run that wrote it.
struct EarlierRun {
  /// Files that the run wrote, as paths below the folder; `run.json` is one of them.
  let outputs: [String]
  /// Title of its job.
  let job: String?
  /// SHA-256 of everything that it was made from.
  let madeFrom: String?

  /// Reads `run.json`; nil when the folder has none that petarawan wrote.
  init?(_ folder: String) {
    guard let data = FileManager.default.contents(atPath: folder + "/run.json"),
      let document = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      document["petarawan"] != nil, let outputs = document["outputs"] as? [[String: Any]]
    else { return nil }
    let files = outputs.compactMap { $0["path"] as? String }
    self.outputs = files.filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") } + ["run.json"]
    madeFrom = document["made_from"] as? String
    job = (document["job"] as? [String: Any])?["title"] as? String
  }

  /// Makes sure that a folder may be replaced.
  ///
  /// - Throws: `SystemFailure` `output-not-ours` or `output-of-another-job`.
  static func mayReplace(_ folder: String, named name: String, job: String, overwrites: Bool) throws(SystemFailure) {
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      if FileManager.default.fileExists(atPath: folder) { throw notOurs(name) }
      return
    }
    guard !entries.isEmpty else { return }
    guard let earlier = EarlierRun(folder) else { throw notOurs(name) }
    guard let title = earlier.job, title != job, !overwrites else { return }
    throw SystemFailure(
      "output-of-another-job", at: Place(name),
      LocalizedText(
        en: "the folder holds the job \"\(title)\", not \"\(job)\"; nothing was written",
        id: "folder berisi pekerjaan \"\(title)\", bukan \"\(job)\"; tidak ada yang ditulis"),
      fix: LocalizedText(
        en: "choose another folder with --output, or replace this one with --overwrite",
        id: "pilih folder lain dengan --output, atau ganti folder ini dengan --overwrite"))
  }

  private static func notOurs(_ name: String) -> SystemFailure {
    SystemFailure(
      "output-not-ours", at: Place(name),
      LocalizedText(
        en: "the folder exists and was not written by petarawan; nothing was written",
        id: "folder sudah ada dan tidak ditulis oleh petarawan; tidak ada yang ditulis"),
      fix: LocalizedText(
        en: "choose another folder with --output", id: "pilih folder lain dengan --output"))
  }
}
