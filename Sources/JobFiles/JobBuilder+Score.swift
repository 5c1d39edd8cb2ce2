import Diagnostics
import FeatureModel

extension JobBuilder {
  /// The tables of TPS; repeated ids are reported.
  func tables(_ mapping: CheckedMapping) -> [TableSource] {
    let tables = mapping.list("tables").compactMap(\.mapping)
    reportRepeatedIDs(of: tables, of: LocalizedText(en: "table", id: "tabel"))
    return tables.compactMap { table in
      guard let id = table.text("id"), let source = source(table), let field = table.text("tps_id") else { return nil }
      var result = TableSource(id: id, source: source, stationField: field)
      result.decimal = table.text("decimal").flatMap(DecimalMark.init)
      return result
    }
  }

  /// The score; nil after a report.
  func score(_ mapping: CheckedMapping, _ decisions: JobDecisions, _ hazards: JobHazards) -> ScoreSettings? {
    let preset = mapping.text("preset").flatMap { name in ScorePresets.all.first { $0.name == name } }
    var indicators = preset?.indicators ?? []
    let mappings = mapping.list("indicators").compactMap(\.mapping)
    reportRepeatedIDs(of: mappings, of: LocalizedText(en: "indicator", id: "indikator"))
    for item in mappings {
      let index = item.text("id").flatMap { id in indicators.firstIndex { $0.id == id } }
      guard let indicator = indicator(item, index.map { indicators[$0] }, decisions, hazards) else { continue }
      if let index { indicators[index] = indicator } else { indicators.append(indicator) }
    }
    var settings = ScoreSettings(indicators: indicators)
    settings.preset = preset?.name
    settings.countsUnmeasured = mapping.text("not_measured") != "leave_out"
    settings.thresholds = shares("thresholds", of: mapping) ?? ScoreSettings.usualThresholds
    settings.frequencies = shares("frequency", of: mapping) ?? ScoreSettings.usualFrequencies
    if log.isEmpty, !settings.counted.contains(where: { $0.weight > 0 }) {
      log.report(
        .badValue, at: mapping.place,
        LocalizedText(
          en: "no indicator that counts has a weight above 0",
          id: "tidak ada indikator terhitung yang berbobot di atas 0"),
        fix: LocalizedText(
          en: "give one of them a source and a weight", id: "beri salah satunya sumber dan bobot"))
    }
    return settings
  }

  /// Two shares, of which the first is above 0 and the last at most 1; nil when absent or after a report.
  private func shares(_ key: String, of mapping: CheckedMapping) -> [Double]? {
    guard mapping.has(key) else { return nil }
    let numbers = mapping.list(key).compactMap(\.number)
    if numbers.count == 2, numbers[0] > 0, numbers[1] <= 1 { return numbers }
    if mapping[key] != nil {
      log.report(
        .badValue, at: mapping.place(of: key),
        LocalizedText(
          en: "expected two shares above 0, at most 1", id: "seharusnya dua bagian di atas 0, paling besar 1"),
        fix: LocalizedText(en: "write for example [0.25, 0.5]", id: "tulis misalnya [0.25, 0.5]"))
    }
    return nil
  }

  // MARK: Indicators

  private func indicator(
    _ mapping: CheckedMapping, _ known: Indicator?, _ decisions: JobDecisions, _ hazards: JobHazards
  ) -> Indicator? {
    guard let id = mapping.text("id") else { return nil }
    if ScoreSettings.takenColumns.contains(id) { reportTaken(id, at: mapping.place(of: "id")) }
    let given = ["hazards", "place", "value"].filter(mapping.has)
    if given.count > 1 || (given.isEmpty && known == nil) { reportSources(given, of: mapping) }
    var indicator = known ?? Indicator(id: id, title: id, variable: "lainnya")
    indicator.title = mapping.text("title") ?? indicator.title
    indicator.variable = mapping.text("variable") ?? indicator.variable
    indicator.stages = mapping.list("stages").compactMap(\.text)
    let conditions = hazardConditions("hazards", of: mapping, hazards)
    if let place = mapping["place"]?.mapping {
      indicator.source = placeCondition(place, decisions).map { .place($0) }
    } else if let value = mapping["value"]?.mapping {
      indicator.source = valueCondition(value, decisions).map { .value($0) }
    } else if !conditions.isEmpty {
      indicator.source = .hazards(conditions)
    }
    let only = conditions.count == 1 ? hazards.sources.first { $0.definition.id == conditions[0].hazard } : nil
    indicator.weight = mapping["weight"]?.number ?? (known == nil ? only?.definition.weight : nil) ?? indicator.weight
    return indicator
  }

  // MARK: What is wrong

  /// Reports a name that a table has already.
  func reportTaken(_ id: String, at place: NodePlace) {
    log.report(
      .badValue, at: place,
      LocalizedText(en: "the column \(id) is taken", id: "kolom \(id) sudah dipakai"),
      fix: LocalizedText(en: "choose another id", id: "pilih id lain"))
  }

  private func reportSources(_ given: [String], of mapping: CheckedMapping) {
    let place = mapping.place(of: given.last ?? "id")
    if given.isEmpty {
      log.report(
        .missingKey, at: place,
        LocalizedText(
          en: "the indicator has no source: none of \"hazards\", \"place\", \"value\"",
          id: "indikator ini tanpa sumber: tidak ada \"hazards\", \"place\", maupun \"value\""),
        fix: LocalizedText(
          en: "add it, for example hazards: [{hazard: banjir}]", id: "tambahkan, misalnya hazards: [{hazard: banjir}]"))
    } else {
      log.report(
        .badValue, at: place,
        LocalizedText(
          en: "\(given.joined(separator: " and ")) are two sources; an indicator has one",
          id: "\(given.joined(separator: " dan ")) adalah dua sumber; sebuah indikator punya satu"),
        fix: LocalizedText(en: "make two indicators of it", id: "jadikan dua indikator"))
    }
  }

  /// Reports the ids that an earlier mapping of a list has.
  ///
  /// - Parameter thing: What one of them is called.
  func reportRepeatedIDs(of mappings: [CheckedMapping], of thing: LocalizedText) {
    var taken: Set<String> = []
    for mapping in mappings {
      guard let id = mapping.text("id"), !taken.insert(id).inserted else { continue }
      log.report(
        .duplicateID, at: mapping.place(of: "id"),
        LocalizedText(
          en: "the id \"\(id)\" already belongs to another \(thing.en)",
          id: "id \"\(id)\" sudah dipakai \(thing.id) lain"),
        fix: LocalizedText(en: "give each \(thing.en) an id of its own", id: "beri setiap \(thing.id) id sendiri"))
    }
  }
}

extension ScoreSettings {
  /// Columns of the table of scores that no indicator can have.
  static let takenColumns: Set<String> = [
    "tps_id", "feature", "regency_code", "village_code", "voters", "score_min", "score_max", "class_min", "class_max",
    "explanation", "fid", "geom",
  ]
}
