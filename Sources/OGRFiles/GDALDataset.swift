#if GDAL
  internal import CGDAL
  import ByteStreams
  import Diagnostics
  import Glibc

  /// An open source. Not for more than one task.
  final class GDALDataset {
    let handle: GDALDatasetH
    let format: OGRFormat
    /// The source as the user named it.
    let name: String

    /// Opens a source for reading, with no other driver than the format's own.
    ///
    /// - Parameters:
    ///   - path: A file on this machine, or a database behind `PG:`.
    ///   - layer: The layer that the job names, which tells one file in an archive from another.
    /// - Throws: `InputProblem` as `InputFile.open`; `path-virtual`, `format-not-in-gdal`, `source-unreadable`, or for an
    ///   archive `layer-needed` and `layer-unknown`.
    init(_ path: String, named name: String, format: OGRFormat, layer: String?) throws {
      self.format = format
      self.name = name
      handle = try GDALMessages.during { messages in
        guard format.drivers.contains(where: { GDALGetDriverByName($0) != nil }) else {
          throw InputProblem.formatNotInGDAL(format, in: name)
        }
        let place = try Self.place(path, named: name, format: format, layer: layer)
        messages.folder = Self.folder(of: path)
        let flags = UInt32(format.kind == .raster ? GDAL_OF_RASTER : GDAL_OF_VECTOR) | UInt32(GDAL_OF_VERBOSE_ERROR)
        let opened = Self.withList(format.drivers) { drivers in
          Self.withList(format.options) { GDALOpenEx(place, flags, drivers, $0, nil) }
        }
        guard let opened else { throw InputProblem.unreadable(name, format, "GDALOpenEx", messages.words) }
        return opened
      }
    }

    deinit { GDALClose(handle) }

    /// The files that the source consists of, such as .shp, .shx, .dbf, .prj and .cpg, by name.
    ///
    /// - Throws: As `InputFile.open`.
    func files(of path: String) throws -> [InputFile] {
      var paths: Set<String> = []
      if let list = GDALGetFileList(handle) {
        var index = 0
        while let item = list[index] {
          paths.insert(String(cString: item))
          index += 1
        }
        CSLDestroy(list)
      }
      let sorted = paths.filter { !$0.hasPrefix("/vsi") && Self.isFile($0) }.sorted()
      if sorted.count < 2 { return [try InputFile.open(path: sorted.first ?? path, named: name)] }
      let folder = String(name[..<(name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex)])
      return try sorted.map { try InputFile.open(path: $0, named: folder + ($0.split(separator: "/").last ?? "")) }
    }

    /// Where GDAL finds a source: a full path, which no other syntax of GDAL begins like, or what the user wrote for a
    /// database.
    private static func place(_ path: String, named name: String, format: OGRFormat, layer: String?) throws -> String {
      if format.kind == .database { return path }
      if !isFolder(path) || format.drivers != ["OpenFileGDB"] { _ = try InputFile.open(path: path, named: name) }
      guard let full = realpath(path, nil) else { throw InputProblem.pathVirtual(name) }
      defer { free(full) }
      let real = String(cString: full)
      guard !real.hasPrefix("/vsi"), !real.contains(where: { "{}\n".contains($0) }) else {
        throw InputProblem.pathVirtual(name)
      }
      return format.name == "ZIP" ? try memberOfArchive(real, named: name, layer: layer) : real
    }

    /// The layer in a ZIP archive: the only one, or the one that the job names.
    private static func memberOfArchive(_ path: String, named name: String, layer: String?) throws -> String {
      let archive = "/vsizip/{\(path)}"
      // GDAL's own list takes a time that grows with the square of the members.
      let listed = try ZipDirectory.names(in: InputFile.open(path: path, named: name).text) ?? names(in: archive)
      let members = listed.filter { member in
        !member.contains("__MACOSX/") && [".shp", ".fgb", ".kml"].contains { member.lowercased().hasSuffix($0) }
      }.sorted()
      let names = members.map { String(($0.split(separator: "/").last ?? "").dropLast(4)) }
      guard !members.isEmpty else { throw InputProblem.archiveUnreadable(name) }
      if members.count == 1 { return archive + "/" + members[0] }
      guard let layer else { throw InputProblem.layerNeeded(name, names) }
      guard let index = names.firstIndex(of: layer) else { throw InputProblem.layerUnknown(layer, name, names) }
      return archive + "/" + members[index]
    }

    /// The names in an archive as GDAL lists them.
    private static func names(in archive: String) -> [String] {
      guard let list = VSIReadDirRecursive(archive) else { return [] }
      defer { CSLDestroy(list) }
      var names: [String] = []
      while let item = list[names.count] { names.append(String(cString: item)) }
      return names
    }

    /// The folder of a file by its full path, with a slash behind it; empty for a database.
    static func folder(of path: String) -> String {
      guard let full = realpath(path, nil) else { return "" }
      defer { free(full) }
      let real = String(cString: full)
      return String(real[...(real.lastIndex(of: "/") ?? real.startIndex)])
    }

    private static func isFile(_ path: String) -> Bool {
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private static func isFolder(_ path: String) -> Bool {
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
  }

  extension GDALDataset {
    /// Calls a function with a list of texts as C has it; an empty list is a null pointer.
    static func withList<Result>(
      _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
    ) -> Result {
      guard !texts.isEmpty else { return body(nil) }
      let copies = texts.map { strdup($0) }
      defer { for copy in copies { free(copy) } }
      return (copies.map { $0.map { UnsafePointer($0) } } + [nil]).withUnsafeBufferPointer { body($0.baseAddress) }
    }
  }
#endif
