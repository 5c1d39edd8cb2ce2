import Diagnostics
import HazardOverlay
import OGRFiles

extension JobBuilder {
  /// The class rule of a hazard: what the job writes, else its profile, else class 1 for everything.
  ///
  /// - Returns: nil after a report.
  func classRule(_ hazard: CheckedMapping, profile: HazardProfile?, rings: [HazardRing]) -> ClassRule? {
    let node = hazard["class"]
    let isReported = (hazard.has("class") && node == nil) || (hazard.has("profile") && profile == nil)
    guard !isReported else { return nil }
    if hazard.has("rings") { return labelsOfRings(hazard, rings) }
    if let constant = node?.integer {
      let labels = profile?.classRule.labels.filter { $0.key == constant } ?? [:]
      return ClassRule(method: .constant(constant), labels: labels)
    }
    guard let mapping = node?.mapping else { return profile?.classRule ?? .always }
    guard let method = method(mapping, profile?.classRule) else { return nil }

    var rule = ClassRule(method: method)
    rule.field = mapping.text("field")
    if case .constant = method {
      if mapping.has("field") { reportNeedlessField(mapping) }
      rule.field = nil
    } else {
      rule.field = rule.field ?? profile?.classRule.field ?? nameOfCellValue(hazard)
      if rule.field == nil, !mapping.has("field") { reportMissingField(mapping) }
    }
    rule.labels = profile?.classRule.labels.filter { rule.classes.contains($0.key) } ?? [:]
    if mapping.has("labels") { rule.labels = labels(mapping, classes: rule.classes) }
    setOtherValues(of: &rule, mapping, profile?.classRule)
    setRange(of: &rule, mapping, profile?.classRule)
    return rule
  }

  /// The cells of a raster have one value, which needs no name.
  private func nameOfCellValue(_ hazard: CheckedMapping) -> String? {
    hazard.text("source").flatMap(OGRFormat.of)?.kind == .raster ? "value" : nil
  }

  // MARK: - The method

  private func method(_ mapping: CheckedMapping, _ inherited: ClassRule?) -> ClassRule.Method? {
    let given = ["values", "thresholds", "constant"].filter { mapping.has($0) }
    if given.count > 1 {
      log.report(
        .badValue, at: mapping.place(of: given[1]),
        LocalizedText(
          en: "\"\(given[0])\" and \"\(given[1])\" both give the class",
          id: "\"\(given[0])\" dan \"\(given[1])\" sama-sama memberi kelas"),
        fix: LocalizedText(en: "keep one of them", id: "sisakan satu saja"))
      return nil
    }
    switch given.first {
    case "values": return values(mapping)
    case "thresholds":
      let limits = mapping.list("thresholds").compactMap(\.number)
      return limits.isEmpty ? nil : .thresholds(limits)
    case "constant": return mapping["constant"]?.integer.map { .constant($0) }
    default: break
    }
    if let inherited { return inherited.method }
    log.report(
      .missingKey, at: mapping.place,
      LocalizedText(
        en: "neither of \"values\", \"thresholds\"", id: "tidak ada satu pun dari \"values\", \"thresholds\""),
      fix: LocalizedText(
        en: "give each value of the field its class, for example values: {\"1\": 1, \"2\": 2, \"3\": 3}",
        id: "beri setiap nilai kolom itu kelasnya, misalnya values: {\"1\": 1, \"2\": 2, \"3\": 3}"))
    return nil
  }

  private func values(_ mapping: CheckedMapping) -> ClassRule.Method? {
    guard let node = mapping["values"], case .classes(let pairs, isComplete: true) = node.value else {
      return nil
    }
    var classes: [String: Int] = [:]
    for pair in pairs { classes[pair.value] = pair.hazardClass }
    if !classes.values.contains(where: { $0 >= 1 }) {
      log.report(
        .badValue, at: node.place,
        LocalizedText(en: "no value has a class of 1 or more", id: "tidak ada nilai yang berkelas 1 atau lebih"),
        fix: LocalizedText(
          en: "give each value its class, for example {\"1\": 1, \"2\": 2, \"3\": 3}; a higher class is worse",
          id: "beri setiap nilai kelasnya, misalnya {\"1\": 1, \"2\": 2, \"3\": 3}; kelas lebih tinggi lebih parah"))
      return nil
    }
    return .values(classes)
  }

  private func reportMissingField(_ mapping: CheckedMapping) {
    log.report(
      .missingKey, at: mapping.place, LocalizedText(en: "no \"field\"", id: "\"field\" tidak ada"),
      fix: LocalizedText(
        en: "name the property that holds the value, for example field: gridcode",
        id: "sebut kolom yang memuat nilainya, misalnya field: gridcode"))
  }

  private func reportNeedlessField(_ mapping: CheckedMapping) {
    log.report(
      .badValue, at: mapping.place(of: "field"),
      LocalizedText(en: "a constant class looks at no field", id: "kelas tetap tidak melihat kolom apa pun"),
      fix: LocalizedText(en: "remove field or constant", id: "hapus field atau constant"))
  }

  // MARK: - Labels and other values

  private func labels(_ mapping: CheckedMapping, classes: [Int]) -> [Int: String] {
    guard let node = mapping["labels"], case .labels(let pairs) = node.value else { return [:] }
    var labels: [Int: String] = [:]
    for pair in pairs {
      let hazardClass = pair.hazardClass
      labels[hazardClass] = pair.label
      if !classes.contains(hazardClass) {
        let list = classes.map(String.init).joined(separator: ", ")
        log.report(
          .badValue, at: pair.place,
          LocalizedText(
            en: "class \(hazardClass) has a name, but no value gives it",
            id: "kelas \(hazardClass) punya nama, tetapi tidak ada nilai yang memberinya"),
          fix: LocalizedText(en: "the classes here are: \(list)", id: "kelas yang ada di sini: \(list)"))
      }
    }
    return labels
  }

  /// With rings, `class` may only name the classes.
  private func labelsOfRings(_ hazard: CheckedMapping, _ rings: [HazardRing]) -> ClassRule? {
    let mapping = hazard["class"]?.mapping
    let others = mapping.map { mapping in mapping.keyPlaces.keys.contains { $0 != "labels" } } ?? hazard.has("class")
    if others || hazard.has("profile") {
      let key = others ? "class" : "profile"
      log.report(
        .badValue, at: hazard.place(of: key),
        LocalizedText(en: "the rings already give the class", id: "kelas sudah ditentukan oleh rings"),
        fix: LocalizedText(en: "remove \(key) or rings", id: "hapus \(key) atau rings"))
      return nil
    }
    guard !rings.isEmpty, rings.count == hazard.list("rings").count else { return nil }
    let classes = Set(rings.map(\.hazardClass)).sorted(by: >)
    return ClassRule(method: .constant(1), labels: mapping.map { labels($0, classes: classes) } ?? [:])
  }

  /// Sets the values without a class; where the job gives a value a class, the profile's word on it does not count.
  private func setOtherValues(of rule: inout ClassRule, _ mapping: CheckedMapping, _ inherited: ClassRule?) {
    var meanings: [String?: String] = [:]
    if case .values(let classes) = rule.method, mapping.has("values") {
      for value in classes.keys { meanings[PropertyValueText.canonical(value)] = "values" }
    }
    for (key, list) in [("no_hazard", \ClassRule.noHazard), ("no_data", \ClassRule.noData)] {
      guard mapping.has(key) else { continue }
      for node in mapping.list(key) {
        guard case .propertyValue(let value) = node.value else { continue }
        rule[keyPath: list].append(value?.trimmingBlanks())
        let canonical = value.map(PropertyValueText.canonical)
        if let other = meanings[canonical] { reportTwoMeanings(value, node.place, key, other) }
        meanings[canonical] = key
      }
    }
    guard let inherited else { return }
    let isFree: (String?) -> Bool = { meanings[$0.map(PropertyValueText.canonical)] == nil }
    if !mapping.has("no_hazard") { rule.noHazard = inherited.noHazard.filter(isFree) }
    if !mapping.has("no_data") { rule.noData = inherited.noData.filter(isFree) }
  }

  /// The job's range, else that of the profile where the limits of the job lie in it.
  private func setRange(of rule: inout ClassRule, _ mapping: CheckedMapping, _ inherited: ClassRule?) {
    guard case .thresholds(let limits) = rule.method else {
      if mapping.has("range") { reportRange(mapping) }
      return
    }
    if let range = inherited?.range, limits.allSatisfy(range.contains) { rule.range = range }
    guard mapping.has("range") else { return }
    let bounds = mapping.list("range").compactMap(\.number)
    guard bounds.count == 2, bounds[0] <= limits[0], limits[limits.count - 1] <= bounds[1] else {
      return reportRange(mapping)
    }
    rule.range = bounds[0]...bounds[1]
  }

  private func reportRange(_ mapping: CheckedMapping) {
    log.report(
      .badValue, at: mapping.place(of: "range"),
      LocalizedText(
        en: "range is two numbers with the thresholds between them",
        id: "range adalah dua angka yang mengapit thresholds"),
      fix: LocalizedText(
        en: "write the smallest and the greatest value, such as range: [0, 1], beside thresholds",
        id: "tulis nilai terkecil dan terbesar, misalnya range: [0, 1], di samping thresholds"))
  }

  private func reportTwoMeanings(_ value: String?, _ place: NodePlace, _ key: String, _ other: String) {
    let shown = value.map { "\"\($0)\"" } ?? "null"
    log.report(
      .badValue, at: place,
      LocalizedText(en: "\(shown) is already listed under \(other)", id: "\(shown) sudah tercantum pada \(other)"),
      fix: LocalizedText(en: "keep it in one list only", id: "sisakan di satu daftar saja"))
  }
}
