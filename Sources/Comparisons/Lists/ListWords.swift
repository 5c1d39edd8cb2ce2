import Diagnostics
import HazardOverlay

/// What the words of people's lists mean: headers of columns, and names of rows.
enum ListWords {
  /// Words without case and marks.
  static func of(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  // MARK: Headers

  /// What a column of numbers counts, as far as its header says; the first is the likeliest to be meant.
  enum CountMeaning: Int, Comparable {
    /// TPS under the hazard that is asked for.
    case askedHazard
    /// TPS under some hazard.
    case hazard
    /// TPS.
    case stations
    /// Something.
    case number

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// What a header says about the numbers below it; nil for no number of TPS.
  ///
  /// - Parameter hazard: Id of the hazard that is asked for.
  static func meaning(ofHeader header: String, hazard: String?) -> CountMeaning? {
    let words = of(header)
    // `tps_rawan`, `tpsrawan` and `TPS rawan` are the same.
    let joined = words.joined()
    func has(_ parts: [String]) -> Bool { parts.contains(where: joined.contains) }
    if has(notCounted) || words.contains(where: ["no", "nomor", "id", "ha", "km2", "lon", "lat"].contains) {
      return nil
    }
    if let hazard, joined.contains(of(hazard).joined()) { return .askedHazard }
    if has(hazards) { return .hazard }
    if has(["tps"]) { return .stations }
    return has(["jumlah", "jml", "count", "total", "banyak"]) || joined == "n" ? .number : nil
  }

  private static let hazards = [
    "rawan", "bahaya", "bencana", "hazard", "dampak", "terkena", "terendam", "terancam", "inside", "risiko", "banjir",
    "longsor", "gerakantanah", "tsunami", "gempa", "gunung", "erupsi", "rob", "kebakaran", "karhutla", "kekeringan",
    "abrasi", "puting", "cuaca", "blankspot", "sinyal", "internet", "sulit", "konflik", "flood", "landslide",
  ]
  private static let notCounted = [
    "kode", "code", "nama", "name", "pemilih", "dpt", "voter", "jiwa", "penduduk", "persen", "share", "bagian", "luas",
    "longitude", "latitude", "bujur", "lintang", "tahun", "tanggal", "%",
  ]

  /// The level that a header of codes or names speaks of; nil when it does not say.
  static func level(ofHeader header: String) -> AdministrativeLevel? {
    let joined = of(header).joined()
    func has(_ parts: [String]) -> Bool { parts.contains(where: joined.contains) }
    if has(["desa", "kel", "village"]) { return .village }
    if has(["kec", "district"]) { return .district }
    return has(["kab", "kota", "regency", "wadmkk"]) ? .regency : nil
  }

  // MARK: Rows

  /// A row of this name sums up others: `Jumlah`, `JUMLAH/TOTAL`, `Total Provinsi Banten`, `Banten`.
  static func isTotal(_ name: String) -> Bool {
    let words = of(name)
    guard let first = words.first else { return false }
    if ["jumlah", "total", "jml", "subtotal", "grand", "keseluruhan", "seluruh", "seluruhnya"].contains(first)
      || words.starts(with: ["sub", "total"])
    {
      return true
    }
    return ["provinsi", "propinsi", "prov", "province"].contains(first)
      || provinces.contains(words.joined(separator: " "))
  }

  /// The provinces of Indonesia whose names no regency has.
  private static let provinces: Set = [
    "aceh", "sumatera utara", "sumatera barat", "riau", "kepulauan riau", "sumatera selatan", "bangka belitung",
    "kepulauan bangka belitung", "lampung", "banten", "dki jakarta", "jakarta", "jawa barat", "jawa tengah",
    "di yogyakarta", "jawa timur", "bali", "nusa tenggara barat", "nusa tenggara timur", "kalimantan barat",
    "kalimantan tengah", "kalimantan selatan", "kalimantan timur", "kalimantan utara", "sulawesi utara",
    "sulawesi tengah", "sulawesi selatan", "sulawesi tenggara", "sulawesi barat", "maluku", "maluku utara", "papua",
    "papua barat", "papua barat daya", "papua selatan", "papua tengah", "papua pegunungan",
  ]
}
