import HazardOverlay

/// Places of worship, where no TPS may be: told by the whole words of their kind and name.
///
/// A kind that holds one of the words is one. Else the kind decides when it says that the place is something else, such as a
/// school. Else the name decides by the first word that says what the place is: "Masjid Al-Falah" and "Rumah Ibadah" are
/// places of worship, "SD Masjid Priyayi" is a school. Case, doubled letters and an h at the end make no difference.
public struct PlacesOfWorship: Sendable, Equatable {
  /// The words of a job that names none.
  public static let usual = [
    "masjid", "mesjid", "mushola", "musola", "mushala", "musala", "langgar", "surau", "meunasah", "tajug", "gereja",
    "geraja", "katedral", "kathedral", "kapel", "basilika", "biara", "pura", "wihara", "vihara", "cetiya", "kuil",
    "kelenteng", "klenteng", "litang", "sinagoge", "sinagog", "ibadah", "ibadat", "peribadatan", "peribadahan", "hkbp",
    "gpib", "mosque", "church", "cathedral", "temple", "chapel", "pagoda", "shrine", "synagogue", "basilica",
    "monastery", "worship",
  ]

  /// Words that say that a place is something else.
  private static let others = folded([
    "sd", "sdn", "sdit", "mi", "min", "smp", "smpn", "mts", "mtsn", "sma", "sman", "smk", "smkn", "ma", "man", "slb",
    "tk", "ra", "paud", "sekolah", "madrasah", "kampus", "universitas", "school", "balai", "kantor", "kelurahan",
    "kecamatan", "puskesmas", "pustu", "posyandu", "gor", "stadion", "lapangan", "pasar", "terminal",
  ])

  private let words: Set<String>

  /// Places of worship by words; those of a name count as they are, without case.
  public init(words: [String] = usual) { self.words = Self.folded(words) }

  /// No TPS may be at a place of this kind and name.
  public func contain(kind: String, name: String = "") -> Bool {
    let kinds = Self.words(of: kind)
    if kinds.contains(where: words.contains) { return true }
    if kinds.contains(where: Self.others.contains) { return false }
    let first = Self.words(of: name).first { words.contains($0) || Self.others.contains($0) }
    return first.map(words.contains) ?? false
  }

  private static func folded(_ texts: [String]) -> Set<String> { Set(texts.flatMap(words)) }

  /// The words of a text in one spelling: `Mushollah` and `mushola` are the same.
  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map { word in
      var letters = ""
      for letter in word where letter != letters.last { letters.append(letter) }
      return letters.count > 3 && letters.last == "h" ? String(letters.dropLast()) : letters
    }
  }
}
