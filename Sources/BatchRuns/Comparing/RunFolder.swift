import ByteStreams
import Comparisons
import Diagnostics
import FoundationEssentials
import JobFiles

/// The output folder of a run that is over, on disk or in a git revision.
struct RunFolder: Sendable {
  private enum Place: Sendable {
    case folder(String)
    case tree(GitRepository, String)
  }

  /// What its `run.json` says.
  let run: RunDescription
  private let place: Place

  /// Opens a folder.
  ///
  /// - Parameter name: A path, or `REVISION:PATH` as git writes it when there is no such path.
  /// - Throws: `InputProblem` `run-missing`, `run-unreadable` or `revision-unknown`.
  init(_ name: String) throws {
    if name.contains(":"), !FileManager.default.fileExists(atPath: name) {
      let repository = GitRepository(folder: ".")
      place = .tree(repository, try repository.hash(of: name))
    } else {
      guard FileManager.default.fileExists(atPath: name + "/run.json") else { throw InputProblem.runMissing(name) }
      place = .folder(name)
    }
    run = try Self.description(in: place, named: name)
  }

  /// Opens a folder that git holds.
  ///
  /// - Parameter tree: The hash of its tree.
  init(tree: String, in repository: GitRepository, named name: String) throws {
    place = .tree(repository, tree)
    run = try Self.description(in: place, named: name)
  }

  /// A file of the run, by its path below the folder.
  ///
  /// - Throws: `InputProblem` `run-file-missing`: a folder is never compared half.
  func open(_ path: String) throws -> InputFile {
    do {
      return try Self.open(path, in: place, named: run.name)
    } catch let problem as InputProblem where ["file-missing", "revision-unknown"].contains(problem.diagnostic.code) {
      throw InputProblem.runFileMissing(run.name + "/" + path)
    }
  }

  /// The finding that a file has other bytes than the run wrote; nil when it has not.
  ///
  /// Costs nothing when the file was read to its end.
  func change(of file: InputFile, _ path: String) throws -> Diagnostic? {
    let recorded = run.outputs[path]
    guard let recorded, try file.fingerprint().sha256 != recorded else { return nil }
    return .runFileChanged(run.name + "/" + path)
  }

  private static func open(_ path: String, in place: Place, named name: String) throws -> InputFile {
    switch place {
    case .folder(let folder): try InputFile.open(path: folder + "/" + path, named: name + "/" + path)
    case .tree(let repository, let tree): try repository.file(path, in: tree, named: name + "/" + path)
    }
  }

  private static func description(in place: Place, named name: String) throws -> RunDescription {
    let file = try open("run.json", in: place, named: name)
    var bytes: [UInt8] = []
    try file.text.read(offset: 0, count: file.text.count, into: &bytes)
    return try RunDescription.reading(String(decoding: bytes, as: UTF8.self), named: name)
  }
}

extension InputProblem {
  fileprivate static func runMissing(_ name: String) -> InputProblem {
    InputProblem(
      "run-missing", at: Place(name),
      LocalizedText(
        en: "there is no run.json here: this is no folder that a run finished",
        id: "di sini tidak ada run.json: ini bukan folder hasil proses yang selesai"),
      fix: LocalizedText(
        en: "name the folder that petarawan run wrote with -o, or REVISION:FOLDER of a git repository",
        id: "sebutkan folder yang ditulis petarawan run dengan -o, atau REVISI:FOLDER dari repositori git"))
  }

  fileprivate static func runFileMissing(_ name: String) -> InputProblem {
    InputProblem(
      "run-file-missing", at: Place(name),
      LocalizedText(
        en: "run.json lists this file, and it is not there", id: "run.json mendaftar berkas ini, tetapi tidak ada"),
      fix: LocalizedText(
        en: "the folder is not complete: restore the file, or remove the folder and run the job again",
        id: "foldernya tidak lengkap: pulihkan berkasnya, atau hapus folder dan jalankan pekerjaannya lagi"))
  }
}

extension Diagnostic {
  fileprivate static func runFileChanged(_ name: String) -> Diagnostic {
    Diagnostic(
      .warning, "run-file-changed", at: Place(name),
      LocalizedText(
        en: "the file was changed after the run: its SHA-256 is not the one in run.json",
        id: "berkas ini diubah setelah proses: SHA-256-nya bukan yang tercatat di run.json"),
      fix: LocalizedText(
        en: "it is compared as it is now; run the job again for the true one",
        id: "berkas dibandingkan apa adanya; jalankan pekerjaannya lagi untuk yang asli"), action: .kept)
  }
}
