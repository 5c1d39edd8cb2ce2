import ByteStreams
import Comparisons
import Diagnostics
import HazardOverlay
import TableFiles

/// Compares the output folders of two runs, regency by regency, so that only one regency of each thread is in memory.
public enum FolderComparison {
  /// What changed from one run to another.
  ///
  /// - Parameters:
  ///   - old: An output folder, or `REVISION:PATH` of a git repository.
  ///   - new: The same.
  ///   - threads: 0 stands for one for each core.
  /// - Throws: `InputProblem` `run-missing`, `run-unreadable`, `run-file-missing`, `run-file-damaged` or
  ///   `revision-unknown`.
  public static func compare(_ old: String, _ new: String, threads: Int) throws -> RunComparison {
    let folders = (old: try RunFolder(old), new: try RunFolder(new))
    let differences = RunDifferences(folders.old.run, folders.new.run)
    let empty = RunComparison.Builder(differences)
    var builder = empty
    let paths = Set(folders.old.run.stationFiles).union(folders.new.run.stationFiles).sorted() + [unlocated]
    var findings: [Diagnostic] = []
    let pieces = try WorkPool(threads: threads).map(paths) {
    } _: { _, path in
      try piece(path, folders, differences, empty)
    }
    for read in pieces {
      findings += read.findings
      if let piece = read.piece { builder.add(piece) }
    }
    let tables = try WorkPool(threads: threads).map(
      Set(folders.old.run.tables.keys).union(folders.new.run.tables.keys).sorted()
    ) {
    } _: { _, name in
      try table(name, folders)
    }
    findings += tables.flatMap(\.findings)
    let inside = (old: try insideCounts(folders.old, &findings), new: try insideCounts(folders.new, &findings))
    return builder.finish(
      folders.old.run, folders.new.run,
      inside: differences.hazards.map { (inside.old[$0] ?? 0, inside.new[$0] ?? 0) },
      decisions: tables.compactMap(\.table), findings: findings)
  }

  private static let unlocated = "unlocated.csv"

  /// The TPS of one file in both runs; nil when its bytes are the same.
  private static func piece(
    _ path: String, _ folders: (old: RunFolder, new: RunFolder), _ differences: RunDifferences,
    _ builder: RunComparison.Builder
  ) throws -> (piece: RunComparison.Builder.Piece?, findings: [Diagnostic]) {
    let both = [folders.old, folders.new]
    let files = try both.map { $0.run.outputs[path] == nil ? nil : try $0.open(path) }
    if let old = files[0], let new = files[1], folders.old.run.outputs[path] == folders.new.run.outputs[path],
      folders.old.run.idField == folders.new.run.idField, try old.fingerprint() == new.fingerprint()
    {
      return (nil, try changes(both, files, path))
    }
    let tables = try zip(both, files).map { folder, file in
      guard let file else { return StationTable(hazards: differences.hazards) }
      return path == unlocated
        ? try StationTable.readUnlocated(file, hazards: differences.hazards)
        : try StationTable.read(file, idField: folder.run.idField, hazards: differences.hazards)
    }
    return (builder.piece(tables[0], tables[1]), try changes(both, files, path))
  }

  /// A table of the decisions in both runs; nil when its bytes and its description are the same.
  private static func table(
    _ name: String, _ folders: (old: RunFolder, new: RunFolder)
  ) throws -> (table: TableComparison?, findings: [Diagnostic]) {
    let both = [folders.old, folders.new]
    let described = both.map { $0.run.tables[name] }
    guard let table = described[1] ?? described[0] else { return (nil, []) }
    let files = try zip(both, described).map { $1 == nil ? nil : try $0.open(table.path) }
    if let old = files[0], let new = files[1], try old.fingerprint() == new.fingerprint() {
      return (nil, try changes(both, files, table.path))
    }
    let rows = try files.map { try $0.map { try TableRows($0) } }
    return (TableComparison(table, old: rows[0], new: rows[1]), try changes(both, files, table.path))
  }

  private static func changes(_ folders: [RunFolder], _ files: [InputFile?], _ path: String) throws -> [Diagnostic] {
    try zip(folders, files).compactMap { folder, file in try file.flatMap { try folder.change(of: $0, path) } }
  }

  /// For each hazard the TPS of the whole run inside it, from the run's own table.
  private static func insideCounts(_ folder: RunFolder, _ findings: inout [Diagnostic]) throws -> [String: Int] {
    let path = "summary/hazards.csv"
    let file = try folder.open(path)
    let counts = try HazardCounts.read(file)
    if let change = try folder.change(of: file, path) { findings.append(change) }
    return counts.mapValues { $0[ExposureStatus.inside.rawValue] ?? 0 }
  }
}
