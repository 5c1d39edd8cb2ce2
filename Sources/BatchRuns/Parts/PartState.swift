import ByteStreams
import Diagnostics
import FoundationEssentials
import JobFiles

/// What a part of a divided run tells the one that joins the parts: `part/part.json` in its folder.
///
/// Read by this version of the program only. The folder of a part is put in its place in one step, so that a part that was
/// half written has no such file.
struct PartState: Codable, Sendable {
  /// One input of the run.
  struct Input: Codable, Sendable, Equatable {
    var path: String
    var sha256: String
  }

  /// A regency that is done.
  struct Piece: Codable, Sendable {
    /// Its code; `outside` for the TPS outside all regencies.
    var code: String
    var outcome: RegencyWork.Outcome
  }

  /// Of this form; a later one is another number.
  var petarawanPart = Self.form
  /// SHA-256 of the text, in which this stands as zeros.
  var checksum = Self.noChecksum
  /// The job file, from the folder of the part.
  var job: String
  /// The day that the job speaks for.
  var asOf: String?
  /// The stage that was decided for alone.
  var stage: String?
  /// What the bytes of the whole run depend on, as `BatchRun.madeFrom`.
  var madeFrom: String
  var inputs: [Input]
  var language: Language
  var documentLanguage: Language
  var exactZones: Bool
  var sensitivityFactors: [Double]
  var pieces: [Piece]
  /// What the part drew of the zones for the whole; nil for nothing, as without `--part`: `gather` draws it then.
  var zones: OutputRecord?

  static let form = 2
  private static let noChecksum = String(repeating: "0", count: 64)
  static let path = "part/part.json"
  static let zonesPath = "part/zones"
  /// The code of the TPS outside all regencies.
  static let outside = "outside"

  /// The text of the file; the same state is always the same text.
  var text: String {
    get throws {
      var state = self
      state.checksum = FileFingerprint(of: try textWithoutChecksum).sha256
      return try state.encoded
    }
  }

  private var textWithoutChecksum: String {
    get throws {
      var state = self
      state.checksum = Self.noChecksum
      return try state.encoded
    }
  }

  private var encoded: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }

  /// The state that the bytes of a file hold.
  ///
  /// - Returns: nil when another version of the program wrote it.
  /// - Throws: `PackedDamage` when a byte is not what it was.
  static func reading(_ bytes: Data) throws -> PartState? {
    struct Form: Decodable { var petarawanPart: Int }
    let decoder = JSONDecoder()
    if let form = try? decoder.decode(Form.self, from: bytes), form.petarawanPart != Self.form { return nil }
    guard let state = try? decoder.decode(PartState.self, from: bytes),
      try state.checksum == FileFingerprint(of: state.textWithoutChecksum).sha256, try Data(state.encoded.utf8) == bytes
    else { throw PackedDamage() }
    return state
  }

  /// The options of the run that the part belongs to.
  var options: RunOptions {
    var options = RunOptions()
    options.language = language
    options.documentLanguage = documentLanguage
    if exactZones { options.zonePrecision = .exact }
    options.sensitivityFactors = sensitivityFactors
    return options
  }
}

/// A part of a divided run in its folder.
struct RunPart: Sendable {
  /// The folder as the user named it.
  let folder: String
  let state: PartState

  /// Opens a part.
  ///
  /// - Throws: `InputProblem` `part-missing` when the folder holds none that is complete, `part-unreadable` when another
  ///   version of the program wrote it, `part-damaged` when its zones are not what they were.
  init(_ folder: String) throws {
    self.folder = folder
    let path = folder + "/" + PartState.path
    guard let data = FileManager.default.contents(atPath: path) else { throw InputProblem.partMissing(folder) }
    do {
      guard let state = try PartState.reading(data) else { throw InputProblem.partUnreadable(folder) }
      self.state = state
    } catch is PackedDamage {
      throw InputProblem.partDamaged(path)
    }
    if let zones = state.zones { _ = try open(zones) }
  }

  /// The path of the job file.
  var jobFile: String { state.job.hasPrefix("/") ? state.job : folder + "/" + state.job }

  /// What the part drew of the zones; nil for nothing.
  ///
  /// - Throws: `InputProblem` `part-damaged`.
  func zones() throws -> ZoneShare? {
    guard let zones = state.zones else { return nil }
    var bytes: [UInt8] = []
    let file = try open(zones)
    try file.text.read(offset: 0, count: file.text.count, into: &bytes)
    do { return try ZoneShare(packed: bytes) } catch { throw InputProblem.partDamaged(folder + "/" + zones.path) }
  }

  /// A file of the part with the bytes that it was written with.
  ///
  /// - Throws: `InputProblem` `part-damaged` when it is not there or has other bytes.
  func open(_ record: OutputRecord) throws -> InputFile {
    let name = folder + "/" + record.path
    guard FileManager.default.fileExists(atPath: name) else { throw InputProblem.partDamaged(name) }
    let file = try InputFile.open(path: name)
    guard try file.fingerprint() == record.fingerprint else { throw InputProblem.partDamaged(name) }
    return file
  }
}
