import ByteStreams
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles
import RegencyReports

/// Writes `laporan.html` and `regencies/*/map.svg`, with the trait `RSVG` also `map.png`: each piece once, several at a time.
struct ReportOutput {
  static let path = "laporan.html"

  private let finished: FinishedRun
  private let maps: RunMaps
  private let page: ReportPage
  private let findings: [[ReportFinding]]
  private var job: Job { finished.run.job }
  private var fields: [String] { job.report.shownFields }

  init(_ finished: FinishedRun) throws {
    self.finished = finished
    maps = try RunMaps(finished)
    page = ReportPage(finished.reportContents)
    findings = finished.findingsOfPieces
  }

  /// What became of a piece.
  private struct Done: Sendable {
    var section: OutputText?
    var maps: [OutputRecord] = []
    var rows: StationRows
    var insideAny: TallyCount
  }

  /// Writes the files.
  func write() throws -> [OutputRecord] {
    let pieces = finished.pieces.indices.filter { finished.pieces[$0].count > 0 }
    let done = try finished.run.pool.map(pieces) {
    } _: { _, piece in
      try finish(piece)
    }
    var files = done.flatMap(\.maps)
    guard job.outputs.contains(.report) else { return files }
    let file = try OutputFolder.create(Self.path, in: finished.staging)
    var insideAny = TallyCount()
    for piece in done { insideAny.add(piece.insideAny) }
    try file.write(page.opening(map: maps.map(of: nil, hazard: nil, stations: done.map(\.rows)), insideAny: insideAny))
    for piece in done {
      if let section = piece.section { try file.write(section) }
    }
    try file.write(page.closing())
    files.append(OutputRecord(path: Self.path, fingerprint: try file.finish(), features: nil))
    return files
  }

  private func finish(_ index: Int) throws -> Done {
    let piece = finished.pieces[index]
    let rows = try StationRows(piece, of: finished, fields: fields)
    let map = maps.map(of: piece, hazard: nil, stations: [rows])
    let voters = finished.run.inputs.stations.voters
    var insideAny = TallyCount()
    insideAny.stations = rows.inside.count
    insideAny.voters = VoterSum(rows.inside.map { voters?[rows.stations[$0]] })
    var done = Done(section: nil, rows: rows, insideAny: insideAny)
    if let map, job.outputs.contains(.maps) { done.maps = try write(map, of: piece) }
    if job.outputs.contains(.report) { done.section = section(index, rows, map) }
    return done
  }

  private func write(_ map: MapContent, of piece: RegencyPiece) throws -> [OutputRecord] {
    let document = MapDrawing(map, width: 1000, isAlone: true, language: finished.language).document
    let path = "regencies/\(piece.folder)/map"
    var files = [try write(Array(document.utf8), to: path + ".svg")]
    #if RSVG
      files.append(try write(MapPicture.png(of: document, named: path + ".png"), to: path + ".png"))
    #endif
    return files
  }

  private func write(_ bytes: [UInt8], to path: String) throws -> OutputRecord {
    let file = try OutputFolder.create(path, in: finished.staging)
    try bytes.withUnsafeBytes { try file.write($0) }
    return OutputRecord(path: path, fingerprint: try file.finish(), features: nil)
  }

  private func section(_ index: Int, _ rows: StationRows, _ map: MapContent?) -> OutputText? {
    let piece = finished.pieces[index]
    let code = piece.area.map { finished.run.inputs.regencies.areas[$0].code.text } ?? "outside"
    guard let summary = finished.areas.first(where: { $0.code == code }) else { return nil }
    var regency = ReportRegency(summary: summary)
    regency.map = map
    regency.levels = finished.levels[index]
    regency.findings = findings[index]
    regency.inside = inside(rows)
    if finished.hazards.count > 1 {
      regency.hazardMaps = finished.hazards.indices.filter { hazard in
        rows.exposures.contains { $0[hazard].status == .inside || $0[hazard].status == .near }
      }.compactMap { hazard in maps.map(of: piece, hazard: hazard, stations: [rows]).map { (hazard, $0) } }
    }
    return page.section(regency)
  }

  /// The TPS inside a hazard, most voters first.
  private func inside(_ rows: StationRows) -> [ReportStation] {
    let stations = finished.run.inputs.stations
    let list = rows.inside.map { row in
      ReportStation(
        id: stations.ids[rows.stations[row]], place: finished.placeName(of: rows.stations[row]),
        voters: stations.voters?[rows.stations[row]], fields: rows.fields.map { $0[row].text ?? "–" },
        exposures: rows.exposures[row])
    }
    return list.sorted { ($1.voters ?? -1, $0.id) < ($0.voters ?? -1, $1.id) }
  }
}
