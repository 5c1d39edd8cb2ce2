import ByteStreams
import Comparisons
import Diagnostics

/// Reads what git knows about the runs of an output folder.
public enum FolderHistory {
  /// The commits that changed the folder's `run.json`, newest first.
  ///
  /// - Parameters:
  ///   - folder: An output folder within a git repository.
  ///   - limit: At most so many commits.
  /// - Throws: `InputProblem` `run-missing`, `run-unreadable`, `revision-unknown` (git's own words) or `history-empty`.
  public static func read(_ folder: String, limit: Int) throws -> RunHistory {
    _ = try RunFolder(folder)
    let repository = GitRepository(folder: folder)
    let log = try repository.text(
      ["log", "--max-count=\(limit)", "--format=%H%x09%cI%x09%s", "--", "run.json"], named: folder)
    let entries = try log.split(separator: "\n").map { line in
      let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      return try entry(parts[0], date: parts[1], subject: parts[2], repository, folder)
    }
    guard !entries.isEmpty else { throw InputProblem.historyEmpty(folder) }
    return RunHistory(entries)
  }

  private static func entry(
    _ commit: String, date: String, subject: String, _ repository: GitRepository, _ folder: String
  ) throws -> RunHistory.Entry {
    let name = "\(commit.prefix(10)):\(folder)"
    // A commit that removed the run has no such file; anything else is an error.
    guard try !repository.text(["ls-tree", commit, "run.json"], named: name).isEmpty else {
      return .init(commit: commit, date: date, subject: subject, run: nil, counts: [:])
    }
    let tree = try repository.hash(of: commit + ":./")
    let run = try RunFolder(tree: tree, in: repository, named: name)
    return .init(
      commit: commit, date: date, subject: subject, run: run.run,
      counts: try HazardCounts.read(try run.open("summary/hazards.csv")))
  }
}

extension InputProblem {
  fileprivate static func historyEmpty(_ name: String) -> InputProblem {
    InputProblem(
      "history-empty", at: Place(name),
      LocalizedText(
        en: "no commit holds a run.json of this folder", id: "tidak ada commit yang memuat run.json folder ini"),
      fix: LocalizedText(
        en: "commit the folder first: git add \(name) && git commit",
        id: "simpan dahulu foldernya: git add \(name) && git commit"))
  }
}
