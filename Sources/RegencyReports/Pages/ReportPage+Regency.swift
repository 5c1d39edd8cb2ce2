import ByteStreams
import Diagnostics
import HazardOverlay

extension ReportPage {
  /// So many TPS of a long list are shown at once.
  static let shortList = 25

  /// The section of one regency.
  public func section(_ regency: ReportRegency) -> OutputText {
    var page = Markup()
    let id = anchor(of: regency.summary)
    let name = words.name(of: regency.summary)
    page.inside("section", ["id": id, "class": "regency"]) { section in
      let code = contents.folders[regency.summary.code] == nil ? "" : " (\(regency.summary.code))"
      section.element("h2", name + code)
      section.element("h3", text("Counts", "Jumlah"))
      writeCounts(regency.summary, name: name, id: id + "-grafik", to: &section)
      writeSourceNotes(&section)
      section.element("h3", text("Maps", "Peta"))
      writeMaps(regency, id: id, to: &section)
      for level in regency.levels where !level.areas.isEmpty { writeLevel(level, to: &section) }
      section.element("h3", text("TPS inside a hazard", "TPS di dalam zona bahaya"))
      writeInside(regency, name: name, to: &section)
      writeDecisions(regency.summary.code, name: name, id: id, to: &section)
      section.element("h3", text("Not mapped", "Tidak dipetakan"))
      writeUnmapped(regency.summary, to: &section)
      section.element("h3", text("Findings about its TPS", "Temuan pada TPS-nya"))
      writeFindings(
        regency.findings, caption: text("Findings about TPS of \(name)", "Temuan pada TPS \(name)"), to: &section)
    }
    return page.text
  }

  /// The sentence that every count needs: of how many.
  func denominator(_ area: AreaSummary, name: String) -> String {
    let all = words.count(area.tally.total.stations) + " TPS"
    let voters =
      contents.hasVoters
      ? text(" with ", " dengan ") + words.text(area.tally.total.voters) : ""
    let unlocated = area.tally.count(.unlocated, ofHazard: 0).stations
    let lost =
      unlocated == 0
      ? ""
      : text(
        ", \(words.count(unlocated)) of them without coordinates",
        ", \(words.count(unlocated)) di antaranya tanpa koordinat")
    let whole = text("of all \(all)\(voters) ", "dari seluruh \(all)\(voters) ")
    guard area.code != "outside" else {
      return whole + text("outside all regencies", "di luar semua kabupaten/kota") + lost
    }
    return whole + text("of ", "di ") + name + lost
  }

  // MARK: Counts

  /// The table of hazards and classes, and the chart.
  func writeCounts(_ area: AreaSummary, name: String, id: String, to section: inout Markup) {
    section.inside("figure", ["class": "bars"]) { figure in
      let title = text("TPS inside and near, by hazard and class", "TPS di dalam dan dekat, menurut bahaya dan kelas")
      figure.add(HazardBars(hazards: definitions, tally: area.tally, words: words).markup(id: id, title: title))
      figure.element("figcaption", title + ", " + denominator(area, name: name))
    }
    var columns = [ReportTable.Column(title: text("Hazard, status or class", "Bahaya, status atau kelas"))]
    columns += ["TPS", text("% of TPS", "% TPS")].map { ReportTable.Column(title: $0, isNumber: true) }
    if contents.hasVoters {
      columns += [text("Voters", "Pemilih"), text("% of voters", "% pemilih")].map {
        ReportTable.Column(title: $0, isNumber: true)
      }
    }
    section.inside("div", ["class": "wide"]) { wide in
      wide.inside("table", ["class": "counts"]) { table in
        table.element("caption", text("Counts ", "Jumlah TPS ") + denominator(area, name: name))
        table.inside("thead") { head in
          head.inside("tr") { row in
            for column in columns {
              row.element("th", ["scope": "col", "class": column.isNumber ? "n" : "t"], column.title)
            }
          }
        }
        for hazard in definitions.indices { writeHazard(hazard, area.tally, to: &table) }
      }
    }
  }

  private func writeHazard(_ hazard: Int, _ tally: Tally, to table: inout Markup) {
    let definition = definitions[hazard]
    table.inside("tbody") { body in
      write(definition.title + ": " + text("inside", "di dalam"), inside(hazard, tally), tally.total, "all", to: &body)
      for key in TallyKey.rows(of: definition) {
        let count = tally.count(key, ofHazard: hazard)
        switch key {
        case .inside(let hazardClass):
          // One class, or no TPS inside, says no more than the line above.
          guard definition.classes.count > 1, inside(hazard, tally).stations > 0 else { continue }
          write(words.text(definition.classTitle(hazardClass)), count, tally.total, "class", to: &body)
        // TPS without coordinates are the same for all hazards: the caption says how many.
        case .unlocated: continue
        case .near where definition.nearMeters == 0: continue
        case .near, .clear, .unmapped:
          let title = CountedStatuses.all.first { $0.name == key.statusName }?.title
          write(title.map(words.text) ?? "", count, tally.total, "status", to: &body)
        }
      }
    }
  }

  private func write(
    _ name: String, _ count: TallyCount, _ total: TallyCount, _ kind: String, to body: inout Markup
  ) {
    body.open("tr", ["class": kind])
    body.element("th", ["scope": "row"], name)
    var cells = [words.count(count.stations), words.percent(count.stations, of: total.stations)]
    if contents.hasVoters { cells += [words.count(count.voters.known), words.percent(count.voters, of: total.voters)] }
    for cell in cells { body.element("td", ["class": "n"], cell) }
    body.close("tr")
  }

  private func writeSourceNotes(_ section: inout Markup) {
    section.element(
      "p", ["class": "small"], text("Sources and rules of these counts:", "Sumber dan aturan jumlah ini:"))
    section.inside("ul", ["class": "small"]) { list in
      for hazard in contents.hazards {
        list.element("li", hazard.definition.title + ": " + HazardWords(words: words).source(hazard))
      }
    }
  }

  // MARK: Maps

  func writeMap(_ map: MapContent, id: String, width: Int, to section: inout Markup) {
    let isSmall = width < 1000
    section.inside("figure", ["class": isSmall ? "map small" : "map"]) { figure in
      if isSmall { figure.element("figcaption", map.title) }
      figure.add(MapDrawing(map, width: width, isAlone: false, language: contents.language).markup(id: id))
      if !isSmall { figure.element("figcaption", map.title) }
    }
  }

  private func writeMaps(_ regency: ReportRegency, id: String, to section: inout Markup) {
    if let map = regency.map {
      writeMap(map, id: id + "-peta", width: 1000, to: &section)
    } else {
      section.element("p", text("There is no outline to draw.", "Tidak ada batas wilayah yang dapat digambar."))
    }
    guard !regency.hazardMaps.isEmpty else { return }
    section.inside("div", ["class": "maps"]) { maps in
      for (hazard, map) in regency.hazardMaps {
        writeMap(map, id: id + "-peta-" + definitions[hazard].id, width: 480, to: &maps)
      }
    }
    let shown = Set(regency.hazardMaps.map(\.hazard))
    let others = definitions.indices.filter { !shown.contains($0) }.map { definitions[$0].title }
    guard !others.isEmpty else { return }
    section.element(
      "p", ["class": "small"],
      text("No map, because no TPS is inside or near: ", "Tanpa peta, karena tidak ada TPS di dalam atau dekat: ")
        + others.joined(separator: ", ") + ".")
  }

  // MARK: Districts and villages

  private func writeLevel(_ level: AreaLevel, to section: inout Markup) {
    let name = level.level == .district ? text("Districts", "Kecamatan") : text("Villages", "Desa/kelurahan")
    let columns =
      [ReportTable.Column(title: text("Code", "Kode")), ReportTable.Column(title: text("Name", "Nama"))]
      + [ReportTable.Column(title: "TPS", isNumber: true)]
      + definitions.map { ReportTable.Column(title: $0.title, isNumber: true) }
    func write(to markup: inout Markup) {
      ReportTable(
        caption: text("TPS inside each hazard, by ", "TPS di dalam tiap bahaya, menurut ") + name.lowercased(),
        columns: columns
      ).write(
        level.areas.map { area in
          [
            area.code.isEmpty ? "–" : area.code, area.code.isEmpty ? text("in none", "di luar semua") : area.name,
            words.count(area.tally.total.stations),
          ] + definitions.indices.map { words.count(inside($0, area.tally).stations) }
        }, to: &markup)
    }
    section.element("h3", name)
    guard level.areas.count > Self.shortList else { return write(to: &section) }
    section.inside("details") { details in
      details.element("summary", "\(name): " + words.count(level.areas.count))
      write(to: &details)
    }
  }
}
