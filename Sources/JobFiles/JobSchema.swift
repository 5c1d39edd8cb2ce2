import HazardOverlay

/// The JSON Schema of the job file, for editors that complete and check YAML.
public enum JobSchema {
  /// The schema (draft 2020-12) as JSON text, written from the keys that the reader accepts.
  ///
  /// It says what one value may be. What only the reader knows, such as a gate that names a hazard of the job, is not
  /// in it.
  public static func json() -> String {
    var members: [(name: String, value: JSONValue)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("title", .string("petarawan job file")),
    ]
    if case .object(let root) = schema(of: JobKeys.document) { members += root }
    return JSONValue.object(members).indentedText
  }

  /// A mapping: its keys, those that it needs, and nothing else.
  private static func schema(of mapping: JobMapping) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("description", .string(mapping.summary)), ("type", .string("object")),
      ("properties", .object(mapping.keys.map { ($0.name, schema(of: $0)) })),
    ]
    let required = mapping.keys.filter { $0.presence == .required }.map { JSONValue.string($0.name) }
    if !required.isEmpty { members.append(("required", .array(required))) }
    let alternatives = mapping.keys.compactMap { key -> JSONValue? in
      guard case .requiredUnless(let other) = key.presence else { return nil }
      return .object([("anyOf", .array([key.name, other].map { .object([("required", .array([.string($0)]))]) }))])
    }
    if !alternatives.isEmpty { members.append(("allOf", .array(alternatives))) }
    members.append(("additionalProperties", .bool(false)))
    return .object(members)
  }

  private static func schema(of key: JobKey) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = [("description", .string(key.summary))]
    if case .object(let shape) = schema(of: key.shape) { members += shape.filter { $0.name != "description" } }
    if let text = key.defaultText { members.append(("default", defaultValue(text, key.shape))) }
    return .object(members)
  }

  private static func defaultValue(_ text: String, _ shape: JobShape) -> JSONValue {
    switch shape {
    case .flag: .bool(text == "true")
    case .weight, .integer, .version: .number(text)
    case .length where text == "0": .number(text)
    default: .string(text)
    }
  }

  private static func schema(of shape: JobShape) -> JSONValue {
    switch shape {
    case .text: return .object([("type", .array([.string("string"), .string("number")])), ("minLength", .number(1))])
    case .hazardID: return pattern(JobShape.hazardIDPattern)
    case .date: return pattern(DateText.pattern)
    case .length(let isZeroAllowed):
      let text = pattern(isZeroAllowed ? LengthText.pattern : LengthText.patternWithUnit)
      return isZeroAllowed ? .object([("anyOf", .array([.object([("const", .number(0))]), text]))]) : text
    case .crs: return .object([("type", .string("string")), ("minLength", .number(1))])
    case .integer(let range):
      return .object([
        ("type", .string("integer")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)),
      ])
    case .limit(let range):
      return .object([("anyOf", .array([schema(of: .integer(range)), pattern(ShareText.pattern)]))])
    case .version(let version): return .object([("const", .number(version))])
    case .weight: return .object([("type", .string("number")), ("minimum", .number(0))])
    case .flag: return .object([("type", .string("boolean"))])
    case .choice(let words), .profile(let words): return .object([("enum", .array(words.map { .string($0) }))])
    case .list(let element, let least):
      var members: [(name: String, value: JSONValue)] = [("type", .string("array")), ("items", schema(of: element))]
      if least > 0 { members.append(("minItems", .number(least))) }
      return .object(members)
    case .ascendingNumbers:
      return .object([
        ("type", .string("array")), ("items", .object([("type", .string("number"))])), ("minItems", .number(1)),
      ])
    case .propertyValue:
      return .object([("type", .array(["string", "number", "boolean", "null"].map { .string($0) }))])
    case .classOfValue:
      return .object([
        ("type", .string("object")), ("additionalProperties", schema(of: .integer(JobKeys.classesOfValues))),
        ("minProperties", .number(1)),
      ])
    case .labelOfClass:
      return .object([
        ("type", .string("object")), ("patternProperties", .object([("^[1-9][0-9]?$", schema(of: .text))])),
        ("additionalProperties", .bool(false)),
      ])
    case .mapping(let mapping): return schema(of: mapping)
    case .either(let single, let mapping):
      return .object([("anyOf", .array([schema(of: single), schema(of: mapping)]))])
    }
  }

  private static func pattern(_ pattern: String) -> JSONValue {
    .object([("type", .string("string")), ("pattern", .string(pattern))])
  }
}
