import Diagnostics
import HazardOverlay
import JobFiles

/// How a gate of the job came out, as `run.json` records it.
public struct GateResult: Sendable, Equatable {
  /// The gate.
  public var gate: Gate
  /// TPS that it counts.
  public var count: Int
  /// All TPS of its regencies, unlocated ones too: what its shares are of.
  public var total: Int
  /// TPS that it counts and the run before did not; nil when that was not asked, or there is no such run.
  public var newCount: Int?
  /// `made_from` of the run before.
  public var since: String?

  /// A result from its parts.
  public init(gate: Gate, count: Int, total: Int, newCount: Int? = nil, since: String? = nil) {
    self.gate = gate
    self.count = count
    self.total = total
    self.newCount = newCount
    self.since = since
  }

  /// The numbers are within the limits. Without a run before, no TPS is new.
  public var holds: Bool { broken.isEmpty }

  /// 0 to 1; 0 of nothing.
  var share: Double { total == 0 ? 0 : Double(count) / Double(total) }

  /// The limits that are not kept, as a job file writes them.
  private var broken: [String] {
    var texts: [String] = []
    if let limit = gate.atMost, count > limit { texts.append("at_most \(limit)") }
    if let limit = gate.atLeast, count < limit { texts.append("at_least \(limit)") }
    if let limit = gate.atMostShare, share > limit { texts.append("at_most \(ShareText.text(of: limit))") }
    if let limit = gate.atLeastShare, share < limit { texts.append("at_least \(ShareText.text(of: limit))") }
    if let limit = gate.newAtMost, let newCount, newCount > limit { texts.append("new_at_most \(limit)") }
    return texts
  }

  /// What was counted and which limits are broken, as the end of a finding.
  public var sentence: LocalizedText {
    let limits = broken.joined(separator: ", ")
    let share = ShareText.text(of: share)
    let new = newCount.map {
      (" (\($0) of them new since the last run)", " (\($0) di antaranya baru sejak proses terakhir)")
    }
    let counted = LocalizedText(
      en: "\(count) of \(total) TPS, \(share)\(new?.0 ?? "")", id: "\(count) dari \(total) TPS, \(share)\(new?.1 ?? "")"
    )
    guard !limits.isEmpty else { return counted }
    return LocalizedText(
      en: counted.en + ", and the gate says \(limits)", id: counted.id + ", padahal syaratnya \(limits)")
  }
}

extension [GateResult] {
  /// A line for each gate, broken ones first, under a table; empty without gates.
  public func text(in language: Language) -> String {
    guard !isEmpty else { return "" }
    let words = language == .en ? ["broken", "holds"] : ["dilanggar", "dipenuhi"]
    let lines = (filter { !$0.holds } + filter(\.holds)).map {
      "  \($0.holds ? words[1] : words[0]): \(printable($0.gate.name)): \($0.sentence.text(in: language))\n"
    }
    return (language == .en ? "\nGates:\n" : "\nSyarat:\n") + lines.joined()
  }
}

// MARK: In run.json

extension GateResult {
  /// The result as `run.json` holds it.
  public var json: JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("name", .string(gate.name)), ("hazard", .string(gate.hazard)),
      ("status", .string((gate.status ?? .inside).rawValue)), ("class", gate.hazardClass.map { .number($0) } ?? .null),
      ("regencies", .array(gate.regencies.map { .string($0) })), ("tps_count", .number(count)),
      ("tps_total", .number(total)),
    ]
    let limits = gate.limits
    for name in ["at_most", "at_least"] where !limits.contains(where: { $0.name == name }) {
      members.append((name, .null))
    }
    members += limits
    if gate.newAtMost != nil {
      members.append(("new_tps_count", newCount.map { .number($0) } ?? .null))
      members.append(("since", .string(orNull: since)))
    }
    return .object(members + [("holds", .bool(holds))])
  }

  /// The result that `run.json` holds; nil when it is none.
  init?(_ record: JSONValue) {
    guard let name = record["name"]?.text, let hazard = record["hazard"]?.text, let count = record["tps_count"]?.integer
    else { return nil }
    func share(_ name: String) -> Double? {
      if case .number(let text) = record[name] { Double(text) } else { nil }
    }
    var gate = Gate(
      name: name, hazard: hazard, hazardClass: record["class"]?.integer,
      status: record["status"]?.text.flatMap(GateStatus.init), atMost: record["at_most"]?.integer,
      atLeast: record["at_least"]?.integer)
    gate.regencies = (record["regencies"]?.elements ?? []).compactMap(\.text)
    (gate.atMostShare, gate.atLeastShare) = (share("at_most_share"), share("at_least_share"))
    gate.newAtMost = record["new_at_most"]?.integer
    self.init(
      gate: gate, count: count, total: record["tps_total"]?.integer ?? 0, newCount: record["new_tps_count"]?.integer,
      since: record["since"]?.text)
  }
}
