import HazardOverlay
import JobFiles

/// Everything recorded that two runs differ in: what a change can come from.
public struct RunDifferences: Sendable {
  /// One thing that differs.
  public struct Item: Sendable, Equatable {
    /// What it can cause.
    public var cause: ChangeCause
    /// Role of an input, path of a parameter such as `hazards.banjir.near_m`, or name of a program.
    public var subject: String
    /// What it was; nil when the old run has no such thing.
    public var old: String?
    /// What it is; nil when the new run has no such thing.
    public var new: String?
    /// It can change a status, a regency or which TPS there are.
    public var isEffective: Bool
    /// It can change what is decided, beside or through the statuses.
    public var isForDecisions = false
    /// What it was, for people: a long list is cut.
    public var shortOld: String? { old.map(Self.short) }
    /// What it is, for people: a long list is cut.
    public var shortNew: String? { new.map(Self.short) }

    private static func short(_ text: String) -> String { text.count > 80 ? text.prefix(79) + "…" : text }

    /// People want to see it.
    public var isShown: Bool { isEffective || isForDecisions }
  }

  /// In the order of the causes, then of the job.
  public let items: [Item]
  /// Ids of the hazards that both runs have, in the order of the new job.
  public let hazards: [String]
  /// Near distances of these hazards, in metres.
  let nearMeters: [(old: Double, new: Double)]
  /// Metres beyond which a distance is not recorded.
  let limitMeters: (old: Double, new: Double)
  /// Either run was limited to some regencies.
  let isLimited: Bool

  /// What two runs differ in.
  public init(_ old: RunDescription, _ new: RunDescription) {
    let shared = new.hazards.filter(old.hazards.contains)
    hazards = shared
    let parameters = (old: Self.flat(old.parameters), new: Self.flat(new.parameters))
    func meters(_ path: String) -> (old: Double, new: Double) {
      (parameters.old[path].flatMap(Double.init) ?? 0, parameters.new[path].flatMap(Double.init) ?? 0)
    }
    nearMeters = shared.map { meters("hazards.\($0).near_m") }
    limitMeters = meters("nearest_limit_m")
    isLimited = !old.only.isEmpty || !new.only.isEmpty
    items =
      Self.inputs(old, new)
      + Self.rules(parameters.old, parameters.new, shared, decides: Self.decides(old, new))
      + Self.selection(old.only, new.only)
      + zip(old.versions, new.versions).filter { $0.version != $1.version }.map {
        Item(cause: .program, subject: $0.name, old: $0.version, new: $1.version, isEffective: true)
      }
  }

  // MARK: Inputs

  private static func inputs(_ old: RunDescription, _ new: RunDescription) -> [Item] {
    Set(old.inputs.keys).union(new.inputs.keys).sorted().compactMap { role in
      let (before, after) = (old.inputs[role], new.inputs[role])
      guard before?.sha256 != after?.sha256 else { return nil }
      // A layer that only one job names is a rule of that job.
      let isInBoth = before != nil && after != nil
      let cause: ChangeCause =
        role == "tps" ? .stations : !isInBoth ? .rules : isLayer(role) ? .layer : decisionCause(role)
      return Item(
        cause: cause, subject: role, old: before.map(description), new: after.map(description),
        isEffective: role == "tps" || role == "regencies" || isLayer(role), isForDecisions: decides(old, new))
    }
  }

  private static func decisionCause(_ role: String) -> ChangeCause {
    if ["regencies", "districts", "villages"].contains(role) { return .boundaries }
    return role.hasPrefix("facilities:") ? .facilities : .data
  }

  /// Either run decides something.
  private static func decides(_ old: RunDescription, _ new: RunDescription) -> Bool {
    !old.tables.isEmpty || !new.tables.isEmpty
  }

  private static func isLayer(_ role: String) -> Bool { role.hasPrefix("hazard:") || role.hasPrefix("coverage:") }

  /// Name, beginning of the hash, and edition.
  private static func description(_ input: RunDescription.Input) -> String {
    "\(input.path) \(input.sha256.prefix(12))" + (input.edition.map { " \"\($0)\"" } ?? "")
  }

  // MARK: Rules

  private static func rules(
    _ old: [String: String], _ new: [String: String], _ shared: [String], decides: Bool
  ) -> [Item] {
    Set(old.keys).union(new.keys).sorted().compactMap { path in
      guard old[path] != new[path] else { return nil }
      let parts = path.split(separator: ".").map(String.init)
      // A hazard of only one job has no statuses to compare; its line among the inputs says so.
      if parts[0] == "hazards", parts.count > 1, !shared.contains(parts[1]) { return nil }
      return Item(
        cause: .rules, subject: path, old: old[path], new: new[path], isEffective: isEffective(parts),
        isForDecisions: decides && isForDecisions(parts))
    }
  }

  /// A parameter that a status, a regency or the choice of TPS depends on. Inputs count by their bytes, not by their names.
  private static func isEffective(_ path: [String]) -> Bool {
    let ineffective: Set = [
      "title", "edition", "weight", "valid", "stages", "source", "profile", "id_field", "class_assumed", "coverage",
    ]
    switch path[0] {
    case "hazards":
      return path.count > 2 && !ineffective.contains(path[2])
        && !(path[2] == "class" && path.dropFirst(3).first == "labels")
    case "tps": return ["id", "crs", "x", "y"].contains(path.dropFirst().first)
    case "regencies": return ["code", "crs"].contains(path.dropFirst().first)
    case "policy", "metric_crs": return true
    default: return false
    }
  }

  /// A parameter that a decision depends on. Names of files count by the bytes of the inputs.
  private static func isForDecisions(_ path: [String]) -> Bool {
    switch path[0] {
    case "decisions": path.last != "source"
    case "hazards": path.count > 2 && ["weight", "valid", "stages"].contains(path[2])
    case "tps": ["village_code", "voters", "accuracy"].contains(path.dropFirst().first)
    case "districts", "villages": path.dropFirst().first != "source"
    default: false
    }
  }

  private static func selection(_ old: Set<String>, _ new: Set<String>) -> [Item] {
    guard old != new else { return [] }
    let text = { (codes: Set<String>) in codes.isEmpty ? nil : codes.sorted().joined(separator: ", ") }
    return [Item(cause: .rules, subject: "--only", old: text(old), new: text(new), isEffective: true)]
  }

  /// The leaves of a document by their paths; what has ids goes by them, so that the order does not count.
  private static func flat(_ value: JSONValue, _ path: String = "") -> [String: String] {
    func below(_ name: String) -> String { path.isEmpty ? name : path + "." + name }
    switch value {
    case .object(let members):
      return members.reduce(into: [:]) { $0.merge(flat($1.value, below($1.name))) { first, _ in first } }
    case .array(let elements) where !elements.isEmpty && elements.allSatisfy { $0["id"]?.text != nil }:
      return elements.reduce(into: [:]) { $0.merge(flat($1, below($1["id"]?.text ?? ""))) { first, _ in first } }
    case .string(let text): return [path: text]
    default: return [path: value.compactText]
    }
  }
}

// MARK: What a change can come from

extension RunDifferences {
  private func differs(_ cause: ChangeCause, _ isMeant: (String) -> Bool) -> Bool {
    items.contains { $0.cause == cause && $0.isEffective && isMeant($0.subject) }
  }

  /// The file of the TPS holds other bytes.
  var stationData: Bool { differs(.stations) { _ in true } }
  /// The job reads the coordinates of the TPS in another way.
  var stationRules: Bool { differs(.rules) { ["tps.crs", "tps.x", "tps.y"].contains($0) } }
  /// The job takes the id of the TPS from another field.
  var idRule: Bool { differs(.rules) { $0 == "tps.id" } }
  /// The runs were limited to different regencies.
  var selection: Bool { differs(.rules) { $0 == "--only" } }
  /// The boundaries of the regencies hold other bytes.
  var boundaryData: Bool { differs(.boundaries) { $0 == "regencies" } }
  /// The job reads or applies the boundaries in another way.
  var boundaryRules: Bool {
    differs(.rules) { $0.hasPrefix("regencies.") || $0 == "policy.regency_tolerance_m" }
  }
  /// Another version of the program or of a library.
  var program: Bool { differs(.program) { _ in true } }

  /// The layer of a hazard, or its coverage, holds other bytes.
  func layerData(_ hazard: Int) -> Bool {
    differs(.layer) { $0 == "hazard:" + hazards[hazard] || $0 == "coverage:" + hazards[hazard] }
  }

  /// The rules that the status under a hazard depends on and that differ.
  func hazardRules(_ hazard: Int) -> [String] {
    let id = hazards[hazard]
    return items.filter {
      $0.cause == .rules && $0.isEffective
        && ($0.subject.hasPrefix("hazards.\(id).") || $0.subject == "coverage:" + id || $0.subject == "metric_crs"
          || $0.subject == "policy.invalid_geometry")
    }.map(\.subject)
  }
}
