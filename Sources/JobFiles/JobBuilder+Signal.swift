import Diagnostics

extension JobBuilder {
  /// The signal and its boosters; nil after a report.
  func signal(_ mapping: CheckedMapping, _ facilities: [FacilitySource], _ hazards: JobHazards) -> SignalSettings? {
    if mapping.has("hazard"), mapping.has("towers") {
      log.report(
        .badValue, at: mapping.place(of: "towers"),
        LocalizedText(en: "hazard and towers exclude each other", id: "hazard dan towers tidak boleh bersama"),
        fix: LocalizedText(en: "keep one of them", id: "sisakan satu saja"))
    }
    let source = mapping.has("towers") ? towers(mapping, facilities) : coverage(mapping, hazards)
    guard let source else { return nil }
    var settings = SignalSettings(source)
    settings.boosters = mapping["boosters"]?.mapping.flatMap { boosters($0, facilities) }
    return settings
  }

  private func coverage(_ mapping: CheckedMapping, _ hazards: JobHazards) -> SignalSource? {
    guard let id = mapping.text("hazard") else { return nil }
    if hazards.isEveryIDKnown {
      check(id, nil, of: mapping, hazards: hazards)
      if let hazard = hazards.sources.first(where: { $0.definition.id == id }), !hazard.definition.isInverted {
        log.report(
          .badValue, at: mapping.place(of: "hazard"),
          LocalizedText(
            en: "the polygons of \"\(id)\" are the hazard, not the signal",
            id: "poligon \"\(id)\" adalah bahayanya, bukan sinyal"),
          fix: LocalizedText(
            en: "name a layer of the signal, with invert: true", id: "sebut layer jangkauan sinyal, dengan invert: true"
          ))
      }
    }
    return .hazard(id)
  }

  private func towers(_ mapping: CheckedMapping, _ facilities: [FacilitySource]) -> SignalSource {
    let layers = known(facilities.map(\.id), named: "towers", of: mapping)
    let silent = facilities.filter { layers.contains($0.id) && $0.rangeField == nil }
    if let layer = silent.first, !mapping.has("range") {
      log.report(
        .missingKey, at: mapping.place(of: "towers"),
        LocalizedText(
          en: "nothing says how far the towers of \"\(layer.id)\" reach",
          id: "jangkauan menara \"\(layer.id)\" tidak disebut"),
        fix: LocalizedText(
          en: "add range: 3 km here, or range: FIELD to the layer",
          id: "tambahkan range: 3 km di sini, atau range: KOLOM pada layernya"))
    }
    return .towers(layers, rangeMeters: mapping["range"]?.number)
  }

  private func boosters(_ mapping: CheckedMapping, _ facilities: [FacilitySource]) -> BoosterSettings? {
    let candidates = known(["tps", "grid"] + facilities.map(\.id), named: "candidates", of: mapping)
    guard let count = mapping["count"]?.integer, let radius = mapping["radius"]?.number else { return nil }
    var settings = BoosterSettings(count: count, radiusMeters: radius)
    settings.standsAtStations = candidates.contains("tps")
    settings.facilities = facilities.map(\.id).filter(candidates.contains)
    if candidates.contains("grid") != mapping.has("grid") {
      log.report(
        .missingKey, at: mapping.place(of: mapping.has("grid") ? "grid" : "candidates"),
        LocalizedText(
          en: "the candidates grid and the key grid go together", id: "kandidat grid dan kunci grid harus ada bersama"),
        fix: LocalizedText(
          en: "write candidates: [grid] and grid: 1 km, or neither",
          id: "tulis candidates: [grid] dan grid: 1 km, atau tidak keduanya"))
    } else if let spacing = mapping["grid"]?.number {
      if spacing < radius / 10 {
        log.report(
          .badValue, at: mapping.place(of: "grid"),
          LocalizedText(
            en: "the grid is finer than a tenth of the radius", id: "grid lebih rapat dari sepersepuluh radius"),
          fix: LocalizedText(en: "choose a wider spacing", id: "pilih jarak yang lebih lebar"))
      }
      settings.gridMeters = spacing
    }
    settings.exclusion = mapping["exclude"]?.mapping.flatMap { area in
      source(area).map { AreaSource(source: $0, crs: area.text("crs")) }
    }
    return settings
  }
}
