import HazardOverlay

extension ReportPage {
  /// The summary: numbers, map, hazards, regencies, limits.
  func writeProvince(_ section: inout Markup, map: MapContent?, insideAny: TallyCount) {
    section.element("h2", text("Summary for the province", "Ringkasan provinsi"))
    guard let total = contents.areas.last else { return }
    writeNumbers(total, insideAny: insideAny, to: &section)
    writeWarning(&section)
    section.element("h3", text("Map", "Peta"))
    if let map { writeMap(map, id: "peta", width: 1000, to: &section) }
    section.element("h3", text("Hazards", "Bahaya"))
    writeCounts(total, name: text("the province", "provinsi"), id: "grafik", to: &section)
    section.element("h3", text("Regencies", "Kabupaten/kota"))
    writeRegencies(&section)
    writeDecisions("", name: text("the province", "provinsi"), id: "provinsi", to: &section)
    if !contents.gates.isEmpty { writeGates(&section) }
  }

  private func writeNumbers(_ total: AreaSummary, insideAny: TallyCount, to section: inout Markup) {
    let unlocated = total.tally.count(.unlocated, ofHazard: 0).stations
    let outside = contents.areas.first { $0.code == "outside" }
      .map { $0.tally.total.stations - $0.tally.count(.unlocated, ofHazard: 0).stations }
    var numbers = [
      (words.count(total.tally.total.stations), "TPS"),
      (
        words.count(insideAny.stations),
        text("TPS inside a hazard or more", "TPS di dalam sedikitnya satu zona bahaya")
          + " (\(words.percent(insideAny.stations, of: total.tally.total.stations)))"
      ),
    ]
    if contents.hasVoters {
      numbers.insert((words.count(total.tally.total.voters.known), text("voters", "pemilih")), at: 1)
      numbers.append((words.count(insideAny.voters.known), text("voters of these TPS", "pemilih di TPS itu")))
      let without = total.tally.total.voters.stationsWithout
      if without > 0 {
        numbers.append(
          (words.count(without), text("TPS whose voters are not known", "TPS yang pemilihnya tidak diketahui")))
      }
    }
    numbers += [
      (words.count(unlocated), text("TPS without coordinates", "TPS tanpa koordinat")),
      (words.count(outside ?? 0), text("TPS outside all regencies", "TPS di luar semua kabupaten/kota")),
    ]
    section.inside("dl", ["class": "numbers"]) { list in
      for (number, name) in numbers {
        list.inside("div") { item in
          item.element("dt", name)
          item.element("dd", number)
        }
      }
    }
  }

  private func writeWarning(_ section: inout Markup) {
    section.element(
      "p", ["class": "note"],
      text(
        "“Not mapped” never means safe: nobody has mapped the hazard at these TPS. They are counted apart and do not "
          + "belong to “clear”.",
        "“Tidak dipetakan” bukan berarti aman: belum ada yang memetakan bahaya di TPS itu. Jumlahnya dihitung tersendiri "
          + "dan tidak termasuk “di luar bahaya”."))
  }

  private func writeRegencies(_ section: inout Markup) {
    let columns =
      [ReportTable.Column(title: text("Regency", "Kabupaten/kota")), ReportTable.Column(title: "TPS", isNumber: true)]
      + definitions.map { ReportTable.Column(title: $0.title, isNumber: true) }
    func row(_ area: AreaSummary) -> [String] {
      let all = area.tally.total.stations
      return [words.name(of: area), words.count(all)]
        + definitions.indices.map { hazard in
          let inside = inside(hazard, area.tally).stations
          return inside == 0 ? "0" : "\(words.count(inside)) (\(words.percent(inside, of: all)))"
        }
    }
    ReportTable(
      caption: text(
        "TPS inside each hazard, and their share of all TPS of the regency",
        "TPS di dalam tiap bahaya, dan bagiannya dari semua TPS kabupaten/kota itu"), columns: columns
    ).write(contents.areas.dropLast().map(row), to: &section, last: contents.areas.last.map(row))
  }

  private func writeGates(_ section: inout Markup) {
    section.element("h3", text("Limits of the job", "Syarat pekerjaan"))
    ReportTable(
      caption: text("Numbers of TPS that have to be kept to", "Jumlah TPS yang harus dipenuhi"),
      columns: [
        ReportTable.Column(title: text("Limit", "Syarat")), ReportTable.Column(title: text("Allowed", "Batas")),
        ReportTable.Column(title: "TPS", isNumber: true), ReportTable.Column(title: text("Kept", "Terpenuhi")),
      ], isSortable: false
    ).write(
      contents.gates.map { gate in
        [
          gate.name, words.text(gate.limit), words.count(gate.count),
          gate.holds ? text("yes", "ya") : text("NO", "TIDAK"),
        ]
      }, to: &section)
  }

  /// TPS inside a hazard, of any class.
  func inside(_ hazard: Int, _ tally: Tally) -> TallyCount {
    definitions[hazard].classes.reduce(into: TallyCount()) { sum, hazardClass in
      let count = tally.count(.inside(hazardClass), ofHazard: hazard)
      sum.stations += count.stations
      sum.voters.add(count.voters)
    }
  }
}
