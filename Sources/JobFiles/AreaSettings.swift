/// For which hazards the areas of regencies, districts and villages are measured.
public struct AreaSettings: Sendable, Equatable {
  /// Ids of the hazards.
  public var hazards: [String]

  /// The areas of some hazards.
  public init(hazards: [String]) { self.hazards = hazards }
}

extension AreaSettings {
  /// The settings as `run.json` shows them.
  var parameters: JSONValue { .object([("hazards", .array(hazards.map { .string($0) }))]) }
}
