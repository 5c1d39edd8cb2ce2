import FeatureModel
import GEOSOperations
import HazardOverlay

/// The keys of the job file: what the reader accepts and what the JSON Schema says.
enum JobKeys {
  /// Classes that a polygon can have; 0 says "mapped, no hazard".
  static let classesOfValues = 0...99
  /// Classes of a hazard.
  static let hazardClasses = 1...99
  /// Numbers of TPS.
  static let counts = 0...100_000_000

  static let document = JobMapping(
    name: "job", summary: "A petarawan job: TPS, regencies and the hazards that are laid over them.",
    keys: [
      JobKey(
        "petarawan", .version(1), .required, example: "1", "Version of the job file; this program reads version 1."),
      JobKey(
        "title", .text, example: "Peta rawan TPS Banten", "Title of the results; the name of the job file when absent."),
      JobKey("as_of", .date, example: "2024-11-27", "The day that the job speaks for."),
      JobKey("tps", .mapping(tps), .required, example: "{source: tps.geojson, id: kode_tps}", "The TPS."),
      JobKey(
        "regencies", .mapping(regencies), .required, example: "{source: kabkota.geojson, code: KDPKAB, name: WADMKK}",
        "The regencies (kabupaten and kota) that the results are written for."),
      JobKey(
        "districts", .mapping(districts), example: "{source: kecamatan.geojson, code: KDCPUM, name: WADMKC}",
        "The districts (kecamatan)."),
      JobKey(
        "villages", .mapping(villages), example: "{source: desa.geojson, code: KDEPUM, name: WADMKD}",
        "The villages (desa and kelurahan)."),
      JobKey(
        "hazards", .list(.mapping(hazard), atLeast: 1), .required,
        example: "[{id: banjir, source: banjir.geojson, class: 1}]", "The hazard layers."),
      JobKey(
        "metric_crs", .crs(isAutoAllowed: true), example: "auto", default: "auto",
        "CRS of distances and buffers; auto: the UTM zone of each TPS on the datum of the data."),
      JobKey(
        "nearest_limit", .length(isZeroAllowed: true), example: "5 km", default: "5 km",
        "Distances beyond it are not reported."),
      JobKey(
        "policy", .mapping(policy), example: "{invalid_geometry: repair, regency_tolerance: 250 m}",
        "What happens to data that are not as they should be."),
      JobKey(
        "gates", .list(.mapping(gate)), example: "[{name: none in class 3, hazard: banjir, class: 3, at_most: 0}]",
        "Numbers of TPS that the run must keep to; a broken gate gives exit code 3."),
      JobKey(
        "zones", .choice(ZoneDetail.allCases.map(\.rawValue)), example: "near", default: "near",
        "What OUT/zones holds; full: also the dissolved polygons by class."),
      JobKey(
        "outputs", .list(.choice(JobOutput.allCases.map(\.rawValue))), example: "[geopackage, qgis, report]",
        "What is written besides the plain files: geopackage (petarawan.gpkg), qgis (petarawan.qgz and styles), report "
          + "(laporan.html), maps (regencies/*/map.svg, with the trait RSVG map.png too), workbook (petarawan.xlsx)."),
      JobKey(
        "report", .mapping(report), example: "{edition: public, fields: [lokasi, alamat], private: [alamat]}",
        "What laporan.html shows."),
      JobKey(
        "csv", .mapping(csv), example: "{separator: \";\", decimal: \",\"}",
        "How the CSV tables separate cells and decimals, for spreadsheets with Indonesian settings."),
      JobKey(
        "decisions", .mapping(decisions), example: "{facilities: [{id: sekolah, source: sekolah.geojson}]}",
        "What to do about the TPS: new places for those in danger."),
    ])

  static let report = JobMapping(
    name: "report", summary: "What laporan.html shows; outputs has to name report.",
    keys: [
      JobKey(
        "edition", .choice(ReportEdition.allCases.map(\.rawValue)), example: "public", default: "internal",
        "public: without private fields, without fields whose name says address or contact, and without quoted values."),
      JobKey(
        "fields", .list(.text), example: "[lokasi, alamat]",
        "Fields of the TPS file that lists of TPS show besides id, village and voters."),
      JobKey("private", .list(.text), example: "[alamat]", "Fields that the public edition leaves out."),
    ])

  static let csv = JobMapping(
    name: "csv", summary: "How the CSV tables are written; the two marks differ.",
    keys: [
      JobKey(
        "separator", .choice([",", ";"]), example: "\";\"", default: ",", "Between two cells."),
      JobKey(
        "decimal", .choice([".", ","]), example: "\",\"", default: ".",
        "Between a number's whole part and its decimals."),
    ])

  static let tps = JobMapping(
    name: "tps", summary: "The TPS and the names of their fields.",
    keys: [
      JobKey("source", .text, .required, example: "tps.geojson", "File of the TPS, relative to the job file."),
      layer, filter,
      JobKey(
        "profile", .profile(Profiles.pollingStations.map(\.name)), example: "sirekap-tps",
        "Built-in profile that fills in the field names."),
      JobKey("id", .text, .requiredUnless("profile"), example: "kode_tps", "Field of the TPS id."),
      JobKey(
        "village_code", .text, example: "kode_desa",
        "Field of the village code, checked against the polygon that holds the point."),
      JobKey("voters", .text, example: "dpt", "Field of the number of voters."),
      JobKey(
        "voters_at_most", .integer(1...1_000_000), example: "300", default: "600",
        "More voters than a TPS can have: such a number is reported, and counted."),
      decimal,
      JobKey(
        "accuracy", .either(.length(isZeroAllowed: false), accuracy), example: "25 m",
        "How far a TPS may be from its coordinate: a length, or the field that holds metres."),
      crs, x, y, plusCode,
    ])

  static let accuracy = JobMapping(
    name: "accuracy", summary: "The field that says how far each TPS may be from its coordinate.",
    keys: [JobKey("field", .text, .required, example: "akurasi", "Field of the accuracy in metres.")])

  static let regencies = administrative("regencies", "kabkota.geojson", "KDPKAB", "WADMKK")
  static let districts = administrative("districts", "kecamatan.geojson", "KDCPUM", "WADMKC")
  static let villages = administrative("villages", "desa.geojson", "KDEPUM", "WADMKD")

  static let policy = JobMapping(
    name: "policy", summary: "What happens to data that are not as they should be.",
    keys: [
      JobKey(
        "invalid_geometry", .choice(InvalidGeometryPolicy.allCases.map(\.rawValue)), example: "repair",
        default: "repair", "What happens to a feature whose geometry is not valid."),
      JobKey(
        "regency_tolerance", .length(isZeroAllowed: true), example: "250 m", default: "250 m",
        "A TPS outside all regencies belongs to the nearest one up to this distance."),
    ])

  static let gate = JobMapping(
    name: "gate",
    summary: "A number of TPS that the run must keep to; at least one of at_most, at_least and new_at_most is needed.",
    keys: [
      JobKey("name", .text, .required, example: "tidak ada TPS di KRB III", "Name in the report."),
      JobKey("hazard", .text, .required, example: "banjir", "Id of a hazard of this job."),
      JobKey("class", .integer(hazardClasses), example: "3", "Counts only TPS of this class and higher ones."),
      JobKey(
        "status", .choice(GateStatus.allCases.map(\.rawValue)), example: "inside", default: "inside",
        "Counts only TPS of this status."),
      JobKey(
        "regencies", .list(.text, atLeast: 1), example: "[36.01, 36.02]",
        "Counts only TPS of these regencies, by their codes; all of them when absent."),
      JobKey(
        "at_most", .limit(counts), example: "0", "Greatest number that is allowed, or share of all TPS such as 5 %."),
      JobKey(
        "at_least", .limit(counts), example: "1", "Smallest number that is allowed, or share of all TPS such as 95 %."),
      JobKey(
        "new_at_most", .integer(counts), example: "0",
        "Greatest number of TPS that this counts and the run before, in the same folder, did not."),
    ])

  static let layer = JobKey(
    "layer", .text, example: "lapisan", "Layer of a source with several; of a raster the number of the band.")

  static let filter = JobKey(
    "where", .text, example: "\"TAHUN = 2023\"",
    "Which features are read, as behind WHERE in SQL; for sources that are read through GDAL.")

  static let x = JobKey("x", .text, example: "lon", "Column of a table with the x coordinate (longitude or easting).")
  static let y = JobKey("y", .text, example: "lat", "Column of a table with the y coordinate (latitude or northing).")
  static let plusCode = JobKey(
    "plus_code", .text, example: "plus_code",
    "Column of a table with full Plus Codes (Open Location Code), in place of x and y.")

  static let decimal = JobKey(
    "decimal", .choice(DecimalMark.allCases.map(\.rawValue)), example: "\",\"",
    "Decimal mark of numbers that the source holds as texts; without it, what each column shows.")

  static let crs = JobKey(
    "crs", .crs(isAutoAllowed: false), example: "EPSG:4326",
    "CRS of the coordinates, only where the file cannot say it.")

  private static func administrative(_ name: String, _ file: String, _ code: String, _ title: String) -> JobMapping {
    JobMapping(
      name: name, summary: "A layer of \(name) and the names of its fields.",
      keys: [
        JobKey("source", .text, .required, example: file, "File of the polygons, relative to the job file."),
        layer, filter,
        JobKey(
          "profile", .profile(Profiles.boundaries.map(\.name)), example: "big",
          "Built-in profile that fills in the field names."),
        JobKey("code", .text, .requiredUnless("profile"), example: code, "Field of the code."),
        JobKey(
          "codes", .choice(["kemendagri"]), example: "kemendagri",
          "Whose codes they are: they are then written with Kemendagri's dots. Without it they stay as the file spells them, "
            + "except in the code fields of a profile."),
        JobKey("name", .text, .requiredUnless("profile"), example: title, "Field of the name."),
        crs,
      ])
  }
}
