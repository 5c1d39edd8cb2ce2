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
  /// Our TPS that no area of the level counts: all, and those asked for.
  public let elsewhere: (all: Int, selected: Int)
  /// Rows of the list that are left out.
  public let flaws: [ListFlaw]

  /// Columns of the list that were used, and those that may have been meant.
  public let columns: ListColumns

  /// How the two sides are joined.
  public enum Join: String, Sendable, CaseIterable {
    /// By their codes; names are suggested only.
    case code
    /// By their codes, and where a row has none that our run knows by the same name.
    case name
  }

  /// Joins the two sides; areas of another level than most are left out.
  public init(
    _ own: OwnSide, _ counts: [AgencyList.Count], list: String, columns: ListColumns = ListColumns(),
    by join: Join = .code
  ) {
    (self.own, self.list, self.columns) = (own, list, columns)
    let level = Self.level(of: counts, columns, own)
    self.level = level
    let ours = Self.ours(own, level)
    let names = level == .regency ? own.stations.regencyNames : [:]
    let codes = Dictionary(grouping: names.keys.filter { !$0.isEmpty }) { Self.plain(names[$0] ?? "") }
    // A name that several areas have tells nothing.
    let codeOfName = codes.compactMapValues { $0.count == 1 ? $0.first : nil }
    var flaws: [ListFlaw] = []
    var theirs: [String: AgencyList.Count] = [:]
    var strangers: [AgencyList.Count] = []
    for count in counts {
      if let code = count.code, Self.isOther(code, than: level) {
        flaws.append(ListFlaw(kind: .otherLevel, row: count.row, value: code.text))
        continue
      }
      let named = join == .name ? codeOfName[Self.plain(count.name)] : nil
      guard let code = count.code?.text.nilUnless(ours.keys.contains) ?? named else {
        strangers.append(count)
        continue
      }
      if theirs.updateValue(count, forKey: code) != nil {
        flaws.append(ListFlaw(kind: .repeated, row: count.row, value: count.code?.text ?? count.name))
      }
    }
    let known = ours.sorted { $0.key < $1.key }.map { code, count in
      Row(
        code: code, name: names[code] ?? theirs[code]?.name ?? "", stations: count.all, ours: count.selected,
        theirs: theirs[code]?.count, theirTotal: theirs[code]?.total)
    }
    rows =
      known.filter { level == .regency || $0.ours != 0 || $0.theirs != nil }
      + strangers.map {
        Row(
          code: $0.code?.text ?? "", name: $0.name, stations: nil, ours: nil, theirs: $0.count, theirTotal: $0.total,
          suggestion: Self.suggestion($0.name, codeOfName))
      }
    self.flaws = flaws
    elsewhere = Self.elsewhere(own, level)
  }

  private static func suggestion(_ name: String, _ codeOfName: [String: String]) -> String? {
    codeOfName[plain(name)] ?? NearestName.of(plain(name), among: codeOfName.keys.sorted()).flatMap { codeOfName[$0] }
  }

  /// The rows of areas that both sides have: only these are compared.
  public var shared: [Row] { rows.filter { $0.ours != nil && $0.theirs != nil } }
  /// Our areas that the list does not have.
  public var onlyOurs: [Row] { rows.filter { $0.theirs == nil } }
  /// TPS asked for in our run, in areas and outside of all.
  public var allOurs: Int { sum(\.ours) + elsewhere.selected }

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

  private static func elsewhere(_ own: OwnSide, _ level: AdministrativeLevel) -> (all: Int, selected: Int) {
    let rows = (0..<own.stations.count).filter { own.area($0, level).isEmpty }
    return (rows.count, rows.count { own.isSelected($0) })
  }

  /// The level of most codes; without any that of which the headers speak, unless the names are those of regencies.
  private static func level(
    of counts: [AgencyList.Count], _ columns: ListColumns, _ own: OwnSide
  ) -> AdministrativeLevel {
    let levels = Dictionary(grouping: counts.compactMap { $0.code.flatMap(AdministrativeLevel.init(of:)) }) { $0 }
    if let most = [AdministrativeLevel.regency, .district, .village].filter({ levels[$0] != nil })
      .max(by: { levels[$0]?.count ?? 0 < levels[$1]?.count ?? 0 })
    {
      return most
    }
    let regencies = Set(own.stations.regencyNames.values.map(plain))
    let named = counts.count { regencies.contains(plain($0.name)) }
    if 2 * named > counts.count { return .regency }
    return [columns.code, columns.name].compactMap { $0.flatMap(ListWords.level(ofHeader:)) }.first ?? .regency
  }

  /// An area of another level, or of all.
  private static func isOther(_ code: AdministrativeCode, than level: AdministrativeLevel) -> Bool {
    AdministrativeLevel(of: code).map { $0 != level } ?? isProvince(code)
  }

  private static func isProvince(_ code: AdministrativeCode) -> Bool { code.text.utf8.count == 2 }

  /// A name without its kind and marks: `Kab. Lebak` and `LEBAK` are the same, `Kota Serang` and `Serang` are not.
  private static func plain(_ name: String) -> String {
    let words = NearMatch.plain(name).split(separator: " ").map(String.init)
    return (["kab", "kabupaten"].contains(words.first) ? Array(words.dropFirst()) : words).joined(separator: " ")
  }
}

extension String {
  fileprivate func nilUnless(_ isMeant: (String) -> Bool) -> String? { isMeant(self) ? self : nil }
}
