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
  ///
  /// - Parameter uncertain: The hazards for which its status or class is not certain.
  mutating func count(_ station: Int, keys: [TallyKey], uncertain: [Int]) {
    add(
      station, keys: keys, uncertain: uncertain, district: work.placements.districts?[station].area,
      village: work.placements.villages?[station].area)
  }

  /// Counts a TPS without a usable coordinate in the areas that its code names.
  mutating func countUnlocated(_ station: Int) {
    let stations = work.inputs.stations
    let keys = [TallyKey](repeating: .unlocated, count: work.inputs.hazards.count)
    add(
      station, keys: keys, uncertain: [],
      district: work.inputs.districts?.area(withCode: stations.claimed(.district, station)),
      village: work.inputs.villages?.area(withCode: stations.claimed(.village, station)))
  }

  private mutating func add(_ station: Int, keys: [TallyKey], uncertain: [Int], district: Int?, village: Int?) {
    let voters = work.inputs.stations.voters?[station]
    func count(in tally: inout Tally) { tally.count(voters: voters, keys: keys, uncertain: uncertain) }
    count(in: &whole)
    if work.inputs.districts != nil { count(in: &districts[district, default: empty]) }
    if work.inputs.villages != nil { count(in: &villages[village, default: empty]) }
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
