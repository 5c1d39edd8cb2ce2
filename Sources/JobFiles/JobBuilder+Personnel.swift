import Diagnostics
import FeatureModel

extension JobBuilder {
  /// The personnel; nil after a report.
  func personnel(_ mapping: CheckedMapping, _ decisions: JobDecisions, _ hazards: JobHazards) -> PersonnelSettings? {
    let mappings = mapping.list("patterns").compactMap(\.mapping)
    let patterns = mappings.compactMap { pattern($0, hazards) }
    checkNames(of: mappings)
    guard mapping["patterns"] != nil, patterns.count == mappings.count else { return nil }
    let source = classSource(mapping, mappings, decisions)
    var settings = PersonnelSettings(patterns: patterns, classSource: source)
    settings.jurisdictions = mapping["jurisdictions"]?.mapping.flatMap(jurisdictions)
    settings.posts = mapping["posts"]?.mapping.map { posts in
      let selection = selection(posts, decisions.facilities)
      return FacilitySelection(facilities: selection.facilities, kinds: selection.kinds)
    }
    return settings
  }

  private func pattern(_ mapping: CheckedMapping, _ hazards: JobHazards) -> PersonnelPattern? {
    let conditions = hazardConditions("hazards", of: mapping, hazards)
    guard let name = mapping.text("class"), let officers = mapping["officers"]?.integer,
      let stations = mapping["tps"]?.integer, let linmas = mapping["linmas"]?.integer
    else { return nil }
    return PersonnelPattern(
      name: name, officers: officers, stations: stations, linmas: linmas, conditions: conditions)
  }

  private func jurisdictions(_ mapping: CheckedMapping) -> JurisdictionSource? {
    guard let source = source(mapping), let code = mapping.text("code") else { return nil }
    var jurisdictions = JurisdictionSource(source: source, codeField: code)
    jurisdictions.nameField = mapping.text("name")
    jurisdictions.officersField = mapping.text("officers")
    jurisdictions.areaField = mapping.text("area")
    jurisdictions.crs = mapping.text("crs")
    jurisdictions.decimal = mapping.text("decimal").flatMap(DecimalMark.init)
    return jurisdictions
  }

  // MARK: What tells the class

  private func classSource(
    _ mapping: CheckedMapping, _ patterns: [CheckedMapping], _ decisions: JobDecisions
  ) -> PersonnelSettings.ClassSource {
    let conditioned = patterns.filter { $0.has("hazards") }
    if let field = mapping.text("class_field") {
      if let first = conditioned.first { reportSecondSource(at: first.place(of: "hazards")) }
      return .field(field)
    }
    if !conditioned.isEmpty {
      for (index, pattern) in patterns.enumerated() where pattern.has("hazards") == (index == patterns.count - 1) {
        reportConditions(at: pattern.place, isLast: index == patterns.count - 1)
      }
      return .conditions
    }
    if decisions.score == nil, patterns.count > 1 {
      reportMissing(
        "class_field, hazards of the patterns, or decisions.score", of: mapping, example: "class_field: kerawanan")
    }
    let names = patterns.compactMap { $0.text("class") }
    if decisions.score != nil, names != PersonnelSettings.classesOfScore {
      let expected = PersonnelSettings.classesOfScore.joined(separator: ", ")
      log.report(
        .badValue, at: mapping.place(of: "patterns"),
        LocalizedText(
          en: "the score has the classes \(expected), and the patterns \(names.joined(separator: ", "))",
          id: "kelas skor adalah \(expected), sedangkan polanya \(names.joined(separator: ", "))"),
        fix: LocalizedText(
          en: "name the classes of the patterns so, in this order",
          id: "namai kelas polanya demikian, menurut urutan itu"))
    }
    return decisions.score == nil ? .conditions : .score
  }

  private func checkNames(of patterns: [CheckedMapping]) {
    var taken: Set<String> = []
    for pattern in patterns {
      guard let name = pattern.text("class"), !taken.insert(name.lowercased()).inserted else { continue }
      log.report(
        .duplicateID, at: pattern.place(of: "class"),
        LocalizedText(
          en: "the class \"\(name)\" already has a pattern", id: "kelas \"\(name)\" sudah punya pola"),
        fix: LocalizedText(en: "keep one pattern for each class", id: "sisakan satu pola untuk setiap kelas"))
    }
  }

  private func reportSecondSource(at place: NodePlace) {
    log.report(
      .badValue, at: place,
      LocalizedText(
        en: "class_field tells the class already", id: "kelas sudah ditentukan oleh class_field"),
      fix: LocalizedText(en: "remove class_field, or hazards", id: "hapus class_field, atau hazards"))
  }

  private func reportConditions(at place: NodePlace, isLast: Bool) {
    log.report(
      .badValue, at: place,
      isLast
        ? LocalizedText(
          en: "the last pattern is for the rest of the TPS", id: "pola terakhir berlaku bagi TPS selebihnya")
        : LocalizedText(en: "this pattern has no hazards", id: "pola ini tanpa hazards"),
      fix: LocalizedText(
        en: "give hazards to every pattern but the last", id: "beri hazards pada setiap pola kecuali yang terakhir"))
  }
}
