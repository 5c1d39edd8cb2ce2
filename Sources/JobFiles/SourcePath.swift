import OGRFiles

/// A file that the job names: as it is written there, and where it is.
public struct SourcePath: Sendable, Hashable {
  /// The path as the job file writes it; texts and `run.json` show this one.
  public var written: String
  /// The path to open: absolute, or relative to the working directory.
  public var path: String
  /// The layer of a file with several; nil for the only one.
  public var layer: String?
  /// Which features are read, in SQL's words for what stands behind WHERE; nil for all.
  public var filter: String?

  /// A path as written, relative to a folder unless it is absolute.
  ///
  /// - Parameter folder: The folder of the job file; empty for the working directory.
  public init(_ written: String, in folder: String, layer: String? = nil, filter: String? = nil) {
    self.written = written
    self.layer = layer
    self.filter = filter
    self.path = SourcePath.resolve(written, in: folder)
  }

  /// The path of a file that is named relative to a folder; an absolute path stays as it is.
  ///
  /// `-` stays too: it is standard input; so does a database, `PG:...`. Nothing is looked up: `..` and links
  /// are left to the system that opens the file.
  public static func resolve(_ written: String, in folder: String) -> String {
    if written.hasPrefix("/") || written == "-" || folder.isEmpty { return written }
    if OGRFormat.of(written)?.kind == .database { return written }
    return folder.hasSuffix("/") ? folder + written : folder + "/" + written
  }

  /// The folder of a file: empty when the path has none.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The file's name without its folder.
  public static func fileName(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }
}
