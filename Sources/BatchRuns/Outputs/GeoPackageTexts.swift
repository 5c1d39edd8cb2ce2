import Diagnostics
import GeoPackageFiles
import HazardOverlay
import RegencyReports

/// The names that people see in `petarawan.gpkg`, and the types of the columns that a run adds.
struct GeoPackageTexts {
  let hazards: [HazardDefinition]
  let language: Language

  private func text(_ en: String, _ id: String) -> String { LocalizedText(en: en, id: id).text(in: language) }

  var stations: String { "TPS" }
  var regencies: String { text("Regencies", "Batas kabupaten/kota") }
  var counts: String { text("Counts by regency and hazard", "Jumlah menurut kabupaten/kota dan bahaya") }
  var findings: String { text("Findings", "Temuan") }
  func zones(_ hazard: HazardDefinition) -> String { text("Zones: ", "Zona: ") + hazard.title }
  var stationCount: String { text("TPS", "Jumlah TPS") }
  var voters: String { text("Voters", "Jumlah pemilih") }
  var stationsWithoutVoters: String { text("TPS whose voters are not known", "TPS yang pemilihnya tidak diketahui") }
  var hazard: String { text("Hazard", "Bahaya") }
  var hazardID: String { text("Hazard id", "Id bahaya") }

  /// What people see in place of a property that a run adds; nil for one of the input.
  func alias(of name: String) -> String? {
    AnnotationTitles.title(of: name, hazards: hazards)?.text(in: language)
  }

  /// The type of a property that a run adds, where it is always the same.
  func type(of name: String) -> GeoPackageColumn.ValueType? {
    if name == "code_mismatch" { return .boolean }
    let types: [(ending: String, type: GeoPackageColumn.ValueType)] = [
      ("_class", .integer), ("_distance_m", .real), ("_depth_m", .real), ("_status", .text), ("_label", .text),
    ]
    return types.first { name.hasSuffix($0.ending) }?.type
  }

  var zoneColumns: [GeoPackageColumn] {
    [
      GeoPackageColumn("hazard", .text, alias: hazardID), GeoPackageColumn("title", .text, alias: hazard),
      GeoPackageColumn("zone", .text, alias: text("Kind of zone", "Jenis zona")),
      GeoPackageColumn("near_m", .real, alias: text("Buffer distance (m)", "Jarak penyangga (m)")),
      GeoPackageColumn("class", .integer, alias: text("Class", "Kelas")),
      GeoPackageColumn("label", .text, alias: text("Class name", "Nama kelas")),
    ]
  }

  var findingColumns: [GeoPackageColumn] {
    [
      GeoPackageColumn("severity", .text, alias: text("Severity", "Tingkat")),
      GeoPackageColumn("file", .text, alias: text("File", "Berkas")),
      GeoPackageColumn("feature", .integer, alias: text("Feature (from 0)", "Fitur (mulai 0)")),
      GeoPackageColumn("id", .text, alias: "Id"), GeoPackageColumn("code", .text, alias: text("Code", "Kode temuan")),
      GeoPackageColumn("message", .text, alias: text("What was found", "Yang ditemukan")),
      GeoPackageColumn("fix", .text, alias: text("What to do", "Perbaikan")),
      GeoPackageColumn("action", .text, alias: text("What was done", "Tindakan")),
    ]
  }
}
