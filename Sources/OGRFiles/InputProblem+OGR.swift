import Diagnostics

// What is said about a source that GDAL reads.

extension InputProblem {
  /// This build of the program has no GDAL.
  static func withoutGDAL(_ format: OGRFormat, in file: String) -> InputProblem {
    let isRaster = format.kind == .raster
    let convert = format.kind == .database || isRaster ? "" : "ogr2ogr -t_srs EPSG:4326 layer.geojson \(file)"
    return InputProblem(
      "format-unknown", at: Place(file),
      LocalizedText(
        en:
          "\(format.name) is read through GDAL, which this build is without; GeoJSON (also .gz), CSV and GeoPackage it reads",
        id:
          "\(format.name) dibaca lewat GDAL, yang tidak ada dalam program ini; yang dapat: GeoJSON (juga .gz), CSV, dan GeoPackage"
      ),
      fix: LocalizedText(
        en: "build it with GDAL: swift build --traits GDAL"
          + (convert.isEmpty ? "" : "; or convert the layer: \(convert)"),
        id: "bangun dengan GDAL: swift build --traits GDAL"
          + (convert.isEmpty ? "" : "; atau ubah layernya: \(convert)")))
  }

  /// The system's GDAL was built without a driver.
  static func formatNotInGDAL(_ format: OGRFormat, in file: String) -> InputProblem {
    InputProblem(
      "format-not-in-gdal", at: Place(file),
      LocalizedText(
        en: "the GDAL on this machine does not read \(format.name)",
        id: "GDAL di mesin ini tidak membaca \(format.name)"),
      fix: LocalizedText(
        en: "convert the layer where it was made to GeoPackage, Shapefile or GeoJSON",
        id: "ubah layer itu di program pembuatnya menjadi GeoPackage, Shapefile, atau GeoJSON"))
  }

  static func unreadable(_ file: String, _ format: OGRFormat, _ call: String, _ words: String) -> InputProblem {
    let isDatabase = format.kind == .database
    return InputProblem(
      "source-unreadable", at: Place(file),
      LocalizedText(
        en: "this is not read as \(format.name) (\(call): \(words))",
        id: "ini tidak terbaca sebagai \(format.name) (\(call): \(words))"),
      fix: isDatabase
        ? LocalizedText(
          en: "check host, dbname and user; the password belongs into ~/.pgpass",
          id: "periksa host, dbname, dan user; kata sandi ditaruh di ~/.pgpass")
        : LocalizedText(
          en: "look at it with: ogrinfo -al -so \(file); then copy or export it again",
          id: "periksa dengan: ogrinfo -al -so \(file); lalu salin atau ekspor ulang"))
  }

  static func damaged(_ file: String, feature: Int?, _ call: String, _ words: String) -> InputProblem {
    InputProblem(
      "source-damaged", at: Place(file, feature: feature),
      LocalizedText(
        en: "reading stopped here (\(call): \(words))", id: "pembacaan terhenti di sini (\(call): \(words))"),
      fix: LocalizedText(
        en: "the file may be cut short: copy or export it again, with all its parts",
        id: "berkas mungkin terpotong: salin atau ekspor ulang beserta semua bagiannya"))
  }

  static func archiveUnreadable(_ file: String) -> InputProblem {
    InputProblem(
      "archive-without-layer", at: Place(file),
      LocalizedText(
        en: "no Shapefile, FlatGeobuf or KML is found in this archive",
        id: "tidak ada Shapefile, FlatGeobuf, atau KML di dalam arsip ini"),
      fix: LocalizedText(
        en: "unpack it and name the file in it", id: "bongkar arsip itu dan sebut berkas di dalamnya"))
  }

  /// GDAL would take such a path for something else than a file.
  static func pathVirtual(_ file: String) -> InputProblem {
    InputProblem(
      "path-virtual", at: Place(file),
      LocalizedText(
        en: "paths that begin with /vsi, or hold braces or line breaks, are not read",
        id: "jalur yang diawali /vsi, atau memuat kurung kurawal atau ganti baris, tidak dibaca"),
      fix: LocalizedText(
        en: "copy the file to this machine under a plain name; a .zip is read as it is",
        id: "salin berkas ke mesin ini dengan nama biasa; berkas .zip dibaca apa adanya"))
  }

  static func layerNeeded(_ file: String, _ names: [String]) -> InputProblem {
    InputProblem(
      "layer-needed", at: Place(file),
      LocalizedText(
        en: "the source has \(names.count) layers: \(list(names))",
        id: "sumber ini memiliki \(names.count) lapisan: \(list(names))"),
      fix: LocalizedText(
        en: "name one in the job file, beside source: layer: \(names.first ?? "")",
        id: "sebut satu di berkas pekerjaan, di samping source: layer: \(names.first ?? "")"))
  }

  static func layerUnknown(_ layer: String, _ file: String, _ names: [String]) -> InputProblem {
    InputProblem(
      "layer-unknown", at: Place(file),
      LocalizedText(
        en: "it has no layer \"\(layer)\"; it has \(list(names))",
        id: "tidak ada lapisan \"\(layer)\"; yang ada: \(list(names))"),
      fix: LocalizedText(en: "correct layer: in the job file", id: "perbaiki layer: di berkas pekerjaan"))
  }

  static func filterUnreadable(_ filter: String, _ file: String, _ words: String) -> InputProblem {
    InputProblem(
      "filter-unreadable", at: Place(file),
      LocalizedText(
        en: "where \"\(filter)\" is no filter for it (OGR_L_SetAttributeFilter: \(words))",
        id: "where \"\(filter)\" bukan saringan untuknya (OGR_L_SetAttributeFilter: \(words))"),
      fix: LocalizedText(
        en: "write it as in SQL, names in \" and texts in ': where: \"TAHUN\" = 2023 AND \"JENIS\" = 'Banjir'",
        id:
          "tulis seperti dalam SQL, nama dengan \" dan teks dengan ': where: \"TAHUN\" = 2023 AND \"JENIS\" = 'Banjir'")
    )
  }

  static func columnMissing(_ column: String, _ file: String, _ names: [String]) -> InputProblem {
    InputProblem(
      "column-missing", at: Place(file),
      LocalizedText(
        en: "there is no column \"\(column)\"; there are \(list(names))",
        id: "tidak ada kolom \"\(column)\"; yang ada \(list(names))"),
      fix: LocalizedText(
        en: "name the columns of longitude and latitude in the job file: x: ..., y: ...",
        id: "sebutkan kolom bujur dan lintang di berkas pekerjaan: x: ..., y: ..."))
  }

  static func columnRepeated(_ column: String, _ file: String) -> InputProblem {
    InputProblem(
      "column-repeated", at: Place(file),
      LocalizedText(en: "two columns are called \"\(column)\"", id: "dua kolom bernama \"\(column)\""),
      fix: LocalizedText(en: "rename one of them", id: "ganti nama salah satunya"))
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "-" : names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
  }
}

extension Diagnostic {
  /// Something that GDAL warned of while reading.
  static func gdalWarning(_ words: String, in file: String) -> Diagnostic {
    Diagnostic(
      .warning, "gdal-warning", at: Place(file),
      LocalizedText(en: "GDAL warns: \(words)", id: "peringatan GDAL: \(words)"),
      fix: LocalizedText(
        en: "look at the layer in QGIS, and export it again if something is missing",
        id: "periksa layer di QGIS, dan ekspor ulang bila ada yang hilang"),
      action: .kept)
  }

  /// Overlays of a KML file are pictures, such as a scanned map or its legend.
  static func picturesLeftOut(_ count: Int, in file: String) -> Diagnostic {
    Diagnostic(
      .warning, "pictures-left-out", at: Place(file),
      LocalizedText(
        en: "\(count) picture(s) of the file are left out: the frame of a picture is no feature",
        id: "\(count) gambar di berkas ini tidak dipakai: bingkai gambar bukan fitur"),
      fix: LocalizedText(
        en: "if the hazard is only in the picture, draw its polygons in QGIS first",
        id: "bila bahayanya hanya ada di gambar, gambarlah poligonnya dahulu di QGIS"),
      action: .kept)
  }

  /// Texts in another encoding than the file says.
  static func textNotUTF8(field: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "text-encoding", at: place,
      LocalizedText(
        en: "the text in \"\(field)\" is not in the encoding that the file names",
        id: "teks di \"\(field)\" tidak dalam pengodean yang disebut berkas"),
      fix: LocalizedText(
        en: "write the encoding into the .cpg file, such as ISO-8859-1, or export the layer as UTF-8",
        id: "tulis pengodeannya di berkas .cpg, misalnya ISO-8859-1, atau ekspor layer sebagai UTF-8"),
      action: .kept)
  }

  /// A table without a primary key has no order of its own.
  static func tableWithoutKey(_ file: String) -> Diagnostic {
    Diagnostic(
      .warning, "table-without-key", at: Place(file),
      LocalizedText(
        en: "the table has no primary key of whole numbers: its rows come in whatever order the database likes",
        id: "tabel tanpa kunci utama bilangan bulat: urutan barisnya terserah basis data"),
      fix: LocalizedText(
        en: "add one: ALTER TABLE ... ADD COLUMN id serial PRIMARY KEY",
        id: "tambahkan: ALTER TABLE ... ADD COLUMN id serial PRIMARY KEY"),
      action: .kept)
  }
}
