import ByteStreams
import Comparisons
import CoordinateTransforms
import Diagnostics
import FoundationEssentials
import GEOSOperations
import GeoPackageFiles
import JobFiles
import OGRFiles

#if RSVG
  import RegencyReports
#endif
#if XLSX
  import WorkbookFiles
#endif

extension BatchRun {
  /// An output folder already holds what a run of a job would write: same parameters, same inputs, same version.
  ///
  /// - Throws: `InputProblem` when an input cannot be opened.
  public static func isCurrent(_ folder: String, job: Job, options: RunOptions) throws -> Bool {
    guard let earlier = try EarlierRun(FileSystem.resolved(folder)) else { return false }
    guard earlier.severities != nil, try earlier.hasAllOutputs(folder) else { return false }
    var hashes: [String] = []
    for source in job.sources {
      // What comes out of a pipe or a database is known only when it is read.
      guard let fingerprint = try SourceReader(source: source.path, properties: []).fingerprint() else { return false }
      hashes.append(fingerprint.sha256)
    }
    return try earlier.madeFrom == madeFrom(job, options: options, inputHashes: hashes)
      && earlier.hasItsBytes(folder, pool: WorkPool(threads: options.threads))
  }

  /// How many findings of each severity the run that wrote a folder had.
  ///
  /// - Throws: `SystemFailure` `read-failed`.
  public static func severities(of folder: String) throws -> [Severity: Int] {
    try EarlierRun(FileSystem.resolved(folder))?.severities ?? [:]
  }

  /// How the gates of the run that wrote a folder came out.
  ///
  /// - Throws: `InputProblem` `run-missing` or `run-unreadable`.
  public static func gates(of folder: String) throws -> [GateResult] { try RunFolder(folder).run.gates }

  /// Makes sure that a run may write a folder, before anything is read.
  ///
  /// - Throws: `SystemFailure` `output-not-ours`, `output-of-another-job` or `output-of-other-regencies`.
  public static func ensureReplaceable(_ folder: String, job: Job, options: RunOptions) throws {
    try EarlierRun.mayReplace(
      FileSystem.resolved(folder), named: folder, job: job.title, only: Set(options.only.map(\.text)),
      overwrites: options.overwrites)
  }

  /// Everything that the bytes of an output folder depend on, as one SHA-256.
  ///
  /// - Parameter inputHashes: In the order of `Job.sources`.
  static func madeFrom(_ job: Job, options: RunOptions, inputHashes: [String]) -> String {
    var parts = [
      petarawanVersion, GEOSContext.libraryVersion, CRS.libraryVersion, CRS.databaseVersion, job.parameters.compactText,
      options.language.rawValue,
    ]
    if options.zonePrecision != .standard { parts.append("\(options.zonePrecision)") }
    if !options.sensitivityFactors.isEmpty { parts.append("\(options.sensitivityFactors)") }
    if !job.outputs.isEmpty { parts += [GeoPackageWriter.libraryVersion, options.documentLanguage.rawValue] }
    #if XLSX
      if job.outputs.contains(.workbook) { parts.append(WorkbookWriter.libraryVersion) }
    #endif
    #if RSVG
      if job.outputs.contains(.maps) { parts.append(MapPicture.libraryVersion) }
    #endif
    if !job.decisions.isEmpty { parts.append(options.documentLanguage.rawValue) }
    if job.readsThroughGDAL { parts.append(OGRReader.libraryVersion) }
    parts += options.only.map(\.text) + inputHashes
    return FileFingerprint(of: parts.joined(separator: "\n")).sha256
  }

  /// Ends the process; an unfinished output folder is removed first, a finished one stays. For signals.
  ///
  /// - Parameter say: Called when nothing half-written is left.
  public static func abandonOutput(exitCode: Int32, say: () -> Void) -> Never {
    OutputFolder.abandon(exitCode: exitCode, say: say)
  }
}

extension Job {
  /// What is read depends on the version of GDAL too.
  var readsThroughGDAL: Bool { sources.contains { OGRFormat.of($0.path.written) != nil } }
}
