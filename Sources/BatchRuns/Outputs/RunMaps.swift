import Diagnostics
import FeatureModel
import HazardOverlay
import RegencyReports

/// What all maps of a run have in common: the regencies and the areas of the hazards, in degrees.
struct RunMaps: Sendable {
  private let finished: FinishedRun
  private let regencies: MapRegencies
  /// For each hazard its areas from the ground up.
  private let areas: [[MapAreas]]
  /// Lines of `decisions` by the code of their regency.
  private let lines: [String: [MapLines]]

  init(_ finished: FinishedRun) throws {
    self.finished = finished
    let layer = finished.run.inputs.regencies
    regencies = MapRegencies(outlines: try layer.outlines(), names: layer.areas.map(\.name))
    lines = Self.lines(of: finished)
    let zones = Dictionary(uniqueKeysWithValues: finished.zoneFiles.map { ($0.hazard, $0.path) })
    areas = try finished.run.inputs.hazards.enumerated().map { index, hazard in
      try Self.areas(of: hazard, zones: try zones[index].map { try finished.zones($0) }, finished)
    }
  }

  private static func areas(
    of hazard: HazardLayer, zones: FinishedRun.Zones?, _ finished: FinishedRun
  ) throws -> [MapAreas] {
    let (definition, language) = (hazard.definition, finished.language)
    var result: [MapAreas] = []
    if let zones, !zones.near.isEmpty {
      let meters = decimalText(definition.nearMeters, decimals: 0)
      let label = LocalizedText(en: "near, up to \(meters) m", id: "dekat, sampai \(meters) m").text(in: language)
      result.append(MapAreas(look: .near, label: label, geometries: zones.geometries, parts: zones.near))
    }
    if definition.isInverted {
      let (shapes, classes) = try hazard.shapes()
      let label = LocalizedText(en: "without this hazard", id: "tanpa bahaya ini").text(in: language)
      let parts = classes.indices.filter { classes[$0] != nil }
      // The near zone of an inverted hazard lies within its polygons.
      result.insert(MapAreas(look: .absence, label: label, geometries: shapes, parts: parts), at: 0)
      return result
    }
    let (shapes, classes) =
      definition.rings.isEmpty ? try hazard.shapes() : (zones?.geometries ?? FeatureGeometries(), zones?.classes ?? [])
    let ranks = definition.classes.reversed()
    for (rank, hazardClass) in ranks.enumerated() {
      result.append(
        MapAreas(
          look: .hazardClass(rank: rank, count: ranks.count),
          label: definition.classTitle(hazardClass).text(in: language), geometries: shapes,
          parts: classes.indices.filter { classes[$0] == hazardClass }))
    }
    return result
  }

  /// The lines that a map shows without being asked.
  private static func lines(of finished: FinishedRun) -> [String: [MapLines]] {
    var lines: [String: [MapLines]] = [:]
    for (table, number) in zip(finished.decisions, DecisionStyle.firstKinds(of: finished.decisions))
    where table.geometry == .line && table.style.isShownAtFirst {
      for (code, rows) in table.rowsByRegency() {
        let found = rows.compactMap { row -> (start: Position, end: Position)? in
          guard case .line(let start, let end) = table.place(ofRow: row) else { return nil }
          return (start, end)
        }
        guard !found.isEmpty else { continue }
        lines[code, default: []].append(
          MapLines(label: table.title.text(in: finished.language), number: number, lines: found))
      }
    }
    return lines
  }

  // MARK: Maps

  /// The map of a hazard, or of all of them, for a regency or, without one, for the province.
  ///
  /// - Parameter hazard: nil for all hazards.
  /// - Returns: nil where there is no outline to draw.
  func map(of piece: RegencyPiece?, hazard: Int?, stations: [StationRows]) -> MapContent? {
    let language = finished.language
    let focus = focus(of: piece)
    guard !focus.isEmpty else { return nil }
    // With one hazard the map of all hazards is its map.
    let hazard = hazard ?? (finished.hazards.count == 1 ? 0 : nil)
    let name = piece.flatMap { $0.area.map { finished.run.inputs.regencies.areas[$0].name } } ?? finished.run.job.title
    let subject =
      hazard.map { finished.hazards[$0].title }
      ?? LocalizedText(en: "all hazards", id: "semua bahaya").text(in: language)
    let marks = hazard.map { self.marks(of: $0, stations) } ?? worstMarks(stations)
    let title = "\(name): \(subject)"
    let counts = marks.reversed().map { "\($0.label) \($0.positions.count)" }.joined(separator: ", ")
    var map = MapContent(
      title: title, summary: "\(title). TPS: \(counts).", regencies: regencies, focus: focus,
      areas: hazard.map { areas[$0] } ?? anyAreas, marks: marks, note: note(hazard))
    // On the map of a hazard they would hide it, and that of the province is too small for them.
    if hazard == nil || finished.hazards.count == 1, let area = piece?.area {
      map.lines = lines[finished.run.inputs.regencies.areas[area].code.text] ?? []
    }
    if let hazard, finished.hazards[hazard].isInverted, let worst = finished.hazards[hazard].classes.first {
      map.ground = (
        MapLook.hazardClass(rank: 0, count: 1), finished.hazards[hazard].classTitle(worst).text(in: language)
      )
    }
    return map
  }

  /// The regencies with an outline that a map is about.
  private func focus(of piece: RegencyPiece?) -> Set<Int> {
    let layer = finished.run.inputs.regencies
    if let piece { return Set([piece.area].compactMap { $0 }.filter { regencies.hasOutline($0) }) }
    let codes = Set(finished.areas.map(\.code))
    return Set(layer.areas.indices.filter { codes.contains(layer.areas[$0].code.text) && regencies.hasOutline($0) })
  }

  /// The areas of all hazards that are not inverted, in one look.
  private var anyAreas: [MapAreas] {
    let label = LocalizedText(en: "hazard zone of any kind", id: "zona bahaya, semua jenis").text(in: finished.language)
    return areas.joined().compactMap { areas in
      guard case .hazardClass = areas.look else { return nil }
      var areas = areas
      areas.look = .anyHazard
      areas.label = label
      return areas
    }
  }

  private func marks(of hazard: Int, _ stations: [StationRows]) -> [MapMarks] {
    let (definition, language) = (finished.hazards[hazard], finished.language)
    var marks = [ExposureStatus.clear, .unmapped, .near].map {
      MapMarks(look: MarkLook($0), label: "TPS " + $0.title.text(in: language))
    }
    let ranks = Array(definition.classes.reversed())
    for (rank, hazardClass) in ranks.enumerated() {
      marks.append(
        MapMarks(
          look: .inside(rank: rank, count: ranks.count),
          label: LocalizedText(en: "TPS inside, ", id: "TPS di dalam, ").text(in: language)
            + definition.classTitle(hazardClass).text(in: language)))
    }
    for rows in stations {
      for (position, exposures) in zip(rows.positions, rows.exposures) {
        let exposure = exposures[hazard]
        let rank = exposure.hazardClass.flatMap { ranks.firstIndex(of: $0) } ?? 0
        let index =
          exposure.status == .inside ? 3 + rank : marks.firstIndex { $0.look == MarkLook(exposure.status) } ?? 0
        marks[index].positions.append(position)
      }
    }
    return marks
  }

  /// TPS by their worst status for any hazard.
  private func worstMarks(_ stations: [StationRows]) -> [MapMarks] {
    let order = [ExposureStatus.inside, .near, .unmapped, .clear]
    var positions: [ExposureStatus: [Position]] = [:]
    for rows in stations {
      for (position, exposures) in zip(rows.positions, rows.exposures) {
        let worst = order.first { status in exposures.contains { $0.status == status } } ?? .clear
        positions[worst, default: []].append(position)
      }
    }
    let labels: [ExposureStatus: LocalizedText] = [
      .inside: LocalizedText(en: "TPS inside a hazard or more", id: "TPS di dalam sedikitnya satu bahaya"),
      .near: LocalizedText(en: "TPS near a hazard", id: "TPS dekat suatu bahaya"),
      .unmapped: LocalizedText(
        en: "TPS not mapped for some hazard (not safe)", id: "TPS belum terpetakan penuh (bukan aman)"),
      .clear: LocalizedText(en: "TPS clear of all hazards", id: "TPS di luar semua bahaya"),
    ]
    return order.reversed().map { status in
      MapMarks(
        look: MarkLook(status), label: labels[status]?.text(in: finished.language) ?? "",
        positions: positions[status] ?? [])
    }
  }

  private func note(_ hazard: Int?) -> String {
    let hazards = hazard.map { [finished.hazards[$0]] } ?? finished.hazards
    let editions = hazards.map { hazard in
      hazard.title + (hazard.edition.map { " (\($0))" } ?? "")
    }
    let day = finished.run.job.asOf.map { $0 + ". " } ?? ""
    return day + LocalizedText(en: "Hazards: ", id: "Bahaya: ").text(in: finished.language)
      + editions.joined(separator: ", ")
  }
}
