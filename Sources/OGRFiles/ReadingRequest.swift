#if GDAL
  import ByteStreams
  import Diagnostics
  import FeatureModel
  import Foundation

  /// What a process of its own is asked to read.
  struct ReadingRequest: Codable {
    /// How much of the machine it may use.
    struct Limits: Codable {
      /// Of address space.
      var bytes: Int
      /// Of computing.
      var seconds: Int

      /// More for a large file than for a small one: what grows without end is small on disk.
      init(fileBytes: Int) {
        bytes = 1 << 30 + 64 * fileBytes
        seconds = 30 + fileBytes >> 18
      }

      /// Limits this process.
      func apply() {
        for (resource, limit) in [(RLIMIT_AS, bytes), (RLIMIT_CPU, seconds), (RLIMIT_CORE, 0)] {
          var limits = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
          _ = setrlimit(__rlimit_resource_t(resource.rawValue), &limits)
        }
        // Somebody may wait for a file that never comes.
        alarm(UInt32(clamping: 10 * seconds))
      }
    }

    var path: String
    var name: String
    var layer: String?
    var filter: String?
    var columns: [String: String]
    var hasAngles: Bool
    var properties: [String]
    var keepsMembers: Bool
    /// Only which files there are.
    var isForFiles: Bool
    var limits: Limits

    init(_ reader: OGRReader, _ path: String, named name: String, isForFiles: Bool) {
      self.path = path
      self.name = name
      layer = reader.layer
      filter = reader.filter
      columns =
        switch reader.coordinates {
        case .xy(let x, let y): ["x": x, "y": y]
        case .plusCode(let column): ["plus_code": column]
        case nil: [:]
        }
      hasAngles = reader.hasAngles
      properties = reader.properties
      keepsMembers = reader.keepsMembers
      self.isForFiles = isForFiles
      limits = Limits(fileBytes: Self.bytes(of: path))
    }

    /// The reader that was asked.
    var reader: OGRReader {
      let xy = columns["x"].flatMap { x in columns["y"].map { CoordinateColumns.xy(x: x, y: $0) } }
      return OGRReader(
        layer: layer, filter: filter, coordinates: xy ?? columns["plus_code"].map { .plusCode($0) },
        hasAngles: hasAngles, properties: properties, keepsMembers: keepsMembers)
    }

    /// Size of a file with those that have its name and another ending, or of all files of a folder.
    private static func bytes(of path: String) -> Int {
      let files = FileManager.default
      var isFolder: ObjCBool = false
      guard files.fileExists(atPath: path, isDirectory: &isFolder) else { return 0 }
      let folder = isFolder.boolValue ? path : (path as NSString).deletingLastPathComponent
      let stem = ((path as NSString).lastPathComponent as NSString).deletingPathExtension + "."
      let names = (try? files.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
      return names.filter { isFolder.boolValue || $0.hasPrefix(stem) }.reduce(0) { sum, name in
        let attributes = try? files.attributesOfItem(atPath: (folder.isEmpty ? "." : folder) + "/" + name)
        return sum + ((attributes?[.size] as? Int) ?? 0)
      }
    }

    /// Reads, and writes what was read or what is wrong.
    func answer(on descriptor: Int32) throws {
      guard let format = OGRFormat.of(name) else { throw CocoaError(.featureUnsupported) }
      var header = ReadingHeader()
      var source: OGRSource?
      do {
        if isForFiles {
          header.files = try reader.files(path, format: format, named: name).map(ReadingHeader.File.init)
        } else {
          let read = try reader.read(path, format: format, named: name)
          header = ReadingHeader(read.table, files: read.files, properties: properties)
          source = read
        }
      } catch let problem as InputProblem {
        header.problem = problem.diagnostic
      } catch let failure as SystemFailure {
        (header.problem, header.isFailure) = (failure.diagnostic, true)
      }
      var writer = AnswerWriter(descriptor)
      try writer.write(header, source, keepsMembers: keepsMembers)
    }
  }
#endif
