import FeatureModel
import HazardOverlay

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
  /// Other columns that may have been meant by `count`.
  public var otherCounts: [String] = []

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
  /// A list with ids of TPS is one of TPS, whatever else it has, unless the column of counts is given. What a column holds
  /// decides, not its name alone: codes of areas are never ids of TPS.
  ///
  /// - Parameters:
  ///   - table: With the values of all columns.
  ///   - hazard: The hazard that is asked for.
  ///   - known: The ids of our TPS, as `StationKey` has them.
  public func guessed(from table: FeatureTable, hazard: String?, known: Set<String>) -> ListColumns? {
    let guess = ColumnGuess(table: table, hazard: hazard, known: known)
    var columns = self
    if count == nil, code == nil, let id = id ?? guess.id {
      columns.id = id
      columns.name = name ?? guess.name(besides: [id])
      return columns
    }
    let counts = count.map { [$0] } ?? guess.counts(besides: [name, code, total].compactMap { $0 })
    guard let count = counts.first else { return nil }
    columns.count = count
    columns.otherCounts = Array(counts.dropFirst())
    columns.code = code ?? guess.code(besides: [count])
    columns.total = total ?? guess.total(of: count)
    columns.otherCounts.removeAll { $0 == columns.total }
    columns.name = name ?? guess.name(besides: [columns.code, columns.total].compactMap { $0 } + [count])
    return columns
  }
}

/// What the columns of a list are, by their headers and by what is in them.
private struct ColumnGuess {
  let table: FeatureTable
  let hazard: String?
  let known: Set<String>

  private func values(_ name: String) -> [String] {
    table.values(of: name).compactMap { $0.text?.trimmed }.filter { !$0.isEmpty }
  }

  /// The column with ids of TPS.
  var id: String? {
    let named = table.propertyNames.filter { Self.idNames.contains(Self.plain($0)) }
    let likely = Self.weakIDNames.compactMap { weak in table.propertyNames.first { Self.plain($0) == weak } }
    return (named + likely).first { name in
      let values = values(name)
      let ours = values.count { known.contains(StationKey.of($0)) }
      let areas = values.count { AdministrativeLevel(ofCode: $0) != nil || ListWords.isTotal($0) }
      return ours > areas || (areas == 0 && (named.contains(name) || !hasCounts(besides: name)))
    }
  }

  private func hasCounts(besides name: String) -> Bool { !counts(besides: [name]).isEmpty }

  /// The columns of numbers of TPS, the likeliest first.
  func counts(besides others: [String]) -> [String] {
    let found = table.propertyNames.filter { !others.contains($0) }.compactMap { name in
      ListWords.meaning(ofHeader: name, hazard: hazard).map { (name: name, meaning: $0) }
    }.filter { Self.isMostlyNumbers(table.values(of: $0.name)) }
    // All TPS of a run are laid beside all TPS of the list.
    let order: [ListWords.CountMeaning] =
      hazard == nil ? [.stations, .askedHazard, .hazard, .number] : [.askedHazard, .hazard, .stations, .number]
    return order.flatMap { meaning in found.filter { $0.meaning == meaning }.map(\.name) }
  }

  /// The column with the TPS that others are counted among.
  func total(of count: String) -> String? {
    if let named = table.propertyNames.first(where: { Self.totalNames.contains(Self.plain($0)) && $0 != count }) {
      return named
    }
    guard let meaning = ListWords.meaning(ofHeader: count, hazard: hazard), meaning < .stations else { return nil }
    return counts(besides: [count]).first { ListWords.meaning(ofHeader: $0, hazard: hazard) == .stations }
  }

  /// The column with codes of areas.
  func code(besides others: [String]) -> String? {
    let names = table.propertyNames.filter { !others.contains($0) }
    let named = Self.codeNames.compactMap { code in names.first { Self.plain($0) == code } }
    let alike = names.filter { name in ListWords.of(name).contains { ["kode", "code", "kd", "id", "bps"].contains($0) }
    }
    let coded = (named + alike).first { name in values(name).contains { AdministrativeLevel(ofCode: $0) != nil } }
    return coded ?? named.first
  }

  /// The column with names.
  func name(besides others: [String]) -> String? {
    let names = table.propertyNames.filter { !others.contains($0) }
    for candidate in Self.nameNames {
      if let name = names.first(where: { Self.plain($0) == candidate }) { return name }
    }
    return names.first { name in
      let words = ListWords.of(name)
      return words.contains("nama") || words.contains("wilayah") || words.contains("daerah")
        || ListWords.level(ofHeader: name) != nil && !words.contains { ["kode", "code", "kd", "id"].contains($0) }
    }
  }

  private static func isMostlyNumbers(_ values: [PropertyValue]) -> Bool {
    let texts = values.compactMap { $0.text?.trimmed }.filter { !$0.isEmpty }
    let numbers = texts.count { text in text.first?.isNumber ?? false }
    return texts.isEmpty || 2 * numbers >= texts.count
  }

  private static let idNames: Set = ["kodetps", "idtps", "tpsid", "kdtps", "notps13"]
  private static let weakIDNames = ["id", "kode", "code"]
  private static let totalNames: Set = ["totaltps", "tpstotal", "jumlahseluruhtps", "seluruhtps", "daritps", "dari"]
  private static let codeNames = [
    "villagecode", "kodedesa", "kodekelurahan", "kdepum", "districtcode", "kodekec", "kodekecamatan", "kdcpum",
    "regencycode", "kodekab", "kodekabkota", "kodekabupaten", "kdpkab", "kodewilayah", "kode", "code",
  ]
  private static let nameNames = [
    "namatps", "nama", "name", "regencyname", "namakab", "kabkota", "kabupaten", "kabupatenkota", "wadmkk", "desa",
    "kelurahan", "namadesa",
  ]

  /// A name in lower-case letters and digits only.
  private static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

extension AdministrativeLevel {
  /// The level of an area with a code of Kemendagri or BPS, with dots or without; nil for any other text.
  init?(ofCode spelling: String) {
    guard let code = AdministrativeCode(spelling) else { return nil }
    self.init(of: code)
  }

  init?(of code: AdministrativeCode) {
    guard code.text.allSatisfy({ $0 == "." || ($0.isASCII && $0.isNumber) }),
      let level = [5: AdministrativeLevel.regency, 8: .district, 13: .village][code.text.utf8.count],
      code.text.contains(".")
    else { return nil }
    self = level
  }
}
