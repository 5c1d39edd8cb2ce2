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
    guard try !Self.isOld(file) else { return nil }
    guard let text = try Self.header(of: file) else { throw InputProblem.indexDamaged(path) }
    struct Form: Decodable { var form: Int }
    let decoder = JSONDecoder()
    guard let form = try? decoder.decode(Form.self, from: text) else { throw InputProblem.indexDamaged(path) }
    guard form.form == IndexHeader.form else { return nil }
    guard let header = try? decoder.decode(IndexHeader.self, from: text) else { throw InputProblem.indexDamaged(path) }
    guard header.key == (try Self.key(of: job)) else { return nil }
    self.header = header
  }

  /// An earlier version of the program wrote it.
  private static func isOld(_ file: InputFile) throws -> Bool {
    let length = IndexWriter.oldMagic.count
    guard file.text.count >= 2 * length else { return false }
    var (start, end) = ([UInt8](), [UInt8]())
    try file.text.read(offset: 0, count: length, into: &start)
    try file.text.read(offset: file.text.count - length, count: length, into: &end)
    return start == IndexWriter.oldMagic && end == start
  }

  /// The bytes of the header; nil when a byte of it, or of what says where it lies, is not what it was.
  private static func header(of file: InputFile) throws -> Data? {
    var (end, start, bytes) = ([UInt8](), [UInt8](), [UInt8]())
    let length = IndexWriter.endLength
    guard file.text.count >= length + IndexWriter.magic.count else { return nil }
    try file.text.read(offset: file.text.count - length, count: length, into: &end)
    try file.text.read(offset: 0, count: IndexWriter.magic.count, into: &start)
    guard Array(end.suffix(8)) == IndexWriter.magic, start == IndexWriter.magic else { return nil }
    var reader = PackedReader(end)
    let (offset, count) = (try reader.integer(), try reader.integer())
    guard offset >= 0, count >= 0, count <= file.text.count, offset == file.text.count - length - count else {
      return nil
    }
    try file.text.read(offset: offset, count: count, into: &bytes)
    let hash = FileFingerprint(of: String(decoding: bytes, as: UTF8.self)).sha256
    guard try reader.numbers(64, of: UInt8.self) == Array(hash.utf8) else { return nil }
    return Data(bytes)
  }

  /// Every byte of the index is what it was.
  func isWhole() throws -> Bool {
    let length = IndexWriter.endLength
    var end: [UInt8] = []
    try file.text.read(offset: file.text.count - length, count: length, into: &end)
    let hash = try file.fingerprint(ofFirst: file.text.count - length).sha256
    return Array(end.dropLast(8).suffix(64)) == Array(hash.utf8)
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
    let wanted = job.sources
    guard wanted.map(\.role) == header.sources.map(\.role) else { return false }
    return try zip(wanted, header.sources).allSatisfy { wanted, source in
      let files = try SourceReader(source: wanted.path, properties: []).files()
      if !hashes, files.map(\.stamp) == source.stamps { return true }
      return try FileFingerprint(of: files).sha256 == source.sha256
    }
  }

  /// The sources of a job as they are now; nil when one is no file, such as standard input or a database.
  static func sources(of job: Job) throws -> [IndexHeader.Source]? {
    var sources: [IndexHeader.Source] = []
    for source in job.sources {
      guard source.path.written != "-" else { return nil }
      let files = try SourceReader(source: source.path, properties: []).files()
      let stamps = files.compactMap(\.stamp)
      guard !stamps.isEmpty, stamps.count == files.count else { return nil }
      sources.append(
        IndexHeader.Source(role: source.role, sha256: try FileFingerprint(of: files).sha256, stamps: stamps))
    }
    return sources
  }

  // MARK: Sections

  /// - Throws: `InputProblem` `index-damaged` when a byte is not what it was.
  func bytes(_ section: IndexHeader.Section) throws -> [UInt8] {
    let bytes = try uncheckedBytes(offset: section.offset, count: section.count)
    guard bytes.checksum == section.checksum else { throw InputProblem.indexDamaged(file.name) }
    return bytes
  }

  private func uncheckedBytes(offset: Int, count: Int) throws -> [UInt8] {
    guard offset >= 0, count >= 0, offset <= file.text.count, count <= file.text.count - offset else {
      throw InputProblem.indexDamaged(file.name)
    }
    var bytes: [UInt8] = []
    try file.text.read(offset: offset, count: count, into: &bytes)
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
      let block = try uncheckedBytes(offset: start, count: end - start)
      var reader = PackedReader(block)
      for part in byPlace[next..<last] {
        let place = columns.offsets[part] - start
        guard block[place..<place + Int(columns.byteCounts[part])].checksum == columns.checksums[part] else {
          throw InputProblem.indexDamaged(file.name)
        }
        try reader.seek(place)
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

extension InputProblem {
  /// An index with bytes that it was not written with.
  static func indexDamaged(_ file: String) -> InputProblem {
    InputProblem(
      "index-damaged", at: Place(file),
      LocalizedText(
        en: "the index is not what it was written with; nothing was written",
        id: "indeks tidak sama dengan saat ditulis; tidak ada yang ditulis"),
      fix: LocalizedText(
        en: "write it again with petarawan plan, or delete it", id: "tulis lagi dengan petarawan plan, atau hapus"))
  }
}
