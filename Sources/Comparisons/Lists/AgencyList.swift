import FeatureModel
import HazardOverlay

/// A list of another agency: single TPS, or counts for areas.
public enum AgencyList: Sendable, Equatable {
  /// One TPS.
  public struct Station: Sendable, Equatable {
    /// The id as the list spells it.
    public var id: String
    /// The name, if the list has one.
    public var name: String
    /// Index of its row or feature, from 0.
    public var row: Int
  }

  /// The count of one area.
  public struct Count: Sendable, Equatable {
    /// The code in its one spelling; nil when the list has none.
    public var code: AdministrativeCode?
    /// The name, if the list has one.
    public var name: String
    /// TPS that the agency counts.
    public var count: Int
    /// TPS that they are counted among, if the list says so.
    public var total: Int?
    /// Index of its row or feature, from 0.
    public var row: Int
  }

  case stations([Station])
  case counts([Count])
}

/// Names of the columns of a list; nil where they are to be guessed.
public struct ListColumns: Sendable, Equatable {
  /// Ids of TPS.
  public var id: String?
  /// Names of TPS or of areas.
  public var name: String?
  /// Codes of areas.
  public var code: String?
  /// Numbers of TPS.
  public var count: String?
  /// Numbers of TPS that `count` is among.
  public var total: String?

  /// Columns by name.
  public init(
    id: String? = nil, name: String? = nil, code: String? = nil, count: String? = nil, total: String? = nil
  ) {
    self.id = id
    self.name = name
    self.code = code
    self.count = count
    self.total = total
  }

  /// Names that are asked for and are not there.
  public func missing(in names: [String]) -> [String] {
    [id, name, code, count, total].compactMap { $0 }.filter { !names.contains($0) }
  }

  /// The columns with guesses for what is not given; nil when there is neither an id nor a count.
  ///
  /// A list with ids is one of TPS, whatever else it has, unless the column of counts is given.
  public func guessed(from names: [String]) -> ListColumns? {
    func guess(_ candidates: [String]) -> String? {
      for candidate in candidates {
        if let name = names.first(where: { Self.plain($0) == candidate }) { return name }
      }
      return nil
    }
    var columns = self
    columns.name = name ?? guess(Self.nameGuesses)
    if count == nil, let id = id ?? guess(["kodetps", "idtps", "tpsid", "kdtps", "notps13"]) {
      columns.id = id
      return columns
    }
    if let count = count ?? guess(Self.countGuesses) {
      columns.count = count
      columns.code = code ?? guess(Self.codeGuesses)
      columns.total = total ?? guess(["totaltps", "tpstotal", "jumlahseluruhtps", "seluruhtps", "daritps", "dari"])
      return columns
    }
    columns.id = guess(["id", "kode", "code"])
    return columns.id == nil ? nil : columns
  }

  private static let countGuesses = [
    "jumlahtpsrawan", "tpsrawan", "jumlahtps", "jmltps", "tpscount", "jumlah", "jml", "count", "n",
  ]
  private static let codeGuesses = [
    "villagecode", "kodedesa", "kodekelurahan", "kdepum", "districtcode", "kodekec", "kodekecamatan", "kdcpum",
    "regencycode", "kodekab", "kodekabkota", "kodekabupaten", "kdpkab", "kodewilayah", "kode", "code",
  ]
  private static let nameGuesses = [
    "namatps", "nama", "name", "regencyname", "namakab", "kabkota", "kabupaten", "kabupatenkota", "wadmkk", "desa",
    "kelurahan", "namadesa",
  ]

  /// A name in lower-case letters and digits only.
  private static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

extension AgencyList {
  /// The columns that are needed.
  public static func fields(_ columns: ListColumns) -> [String] {
    [columns.id, columns.name, columns.code, columns.count, columns.total].compactMap { $0 }
  }

  /// The list that a table holds, and the rows that say nothing usable.
  ///
  /// - Parameter columns: With an id or a count.
  public static func of(_ table: FeatureTable, _ columns: ListColumns) -> (list: AgencyList, flaws: [ListFlaw]) {
    func values(_ name: String?) -> [String] {
      name.map { table.values(of: $0).map { ($0.text ?? "").trimmed } } ?? Array(repeating: "", count: table.count)
    }
    let names = values(columns.name)
    guard columns.count != nil else { return stations(values(columns.id), names) }
    let (codes, counts, totals) = (values(columns.code), values(columns.count), values(columns.total))
    var flaws: [ListFlaw] = []
    var rows: [Count] = []
    for row in 0..<table.count {
      guard let count = number(counts[row]) else {
        flaws.append(ListFlaw(kind: .countUnreadable, row: row, value: counts[row]))
        continue
      }
      rows.append(
        Count(
          code: AdministrativeCode(kemendagri: codes[row]), name: names[row], count: count, total: number(totals[row]),
          row: row))
    }
    return (.counts(rows), flaws)
  }

  private static func stations(_ ids: [String], _ names: [String]) -> (list: AgencyList, flaws: [ListFlaw]) {
    var flaws: [ListFlaw] = []
    var known: Set<String> = []
    var rows: [Station] = []
    for row in ids.indices {
      let key = StationKey.of(ids[row])
      if key.isEmpty {
        flaws.append(ListFlaw(kind: .idMissing, row: row, value: names[row]))
      } else if !known.insert(key).inserted {
        flaws.append(ListFlaw(kind: .repeated, row: row, value: ids[row]))
        continue
      } else if StationKey.isDamaged(ids[row]) {
        flaws.append(ListFlaw(kind: .idDamaged, row: row, value: ids[row]))
      }
      rows.append(Station(id: ids[row], name: names[row], row: row))
    }
    return (.stations(rows), flaws)
  }

  /// A number as lists write it: `1.003` and `1,003` are one thousand and three.
  private static func number(_ text: String) -> Int? {
    if let number = Int(text) { return number >= 0 ? number : nil }
    guard text.wholeMatch(of: /[0-9]{1,3}([.,][0-9]{3})+/) != nil else {
      return text.wholeMatch(of: /([0-9]+)[.,]0+/).flatMap { Int($0.output.1) }
    }
    return Int(text.filter(\.isNumber))
  }
}
