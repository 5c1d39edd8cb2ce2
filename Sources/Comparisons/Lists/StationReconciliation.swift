import HazardOverlay

/// A run beside another agency's list of TPS.
public struct StationReconciliation: Sendable {
  /// Where a TPS is found.
  public enum Side: String, Sendable, CaseIterable {
    /// Asked for in our run, and in the list.
    case both
    /// Asked for in our run, and not in the list.
    case onlyOurs = "only_ours"
    /// In the list; our run has it, but not among those asked for.
    case onlyTheirs = "only_theirs"
    /// In the list; our run has no such TPS.
    case unknown
  }

  /// One TPS.
  public struct Entry: Sendable {
    /// Where it is found.
    public var side: Side
    /// Row in our table; nil when our run has no such TPS.
    public var own: Int?
    /// The entry of the list; nil when there is none.
    public var their: AgencyList.Station?
    /// Code of the regency: ours, else the one that the id names; empty for none.
    public var regency: String
    /// For an unknown one: the only TPS of ours that it may be, by its id.
    public var suggestion: String?
    /// Why it is suggested: `id` or `name`.
    public var reason: String?
  }

  /// The counts of one regency, or of all.
  public struct Counts: Sendable {
    /// All TPS of our run.
    public var stations = 0
    /// For each side the TPS.
    public var sides: [Side: Int] = [:]
    /// Of those only in the list, what our run says: statuses, or `unlocated`.
    public var statuses: [String: Int] = [:]

    /// TPS asked for in our run.
    public var ours: Int { self[.both] + self[.onlyOurs] }
    /// TPS of the list.
    public var theirs: Int { self[.both] + self[.onlyTheirs] + self[.unknown] }
    /// TPS of a side.
    public subscript(side: Side) -> Int { sides[side] ?? 0 }
  }

  /// Our side.
  public let own: OwnSide
  /// The list as the user named it.
  public let list: String
  /// All TPS that are asked for or in the list: ours in the order of the run, then unknown ones in that of the list.
  public let entries: [Entry]
  /// By code of the regency; those without one come last.
  public let regencies: [(code: String, counts: Counts)]
  /// All regencies together.
  public let total: Counts

  /// Joins the two sides by id.
  public init(_ own: OwnSide, _ stations: [AgencyList.Station], list: String) {
    self.own = own
    self.list = list
    let table = own.stations
    let keys = table.ids.map { StationKey.of($0) }
    var theirs: [String: Int] = [:]
    for (index, station) in stations.enumerated() {
      let key = StationKey.of(station.id)
      if !key.isEmpty { theirs[key] = theirs[key] ?? index }
    }
    var entries: [Entry] = []
    var isJoined = [Bool](repeating: false, count: stations.count)
    var free: [(row: Int, key: String, name: String)] = []
    for row in keys.indices {
      let match = keys[row].isEmpty ? nil : theirs[keys[row]]
      if let match { isJoined[match] = true }
      let names = table.texts[OwnSide.TextColumn.name.rawValue]
      if match == nil { free.append((row, keys[row], names[row])) }
      guard match != nil || own.isSelected(row) else { continue }
      let side: Side = match == nil ? .onlyOurs : own.isSelected(row) ? .both : .onlyTheirs
      entries.append(
        Entry(side: side, own: row, their: match.map { stations[$0] }, regency: table.regencies[row]))
    }
    let near = NearMatch(free)
    for (index, station) in stations.enumerated() where !isJoined[index] {
      let found = near.row(key: StationKey.of(station.id), name: station.name)
      entries.append(
        Entry(
          side: .unknown, own: nil, their: station,
          regency: AdministrativeCode(prefixOf: StationKey.of(station.id), digits: 4)?.text ?? "",
          suggestion: found.map { table.ids[$0.row] }, reason: found?.reason.rawValue))
    }
    self.entries = entries
    (regencies, total) = Self.counts(of: entries, own)
  }

  private static func counts(of entries: [Entry], _ own: OwnSide) -> ([(code: String, counts: Counts)], Counts) {
    var byCode: [String: Counts] = [:]
    for regency in own.stations.regencies { byCode[regency, default: Counts()].stations += 1 }
    for entry in entries {
      byCode[entry.regency, default: Counts()].sides[entry.side, default: 0] += 1
      if entry.side == .onlyTheirs, let status = entry.own.flatMap(own.status) {
        byCode[entry.regency, default: Counts()].statuses[status, default: 0] += 1
      }
    }
    let total = byCode.values.reduce(into: Counts()) { total, counts in
      total.stations += counts.stations
      total.sides.merge(counts.sides, uniquingKeysWith: +)
      total.statuses.merge(counts.statuses, uniquingKeysWith: +)
    }
    let sorted = byCode.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
    return (sorted.map { (code: $0.key, counts: $0.value) }, total)
  }
}
