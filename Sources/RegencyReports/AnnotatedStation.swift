import FeatureModel
import HazardOverlay

/// Everything that a run found out about one TPS, ready to be written.
public struct AnnotatedStation: Sendable {
  /// Code of the regency; nil outside all of them.
  public var regencyCode: String?
  /// Name of the regency.
  public var regencyName: String?
  /// How the regency was found.
  public var regencyRule: RegencyRule
  /// Code of the district that holds the TPS; nil when none does or the job has no districts.
  public var districtCode: String?
  /// Code of the village that holds the TPS; nil when none does or the job has no villages.
  public var villageCode: String?
  /// The code of the TPS names another area than the one that holds it; nil when they cannot be compared.
  public var isCodeMismatch: Bool?
  /// One exposure for each hazard of the job.
  public var exposures: [Exposure]

  /// An annotated TPS from its parts.
  public init(
    regencyCode: String?, regencyName: String?, regencyRule: RegencyRule, districtCode: String?, villageCode: String?,
    isCodeMismatch: Bool?, exposures: [Exposure]
  ) {
    self.regencyCode = regencyCode
    self.regencyName = regencyName
    self.regencyRule = regencyRule
    self.districtCode = districtCode
    self.villageCode = villageCode
    self.isCodeMismatch = isCodeMismatch
    self.exposures = exposures
  }
}

/// The names of the properties that a run adds to each TPS.
public enum AnnotationNames {
  /// Those of the place.
  public static let place = [
    "regency_code", "regency_name", "regency_rule", "district_code", "village_code_found", "code_mismatch",
  ]
  /// Endings of those of a hazard, after its id.
  public static let hazardEndings = ["_status", "_class", "_label", "_distance_m", "_depth_m", "_feature"]

  /// Ending of one more of a hazard, where the job says how accurate the coordinates are.
  public static let certaintyEnding = "_certain"

  /// All of them for a job with these hazards, in the order of writing.
  public static func all(hazards: [String], withCertainty: Bool = false) -> [String] {
    let endings = hazardEndings + (withCertainty ? [certaintyEnding] : [])
    return place + hazards.flatMap { id in endings.map { id + $0 } }
  }
}
