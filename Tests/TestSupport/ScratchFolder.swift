import Foundation

/// A folder for one test, with everything in it; it goes with the last reference.
public final class ScratchFolder {
  /// The folder.
  public let path: String

  /// A new empty folder.
  public init() throws {
    path = FileManager.default.temporaryDirectory.path + "/petarawan-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something below the folder.
  public func place(_ name: String) -> String { path + "/" + name }

  /// Writes a file, with the folders on its way.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    let file = place(name)
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// The text of a file.
  public func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: place(name))), as: UTF8.self)
  }

  /// There is something of this name.
  public func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: place(name)) }

  /// The files below a folder, as paths below it, sorted; folders are not listed.
  public func files(below name: String = "") -> [String] {
    let top = name.isEmpty ? path : place(name)
    let all = FileManager.default.enumerator(atPath: top)?.compactMap { $0 as? String } ?? []
    return all.filter { entry in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: top + "/" + entry, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  /// The texts of the files below a folder, by their paths.
  public func texts(below name: String) throws -> [String: String] {
    Dictionary(uniqueKeysWithValues: try files(below: name).map { ($0, try read(name + "/" + $0)) })
  }
}
