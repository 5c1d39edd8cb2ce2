import HazardOverlay

/// A TPS as the sheet of an event counts it.
public struct EventStation: Sendable {
  /// Codes of its regency, district and village; empty where one is not known.
  public var path: [String]
  /// The event hits it; nil for a TPS without a usable coordinate, of which nobody knows.
  public var isHit: Bool?
  /// Its voters; 0 where they are not known.
  public var voters: Int

  /// A TPS of a village.
  public init(regency: String, district: String, village: String, isHit: Bool?, voters: Int) {
    path = [regency, district, village]
    self.isHit = isHit
    self.voters = voters
  }
}

/// How many TPS of an area an event hits.
public struct EventCount: Sendable, Equatable {
  /// All TPS.
  public var stations = 0
  /// Those that are hit.
  public var hitStations = 0
  /// Those without a usable coordinate.
  public var unlocatedStations = 0
  /// All voters.
  public var voters = 0
  /// The voters of TPS that are hit.
  public var hitVoters = 0

  /// Nothing.
  public init() {}

  mutating func add(_ station: EventStation) {
    stations += 1
    voters += station.voters
    if station.isHit == nil { unlocatedStations += 1 }
    guard station.isHit == true else { return }
    hitStations += 1
    hitVoters += station.voters
  }

  /// The area is hit as a whole.
  ///
  /// - Parameter share: Of its TPS, above 0 and up to 1. A TPS of which nobody knows is not hit.
  func isWhole(from share: Double) -> Bool { hitStations > 0 && Double(hitStations) >= share * Double(stations) }
}

/// An area that an event hits.
public struct EventArea: Sendable, Equatable {
  /// The codes of its regency, and if it is one of these its district and village.
  public var path: [String]
  /// Its TPS.
  public var count: EventCount
  /// So many of its TPS are hit that it counts as a whole.
  public var isWhole: Bool
  /// The level whose areas the postponement reaches over as a whole here: who decides depends on it.
  public var scope: AdministrativeLevel

  /// The level of the area.
  public var level: AdministrativeLevel { AdministrativeLevel.allCases[path.count - 1] }
}

/// The areas that an event hits, with who has to decide.
public struct PostponementSheet: Sendable {
  /// The areas with a TPS that is hit: each regency, followed by its districts, each followed by its villages; by code.
  public let areas: [EventArea]
  /// All TPS.
  public let total: EventCount

  /// Counts TPS.
  ///
  /// A regency that is hit as a whole decides the scope of everything in it, else a district that of its villages; single
  /// villages are left. A regency that is not hit as a whole has the widest scope of its districts.
  ///
  /// - Parameter wholeShare: Share of the TPS of an area, above 0 and up to 1, from which it is hit as a whole.
  public init(_ stations: [EventStation], wholeShare: Double) {
    var counts: [[String]: EventCount] = [:]
    var total = EventCount()
    for station in stations {
      total.add(station)
      for length in 1...3 { counts[Array(station.path.prefix(length)), default: EventCount()].add(station) }
    }
    let whole = Set(counts.filter { !($0.key.last ?? "").isEmpty && $0.value.isWhole(from: wholeShare) }.keys)
    let regenciesWithWholeDistrict = Set(whole.filter { $0.count == 2 }.map { $0[0] })
    areas = counts.filter { $0.value.hitStations > 0 && !($0.key.last ?? "").isEmpty }
      .map { path, count in
        let scope: AdministrativeLevel =
          whole.contains([path[0]])
          ? .regency
          : whole.contains(Array(path.prefix(2))) && path.count > 1
            || path.count == 1 && regenciesWithWholeDistrict.contains(path[0]) ? .district : .village
        return EventArea(path: path, count: count, isWhole: whole.contains(path), scope: scope)
      }
      .sorted { $0.path.lexicographicallyPrecedes($1.path) }
    self.total = total
  }
}
