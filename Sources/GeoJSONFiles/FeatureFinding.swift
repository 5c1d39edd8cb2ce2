import Diagnostics

/// Something wrong with a feature, before its index and id are known.
struct FeatureFinding {
  var severity = Severity.error
  var code: String
  var part: LocalizedText?
  var message: LocalizedText
  var fix: LocalizedText
  var action = FindingAction.skipped
  /// Where in the text.
  var offset: Int

  func finding(at place: Place) -> Diagnostic {
    Diagnostic(severity, code, at: place, message, fix: fix, action: action)
  }

  private static let geometryPart = LocalizedText(en: "geometry", id: "geometri")
  private static let exportAgain = LocalizedText(
    en: "mend the feature in the program that exported it; here it is left out",
    id: "perbaiki fitur ini di program yang mengekspornya; di sini fitur ini dilewati")

  /// A geometry that breaks the structure of RFC 7946.
  static func malformed(_ reason: ScanStop.Reason, seen: String, offset: Int) -> FeatureFinding {
    let (en, id) =
      switch reason {
      case .notObject: ("the geometry is no object but \(seen)", "geometri bukan objek melainkan \(seen)")
      case .notArray: ("an array of coordinates is expected, not \(seen)", "diharapkan larik koordinat, bukan \(seen)")
      case .notNumber: ("a coordinate is \(seen), not a number", "sebuah koordinat berisi \(seen), bukan angka")
      case .tooFewNumbers:
        ("a position has fewer than two numbers: \(seen)", "sebuah posisi berisi kurang dari dua angka: \(seen)")
      case .unknownType: ("no geometry type is called \(seen)", "tidak ada jenis geometri bernama \(seen)")
      case .noType: ("the geometry has no type", "geometri tidak memiliki type")
      case .shortLine: ("a line has only one position", "sebuah garis hanya memiliki satu posisi")
      case .emptyExterior:
        ("a polygon has interior rings but an empty exterior ring", "poligon memiliki cincin dalam tanpa cincin luar")
      case .repeatedMember:
        ("the geometry has the same member twice", "geometri memiliki anggota yang sama dua kali")
      case .nestedTooDeep:
        ("geometry collections are nested too deeply", "GeometryCollection bersarang terlalu dalam")
      default: ("the geometry has no coordinates", "geometri tidak memiliki koordinat")
      }
    return FeatureFinding(
      code: "geometry-malformed", part: geometryPart, message: LocalizedText(en: en, id: id), fix: exportAgain,
      offset: offset)
  }

  /// A number beyond what a Double holds.
  static func infinite(offset: Int) -> FeatureFinding {
    FeatureFinding(
      code: "coordinate-not-finite", part: geometryPart,
      message: LocalizedText(
        en: "a coordinate is too large for a number", id: "sebuah koordinat terlalu besar untuk sebuah angka"),
      fix: exportAgain, offset: offset)
  }

  /// A feature that is no Feature.
  static func noFeature(en: String, id: String, offset: Int) -> FeatureFinding {
    FeatureFinding(
      code: "feature-malformed", message: LocalizedText(en: en, id: id), fix: exportAgain, offset: offset)
  }

  /// An id that is neither text nor number.
  static func badID(seen: String, offset: Int) -> FeatureFinding {
    FeatureFinding(
      severity: .warning, code: "id-malformed",
      message: LocalizedText(
        en: "the id is neither a text nor a number: \(seen)",
        id: "id bukan teks dan bukan angka: \(seen)"),
      fix: LocalizedText(
        en: "the feature is used without it; export a text or a number",
        id: "fitur dipakai tanpa id; ekspor id sebagai teks atau angka"), action: .kept, offset: offset)
  }
}

extension Diagnostic {
  /// Third coordinates, told once for each file.
  static func droppedHeight(at place: Place) -> Diagnostic {
    Diagnostic(
      .note, "z-dropped", at: place,
      LocalizedText(
        en: "positions have more than two numbers; only x and y are used",
        id: "posisi memiliki lebih dari dua angka; hanya x dan y yang dipakai"),
      fix: LocalizedText(
        en: "nothing to do, unless the heights matter", id: "tidak perlu apa-apa, kecuali ketinggian diperlukan"),
      action: .kept)
  }

  /// A CRS that stands in another file.
  static func linkedCRS(_ link: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "crs-link", at: place,
      LocalizedText(
        en: "the CRS is a link, which is not followed: \(link)",
        id: "CRS berupa tautan yang tidak diikuti: \(link)"),
      fix: LocalizedText(
        en: "name the CRS of this layer in the job file: crs: EPSG:xxxx",
        id: "sebutkan CRS lapisan ini di berkas pekerjaan: crs: EPSG:xxxx"), action: .kept)
  }

  /// A `crs` member that says nothing.
  static func unreadableCRS(_ seen: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "crs-unreadable", at: place,
      LocalizedText(
        en: "the crs member names no CRS: \(seen)", id: "anggota crs tidak menyebut CRS: \(seen)"),
      fix: LocalizedText(
        en: "name the CRS of this layer in the job file: crs: EPSG:xxxx",
        id: "sebutkan CRS lapisan ini di berkas pekerjaan: crs: EPSG:xxxx"), action: .kept)
  }
}
