import Diagnostics

// What is said about geometries that cannot be read.

extension Diagnostic {
  /// Heights or measures that were left out, once for a file.
  public static func heightsDropped(in file: String) -> Diagnostic {
    Diagnostic(
      .note, "z-dropped", at: Place(file),
      LocalizedText(
        en: "positions have more than two numbers; only x and y are used",
        id: "posisi memiliki lebih dari dua angka; hanya x dan y yang dipakai"),
      fix: LocalizedText(
        en: "nothing to do, unless the heights matter", id: "tidak perlu apa-apa, kecuali ketinggian diperlukan"),
      action: .kept)
  }

  /// A geometry that cannot be read; its feature is left out.
  public static func geometry(_ flaw: WKBReader.Flaw, at place: Place) -> Diagnostic {
    var code = "geometry-malformed"
    let words: (en: String, id: String)
    switch flaw {
    case .header: words = ("the geometry is no GeoPackage geometry", "geometri bukan geometri GeoPackage")
    case .tooShort: words = ("the geometry ends too early", "geometri berakhir terlalu awal")
    case .tooLong: words = ("bytes are left behind the geometry", "ada sisa bita di belakang geometri")
    case .unknownType(let type):
      words = ("no geometry type has the number \(type)", "tidak ada jenis geometri bernomor \(type)")
    case .emptyExterior:
      words = (
        "a polygon has interior rings but an empty exterior ring", "poligon memiliki cincin dalam tanpa cincin luar"
      )
    case .tooDeep:
      words = ("geometry collections are nested too deeply", "GeometryCollection bersarang terlalu dalam")
    case .wrongMember:
      words = ("a part of the geometry has another type", "sebuah bagian geometri berjenis lain")
    case .notFinite:
      code = "coordinate-not-finite"
      words = ("a coordinate is no number", "sebuah koordinat bukan angka")
    case .curve:
      code = "geometry-curved"
      words = ("the geometry has arcs, which are not read", "geometri memiliki busur, yang tidak dibaca")
    }
    let isCurve = flaw == .curve
    return Diagnostic(
      .error, code, at: place, LocalizedText(en: words.en, id: words.id),
      fix: isCurve
        ? LocalizedText(
          en: "export it with straight lines: ogr2ogr -nlt CONVERT_TO_LINEAR new.gpkg \(place.file)",
          id: "ekspor dengan garis lurus: ogr2ogr -nlt CONVERT_TO_LINEAR new.gpkg \(place.file)")
        : LocalizedText(
          en: "mend the feature in the program that exported it; here it is left out",
          id: "perbaiki fitur ini di program yang mengekspornya; di sini fitur ini dilewati"),
      action: .skipped)
  }
}
