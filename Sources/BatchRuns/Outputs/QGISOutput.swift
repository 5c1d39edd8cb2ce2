import ByteStreams
import FeatureModel
import HazardOverlay
import RegencyReports

/// Writes `petarawan.qgz` and a style beside every GeoJSON file.
struct QGISOutput {
  let finished: FinishedRun

  init(_ finished: FinishedRun) { self.finished = finished }

  /// Writes the files.
  func write() throws -> [OutputRecord] {
    let stations = finished.styles.stationsDocument
    var files = try finished.stationFiles.map { try write(stations, beside: $0) }
    for (hazard, path) in finished.zoneFiles {
      files.append(try write(finished.styles.zonesDocument(finished.hazards[hazard]), beside: path))
    }
    let tables = finished.decisions
    for (table, style) in zip(tables, finished.styles.documents(of: tables)) where table.geometry != nil {
      files.append(try write(style, beside: "decisions/\(table.name).geojson"))
    }
    return files + [try writeProject()]
  }

  /// QGIS finds a style by the name of the layer's file.
  private func write(_ style: String, beside layer: String) throws -> OutputRecord {
    let path = layer.replacing(".geojson", with: ".qml")
    let file = try OutputFolder.create(path, in: finished.staging)
    try file.write(style)
    return OutputRecord(path: path, fingerprint: try file.finish(), features: nil)
  }

  private func writeProject() throws -> OutputRecord {
    let job = finished.run.job
    let project = QGISProject(
      QGISProject.Contents(
        title: job.title, asOf: job.asOf, hazards: finished.hazards, hazardsWithZones: finished.zoneFiles.map(\.hazard),
        decisions: finished.decisions, envelope: try envelope(), language: finished.language),
      styles: finished.styles)
    var archive = ZipArchive()
    archive.append(project.document, named: "petarawan.qgs")
    let path = "petarawan.qgz"
    let file = try OutputFolder.create(path, in: finished.staging)
    try file.write(archive.finish())
    return OutputRecord(path: path, fingerprint: try file.finish(), features: nil)
  }

  /// The regencies of the run, in degrees.
  private func envelope() throws -> Envelope {
    let regencies = finished.run.inputs.regencies
    let codes = Set(finished.areas.map(\.code))
    let outlines = try regencies.outlines()
    var envelope = Envelope.empty
    for (index, area) in regencies.areas.enumerated() where codes.contains(area.code.text) {
      envelope.formUnion(outlines.envelope(ofFeature: index))
    }
    return envelope
  }
}
