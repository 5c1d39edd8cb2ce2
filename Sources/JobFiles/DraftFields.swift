/// Guesses which property of a file means what.
enum DraftFields {
  /// A property and whether only its look, not its name, speaks for it.
  struct Guess: Equatable {
    var name: String
    var isCertain: Bool
  }

  /// A level of the administration: what BIG calls its fields, and how its codes look.
  enum Level {
    case regency, district, village

    var bigFields: (code: String, name: String) {
      switch self {
      case .regency: ("KDPKAB", "WADMKK")
      case .district: ("KDCPUM", "WADMKC")
      case .village: ("KDEPUM", "WADMKD")
      }
    }
    var digitCount: Int {
      switch self {
      case .regency: 4
      case .district: 6
      case .village: 10
      }
    }
    var words: [String] {
      switch self {
      case .regency: ["kabkota", "kab", "kota", "regency"]
      case .district: ["kecamatan", "kec", "district"]
      case .village: ["desa", "kelurahan", "kel", "village"]
      }
    }
  }

  /// The TPS id: different for each feature, and 13 digits, or at least called an id.
  static func tpsID(of source: DraftSource) -> Guess? {
    let unique = source.properties.filter { $0.distinctCount == source.featureCount && source.featureCount > 0 }
    let names = ["kode_tps", "id_tps", "kodetps", "idtps", "tps_id", "kode", "id"]
    let coded = unique.filter { hasDigits(13, in: $0) }
    if let named = first(of: names, in: coded) ?? coded.first {
      return Guess(name: named.name, isCertain: true)
    }
    return first(of: names, in: unique).map { Guess(name: $0.name, isCertain: false) }
  }

  /// The number of voters, by name.
  static func voters(of source: DraftSource) -> Guess? {
    let names = [
      "dpt", "dpt_total", "jumlah_dpt", "jml_dpt", "total_dpt", "pemilih", "jumlah_pemilih", "jml_pemilih", "voters",
    ]
    let numbers = source.properties.filter { !$0.texts.isEmpty && $0.texts.allSatisfy { (Double($0) ?? -1) >= 0 } }
    return first(of: names, in: numbers).map { Guess(name: $0.name, isCertain: true) }
  }

  /// The village code of a TPS, by name and ten digits.
  static func villageCode(of source: DraftSource) -> Guess? {
    let names = ["kode_desa", "kode_kel", "kode_kelurahan", "kdepum", "id_desa", "kode_wilayah", "village_code"]
    let coded = source.properties.filter { hasDigits(10, in: $0) }
    return first(of: names, in: coded).map { Guess(name: $0.name, isCertain: true) }
  }

  /// The columns of the coordinates in a table.
  static func coordinates(of source: DraftSource) -> (x: String, y: String)? {
    let x = first(of: ["longitude", "lon", "lng", "long", "bujur", "x", "easting"], in: source.properties)
    let y = first(of: ["latitude", "lat", "lintang", "y", "northing"], in: source.properties)
    guard let x, let y else { return nil }
    return (x.name, y.name)
  }

  /// The code of an administrative layer.
  static func code(of source: DraftSource, _ level: Level) -> Guess? {
    if let big = first(of: [level.bigFields.code], in: source.properties) {
      return Guess(name: big.name, isCertain: true)
    }
    let coded = source.properties.filter { hasDigits(level.digitCount, in: $0) }
    // BPS codes look the same and mean other places.
    let others = coded.filter { !$0.name.lowercased().contains("bps") }
    let best =
      first(containing: level.words, in: others) ?? first(containing: ["kode", "code", "kd"], in: others)
      ?? others.first ?? coded.first
    return best.map { Guess(name: $0.name, isCertain: false) }
  }

  /// The name of an administrative layer.
  static func name(of source: DraftSource, _ level: Level) -> Guess? {
    if let big = first(of: [level.bigFields.name], in: source.properties) {
      return Guess(name: big.name, isCertain: true)
    }
    let texts = source.properties.filter { property in
      !property.texts.isEmpty && property.texts.allSatisfy { $0.contains(where: \.isLetter) }
    }
    let names =
      level.words.flatMap { ["nama_\($0)", "nm_\($0)", "\($0)_name"] } + ["namobj", "nama", "name"] + level.words
    let best = first(of: names, in: texts) ?? first(containing: level.words, in: texts)
    return best.map { Guess(name: $0.name, isCertain: false) }
  }

  private static func first(of names: [String], in properties: [DraftProperty]) -> DraftProperty? {
    for name in names {
      if let property = properties.first(where: { $0.name.lowercased() == name.lowercased() }) { return property }
    }
    return nil
  }

  private static func first(containing words: [String], in properties: [DraftProperty]) -> DraftProperty? {
    for word in words {
      if let property = properties.first(where: { $0.name.lowercased().contains(word) }) { return property }
    }
    return nil
  }

  /// Whether all values seen are codes of so many digits, with all their dots (2.2.2.4.3 digits) or with none.
  private static func hasDigits(_ count: Int, in property: DraftProperty) -> Bool {
    !property.texts.isEmpty
      && property.texts.allSatisfy { text in
        let groups = text.split(separator: ".", omittingEmptySubsequences: false)
        let sizes = groups.map(\.utf8.count)
        let isDigits = groups.allSatisfy { $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
        return isDigits && sizes.reduce(0, +) == count && (sizes.count == 1 || [2, 2, 2, 4, 3].starts(with: sizes))
      }
  }
}
