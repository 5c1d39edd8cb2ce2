extension TableSource {
  var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("id", .string(id)), ("source", .string(source.written)), ("tps_id", .string(stationField)),
    ]
    members.append("layer", source.layer)
    members.append("where", source.filter)
    members.append("decimal", decimal?.rawValue)
    return .object(members)
  }
}

extension ScoreSettings {
  /// The score as `run.json` shows it; an indicator without a source is not measured.
  var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = []
    members.append("preset", preset)
    members += [
      ("indicators", .array(indicators.map(\.parameters))),
      ("thresholds", .array(thresholds.map { .number($0) })),
      ("frequency", .array(frequencies.map { .number($0) })),
      ("not_measured", .string(countsUnmeasured ? "widen" : "leave_out")),
    ]
    return .object(members)
  }
}

extension Indicator {
  fileprivate var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("id", .string(id)), ("title", .string(title)), ("variable", .string(variable)), ("weight", .number(weight)),
    ]
    if !stages.isEmpty { members.append(("stages", .array(stages.map { .string($0) }))) }
    switch source {
    case .hazards(let conditions): members.append(("hazards", .array(conditions.map(\.parameters))))
    case .place(let condition): members.append(("place", condition.parameters))
    case .value(let condition): members.append(("value", condition.parameters))
    case nil: break
    }
    return .object(members)
  }
}

extension HazardCondition {
  var parameters: JSONValue {
    .object([("hazard", .string(hazard)), ("class", .number(leastClass)), ("near", .bool(countsNear))])
  }
}

extension PlaceCondition {
  fileprivate var parameters: JSONValue {
    .object([
      ("facilities", .array(facilities.map { .string($0) })), ("kinds", .array(kinds.map { .string($0) })),
      (isBeyond ? "beyond_m" : "within_m", .number(limitMeters)),
    ])
  }
}

extension ValueCondition {
  fileprivate var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = []
    members.append("table", table)
    members.append(("field", .string(field)))
    if !present.isEmpty { members.append(("present", .array(present.map { .string($0) }))) }
    if !absent.isEmpty { members.append(("absent", .array(absent.map { .string($0) }))) }
    if let atLeast { members.append(("at_least", .number(atLeast))) }
    members.append(("without", .string(isAbsentWithoutValue ? "absent" : "unknown")))
    return .object(members)
  }
}
