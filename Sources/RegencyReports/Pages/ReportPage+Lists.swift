import Diagnostics
import HazardOverlay

// Lists of single TPS and of findings.
extension ReportPage {
  /// The TPS inside a hazard, most voters first: the first ones for all to see and to print, all of them to be unfolded.
  func writeInside(_ regency: ReportRegency, name: String, to section: inout Markup) {
    let all = regency.inside.count
    guard all > 0 else {
      section.element("p", text("No TPS is inside a hazard.", "Tidak ada TPS di dalam zona bahaya."))
      return
    }
    let order = contents.hasVoters ? text("most voters first", "pemilih terbanyak dahulu") : text("by id", "menurut id")
    let whole = text(
      "All \(words.count(all)) TPS inside a hazard", "Semua \(words.count(all)) TPS di dalam zona bahaya")
    guard all > Self.shortList else {
      return writeList(regency.inside[...], caption: "\(whole), \(order)", of: regency, to: &section)
    }
    let count = Self.shortList
    writeList(
      regency.inside.prefix(count),
      caption: text(
        "The first \(count) of \(words.count(all)) TPS, \(order)",
        "\(count) TPS pertama dari \(words.count(all)), \(order)"),
      of: regency, to: &section)
    let folder = contents.folders[regency.summary.code] ?? "outside"
    section.element(
      "p", ["class": "small"],
      text("All TPS with all columns: ", "Semua TPS dengan semua kolom: ") + "regencies/\(folder)/tps.geojson")
    guard contents.listsAll else { return }
    section.inside("details") { details in
      details.element("summary", whole)
      writeList(regency.inside[...], caption: "\(whole), \(order)", of: regency, to: &details)
    }
  }

  private func writeList(
    _ stations: ArraySlice<ReportStation>, caption: String, of regency: ReportRegency, to section: inout Markup
  ) {
    let hazards = definitions.indices.filter { inside($0, regency.summary.tally).stations > 0 }
    var columns = [
      ReportTable.Column(title: "TPS"), ReportTable.Column(title: text("Village", "Desa/kelurahan")),
    ]
    if contents.hasVoters { columns.append(ReportTable.Column(title: text("Voters", "Pemilih"), isNumber: true)) }
    columns += (contents.fields + hazards.map { definitions[$0].title }).map { ReportTable.Column(title: $0) }
    let cells = HazardWords(words: words)
    ReportTable(caption: caption, columns: columns).write(
      stations.lazy.map { station in
        var row = [station.id, station.place]
        if contents.hasVoters { row.append(station.voters.map(words.count) ?? "–") }
        return row + station.fields + hazards.map { cells.cell(station.exposures[$0], of: definitions[$0]) }
      }, to: &section)
  }

  /// What the maps say nothing about.
  func writeUnmapped(_ area: AreaSummary, to section: inout Markup) {
    let all = area.tally.total.stations
    let lines = definitions.indices.compactMap { hazard -> String? in
      let count = area.tally.count(.unmapped, ofHazard: hazard).stations
      return count == 0
        ? nil : "\(definitions[hazard].title): \(words.count(count)) TPS (\(words.percent(count, of: all)))"
    }
    let unlocated = area.tally.count(.unlocated, ofHazard: 0).stations
    if lines.isEmpty {
      section.element(
        "p",
        text("Every located TPS is mapped for every hazard.", "Setiap TPS berkoordinat terpetakan untuk setiap bahaya.")
      )
    } else {
      section.inside("ul") { list in for line in lines { list.element("li", line) } }
    }
    guard unlocated > 0 else { return }
    section.element(
      "p",
      text(
        "\(words.count(unlocated)) TPS without a usable coordinate lie on no map; they are in unlocated.csv.",
        "\(words.count(unlocated)) TPS tanpa koordinat yang dapat dipakai tidak ada di peta; daftarnya di unlocated.csv."
      ))
  }

  /// Findings, one line for each kind. The public edition leaves out what quotes the data.
  func writeFindings(_ findings: [ReportFinding], caption: String, to section: inout Markup) {
    guard !findings.isEmpty else {
      section.element("p", text("None.", "Tidak ada."))
      return
    }
    let severities: [Severity: String] = [
      .error: text("error", "galat"), .warning: text("warning", "peringatan"), .note: text("note", "catatan"),
    ]
    var columns = [
      ReportTable.Column(title: text("Severity", "Tingkat")), ReportTable.Column(title: text("File", "Berkas")),
      ReportTable.Column(title: text("Code", "Kode")),
      ReportTable.Column(title: text("Number", "Jumlah"), isNumber: true),
    ]
    if !isPublic {
      columns += [text("The first one", "Yang pertama"), text("What to do", "Perbaikan")].map {
        ReportTable.Column(title: $0)
      }
    }
    ReportTable(caption: caption, columns: columns).write(
      findings.map { finding in
        let first = finding.first
        let row = [
          severities[first.severity] ?? "", first.place.file, first.code, words.count(1 + finding.others),
        ]
        guard !isPublic else { return row }
        let id = first.place.id.map { "TPS/id \($0): " } ?? ""
        return row + [id + printable(words.text(first.message)), printable(words.text(first.fix))]
      }, to: &section)
    section.element(
      "p", ["class": "small"], text("Every single finding is in findings.csv.", "Setiap temuan ada di findings.csv."))
  }
}
