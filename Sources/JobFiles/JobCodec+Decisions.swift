extension JobDecisions {
  /// The section as `run.json` shows it.
  var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = []
    if !facilities.isEmpty { members.append(("facilities", .array(facilities.map(\.parameters)))) }
    if let relocation { members.append(("relocation", relocation.parameters)) }
    if let signal { members.append(("signal", signal.parameters)) }
    if !services.isEmpty { members.append(("services", .array(services.map(\.parameters)))) }
    if let personnel { members.append(("personnel", personnel.parameters)) }
    if let postponement { members.append(("postponement", postponement.parameters)) }
    if let areas { members.append(("areas", areas.parameters)) }
    if !tables.isEmpty { members.append(("tables", .array(tables.map(\.parameters)))) }
    if let score { members.append(("score", score.parameters)) }
    if let logistics { members.append(("logistics", logistics.parameters)) }
    if isOneStage { members.append("stage", stages.first?.id) }
    if !stages.isEmpty { members.append(("stages", .array(stages.map(\.parameters)))) }
    return .object(members)
  }
}

extension FacilitySource {
  fileprivate var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [("id", .string(id)), ("source", .string(source.written))]
    for (name, text) in [("layer", source.layer), ("where", source.filter), ("crs", crs)] { members.append(name, text) }
    for (name, column) in coordinates?.keys ?? [] { members.append(name, column) }
    let texts = [
      ("id_field", idField), ("name", nameField),
      ("kind", kindField), ("village_code", villageCodeField), ("tps_capacity", stationCapacityField),
      ("voters_capacity", voterCapacityField), ("range", rangeField),
      ("decimal", decimal?.rawValue),
    ]
    for (name, text) in texts { members.append(name, text) }
    return .object(members)
  }
}

extension RelocationSettings {
  fileprivate var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      (
        "move",
        .array(moves.map { .object([("hazard", .string($0.hazard)), ("class", .number($0.leastClass))]) })
      ),
      ("avoid", .array(avoided.map { .string($0) })), ("within_m", .number(withinMeters)),
      ("facilities", .array(facilities.map { .string($0) })),
      ("include", .array(includedKinds.map { .string($0) })), ("exclude", .array(excludedKinds.map { .string($0) })),
      ("tps_at_place", .number(stationsAtPlace)),
    ]
    if worshipWords != nil || !furtherWorshipWords.isEmpty {
      let words = worshipWords.map { [("words", JSONValue.array($0.map { .string($0) }))] } ?? []
      members.append(("worship", .object(words + [("add", .array(furtherWorshipWords.map { .string($0) }))])))
    }
    if let votersAtPlace { members.append(("voters_at_place", .number(votersAtPlace))) }
    if let occupiedWithinMeters { members.append(("occupied_within_m", .number(occupiedWithinMeters))) }
    members.append("reserve", reserveField)
    members.append(("alternatives", .number(alternatives)))
    members.append(("accept_unmapped", .bool(acceptsUnmapped)))
    return .object(members)
  }
}

extension SignalSettings {
  fileprivate var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = []
    switch source {
    case .hazard(let hazard): members.append(("hazard", .string(hazard)))
    case .towers(let layers, let range):
      members.append(("towers", .array(layers.map { .string($0) })))
      if let range { members.append(("range_m", .number(range))) }
    }
    if let boosters { members.append(("boosters", boosters.parameters)) }
    return .object(members)
  }
}

extension BoosterSettings {
  fileprivate var parameters: JSONValue {
    let candidates = (standsAtStations ? ["tps"] : []) + facilities + (gridMeters == nil ? [] : ["grid"])
    var members: [(name: String, value: JSONValue)] = [
      ("count", .number(count)), ("radius_m", .number(radiusMeters)),
      ("candidates", .array(candidates.map { .string($0) })),
    ]
    if let gridMeters { members.append(("grid_m", .number(gridMeters))) }
    if let exclusion {
      members.append(("exclude", exclusion.parameters))
    }
    return .object(members)
  }
}

extension AreaSource {
  /// The polygons as `run.json` shows them.
  var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [("source", .string(source.written))]
    members.append("layer", source.layer)
    members.append("where", source.filter)
    members.append("crs", crs)
    return .object(members)
  }
}

extension ServiceSettings {
  fileprivate var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("id", .string(id)), ("facilities", .array(facilities.map { .string($0) })),
      ("kinds", .array(kinds.map { .string($0) })),
    ]
    if let withinMeters { members.append(("within_m", .number(withinMeters))) }
    return .object(members)
  }
}
