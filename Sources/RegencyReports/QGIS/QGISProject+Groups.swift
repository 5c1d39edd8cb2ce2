import Diagnostics
import FeatureModel
import HazardOverlay

// The layers of a project and their groups.
extension QGISProject {
  /// The groups from the top of the map down; at first the TPS and zones of the first hazard are shown.
  var groups: [Group] {
    let text = styles.text
    let findings = Layer(
      table: "findings", title: text("Findings about TPS", "Temuan tentang TPS"), geometry: "Point",
      style: styles.findings)
    let counts = Layer(
      table: "counts", title: text("Counts by hazard", "Jumlah menurut bahaya"), geometry: "No geometry")
    let hazards = contents.hazards.indices
    let decided = decisions.isEmpty ? [] : [Group(title: decisionsTitle, layers: decisions)]
    return [
      Group(title: text("Findings", "Temuan"), layers: [findings], isVisible: false, isExpanded: false),
      Group(title: "TPS", layers: hazards.map(stations) + [allStations], isExclusive: true),
    ] + decided + [
      Group(title: text("Borders", "Batas wilayah"), layers: [regencies]),
      Group(title: text("Zones", "Zona"), layers: hazards.compactMap(zones)),
      Group(title: text("Background", "Latar"), layers: [land], isExpanded: false),
      Group(title: text("Tables", "Tabel"), layers: [counts], isExpanded: false),
    ]
  }

  /// Each hazard with its TPS, its zones and the borders; then the decisions.
  var themes: [Theme] {
    var themes = contents.hazards.indices.map { hazard in
      Theme(
        title: titles[hazard], layers: [stations(hazard), regencies, zones(hazard), land].compactMap { $0 })
    }
    let shown = decisions.filter(\.isVisible)
    if !shown.isEmpty {
      themes.append(Theme(title: decisionsTitle, layers: [allStations] + shown + [regencies, land]))
    }
    return themes
  }

  /// What the group, the theme and the layout of decisions are called; no hazard is called so.
  private var decisionsTitle: String {
    var title = styles.text("Decisions", "Keputusan")
    while titles.contains(title) { title += " (decisions)" }
    return title
  }

  /// The layers of decisions, and their tables without places; the first table lies on top.
  private var decisions: [Layer] {
    let kinds: [PartKind: String] = [.point: "Point", .line: "Line", .polygon: "Polygon"]
    return zip(contents.decisions, styles.decisions(contents.decisions)).map { table, style in
      let geometry = table.geometry.flatMap { kinds[$0] }
      return Layer(
        table: table.layerName, title: table.title.text(in: contents.language), geometry: geometry ?? "No geometry",
        style: style, isVisible: geometry != nil && table.style.isShownAtFirst)
    }
  }

  /// The layer of TPS by all hazards.
  private var allStations: Layer {
    Layer(table: "tps", title: "TPS: " + styles.allHazards, geometry: "Point", style: styles.stations, isVisible: false)
  }

  /// The layer of TPS by one hazard.
  func stations(_ hazard: Int) -> Layer {
    let definition = contents.hazards[hazard]
    return Layer(
      table: "tps", name: "tps_" + definition.id, title: "TPS: " + titles[hazard], geometry: "Point",
      style: styles.stations(of: definition), isVisible: hazard == 0)
  }

  /// The zones of a hazard; nil when it has none.
  func zones(_ hazard: Int) -> Layer? {
    guard contents.hazardsWithZones.contains(hazard) else { return nil }
    let definition = contents.hazards[hazard]
    return Layer(
      table: "zones_" + definition.id, title: styles.text("Zones: ", "Zona: ") + titles[hazard], geometry: "Polygon",
      style: styles.zones(definition), isVisible: hazard == 0)
  }

  var regencies: Layer {
    Layer(
      table: "regencies", title: styles.text("Regencies", "Kabupaten/kota"), geometry: "Polygon",
      style: styles.regencies)
  }

  var land: Layer {
    Layer(
      table: "regencies", name: "land", title: styles.text("Land", "Daratan"), geometry: "Polygon", style: styles.land)
  }

  /// The titles of the hazards; where two have the same, their ids tell them apart.
  var titles: [String] {
    let all = contents.hazards.map(\.title)
    return contents.hazards.map { hazard in
      all.count { $0 == hazard.title } > 1 ? "\(hazard.title) (\(hazard.id))" : hazard.title
    }
  }
}
