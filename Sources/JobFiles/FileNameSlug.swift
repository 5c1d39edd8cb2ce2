/// Names that are safe in any file system, made from names that people gave.
public enum FileNameSlug {
  /// The name in lower-case ASCII letters and digits with single hyphens: `Kota Tangerang` is `kota-tangerang`.
  ///
  /// Accents are dropped, everything else that is no letter or digit separates words; at most 60 characters. No
  /// slug starts with a dot or holds a slash, so a name such as `../../x` stays in its folder, as `x`.
  ///
  /// - Returns: `tanpa-nama` when nothing is left.
  public static func slug(of name: String) -> String {
    let slug = words(of: name).joined(separator: "-")
    let limited = String(slug.prefix(60))
    let trimmed = limited.hasSuffix("-") ? String(limited.dropLast()) : limited
    return trimmed.isEmpty ? "tanpa-nama" : trimmed
  }

  /// A hazard id from the name of a file: `Rawan-Banjir 2023.geojson` is `rawan_banjir_2023`.
  ///
  /// - Returns: A text that matches `[a-z][a-z0-9_]*`, at most 30 characters; `bahaya` when nothing is left.
  public static func hazardID(ofFile path: String) -> String {
    var name = SourcePath.fileName(of: path)
    if let dot = name.firstIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
    var id = String(words(of: name).joined(separator: "_").prefix(30))
    while id.hasSuffix("_") { id.removeLast() }
    guard let first = id.unicodeScalars.first else { return "bahaya" }
    return ("a"..."z").contains(first) ? id : "h_" + id
  }

  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in name.lowercased().unicodeScalars {
      switch baseLetter(of: scalar) {
      case let letter where ("a"..."z").contains(letter) || ("0"..."9").contains(letter):
        word.unicodeScalars.append(letter)
      case _ where scalar.properties.generalCategory == .nonspacingMark: continue
      case "'", "’", "`": continue
      default:
        if !word.isEmpty { words.append(word) }
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// `e` for `ế`, by the name that Unicode gives it; a scalar that is no Latin letter with marks stays.
  private static func baseLetter(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard !scalar.isASCII, let name = scalar.properties.name else { return scalar }
    for prefix in ["LATIN SMALL LETTER ", "FULLWIDTH LATIN SMALL LETTER "] where name.hasPrefix(prefix) {
      let words = name.dropFirst(prefix.count).split(separator: " ")
      guard let letter = words.first?.unicodeScalars.first, words[0].count == 1, words.count == 1 || words[1] == "WITH"
      else { return scalar }
      return letter.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    }
    return scalar
  }
}
