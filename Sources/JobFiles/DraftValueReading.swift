/// What a value of a class field says, read as a word of a known scale.
enum DraftValueReading: Equatable {
  /// A rank on a scale; a higher rank is worse.
  case rank(Scale, Int)
  /// Mapped, no hazard.
  case noHazard
  /// Not mapped.
  case noData
  /// No word of a known scale.
  case unknown

  /// The scales; ranks of different scales cannot be compared.
  enum Scale {
    /// rendah, sedang, tinggi.
    case height
    /// agak rawan, rawan, sangat rawan.
    case proneness
    /// I, II, III.
    case roman
    /// 1 to 9.
    case number
    /// ya.
    case yes
  }

  private static let words: [String: DraftValueReading] = [
    "sangat rendah": .rank(.height, 1), "very low": .rank(.height, 1), "rendah": .rank(.height, 2),
    "low": .rank(.height, 2), "sedang": .rank(.height, 3), "menengah": .rank(.height, 3),
    "medium": .rank(.height, 3), "moderate": .rank(.height, 3), "tinggi": .rank(.height, 4), "high": .rank(.height, 4),
    "sangat tinggi": .rank(.height, 5), "very high": .rank(.height, 5), "kurang rawan": .rank(.proneness, 1),
    "agak rawan": .rank(.proneness, 2), "cukup rawan": .rank(.proneness, 3), "rawan": .rank(.proneness, 4),
    "sangat rawan": .rank(.proneness, 5), "i": .rank(.roman, 1), "ii": .rank(.roman, 2), "iii": .rank(.roman, 3),
    "iv": .rank(.roman, 4), "v": .rank(.roman, 5), "ya": .rank(.yes, 1), "yes": .rank(.yes, 1), "tidak": .noHazard,
    "no": .noHazard, "tidak rawan": .noHazard, "aman": .noHazard, "tidak ada": .noHazard, "non rawan": .noHazard,
    "bukan": .noHazard, "none": .noHazard, "tidak terdampak": .noHazard, "996": .noData, "999": .noData,
    "": .noData, "-": .noData, "tidak ada data": .noData, "no data": .noData, "nodata": .noData, "n/a": .noData,
  ]

  /// Words that say what is measured, not how much of it there is.
  private static let fillers: Set<String> = [
    "kelas", "tingkat", "zona", "bahaya", "kerawanan", "kerentanan", "risiko", "krb", "level", "class", "hazard",
  ]

  /// Reads a value; nil is null.
  static func of(_ text: String?) -> DraftValueReading {
    guard let text = text?.trimmingBlanks().lowercased() else { return .noData }
    if let reading = words[text] { return reading }
    let rest = text.split(whereSeparator: { $0 == " " || $0 == "_" || $0 == "-" }).map(String.init)
      .filter { !fillers.contains($0) }.joined(separator: " ")
    if !rest.isEmpty, let reading = words[rest] { return reading }
    guard let number = Double(rest), number == number.rounded(), (1...9).contains(number) else { return .unknown }
    return .rank(.number, Int(number))
  }

  /// Whether a value reads as a name of a class, not as a number.
  static func isWord(_ text: String) -> Bool {
    if case .rank(let scale, _) = of(text) { scale != .number && scale != .yes } else { false }
  }
}
