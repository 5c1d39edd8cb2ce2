import ByteStreams
import CoordinateTransforms
import Diagnostics
import FeatureModel
import FoundationEssentials
import JobFiles

/// Everything that a job reads, made ready once, so that a task reads what is in its reach and no more.
///
/// It lies beside the job file. Geometries are in it as hygiene left them, with their envelopes and where their bytes lie;
/// TPS are grouped by the piece of work that they belong to (decision 0036).
struct JobIndex: Sendable {
  let header: IndexHeader
  let file: InputFile

  /// Where the index of a job lies when nobody names another place.
  static func path(ofJob path: String) -> String { path + ".index" }

  /// Opens an index; nil when there is none, or one of another version of program or job.
  init?(_ path: String, job: Job) throws {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    file = try InputFile.open(path: path)
    let length = 3 * MemoryLayout<Int>.size
    var bytes: [UInt8] = []
    guard file.text.count >= length else { return nil }
    try file.text.read(offset: file.text.count - length, count: length, into: &bytes)
    guard Array(bytes.suffix(8)) == IndexWriter.magic else { return nil }
    var reader = PackedReader(bytes)
    guard let offset = try? reader.integer(), let count = try? reader.integer(), offset >= 0, count >= 0,
      offset + count <= file.text.count
    else { return nil }
    try file.text.read(offset: offset, count: count, into: &bytes)
    guard let header = try? JSONDecoder().decode(IndexHeader.self, from: Data(bytes)),
      header.form == IndexHeader.form, header.key == (try Self.key(of: job))
    else { return nil }
    self.header = header
  }

  /// What an index depends on besides the bytes of the inputs.
  static func key(of job: Job) throws -> String {
    BatchRun.madeFrom(job, options: RunOptions(), inputHashes: [job.asOf ?? ""])
  }

  /// The inputs are those that the index was made from.
  ///
  /// A source whose files have the size and the time of change that they had then is taken as the same, unless `hashes`
  /// asks for its SHA-256; any other is hashed.
  ///
  /// - Throws: As `SourceReader.files`.
  func isCurrent(_ job: Job, hashes: Bool) throws -> Bool {
    let paths = job.sourcePaths
    guard paths.count == header.sources.count else { return false }
    return try zip(paths, header.sources).allSatisfy { path, source in
      let files = try SourceReader(source: path, properties: []).files()
      if !hashes, files.map(\.stamp) == source.stamps { return true }
      return try FileFingerprint(of: files).sha256 == source.sha256
    }
  }

  /// The sources of a job as they are now; nil when one is no file, such as standard input or a database.
  static func sources(of job: Job) throws -> [IndexHeader.Source]? {
    var sources: [IndexHeader.Source] = []
    for path in job.sourcePaths {
      guard path.written != "-" else { return nil }
      let files = try SourceReader(source: path, properties: []).files()
      let stamps = files.compactMap(\.stamp)
      guard !stamps.isEmpty, stamps.count == files.count else { return nil }
      sources.append(IndexHeader.Source(sha256: try FileFingerprint(of: files).sha256, stamps: stamps))
    }
    return sources
  }

  // MARK: Sections

  func bytes(_ section: IndexHeader.Section) throws -> [UInt8] {
    guard section.offset >= 0, section.count >= 0, section.offset + section.count <= file.text.count else {
      throw PackedDamage()
    }
    var bytes: [UInt8] = []
    try file.text.read(offset: section.offset, count: section.count, into: &bytes)
    return bytes
  }

  func findings() throws -> [Diagnostic] {
    try JSONDecoder().decode([Diagnostic].self, from: Data(try bytes(header.findings)))
  }

  func columns(of layer: IndexHeader.Layer, isHazard: Bool) throws -> LayerColumns {
    var reader = PackedReader(try bytes(layer.columns))
    return try reader.columns(isHazard: isHazard)
  }

  /// The features of a layer, of which only some parts have their geometry.
  ///
  /// - Parameter parts: Ascending.
  func geometries(_ columns: LayerColumns, parts: [Int]) throws -> FeatureGeometries {
    var stored: [Int: (rings: [Int], coordinates: [Double])] = [:]
    stored.reserveCapacity(parts.count)
    let byPlace = parts.sorted { columns.offsets[$0] < columns.offsets[$1] }
    var next = 0
    while next < byPlace.count {
      let start = columns.offsets[byPlace[next]]
      var (end, last) = (start, next)
      while last < byPlace.count, columns.offsets[byPlace[last]] - end < 1 << 16, end - start < 1 << 22 {
        end = columns.offsets[byPlace[last]] + Int(columns.byteCounts[byPlace[last]])
        last += 1
      }
      let block = try bytes(IndexHeader.Section(offset: start, count: end - start))
      var reader = PackedReader(block)
      for part in byPlace[next..<last] {
        try reader.seek(columns.offsets[part] - start)
        let rings = try reader.numbers(try reader.count(), of: Int.self)
        stored[part] = (rings, try reader.numbers(2 * Int(columns.positionCounts[part]), of: Double.self))
      }
      next = last
    }
    return try Self.features(columns, stored)
  }

  private static func features(
    _ columns: LayerColumns, _ stored: [Int: (rings: [Int], coordinates: [Double])]
  ) throws -> FeatureGeometries {
    var geometries = FeatureGeometries()
    var part = 0
    for (feature, type) in columns.types.enumerated() {
      while part < columns.features.count, Int(columns.features[part]) == feature {
        if let (rings, coordinates) = stored[part] {
          guard rings.allSatisfy({ $0 >= 0 }), 2 * rings.reduce(0, +) == coordinates.count,
            let kind = PartKind(rawValue: columns.kinds[part])
          else { throw PackedDamage() }
          var start = 0
          for count in rings {
            geometries.coordinates.append(contentsOf: coordinates[2 * start..<2 * (start + count)])
            geometries.endRing()
            start += count
          }
          geometries.endPart(kind)
        }
        part += 1
      }
      guard Int(type) < GeometryType.allCases.count else { throw PackedDamage() }
      geometries.endFeature(GeometryType.allCases[Int(type)])
    }
    return geometries
  }
}
