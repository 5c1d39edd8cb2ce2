import Diagnostics
import FeatureModel

extension JobBuilder {
  /// What the parts of `decisions` need to know of the rest of the job.
  struct DecisionContext {
    var hazards: JobHazards
    var hasVillages: Bool
    var hasVoters: Bool
  }

  /// The section `decisions`; what is wrong with it is reported.
  func decisions(_ mapping: CheckedMapping, in job: DecisionContext) -> JobDecisions {
    var decisions = JobDecisions()
    decisions.facilities = facilities(mapping)
    decisions.relocation = mapping["relocation"]?.mapping.flatMap {
      relocation($0, facilities: decisions.facilities, in: job)
    }
    decisions.signal = mapping["signal"]?.mapping.flatMap { signal($0, decisions.facilities, job.hazards) }
    decisions.services = services(mapping, decisions.facilities)
    decisions.areas = mapping["areas"]?.mapping.map { areas in
      AreaSettings(hazards: known(job.hazards.ids, named: "hazards", of: areas))
    }
    decisions.tables = tables(mapping)
    decisions.score = mapping["score"]?.mapping.flatMap { score($0, decisions, job.hazards) }
    decisions.personnel = mapping["personnel"]?.mapping.flatMap { personnel($0, decisions, job.hazards) }
    decisions.logistics = mapping["logistics"]?.mapping.flatMap { logistics($0, decisions.facilities, job.hazards) }
    decisions.stages = stages(mapping, decisions.score, job.hazards)
    decisions.postponement = mapping["postponement"]?.mapping.flatMap { postponement($0, decisions.stages) }
    return decisions
  }

  private func services(_ mapping: CheckedMapping, _ facilities: [FacilitySource]) -> [ServiceSettings] {
    var taken: Set<String> = []
    return mapping.list("services").compactMap(\.mapping).compactMap { service in
      if facilities.isEmpty {
        reportMissing(
          "decisions.facilities", of: service, example: "facilities: [{id: sekolah, source: sekolah.geojson}]")
      }
      let layers = known(facilities.map(\.id), named: "facilities", of: service)
      guard let id = service.text("id") else { return nil }
      if id == "tps" {
        log.report(
          .badValue, at: service.place(of: "id"),
          LocalizedText(en: "the column tps_id is taken", id: "kolom tps_id sudah dipakai"),
          fix: LocalizedText(en: "choose another id", id: "pilih id lain"))
      }
      if !taken.insert(id).inserted {
        log.report(
          .duplicateID, at: service.place(of: "id"),
          LocalizedText(
            en: "the id \"\(id)\" already belongs to another service", id: "id \"\(id)\" sudah dipakai layanan lain"),
          fix: LocalizedText(en: "give each service an id of its own", id: "beri setiap layanan id sendiri"))
      }
      return ServiceSettings(
        id: id, facilities: layers, kinds: service.list("kinds").compactMap(\.text),
        withinMeters: service["within"]?.number)
    }
  }

  private func facilities(_ mapping: CheckedMapping) -> [FacilitySource] {
    var taken: Set<String> = []
    return mapping.list("facilities").compactMap(\.mapping).compactMap { layer in
      if let id = layer.text("id"), !taken.insert(id).inserted {
        log.report(
          .duplicateID, at: layer.place(of: "id"),
          LocalizedText(
            en: "the id \"\(id)\" already belongs to another facility layer",
            id: "id \"\(id)\" sudah dipakai layer fasilitas lain"),
          fix: LocalizedText(en: "give each layer an id of its own", id: "beri setiap layer id sendiri"))
      }
      return facility(layer)
    }
  }

  private func facility(_ layer: CheckedMapping) -> FacilitySource? {
    let coordinates = coordinates(of: layer)
    guard let id = layer.text("id"), let source = source(layer) else { return nil }
    var facility = FacilitySource(id: id, source: source)
    facility.crs = layer.text("crs")
    facility.coordinates = coordinates
    facility.idField = layer.text("id_field")
    facility.nameField = layer.text("name")
    facility.kindField = layer.text("kind")
    facility.villageCodeField = layer.text("village_code")
    facility.stationCapacityField = layer.text("tps_capacity")
    facility.voterCapacityField = layer.text("voters_capacity")
    facility.rangeField = layer.text("range")
    facility.decimal = layer.text("decimal").flatMap(DecimalMark.init)
    return facility
  }

  private func relocation(
    _ mapping: CheckedMapping, facilities: [FacilitySource], in job: DecisionContext
  ) -> RelocationSettings? {
    let moves = mapping.list("move").compactMap(\.mapping).compactMap { move -> MoveRule? in
      guard let hazard = move.text("hazard") else { return nil }
      check(hazard, move["class"]?.integer, of: move, hazards: job.hazards)
      return MoveRule(hazard: hazard, leastClass: move["class"]?.integer ?? 1)
    }
    let avoided = known(job.hazards.ids, named: "avoid", of: mapping)
    let layers = known(facilities.map(\.id), named: "facilities", of: mapping)
    if facilities.isEmpty {
      reportMissing(
        "decisions.facilities", of: mapping,
        example: "facilities: [{id: sekolah, source: sekolah.geojson}]")
    }
    if !job.hasVillages, facilities.contains(where: { layers.contains($0.id) && $0.villageCodeField == nil }) {
      reportMissing("villages", of: mapping, example: "villages: {source: desa.geojson, profile: big}")
    }
    let usesVoters = mapping.has("voters_at_place") || facilities.contains { $0.voterCapacityField != nil }
    if usesVoters, !job.hasVoters { reportMissing("tps.voters", of: mapping, example: "voters: dpt") }
    guard let within = mapping["within"]?.number else { return nil }
    var settings = RelocationSettings(moves: moves, avoided: avoided, facilities: layers, withinMeters: within)
    settings.includedKinds = mapping.list("include").compactMap(\.text)
    settings.excludedKinds = mapping.list("exclude").compactMap(\.text)
    if let worship = mapping["worship"]?.mapping {
      settings.worshipWords = worship.has("words") ? worship.list("words").compactMap(\.text) : nil
      settings.furtherWorshipWords = worship.list("add").compactMap(\.text)
    }
    if let count = mapping["tps_at_place"]?.integer { settings.stationsAtPlace = count }
    settings.votersAtPlace = mapping["voters_at_place"]?.integer
    settings.occupiedWithinMeters = mapping["occupied_within"]?.number
    settings.reserveField = mapping.text("reserve")
    if let count = mapping["alternatives"]?.integer { settings.alternatives = count }
    settings.acceptsUnmapped = mapping["accept_unmapped"]?.flag ?? false
    return settings
  }

  // MARK: Names and keys that belong together

  /// The names of a list that are known ones, or all known ones when the key is absent; others are reported.
  func known(_ names: [String], named key: String, of mapping: CheckedMapping) -> [String] {
    guard mapping.has(key) else { return names }
    return mapping.list(key).compactMap { node -> String? in
      guard let name = node.text else { return nil }
      if names.contains(name) { return name }
      log.report(
        .badValue, at: node.place,
        LocalizedText(en: "nothing here has the id \"\(name)\"", id: "tidak ada yang ber-id \"\(name)\" di sini"),
        fix: LocalizedText(
          en: "the ids are: \(names.joined(separator: ", "))", id: "id yang ada: \(names.joined(separator: ", "))"))
      return nil
    }
  }

  func reportMissing(_ key: String, of mapping: CheckedMapping, example: String) {
    log.report(
      .missingKey, at: mapping.place,
      LocalizedText(en: "this part needs \(key) in the job", id: "bagian ini memerlukan \(key) di pekerjaan"),
      fix: LocalizedText(en: "add \(example)", id: "tambahkan \(example)"))
  }
}
