import Diagnostics

// What holds for a TPS, as indicators and logistics ask for it.
extension JobBuilder {
  /// The conditions of a list; hazards and classes that the job does not have are reported.
  func hazardConditions(_ key: String, of mapping: CheckedMapping, _ hazards: JobHazards) -> [HazardCondition] {
    mapping.list(key).compactMap(\.mapping).compactMap { condition in
      guard let hazard = condition.text("hazard") else { return nil }
      let least = condition["class"]?.integer
      if hazards.isEveryIDKnown { check(hazard, least, of: condition, hazards: hazards) }
      return HazardCondition(hazard: hazard, leastClass: least ?? 1, countsNear: condition["near"]?.flag ?? false)
    }
  }

  /// By the nearest facility; nil after a report.
  func placeCondition(_ mapping: CheckedMapping, _ decisions: JobDecisions) -> PlaceCondition? {
    let selection = selection(mapping, decisions.facilities)
    if mapping.has("within"), mapping.has("beyond") {
      log.report(
        .badValue, at: mapping.place(of: "beyond"),
        LocalizedText(en: "within and beyond exclude each other", id: "within dan beyond tidak boleh bersama"),
        fix: LocalizedText(en: "keep one of them", id: "sisakan satu saja"))
    }
    guard let limit = (mapping["within"] ?? mapping["beyond"])?.number else { return nil }
    return PlaceCondition(
      facilities: selection.facilities, kinds: selection.kinds, limitMeters: limit, isBeyond: mapping.has("beyond"))
  }

  /// The facility layers and kinds that a mapping names; all layers when it names none.
  func selection(
    _ mapping: CheckedMapping, _ facilities: [FacilitySource]
  ) -> (facilities: [String], kinds: [String]) {
    if facilities.isEmpty {
      reportMissing(
        "decisions.facilities", of: mapping, example: "facilities: [{id: sekolah, source: sekolah.geojson}]")
    }
    return (
      known(facilities.map(\.id), named: "facilities", of: mapping), mapping.list("kinds").compactMap(\.text)
    )
  }

  /// By a column; nil after a report.
  func valueCondition(_ mapping: CheckedMapping, _ decisions: JobDecisions) -> ValueCondition? {
    if let table = mapping.text("table"), !decisions.tables.contains(where: { $0.id == table }) {
      let ids = decisions.tables.map(\.id)
      log.report(
        .badValue, at: mapping.place(of: "table"),
        LocalizedText(en: "no table has the id \"\(table)\"", id: "tidak ada tabel dengan id \"\(table)\""),
        fix: ids.isEmpty
          ? LocalizedText(
            en: "add tables: [{id: \(table), source: \(table).csv, tps_id: kode_tps}] to decisions",
            id: "tambahkan tables: [{id: \(table), source: \(table).csv, tps_id: kode_tps}] pada decisions")
          : LocalizedText(
            en: "the tables here are: \(ids.joined(separator: ", "))",
            id: "tabel yang ada di sini: \(ids.joined(separator: ", "))"))
    }
    guard let field = mapping.text("field") else { return nil }
    var condition = ValueCondition(table: mapping.text("table"), field: field)
    condition.present = propertyValues("present", of: mapping)
    condition.absent = propertyValues("absent", of: mapping)
    condition.atLeast = mapping["at_least"]?.number
    condition.isAbsentWithoutValue = mapping.text("without") == "absent"
    return condition
  }

  /// The texts of a list of values; null is no value of a cell.
  private func propertyValues(_ key: String, of mapping: CheckedMapping) -> [String] {
    mapping.list(key).compactMap { node in
      if case .propertyValue(let text?) = node.value { return text }
      log.report(
        .badValue, at: node.place,
        LocalizedText(en: "null is no value", id: "null bukan nilai"),
        fix: LocalizedText(
          en: "remove it; without: says what a TPS without a value is",
          id: "hapus; without: menentukan TPS tanpa nilai"))
      return nil
    }
  }
}
