import FeatureModel
import HazardOverlay

extension Job {
  /// Everything that the job asks for, after defaults and profiles, for `run.json`.
  ///
  /// The same job always gives the same text: lengths are metres, paths are as the job writes them, and lists without
  /// an order of their own are sorted. An absent key has no member.
  public var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [("title", .string(title))]
    members.append("as_of", asOf)
    members.append(("tps", tps.parameters))
    members.append(("regencies", regencies.parameters))
    if let districts { members.append(("districts", districts.parameters)) }
    if let villages { members.append(("villages", villages.parameters)) }
    members.append(("hazards", .array(hazards.map(\.parameters))))
    switch metricCRS {
    case .auto: members.append(("metric_crs", .string("auto")))
    case .fixed(let crs): members.append(("metric_crs", .string(crs)))
    }
    members.append(("nearest_limit_m", .number(nearestLimitMeters)))
    members.append(("policy", policy.parameters))
    members.append(("gates", .array(gates.map(\.parameters))))
    members.append(("zones", .string(zones.rawValue)))
    if !outputs.isEmpty { members.append(("outputs", .array(outputs.map(\.rawValue).sorted().map { .string($0) }))) }
    if outputs.contains(.report) { members.append(("report", report.parameters)) }
    if csv != .international {
      members.append(
        (
          "csv",
          .object([("separator", .string(String(csv.separator))), ("decimal", .string(String(csv.decimalMark)))])
        ))
    }
    if !decisions.isEmpty { members.append(("decisions", decisions.parameters)) }
    return .object(members)
  }
}

extension [(name: String, value: JSONValue)] {
  /// Adds a member whose value is a text, when there is one.
  mutating func append(_ name: String, _ text: String?) {
    if let text { append((name, .string(text))) }
  }
}

extension CoordinateColumns {
  /// The keys of the job file that name the columns.
  var keys: [(name: String, column: String)] {
    switch self {
    case .xy(let x, let y): [("x", x), ("y", y)]
    case .plusCode(let column): [("plus_code", column)]
    }
  }
}

extension PollingStationSource {
  fileprivate var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [("source", .string(source.written)), ("id", .string(idField))]
    members.append("layer", source.layer)
    members.append("where", source.filter)
    members.append("profile", profile)
    members.append("village_code", villageCodeField)
    members.append("voters", votersField)
    if votersField != nil { members.append(("voters_at_most", .number(votersAtMost))) }
    members.append("decimal", decimal?.rawValue)
    switch accuracy {
    case .meters(let meters): members.append(("accuracy_m", .number(meters)))
    case .field(let field): members.append(("accuracy_field", .string(field)))
    case .plusCode: members.append(("accuracy", .string("plus_code")))
    case nil: break
    }
    members.append("crs", crs)
    for (name, column) in coordinates?.keys ?? [] { members.append(name, column) }
    return .object(members)
  }
}

extension AdministrativeSource {
  fileprivate var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [("source", .string(source.written))]
    members.append("layer", source.layer)
    members.append("where", source.filter)
    members.append("profile", profile)
    members.append("code", codeField)
    members.append("codes", areKemendagri ? "kemendagri" : nil)
    members.append("name", nameField)
    members.append("crs", crs)
    return .object(members)
  }
}

extension HazardSource {
  fileprivate var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("id", .string(definition.id)), ("title", .string(definition.title)), ("source", .string(source.written)),
    ]
    members.append("layer", source.layer)
    members.append("where", source.filter)
    members.append("crs", crs)
    members.append("id_field", idField)
    members.append("profile", profile)
    members.append(("class", definition.classRule.parameters))
    if isClassAssumed { members.append(("class_assumed", .bool(true))) }
    if !definition.rings.isEmpty { members.append(("rings", .array(definition.rings.map(\.parameters)))) }
    members.append(("invert", .bool(definition.isInverted)))
    let outside = definition.isUnmappedOutside ? "unmapped" : "clear"
    members.append("outside", definition.mapsTouchedRegencies ? nil : outside)
    members.append(("near_m", .number(definition.nearMeters)))
    members.append(("weight", .number(definition.weight)))
    var validity: [(name: String, value: JSONValue)] = []
    validity.append("from", definition.validity.from)
    validity.append("to", definition.validity.to)
    if !validity.isEmpty { members.append(("valid", .object(validity))) }
    if !definition.stages.isEmpty { members.append(("stages", .array(definition.stages.map { .string($0) }))) }
    members.append("edition", definition.edition)
    members.append("coverage", coverage?.written)
    members.append("coverage_layer", coverage?.layer)
    let mapped = definition.mappedRegencies.map { JSONValue.string($0.text) }
    if !mapped.isEmpty { members.append(("coverage", .object([("regencies", .array(mapped))]))) }
    return .object(members)
  }
}

extension HazardRing {
  fileprivate var parameters: JSONValue { .object([("to_m", .number(toMeters)), ("class", .number(hazardClass))]) }
}

extension ClassRule {
  /// The rule as `run.json` and the list of profiles show it.
  var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = []
    members.append("field", field)
    switch method {
    case .constant(let hazardClass): members.append(("constant", .number(hazardClass)))
    case .values(let classes):
      let sorted = classes.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      members.append(("values", .object(sorted.map { ($0.key, .number($0.value)) })))
    case .thresholds(let limits): members.append(("thresholds", .array(limits.map { .number($0) })))
    }
    if let range { members.append(("range", .array([.number(range.lowerBound), .number(range.upperBound)]))) }
    if !labels.isEmpty {
      members.append(
        ("labels", .object(labels.sorted { $0.key < $1.key }.map { (String($0.key), .string($0.value)) })))
    }
    for (name, values) in [("no_hazard", noHazard), ("no_data", noData)] where !values.isEmpty {
      members.append((name, .array(values.map { .string(orNull: $0) })))
    }
    return .object(members)
  }
}

extension JobPolicy {
  fileprivate var parameters: JSONValue {
    .object([
      ("invalid_geometry", .string(invalidGeometry.rawValue)), ("regency_tolerance_m", .number(regencyToleranceMeters)),
    ])
  }
}

extension JobReport {
  fileprivate var parameters: JSONValue {
    .object([
      ("edition", .string(edition.rawValue)), ("fields", .array(fields.map { .string($0) })),
      ("private", .array(privateFields.map { .string($0) })),
    ])
  }
}

extension Gate {
  /// The limits that the gate has, by their names in JSON; shares are 0 to 1.
  public var limits: [(name: String, value: JSONValue)] {
    let counts = [("at_most", atMost), ("at_least", atLeast), ("new_at_most", newAtMost)]
    let shares = [("at_most_share", atMostShare), ("at_least_share", atLeastShare)]
    return counts.compactMap { name, count in count.map { (name, .number($0)) } }
      + shares.compactMap { name, share in share.map { (name, .number($0)) } }
  }

  fileprivate var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [("name", .string(name)), ("hazard", .string(hazard))]
    if let hazardClass { members.append(("class", .number(hazardClass))) }
    members.append("status", status?.rawValue)
    if !regencies.isEmpty { members.append(("regencies", .array(regencies.map { .string($0) }))) }
    members += limits
    return .object(members)
  }
}
