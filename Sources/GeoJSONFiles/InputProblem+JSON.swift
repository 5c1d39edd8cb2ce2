import ByteStreams
import Diagnostics

/// What is said about a text that is no JSON, or no GeoJSON.
extension InputProblem {
  static func emptyFile(_ file: String) -> InputProblem {
    InputProblem(
      "file-empty", at: Place(file), LocalizedText(en: "the file is empty", id: "berkas ini kosong"),
      fix: LocalizedText(en: "export the layer again", id: "ekspor ulang lapisan itu"))
  }

  static func otherEncoding(_ file: String) -> InputProblem {
    InputProblem(
      "json-encoding", at: Place(file, line: 1, column: 1),
      LocalizedText(
        en: "the text is UTF-16, but GeoJSON is UTF-8", id: "teks ini UTF-16, sedangkan GeoJSON harus UTF-8"),
      fix: LocalizedText(
        en: "save the file as UTF-8: iconv -f UTF-16 -t UTF-8 FILE",
        id: "simpan berkas sebagai UTF-8: iconv -f UTF-16 -t UTF-8 BERKAS"))
  }

  static func json(_ reason: ScanStop.Reason, in file: String, at place: TextPlace, seen: String) -> InputProblem {
    let (code, message) = describe(reason, seen: seen)
    return InputProblem(
      code, at: Place(file, line: place.line, column: place.column), message,
      fix: code == "json-encoding"
        ? LocalizedText(
          en: "save the file as UTF-8: iconv -f WINDOWS-1252 -t UTF-8 FILE",
          id: "simpan berkas sebagai UTF-8: iconv -f WINDOWS-1252 -t UTF-8 BERKAS")
        : LocalizedText(
          en: "mend the text at this place, or export the layer again",
          id: "perbaiki teks di tempat ini, atau ekspor ulang lapisan itu"))
  }

  private static func describe(_ reason: ScanStop.Reason, seen: String) -> (code: String, LocalizedText) {
    switch reason {
    case .textEnds:
      (
        "json-syntax",
        LocalizedText(
          en: "the text ends before the JSON is complete", id: "teks berakhir sebelum JSON lengkap")
      )
    case .tooDeep:
      (
        "json-too-deep",
        LocalizedText(
          en: "arrays and objects are nested more than \(JSONScanner.depthLimit) levels deep",
          id: "larik dan objek bersarang lebih dari \(JSONScanner.depthLimit) tingkat")
      )
    case .badEscape:
      (
        "json-syntax",
        LocalizedText(
          en: "JSON knows no escape that goes on with \(quoted(seen))",
          id: "JSON tidak mengenal karakter lolos yang berlanjut dengan \(quoted(seen))")
      )
    case .controlCharacter:
      (
        "json-syntax",
        LocalizedText(
          en: "a string holds a raw control character or line break",
          id: "sebuah string memuat karakter kendali atau ganti baris mentah")
      )
    case .badEncoding:
      (
        "json-encoding",
        LocalizedText(
          en: "these bytes are not UTF-8", id: "byte di sini bukan UTF-8")
      )
    case .goesOn:
      (
        "json-syntax",
        LocalizedText(
          en: "the JSON has ended, but \(quoted(seen)) follows",
          id: "JSON sudah berakhir, tetapi diikuti \(quoted(seen))")
      )
    default:
      ("json-syntax", unexpected(seen))
    }
  }

  private static func unexpected(_ seen: String) -> LocalizedText {
    for name in ["NaN", "Infinity", "-Infinity", "nan", "inf", "-inf", "-nan", "undefined", "None", "True", "False"]
    where seen.hasPrefix(name) {
      return LocalizedText(en: "JSON has no value \(name)", id: "JSON tidak mengenal nilai \(name)")
    }
    if seen.hasPrefix("//") || seen.hasPrefix("/*") || seen.hasPrefix("#") {
      return LocalizedText(en: "JSON has no comments", id: "JSON tidak mengenal komentar")
    }
    return LocalizedText(
      en: "JSON does not allow \(quoted(seen)) here", id: "JSON tidak membolehkan \(quoted(seen)) di sini")
  }

  static func notGeoJSON(_ file: String, place: TextPlace?, en: String, id: String) -> InputProblem {
    InputProblem(
      "not-geojson", at: Place(file, line: place?.line, column: place?.column),
      LocalizedText(en: en, id: id),
      fix: LocalizedText(
        en: "export the layer as GeoJSON: a FeatureCollection, a Feature or a geometry",
        id: "ekspor lapisan sebagai GeoJSON: FeatureCollection, Feature, atau geometri"))
  }
}

/// A piece of the text as messages show it.
func quoted(_ seen: String) -> String {
  seen.count > 20 ? "\"\(seen.prefix(20))…\"" : "\"\(seen)\""
}
