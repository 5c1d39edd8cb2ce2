import HazardOverlay
import RegencyReports

/// The counts of one piece of work: the regency, and each of its districts and villages.
struct PieceTallies {
  /// All TPS of the piece.
  private(set) var whole: Tally
  private var districts: [Int?: Tally] = [:]
  private var villages: [Int?: Tally] = [:]
  private let empty: Tally
  private let work: RegencyWork

  init(hazards: [HazardDefinition], work: RegencyWork) {
    empty = Tally(hazardCount: hazards.count)
    whole = empty
    self.work = work
  }

  /// Counts a located TPS with one key for each hazard.
  mutating func count(_ station: Int, keys: [TallyKey]) {
    add(
      station, keys: keys, district: work.placements.districts?[station].area,
      village: work.placements.villages?[station].area)
  }

  /// Counts a TPS without a usable coordinate in the areas that its code names.
  mutating func countUnlocated(_ station: Int) {
    let stations = work.inputs.stations
    let keys = [TallyKey](repeating: .unlocated, count: work.inputs.hazards.count)
    add(
      station, keys: keys, district: work.inputs.districts?.area(withCode: stations.claimed(.district, station)),
      village: work.inputs.villages?.area(withCode: stations.claimed(.village, station)))
  }

  private mutating func add(_ station: Int, keys: [TallyKey], district: Int?, village: Int?) {
    let voters = work.inputs.stations.voters?[station] ?? 0
    whole.count(voters: voters, keys: keys)
    if work.inputs.districts != nil { districts[district, default: empty].count(voters: voters, keys: keys) }
    if work.inputs.villages != nil { villages[village, default: empty].count(voters: voters, keys: keys) }
  }

  /// The areas of a level by code; TPS in none of them come last, with an empty code.
  func summaries(of level: AdministrativeLevel, in layer: AdministrativeLayer) -> [AreaSummary] {
    let tallies = level == .district ? districts : villages
    return tallies.sorted { ($0.key ?? .max) < ($1.key ?? .max) }.map { area, tally in
      AreaSummary(
        code: area.map { layer.areas[$0].code.text } ?? "", name: area.map { layer.areas[$0].name } ?? "", tally: tally)
    }
  }
}
