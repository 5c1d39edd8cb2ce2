import ByteStreams
import CoordinateTransforms
import Diagnostics
import FeatureModel
import HazardOverlay

/// The beginning of an index: what it was made from, and where its sections lie.
struct IndexHeader: Codable, Sendable {
  /// Where bytes lie behind the header.
  struct Section: Codable, Sendable {
    var offset: Int
    var count: Int
    var checksum: UInt32
  }

  /// A source of the job as it was read: its hash, and what the file system said about each of its files.
  struct Source: Codable, Sendable {
    var role: String
    var sha256: String
    var stamps: [FileStamp]
  }

  /// The TPS of one piece of work.
  struct Unit: Codable, Sendable {
    /// Index into the regencies; nil for the TPS outside all of them.
    var area: Int?
    var stationCount: Int
    /// The envelope of its located TPS in OGC:CRS84; nil without one.
    var stations: Envelope?
    var columns: Section
    /// The properties of the TPS, which the ranges in the columns point into.
    var members: Section
  }

  /// A layer of areas or hazards.
  struct Layer: Codable, Sendable {
    var file: String
    var crs: CRS
    var featureCount: Int
    var partCount: Int
    /// Everything but the coordinates.
    var columns: Section
  }

  var form = Self.form
  /// Program, libraries and job, as one hash.
  var key: String
  /// In the order of the job.
  var sources: [Source]
  var records: [InputRecord]
  var findings: Section
  var stationFile: String
  var stationCRS: CRS
  var idField: String
  var hasVoters: Bool
  var hasAccuracies: Bool
  var greatestAccuracyMeters: Double?
  /// The fields of the TPS file whose values the job needs.
  var fields: [String]
  /// The pieces of a whole run, in order.
  var units: [Unit]
  var regencies: Layer
  var districts: Layer?
  var villages: Layer?
  var hazards: [Layer]
  /// For each hazard its mapped area; nil where the job names none.
  var coverages: [Layer?]
  /// For each hazard the regencies that it speaks for; nil where it does not follow regencies.
  var mapped: [MappedRegencies?]

  static let form = 3
}

/// The columns of a layer in an index: a row for each feature, and one for each part.
struct LayerColumns {
  /// For areas the code of each feature, empty for none; for hazards its class, -1 no data, 0 no hazard.
  var codes: [String] = []
  var names: [String] = []
  var classes: [Int32] = []
  var ids: [PropertyValue] = []
  /// The value of the class field; empty for a rule without one.
  var values: [PropertyValue] = []
  var types: [UInt8]
  /// The feature of each part.
  var features: [Int32]
  var kinds: [UInt8]
  /// The envelope of each part in the CRS of the layer: four numbers.
  var envelopes: [Double]
  /// Positions of each part.
  var positionCounts: [Int32]
  /// Where the rings and coordinates of each part lie in the index.
  var offsets: [Int]
  var byteCounts: [Int32]
  var checksums: [UInt32]
  /// For hazards: the owner of each part (-1: the TPS outside all regencies) and its envelope in OGC:CRS84.
  var owners: [Int32] = []
  var degrees: [Double] = []
  /// The parts that are drawn together: how many each time, and which.
  var clusterSizes: [Int32] = []
  var clusterParts: [Int32] = []

  var clusters: [[Int]] {
    var start = 0
    return clusterSizes.map { size in
      defer { start += Int(size) }
      return clusterParts[start..<start + Int(size)].map { Int($0) }
    }
  }

  func envelope(ofPart part: Int) -> Envelope { Self.envelope(part, of: envelopes) }

  static func envelope(_ index: Int, of numbers: [Double]) -> Envelope {
    Envelope(
      minX: numbers[4 * index], minY: numbers[4 * index + 1], maxX: numbers[4 * index + 2], maxY: numbers[4 * index + 3]
    )
  }
}

extension Envelope {
  var numbers: [Double] { [minX, minY, maxX, maxY] }
}

// MARK: Packed

extension PackedWriter {
  mutating func append(_ texts: [String]) {
    let utf8 = texts.map { Array($0.utf8) }
    append(utf8.map { Int32($0.count) })
    append(utf8.flatMap { $0 })
  }

  /// What kind of value each is, then its text.
  mutating func append(_ values: [PropertyValue]) {
    append(values.map(\.kindNumber))
    append(values.map { $0.text ?? "" })
  }

  mutating func append(_ columns: LayerColumns, isHazard: Bool) {
    append([columns.types.count, columns.features.count, columns.values.count])
    if isHazard {
      append(columns.classes)
      append(columns.ids)
      append(columns.values)
      append(columns.owners)
      append(columns.degrees)
      append([columns.clusterSizes.count, columns.clusterParts.count])
      append(columns.clusterSizes)
      append(columns.clusterParts)
    } else {
      append(columns.codes)
      append(columns.names)
    }
    append(columns.types)
    append(columns.features)
    append(columns.kinds)
    append(columns.envelopes)
    append(columns.positionCounts)
    append(columns.offsets)
    append(columns.byteCounts)
    append(columns.checksums)
  }
}

extension PackedReader {
  mutating func texts(_ count: Int) throws(PackedDamage) -> [String] {
    let lengths = try numbers(count, of: Int32.self)
    guard lengths.allSatisfy({ $0 >= 0 }) else { throw PackedDamage() }
    let bytes = try numbers(lengths.reduce(0) { $0 + Int($1) }, of: UInt8.self)
    var start = 0
    return lengths.map { length in
      defer { start += Int(length) }
      return String(decoding: bytes[start..<start + Int(length)], as: UTF8.self)
    }
  }

  mutating func values(_ count: Int) throws(PackedDamage) -> [PropertyValue] {
    let kinds = try numbers(count, of: UInt8.self)
    return zip(kinds, try texts(count)).map { PropertyValue(kindNumber: $0, text: $1) }
  }

  mutating func columns(isHazard: Bool) throws(PackedDamage) -> LayerColumns {
    let counts = try numbers(3, of: Int.self)
    var columns = LayerColumns(
      types: [], features: [], kinds: [], envelopes: [], positionCounts: [], offsets: [], byteCounts: [],
      checksums: [])
    if isHazard {
      columns.classes = try numbers(counts[0], of: Int32.self)
      columns.ids = try values(counts[0])
      columns.values = try values(counts[2])
      columns.owners = try numbers(counts[1], of: Int32.self)
      columns.degrees = try numbers(4 * counts[1], of: Double.self)
      let clusters = try numbers(2, of: Int.self)
      columns.clusterSizes = try numbers(clusters[0], of: Int32.self)
      columns.clusterParts = try numbers(clusters[1], of: Int32.self)
      guard columns.clusterSizes.allSatisfy({ $0 > 0 }), columns.clusterSizes.reduce(0, { $0 + Int($1) }) == clusters[1]
      else { throw PackedDamage() }
    } else {
      columns.codes = try texts(counts[0])
      columns.names = try texts(counts[0])
    }
    columns.types = try numbers(counts[0], of: UInt8.self)
    columns.features = try numbers(counts[1], of: Int32.self)
    columns.kinds = try numbers(counts[1], of: UInt8.self)
    columns.envelopes = try numbers(4 * counts[1], of: Double.self)
    columns.positionCounts = try numbers(counts[1], of: Int32.self)
    columns.offsets = try numbers(counts[1], of: Int.self)
    columns.byteCounts = try numbers(counts[1], of: Int32.self)
    columns.checksums = try numbers(counts[1], of: UInt32.self)
    return columns
  }
}
