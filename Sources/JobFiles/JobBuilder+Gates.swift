import Diagnostics
import HazardOverlay

extension JobBuilder {
  /// A gate; nil after a report.
  func gate(_ mapping: CheckedMapping, hazards: JobHazards) -> Gate? {
    let status = mapping.text("status").flatMap(GateStatus.init)
    let hazardClass = mapping["class"]?.integer
    let (most, least) = (mapping["at_most"], mapping["at_least"])
    if let id = mapping.text("hazard"), hazards.isEveryIDKnown { check(id, hazardClass, of: mapping, hazards: hazards) }
    if let status, hazardClass != nil, status == .unmapped || status == .clear {
      log.report(
        .badValue, at: mapping.place(of: "class"),
        LocalizedText(en: "a TPS that is \(status.rawValue) has no class", id: "TPS \(status.rawValue) tidak berkelas"),
        fix: LocalizedText(en: "remove class or status", id: "hapus class atau status"))
    }
    checkLimits(of: mapping)
    guard let name = mapping.text("name"), let hazard = mapping.text("hazard") else { return nil }
    var gate = Gate(
      name: name, hazard: hazard, hazardClass: hazardClass, status: status, atMost: most?.integer,
      atLeast: least?.integer)
    gate.regencies = mapping.list("regencies").compactMap(\.text).compactMap { AdministrativeCode($0)?.text }
    (gate.atMostShare, gate.atLeastShare) = (most?.share, least?.share)
    gate.newAtMost = mapping["new_at_most"]?.integer
    return gate
  }

  /// A gate has a limit, and some number keeps to all of them.
  private func checkLimits(of gate: CheckedMapping) {
    let keys = ["at_most", "at_least", "new_at_most"]
    if !keys.contains(where: gate.has) {
      let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
      log.report(
        .missingKey, at: gate.place,
        LocalizedText(en: "neither of \(names)", id: "tidak ada satu pun dari \(names)"),
        fix: LocalizedText(
          en: "add it, for example at_most: 0 or at_most: 5 %", id: "tambahkan, misalnya at_most: 0 atau at_most: 5 %"))
    }
    guard let most = gate["at_most"], let least = gate["at_least"] else { return }
    let isEmpty =
      if let most = most.integer, let least = least.integer {
        least > most
      } else if let most = most.share,
        let least = least.share
      { least > most } else { false }
    guard isEmpty else { return }
    let texts = [least, most].map { $0.integer.map(String.init) ?? ShareText.text(of: $0.share ?? 0) }
    log.report(
      .badValue, at: gate.place(of: "at_least"),
      LocalizedText(
        en: "at_least \(texts[0]) is more than at_most \(texts[1]): no number keeps to it",
        id: "at_least \(texts[0]) lebih dari at_most \(texts[1]): tidak ada jumlah yang memenuhinya"),
      fix: LocalizedText(en: "correct one of them", id: "perbaiki salah satunya"))
  }

  /// Reports a hazard, or a class of it, that the job does not have.
  func check(_ id: String, _ hazardClass: Int?, of gate: CheckedMapping, hazards: JobHazards) {
    guard hazards.ids.contains(id) else {
      let ids = hazards.ids.joined(separator: ", ")
      log.report(
        .badValue, at: gate.place(of: "hazard"),
        LocalizedText(en: "no hazard has the id \"\(id)\"", id: "tidak ada bahaya dengan id \"\(id)\""),
        fix: LocalizedText(en: "the hazards here are: \(ids)", id: "bahaya yang ada di sini: \(ids)"))
      return
    }
    guard let hazardClass, let hazard = hazards.sources.first(where: { $0.definition.id == id }) else { return }
    let classes = hazard.definition.classes
    if !classes.contains(hazardClass) {
      let list = classes.map(String.init).joined(separator: ", ")
      log.report(
        .badValue, at: gate.place(of: "class"),
        LocalizedText(
          en: "the hazard \"\(id)\" has no class \(hazardClass)",
          id: "bahaya \"\(id)\" tidak punya kelas \(hazardClass)"),
        fix: LocalizedText(en: "its classes are: \(list)", id: "kelasnya: \(list)"))
    }
  }
}
