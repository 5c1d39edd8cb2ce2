import ByteStreams
import Comparisons
import Diagnostics
import FeatureModel
import GeoJSONFiles
import HazardOverlay
import JobFiles
import RegencyReports

/// What a run knows when its plain files are written: from it the additional outputs are made.
///
/// TPS and zones are not kept in memory. An output reads them again from the files just written, one regency at a time, so
/// that it holds exactly what these hold, and a run without additional outputs pays nothing.
struct FinishedRun: Sendable {
  let run: BatchRun
  let pieces: [RegencyPiece]
  /// For each piece the counts of its districts and villages; empty unless an output shows them.
  let levels: [[AreaLevel]]
  /// The regencies by code, then those outside if there are any, then the total.
  let areas: [AreaSummary]
  /// How the limits of the job came out.
  let gates: [GateResult]
  /// What the parts of `decisions` came to.
  let decisions: [DecisionTable]
  /// The folder in which the output grows, with all plain files but `run.json`.
  let staging: String
  /// The files written so far.
  let files: [OutputRecord]

  var hazards: [HazardDefinition] { run.inputs.hazards.map(\.definition) }
  /// The TPS say whether their statuses are certain.
  var hasCertainty: Bool { run.job.tps.accuracy != nil }
  /// The language of what people read in the outputs.
  var language: Language { run.options.documentLanguage }

  var styles: QGISStyles {
    QGISStyles(hazards: hazards, idField: run.job.tps.idField, withCertainty: hasCertainty, language: language)
  }

  /// The files of annotated TPS, a file for each piece, in the order of the pieces.
  var stationFiles: [String] { pieces.map { "regencies/\($0.folder)/tps.geojson" } }

  /// The zone files by the index of their hazard.
  var zoneFiles: [(hazard: Int, path: String)] {
    let written = Set(files.map(\.path))
    return hazards.enumerated().map { ($0, "zones/\($1.id).geojson") }.filter { written.contains($0.path) }
  }

  /// A GeoJSON file of the run, read again.
  ///
  /// - Parameter path: Path below the output folder.
  func layer(_ path: String, properties: [String] = []) throws -> FeatureTable {
    let file = try InputFile.open(path: staging + "/" + path, named: path)
    return try GeoJSONReader(properties: properties).read(file).table
  }

  /// Writes what the job asks for besides the plain files.
  func writeOutputs() throws -> [OutputRecord] {
    let wanted = run.job.outputs
    var written: [OutputRecord] = []
    // The project shows the GeoPackage.
    if !wanted.isDisjoint(with: [.geopackage, .qgis]) { written.append(try GeoPackageOutput(self).write()) }
    if wanted.contains(.qgis) { written += try QGISOutput(self).write() }
    if !wanted.isDisjoint(with: [.report, .maps]) { written += try ReportOutput(self).write() }
    #if XLSX
      if wanted.contains(.workbook) { written.append(try WorkbookOutput(self).write()) }
    #endif
    return written
  }
}
