import Diagnostics
import FeatureModel

// What can be wrong with a TPS and its file, in words.

extension InputProblem {
  /// A file without a feature.
  public static func noFeatures(in file: String) -> InputProblem {
    InputProblem(
      "no-features", at: Place(file),
      LocalizedText(en: "the file holds no features", id: "berkas tidak berisi fitur"),
      fix: LocalizedText(en: "export the layer again, with its rows", id: "ekspor ulang layer beserta barisnya"))
  }

  /// A property that the job names and no feature has.
  static func propertyMissing(_ name: String, in table: FeatureTable) -> InputProblem {
    let names = table.propertyNames.isEmpty ? "-" : table.propertyNames.map { "\"\($0)\"" }.joined(separator: ", ")
    return InputProblem(
      "property-missing", at: Place(table.file, part: LocalizedText(en: "properties", id: "properti")),
      LocalizedText(
        en: "no feature has \"\(name)\"; they have \(names)",
        id: "tidak ada fitur dengan \"\(name)\"; yang ada \(names)"),
      fix: LocalizedText(
        en: "name the right property in the job file in place of \"\(name)\"",
        id: "tulis nama properti yang benar di berkas pekerjaan sebagai ganti \"\(name)\""))
  }
}

extension FeatureTable {
  /// Makes sure that at least one feature has each property.
  ///
  /// - Throws: `InputProblem` `property-missing`.
  public func requireProperties(_ names: [String]) throws(InputProblem) {
    for name in names where !propertyNames.contains(name) { throw .propertyMissing(name, in: self) }
  }
}

extension Diagnostic {
  static func geometryMissing(at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "geometry-missing", at: place,
      LocalizedText(en: "the TPS has no coordinate", id: "TPS tidak punya koordinat"),
      fix: LocalizedText(
        en: "it is in unlocated.csv and in the counts; give it a coordinate in the source",
        id: "TPS ada di unlocated.csv dan tetap dihitung; lengkapi koordinatnya di sumber"),
      action: .unlocated)
  }

  static func nullIsland(at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "null-island", at: place,
      LocalizedText(
        en: "the coordinate is 0, 0, which is what programs write for a coordinate that is missing",
        id: "koordinatnya 0, 0, yang biasa ditulis program untuk koordinat yang kosong"),
      fix: LocalizedText(
        en: "it is in unlocated.csv and in the counts; give it a coordinate in the source",
        id: "TPS ada di unlocated.csv dan tetap dihitung; lengkapi koordinatnya di sumber"),
      action: .unlocated)
  }

  static func geometryNotPoint(_ type: GeometryType, parts: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "geometry-not-point", at: place,
      LocalizedText(
        en: "a TPS is one point, and this is a \(type.rawValue) of \(parts) part(s)",
        id: "TPS harus satu titik, sedangkan ini \(type.rawValue) dengan \(parts) bagian"),
      fix: LocalizedText(
        en:
          "export points: in QGIS \"Multipart to singleparts\" or \"Centroids\"; the TPS is in unlocated.csv and in the counts",
        id:
          "ekspor sebagai titik: di QGIS \"Multipart to singleparts\" atau \"Centroids\"; TPS ada di unlocated.csv dan tetap dihitung"
      ),
      action: .unlocated)
  }

  static func coordinateUnusable(_ position: Position, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "coordinate-unusable",
      at: place.with(part: LocalizedText(en: "coordinates", id: "koordinat")),
      LocalizedText(
        en: "\(position.x), \(position.y) is no place in the CRS of the file",
        id: "\(position.x), \(position.y) bukan tempat dalam CRS berkas"),
      fix: LocalizedText(
        en: "correct the coordinate in the source; the TPS is in unlocated.csv and in the counts",
        id: "perbaiki koordinat di sumber; TPS ada di unlocated.csv dan tetap dihitung"),
      action: .unlocated)
  }

  static func axesSwapped(_ position: Position, at place: Place) -> Diagnostic {
    let latitude = decimalText(position.y, decimals: 5)
    return Diagnostic(
      .warning, "axis-order-swapped",
      at: place.with(part: LocalizedText(en: "coordinates", id: "koordinat")),
      LocalizedText(
        en: "latitude \(latitude) is not within -90...90; the pair reads latitude, longitude",
        id: "lintang \(latitude) tidak berada dalam -90...90; pasangan ini terbaca lintang, bujur"),
      fix: LocalizedText(
        en:
          "GeoJSON puts longitude first: swap the two numbers in the source; the TPS is in unlocated.csv and in the counts",
        id: "GeoJSON menulis bujur lebih dulu: tukar kedua angka di sumber; TPS ada di unlocated.csv dan tetap dihitung"
      ),
      action: .unlocated)
  }

  static func idMissing(field: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "id-missing", at: place,
      LocalizedText(en: "the TPS has no \"\(field)\"", id: "TPS tidak punya \"\(field)\""),
      fix: LocalizedText(en: "fill the id in the source", id: "isi id di sumber"), action: .kept)
  }

  static func idDuplicate(first: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "id-duplicate", at: place,
      LocalizedText(
        en: "feature \(first) has the same id; both are counted",
        id: "fitur \(first) punya id yang sama; keduanya dihitung"),
      fix: LocalizedText(
        en: "delete one in the source, or correct its id", id: "hapus salah satu di sumber, atau perbaiki id-nya"),
      action: .kept)
  }
}

extension Diagnostic {
  /// What a reader found, as it concerns a TPS: it is never skipped, but unlocated, and goes by its own id.
  ///
  /// A number that no Double holds is a bad coordinate like any other; a fault of the structure stays an error.
  func aboutStation(ids: [String]) -> Diagnostic {
    guard let station = place.feature else { return self }
    var copy = self
    if !ids[station].isEmpty { copy.place.id = ids[station] }
    guard action == .skipped else { return copy }
    copy.action = .unlocated
    if code == "coordinate-not-finite" { copy.severity = .warning }
    copy.fix = LocalizedText(
      en: "mend it in the program that exported it; the TPS is in unlocated.csv and in the counts",
      id: "perbaiki di program yang mengekspornya; TPS ada di unlocated.csv dan tetap dihitung")
    return copy
  }
}

extension Place {
  /// The place, further down.
  func with(part: LocalizedText) -> Place {
    var place = self
    place.part = part
    return place
  }
}
