import HazardOverlay
import JobFiles

/// A run beside another agency's counts for regencies, districts or villages.
public struct CountReconciliation: Sendable {
  /// One area.
  public struct Row: Sendable {
    /// The code; empty for an entry without one.
    public var code: String
    /// Our name of it, else the list's.
    public var name: String
    /// All TPS of our run; nil when our run has no such area.
    public var stations: Int?
    /// TPS asked for in our run; nil when our run has no such area.
    public var ours: Int?
    /// TPS that the list counts; nil when the list has no such area.
    public var theirs: Int?
    /// TPS that the list counts them among; nil when it does not say.
    public var theirTotal: Int?
    /// For an area that our run does not have: the code of the one with the same or nearly the same name.
    public var suggestion: String?
  }

  /// Our side.
  public let own: OwnSide
  /// The list as the user named it.
  public let list: String
  /// What the areas are.
  public let level: AdministrativeLevel
  /// By code; entries without a known code come last, in the order of the list.
  public let rows: [Row]
  /// Rows of the list that are left out.
  public let flaws: [ListFlaw]

  /// Joins the two sides by code; areas of another level than most are left out.
  public init(_ own: OwnSide, _ counts: [AgencyList.Count], list: String) {
    self.own = own
    self.list = list
    let level = Self.level(of: counts)
    self.level = level
    let ours = Self.ours(own, level)
    var flaws: [ListFlaw] = []
    var theirs: [String: AgencyList.Count] = [:]
    var strangers: [AgencyList.Count] = []
    for count in counts {
      guard let code = count.code else {
        strangers.append(count)
        continue
      }
      guard Self.level(of: code).map({ $0 == level }) ?? !Self.isProvince(code) else {
        flaws.append(ListFlaw(kind: .otherLevel, row: count.row, value: code.text))
        continue
      }
      if ours[code.text] == nil {
        strangers.append(count)
      } else if theirs.updateValue(count, forKey: code.text) != nil {
        flaws.append(ListFlaw(kind: .repeated, row: count.row, value: code.text))
      }
    }
    let names = level == .regency ? own.stations.regencyNames : [:]
    let known = ours.sorted { $0.key < $1.key }.map { code, count in
      Row(
        code: code, name: names[code] ?? theirs[code]?.name ?? "", stations: count.all, ours: count.selected,
        theirs: theirs[code]?.count, theirTotal: theirs[code]?.total)
    }
    let codeOfName = Dictionary(names.map { (Self.plain($0.value), $0.key) }, uniquingKeysWith: { min($0, $1) })
    rows =
      known.filter { level == .regency || $0.ours != 0 || $0.theirs != nil }
      + strangers.map {
        Row(
          code: $0.code?.text ?? "", name: $0.name, stations: nil, ours: nil, theirs: $0.count, theirTotal: $0.total,
          suggestion: (codeOfName[Self.plain($0.name)]
            ?? NearestName.of(Self.plain($0.name), among: codeOfName.keys.sorted()).flatMap { codeOfName[$0] }))
      }
    self.flaws = flaws
  }

  /// A sum over the rows.
  func sum(_ value: (Row) -> Int?) -> Int { rows.reduce(0) { $0 + (value($1) ?? 0) } }

  /// All TPS of our run, and those asked for, by area.
  private static func ours(_ own: OwnSide, _ level: AdministrativeLevel) -> [String: (all: Int, selected: Int)] {
    var counts: [String: (all: Int, selected: Int)] = [:]
    for row in 0..<own.stations.count {
      let area = own.area(row, level)
      guard !area.isEmpty else { continue }
      counts[area, default: (0, 0)].all += 1
      if own.isSelected(row) { counts[area, default: (0, 0)].selected += 1 }
    }
    return counts
  }

  /// The level of most codes; regencies when there is none.
  private static func level(of counts: [AgencyList.Count]) -> AdministrativeLevel {
    let levels = Dictionary(grouping: counts.compactMap { $0.code.flatMap(level(of:)) }) { $0 }.mapValues(\.count)
    return [.village, .district, .regency].max { levels[$0] ?? 0 < levels[$1] ?? 0 } ?? .regency
  }

  private static func level(of code: AdministrativeCode) -> AdministrativeLevel? {
    [5: .regency, 8: .district, 13: .village][code.text.utf8.count]
  }

  private static func isProvince(_ code: AdministrativeCode) -> Bool { code.text.utf8.count == 2 }

  /// A name without its kind and marks: `Kab. Lebak` and `LEBAK` are the same, `Kota Serang` and `Serang` are not.
  private static func plain(_ name: String) -> String {
    let words = NearMatch.plain(name).split(separator: " ").map(String.init)
    return (["kab", "kabupaten"].contains(words.first) ? Array(words.dropFirst()) : words).joined(separator: " ")
  }
}
