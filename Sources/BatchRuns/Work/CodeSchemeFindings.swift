import Diagnostics
import HazardOverlay

/// What can be said about the codes of a job as a whole: whether TPS and layers are numbered alike.
struct CodeSchemeFindings {
  /// One finding for each column that does not fit.
  private(set) var findings: [Diagnostic] = []
  /// Levels whose codes do not fit as a whole, so that single mismatches say nothing.
  private(set) var levels: Set<AdministrativeLevel> = []

  private let inputs: JobInputs
  private let placements: StationPlacements

  init(_ placements: StationPlacements, _ inputs: JobInputs) {
    self.inputs = inputs
    self.placements = placements
    for level in [AdministrativeLevel.regency, .district, .village] { compare(level) }
  }

  /// Most TPS that an area holds name one that the layer does not have.
  private mutating func compare(_ level: AdministrativeLevel) {
    let stations = inputs.stations
    let all: [AdministrativeLevel: [Placement]?] = [
      .regency: placements.regencies, .district: placements.districts, .village: placements.villages,
    ]
    guard let layer = inputs.administration(level), let placed = all[level] ?? nil else { return }
    var (compared, unknown) = (0, 0)
    var example: (claimed: AdministrativeCode, found: AdministrativeCode)?
    for station in placed.indices {
      guard let area = placed[station].area, let claimed = stations.claimed(level, station) else { continue }
      compared += 1
      guard layer.areas[area].code != claimed, layer.area(withCode: claimed) == nil else { continue }
      unknown += 1
      if example == nil { example = (claimed, layer.areas[area].code) }
    }
    guard let example, 2 * unknown > compared, compared > 1 else { return }
    levels.insert(level)
    let claims = (0..<stations.count).compactMap { stations.claimed(level, $0)?.text }
    findings.append(
      .codesDoNotFit(
        example.claimed, example.found, unknown: unknown, of: compared,
        schemes: (CodeScheme(of: claims), CodeScheme(of: layer.areas.map(\.code.text))), level: level,
        at: Place(layer.layer.file)))
  }
}
