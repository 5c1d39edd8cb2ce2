import Diagnostics
import GeoJSONFiles
import HazardOverlay
import JobFiles
import RegencyReports

/// What a part of `decisions` came to.
struct DecisionResult: Sendable {
  /// Name of the part in the job file and in `run.json`.
  let part: String
  /// Names of the parts whose rules it depends on besides its own.
  var uses: [String] = []
  let tables: [DecisionTable]
  /// The sums for `run.json`.
  let record: JSONValue
}

extension DecisionResult {
  /// Writes `decisions/NAME.csv` for each table, and `decisions/NAME.geojson` for those with places.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  func write(_ run: BatchRun, to staging: String) throws -> [OutputRecord] {
    var files: [OutputRecord] = []
    for table in tables {
      if table.geometry != nil {
        let path = "decisions/\(table.name).geojson"
        let file = try OutputFolder.create(path, in: staging)
        var writer = GeoJSONWriter(name: table.name, to: file)
        let features = try table.write(to: &writer)
        files.append(OutputRecord(path: path, fingerprint: try file.finish(), features: features))
      }
      files.append(try run.writeTable("decisions/\(table.name).csv", staging) { try table.write(to: &$0) })
    }
    return files
  }
}

extension DecisionColumn {
  /// The columns that tell which TPS a row is for: `BatchRun.stationCells` has their values.
  static let station = [
    DecisionColumn("tps_id", LocalizedText("TPS"), isForPeople: true).key,
    DecisionColumn("feature", LocalizedText(en: "Feature (from 0)", id: "Fitur (mulai 0)"), .integer).remark,
    DecisionColumn("regency_code", LocalizedText(en: "Regency code", id: "Kode kabupaten/kota")).subject,
    DecisionColumn("village_code", LocalizedText(en: "Village code", id: "Kode desa"), isForPeople: true).subject,
    DecisionColumn("voters", LocalizedText(en: "Voters", id: "Pemilih"), .integer, isForPeople: true).subject,
  ]

  /// The reason of a row in words.
  static let explanation = DecisionColumn(
    explanationName, LocalizedText(en: "Explanation", id: "Penjelasan"), isForPeople: true
  ).remark
}

extension BatchRun {
  /// The values of the columns `DecisionColumn.station`.
  func stationCells(_ station: Int) -> [DecisionCell] {
    [
      .text(inputs.stations.ids[station]), .integer(station),
      .text(regency(of: station).map { inputs.regencies.areas[$0].code.text }),
      .text(village(of: station)?.text), .integer(inputs.stations.voters?[station]),
    ]
  }

  /// A text in the language of the outputs.
  func written(_ text: LocalizedText) -> String { text.text(in: options.documentLanguage) }
}
