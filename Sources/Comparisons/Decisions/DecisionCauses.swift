import JobFiles

/// Finds what the two runs differ in that a table of the decisions depends on.
///
/// A folder does not tell which of several differences made a row another one: all of them that its part uses are named. The
/// version of the program is named where nothing else differs.
struct DecisionCauses {
  private let differences: RunDifferences
  /// For each part of the decisions its words: every text in its settings, of both runs.
  private let words: [String: Set<String>]

  init(_ differences: RunDifferences, _ old: RunDescription, _ new: RunDescription) {
    self.differences = differences
    var words: [String: Set<String>] = [:]
    for run in [old, new] {
      for (part, settings) in run.parameters["decisions"]?.members ?? [] {
        words[part, default: []].formUnion(Self.texts(in: settings))
      }
    }
    self.words = words
  }

  /// The differences that a table can come from.
  func of(_ table: RecordedTable) -> [RunDifferences.Item] {
    let parts = [table.part] + table.uses
    let found = differences.items.filter { item in
      item.cause != .program && (item.isEffective || item.isForDecisions) && concerns(item, parts)
    }
    return found.isEmpty ? differences.items.filter { $0.cause == .program } : found
  }

  private func concerns(_ item: RunDifferences.Item, _ parts: [String]) -> Bool {
    let path = item.subject.split(separator: ".").map(String.init)
    if path.first == "decisions", path.count > 1 {
      return Self.layerLists.contains(path[1]) ? isUsed(path.count > 2 ? path[2] : "", parts) : parts.contains(path[1])
    }
    if path.first == "hazards", path.count > 1 { return isUsed(path[1], parts) }
    // `facilities:ID`, `hazard:ID`, `coverage:ID`, `table:ID`; anything else goes by its file.
    let role = item.subject.split(separator: ":", maxSplits: 1).map(String.init)
    if role.count == 2, role[1] != "boosters" { return isUsed(role[1], parts) }
    guard item.cause == .data else { return true }
    let files = [item.old, item.new].compactMap { $0?.split(separator: " ").first.map(String.init) }
    return files.contains { isUsed($0, parts) }
  }

  /// What the settings of `decisions` list for all parts.
  private static let layerLists: Set = ["facilities", "tables"]

  /// One of the parts names a layer, a table or a file; or none of all parts does, and nobody knows.
  private func isUsed(_ name: String, _ parts: [String]) -> Bool {
    if parts.contains(where: { words[$0]?.contains(name) ?? false }) { return true }
    return !words.contains { !Self.layerLists.contains($0.key) && $0.value.contains(name) }
  }

  private static func texts(in value: JSONValue) -> Set<String> {
    switch value {
    case .string(let text): [text]
    case .array(let elements): elements.reduce(into: []) { $0.formUnion(texts(in: $1)) }
    case .object(let members): members.reduce(into: []) { $0.formUnion(texts(in: $1.value)) }
    default: []
    }
  }
}
