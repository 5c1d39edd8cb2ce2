import Diagnostics
import HazardOverlay

extension JobBuilder {
  /// The postponement; nil after a report.
  func postponement(_ mapping: CheckedMapping, _ stages: [Stage]) -> PostponementSettings? {
    let event = mapping["event"]?.mapping.flatMap { area in
      source(area).map { AreaSource(source: $0, crs: area.text("crs")) }
    }
    let hasStoppedEverything = hasStoppedEverything(mapping, stages)
    let wholeShare = wholeShare(mapping)
    guard let event, let hasStoppedEverything else { return nil }
    var settings = PostponementSettings(
      event: event, title: mapping.text("title") ?? SourcePath.fileName(of: event.source.written),
      hasStoppedEverything: hasStoppedEverything)
    settings.stage = mapping.text("stage")
    settings.wholeShare = wholeShare ?? settings.wholeShare
    settings.withinDays = mapping["within_days"]?.integer
    for item in mapping.list("deciders").compactMap(\.mapping) {
      guard let level = item.text("level").flatMap(AdministrativeLevel.init), let decides = item.text("decides"),
        let index = settings.deciders.firstIndex(where: { $0.level == level })
      else { continue }
      settings.deciders[index] = Decider(level: level, decides: decides, proposes: item.text("proposes") ?? "")
    }
    return settings
  }

  /// Nil after a report, or when neither key has a usable value.
  private func hasStoppedEverything(_ mapping: CheckedMapping, _ stages: [Stage]) -> Bool? {
    guard let stage = mapping.text("stage") else { return mapping.text("stopped").map { $0 == "all" } }
    if mapping.has("stopped") {
      log.report(
        .badValue, at: mapping.place(of: "stopped"),
        LocalizedText(
          en: "stage and stopped say the same twice", id: "stage dan stopped menyatakan hal yang sama dua kali"),
        fix: LocalizedText(en: "keep one of them", id: "sisakan satu saja"))
      return nil
    }
    if let index = stages.firstIndex(where: { $0.id == stage }) { return index == 0 }
    let ids = stages.map(\.id).joined(separator: ", ")
    log.report(
      .badValue, at: mapping.place(of: "stage"),
      LocalizedText(
        en: "decisions.stages has no stage \"\(stage)\"", id: "decisions.stages tidak punya tahapan \"\(stage)\""),
      fix: stages.isEmpty
        ? LocalizedText(
          en: "list the stages there, or write stopped: some",
          id: "daftarkan tahapannya di sana, atau tulis stopped: some")
        : LocalizedText(en: "the stages are: \(ids)", id: "tahapannya: \(ids)"))
    return nil
  }

  private func wholeShare(_ mapping: CheckedMapping) -> Double? {
    guard let node = mapping["whole"] else { return nil }
    if let share = node.share, share > 0 { return share }
    log.report(
      .badValue, at: node.place,
      LocalizedText(en: "expected a share above 0", id: "seharusnya bagian di atas 0"),
      fix: LocalizedText(en: "write for example 80 %", id: "tulis misalnya 80 %"))
    return nil
  }
}
