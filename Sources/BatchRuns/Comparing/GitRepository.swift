import ByteStreams
import Diagnostics
import FoundationEssentials
import Synchronization

/// What git knows about a folder, through the program `git`.
///
/// Nothing that a user writes can become an option: a revision is resolved behind `--end-of-options`, and everything else
/// is asked for by the hash that came out. Files are read as they were committed, without filters.
struct GitRepository: Sendable {
  /// The folder that git is called in.
  let folder: String

  /// Only one git at a time: reading is bound by the disk, and starting a process concerns all threads.
  private static let turn = Mutex(())

  /// The tree or the file that a revision holds.
  ///
  /// - Parameter object: As git writes it, such as `HEAD~1:out`; the path starts from the top of the repository, or with
  ///   `./` from the folder.
  /// - Returns: Its hash.
  /// - Throws: `InputProblem` `revision-unknown` with git's own words.
  func hash(of object: String) throws -> String {
    let found = try text(["rev-parse", "--verify", "--end-of-options", object], named: object)
    // Old versions print the option back.
    let hash = found.split(separator: "\n").last.map(String.init) ?? ""
    guard hash.count >= 40, hash.allSatisfy(\.isHexDigit) else {
      throw InputProblem.revisionUnknown(object, words: found)
    }
    return hash
  }

  /// A file below a tree.
  ///
  /// - Parameters:
  ///   - tree: Hash of the tree.
  ///   - name: What messages call the file.
  func file(_ path: String, in tree: String, named name: String) throws -> InputFile {
    try output(["cat-file", "blob", "\(tree):\(path)"], named: name)
  }

  /// What git prints.
  ///
  /// - Parameter name: What messages are about.
  func text(_ arguments: [String], named name: String) throws -> String {
    let file = try output(arguments, named: name)
    var bytes: [UInt8] = []
    try file.text.read(offset: 0, count: file.text.count, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func output(_ arguments: [String], named name: String) throws -> InputFile {
    try Self.turn.withLock { _ in
      let kept = ProcessInfo.processInfo.environment.merging(
        ["LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"]) { $1 }
      let git = ChildProgram(
        ["git", "-C", folder] + arguments, environment: kept.map { "\($0.key)=\($0.value)" }.sorted())
      do {
        let outcome = try git.run(named: name)
        guard outcome.exitCode == 0 else { throw InputProblem.revisionUnknown(name, words: outcome.words) }
        return outcome.output
      } catch let failure as ChildProgram.NotStarted {
        throw InputProblem.revisionUnknown(name, words: failure.words)
      }
    }
  }
}

extension InputProblem {
  fileprivate static func revisionUnknown(_ name: String, words: String) -> InputProblem {
    let said = words.split(separator: "\n").prefix(3).joined(separator: "; ")
    return InputProblem(
      "revision-unknown", at: Place(name),
      LocalizedText(en: "git does not find it (\(said))", id: "git tidak menemukannya (\(said))"),
      fix: LocalizedText(
        en: "write REVISION:FOLDER such as HEAD~1:out, the folder from the top of the repository or with ./ from here",
        id: "tulis REVISI:FOLDER seperti HEAD~1:out, folder dari puncak repositori atau dengan ./ dari sini"))
  }
}
