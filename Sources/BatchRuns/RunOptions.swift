import Diagnostics
import HazardOverlay

/// What the command line adds to a job.
public struct RunOptions: Sendable {
  /// Threads; 0 stands for one for each core.
  public var threads = 0
  /// Only these regencies; empty for all.
  public var only: [AdministrativeCode] = []
  /// The index of the job; nil for the one beside the job file.
  public var index: String?
  /// The parts of a divided run are joined.
  public var isGathering = false
  /// Zones are drawn while parts are joined, because a part came without them.
  var drawsZones = false
  /// Write only what joining the regencies of a divided run needs.
  public var isPart = false
  /// An output folder of another job, or of other regencies, may be replaced.
  public var overwrites = false
  /// Everything is on the disk before it is put in place.
  public var syncs = true
  /// How true the outlines of zones are.
  public var zonePrecision = ZonePrecision.standard
  /// Factors for near distances, class limits and accuracies whose effect is to be counted; empty for none.
  public var sensitivityFactors: [Double] = []
  /// Language of findings and messages.
  public var language = Language.en
  /// Language of what people read in maps and reports.
  public var documentLanguage = Language.id
  /// Called at the start of each stage and with each regency that is done; from any thread.
  public var progress: @Sendable (RunProgress) -> Void = { _ in }

  /// The factors of `--sensitivity`.
  public static let usualSensitivityFactors = [0.5, 0.8, 1.25, 2]

  /// The defaults.
  public init() {}
}

/// How far a run is.
public enum RunProgress: Sendable {
  /// A stage begins.
  case stage(LocalizedText)
  /// A piece of work of the stage is done, with its name and seconds; nil for one of many that nobody wants listed.
  case piece(String, done: Int, of: Int, seconds: Double?)
}
