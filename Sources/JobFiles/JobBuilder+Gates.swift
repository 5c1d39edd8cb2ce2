import Diagnostics
import HazardOverlay

extension JobBuilder {
  /// A gate; nil after a report.
  func gate(_ mapping: CheckedMapping, hazards: JobHazards) -> Gate? {
    let status = mapping.text("status").flatMap(GateStatus.init)
    let hazardClass = mapping["class"]?.integer
    let (most, least) = (mapping["at_most"]?.integer, mapping["at_least"]?.integer)
    if let id = mapping.text("hazard"), hazards.isEveryIDKnown { check(id, hazardClass, of: mapping, hazards: hazards) }
    if let status, hazardClass != nil, status == .unmapped || status == .clear {
      log.report(
        .badValue, at: mapping.place(of: "class"),
        LocalizedText(en: "a TPS that is \(status.rawValue) has no class", id: "TPS \(status.rawValue) tidak berkelas"),
        fix: LocalizedText(en: "remove class or status", id: "hapus class atau status"))
    }
    if let most, let least, least > most {
      log.report(
        .badValue, at: mapping.place(of: "at_least"),
        LocalizedText(
          en: "at_least \(least) is more than at_most \(most): no number keeps to it",
          id: "at_least \(least) lebih dari at_most \(most): tidak ada jumlah yang memenuhinya"),
        fix: LocalizedText(en: "correct one of them", id: "perbaiki salah satunya"))
    }
    guard let name = mapping.text("name"), let hazard = mapping.text("hazard") else { return nil }
    return Gate(
      name: name, hazard: hazard, hazardClass: hazardClass, status: status, atMost: most, atLeast: least)
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
