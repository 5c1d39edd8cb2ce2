extension Stage {
  var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [("id", .string(id)), ("title", .string(title))]
    members.append("from", days.from)
    members.append("to", days.to)
    if !weights.isEmpty {
      let list = weights.map {
        JSONValue.object([("indicator", .string($0.indicator)), ("weight", .number($0.weight))])
      }
      members.append(("weights", .array(list)))
    }
    return .object(members)
  }
}
