import Diagnostics
import HazardOverlay

extension JobBuilder {
  /// The stages; what hazards, indicators and weights name has to be one of them.
  func stages(_ mapping: CheckedMapping, _ score: ScoreSettings?, _ hazards: JobHazards) -> [Stage] {
    let mappings = mapping.list("stages").compactMap(\.mapping)
    reportRepeatedIDs(of: mappings, of: LocalizedText(en: "stage", id: "tahapan"))
    let ids = mappings.compactMap { $0.text("id") }
    if mapping.has("stages") {
      for hazard in hazards.sources {
        for stage in hazard.definition.stages {
          check(stage, among: ids, of: "hazards.\(hazard.definition.id)", at: mapping.place(of: "stages"))
        }
      }
    }
    for item in mapping["score"]?.mapping?.list("indicators") ?? [] {
      for node in item.mapping?.list("stages") ?? [] {
        if let stage = node.text { check(stage, among: ids, of: nil, at: node.place) }
      }
    }
    return mappings.compactMap { stage($0, score) }
  }

  private func stage(_ mapping: CheckedMapping, _ score: ScoreSettings?) -> Stage? {
    let days = validity(mapping)
    let known = score?.indicators.map(\.id) ?? []
    let weights = mapping.list("weights").compactMap(\.mapping).compactMap { item -> StageWeight? in
      guard let indicator = item.text("indicator"), let weight = item["weight"]?.number else { return nil }
      if !known.contains(indicator) { report(indicator, notAmong: known, at: item.place(of: "indicator")) }
      return StageWeight(indicator: indicator, weight: weight)
    }
    guard let id = mapping.text("id") else { return nil }
    var stage = Stage(id: id, title: mapping.text("title"), days: days)
    stage.weights = weights
    return stage
  }

  /// Reports a stage that the job does not have.
  ///
  /// - Parameter owner: What names it, where the place does not show that.
  private func check(_ stage: String, among ids: [String], of owner: String?, at place: NodePlace) {
    guard !ids.contains(stage) else { return }
    let words = owner.map { LocalizedText(en: "\($0) names a stage", id: "\($0) menyebut tahapan") }
    let nearest = NearestName.of(stage, among: ids)
    log.report(
      .badValue, at: place,
      (words ?? LocalizedText(en: "this names a stage", id: "di sini disebut tahapan"))
        + LocalizedText(
          en: " \"\(stage)\" that decisions.stages does not list",
          id: " \"\(stage)\" yang tidak ada pada decisions.stages")
        + (nearest.map { LocalizedText(en: "; did you mean \"\($0)\"?", id: "; apakah maksudnya \"\($0)\"?") }
          ?? LocalizedText("")),
      fix: LocalizedText(
        en: "add it there, or correct the name", id: "tambahkan di sana, atau perbaiki namanya"))
  }

  private func report(_ indicator: String, notAmong known: [String], at place: NodePlace) {
    let list = known.joined(separator: ", ")
    log.report(
      .badValue, at: place,
      LocalizedText(
        en: "the score has no indicator \"\(indicator)\"", id: "skor tidak punya indikator \"\(indicator)\""),
      fix: known.isEmpty
        ? LocalizedText(en: "add score to decisions", id: "tambahkan score pada decisions")
        : LocalizedText(en: "the indicators are: \(list)", id: "indikatornya: \(list)"))
  }
}
