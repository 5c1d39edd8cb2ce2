import FoundationEssentials

extension JSONValue: Decodable {
  /// The value that a JSON text holds; members come sorted by name, and numbers in their shortest form.
  ///
  /// For documents that this program wrote: of a member that occurs twice, one counts.
  ///
  /// - Returns: nil when the text is no JSON.
  public static func reading(_ text: Data) -> JSONValue? { try? JSONDecoder().decode(JSONValue.self, from: text) }

  /// The value of any kind that comes next.
  public init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: MemberKey.self) {
      self = .object(
        try members.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
          (name: $0.stringValue, value: try members.decode(JSONValue.self, forKey: $0))
        })
    } else if var elements = try? decoder.unkeyedContainer() {
      var values: [JSONValue] = []
      while !elements.isAtEnd { values.append(try elements.decode(JSONValue.self)) }
      self = .array(values)
    } else {
      self = try JSONValue(single: decoder.singleValueContainer())
    }
  }

  private init(single value: any SingleValueDecodingContainer) throws {
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .bool(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else {
      self = .string(try value.decode(String.self))
    }
  }

  private struct MemberKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// The text of a string; nil for any other value.
  public var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The whole number; nil for any other value.
  public var integer: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }

  /// The truth value; nil for any other value.
  public var flag: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  /// The elements of an array; none for any other value.
  public var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// The members of an object; none for any other value.
  public var members: [(name: String, value: JSONValue)] {
    if case .object(let members) = self { members } else { [] }
  }
}
