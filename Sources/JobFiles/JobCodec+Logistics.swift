extension LogisticsSettings {
  var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [("depots", depots.parameters)]
    if let ports { members.append(("ports", ports.parameters)) }
    if !access.isEmpty { members.append(("access", .array(access.map(\.parameters)))) }
    if let routes { members.append(("routes", routes.parameters)) }
    if !rates.isEmpty { members.append(("rates", .array(rates.map(\.parameters)))) }
    return .object(members)
  }
}

extension FacilitySelection {
  var parameters: JSONValue {
    .object([
      ("facilities", .array(facilities.map { .string($0) })), ("kinds", .array(kinds.map { .string($0) })),
    ])
  }
}

extension AccessClass {
  fileprivate var parameters: JSONValue {
    .object([
      ("id", .string(id)), ("title", .string(title)), ("hazards", .array(conditions.map(\.parameters))),
    ])
  }
}

extension RouteSource {
  fileprivate var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [("source", .string(source.written))]
    members.append("layer", source.layer)
    members.append("where", source.filter)
    members.append("crs", crs)
    members.append("id_field", idField)
    members.append(("within_m", .number(withinMeters)))
    let list = closures.map {
      JSONValue.object([("hazard", .string($0.hazard)), ("class", .number($0.leastClass))])
    }
    members.append(("closed_by", .array(list)))
    return .object(members)
  }
}

extension TransportRate {
  fileprivate var parameters: JSONValue {
    .object([
      ("id", .string(id)), ("title", .string(title)), ("access", .array(access.map { .string($0) })),
      ("count", .number(count)), ("tps", .number(stations)),
    ])
  }
}
