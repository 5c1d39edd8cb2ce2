import Diagnostics
import JobFiles
import RegencyReports

/// The runs of a folder that git knows, newest first.
public struct RunHistory: Sendable {
  /// One commit that changed the folder's `run.json`.
  public struct Entry: Sendable {
    /// Hash of the commit.
    public var commit: String
    /// Day of the commit, as an ISO 8601 date and time with its offset.
    public var date: String
    /// First line of the commit's message.
    public var subject: String
    /// What `run.json` said; nil when the commit removed it.
    public var run: RunDescription?
    /// For each hazard the TPS by status.
    public var counts: [String: [String: Int]]

    /// An entry from its parts.
    public init(
      commit: String, date: String, subject: String, run: RunDescription?, counts: [String: [String: Int]]
    ) {
      self.commit = commit
      self.date = date
      self.subject = subject
      self.run = run
      self.counts = counts
    }
  }

  /// The entries, newest first.
  public let entries: [Entry]
  /// Ids of the hazards of all entries, in the order of the newest run that has them.
  public let hazards: [String]

  /// A history from its entries, newest first.
  public init(_ entries: [Entry]) {
    self.entries = entries
    hazards = entries.reduce(into: []) { hazards, entry in
      for hazard in entry.run?.hazards ?? [] where !hazards.contains(hazard) { hazards.append(hazard) }
    }
  }

  /// A table of the runs and a chart of the TPS inside each hazard, oldest run on top.
  public func text(in language: Language) -> String {
    TextTable.aligned(rows(in: language), flushRightFrom: 4) + chart(in: language)
  }

  /// The same as Markdown.
  public func markdown(in language: Language) -> String {
    MarkdownText.table(rows(in: language), flushRightFrom: 4) + "\n```\n" + chart(in: language).drop { $0 == "\n" }
      + "```\n"
  }

  private func rows(in language: Language) -> [[String]] {
    let en = language == .en
    let header =
      (en ? ["commit", "date", "as of", "message", "TPS"] : ["commit", "tanggal", "per", "pesan", "TPS"])
      + hazards.flatMap { [$0 + (en ? " inside" : " dalam"), en ? "near" : "dekat"] }
      + [en ? "broken gates" : "syarat dilanggar"]
    return [header]
      + entries.map { entry in
        let start = [
          String(entry.commit.prefix(10)), String(entry.date.prefix(10)), printable(entry.run?.asOf ?? ""),
          printable(String(entry.subject.prefix(40))),
        ]
        guard let run = entry.run else {
          return start + [en ? "removed" : "dihapus"] + hazards.flatMap { _ in ["", ""] } + [""]
        }
        let counts = hazards.flatMap { hazard in
          ["inside", "near"].map { entry.counts[hazard]?[$0].map(String.init) ?? "-" }
        }
        return start + [String(run.stationCount)] + counts + [String(run.gates.count { !$0.holds })]
      }
  }

  /// For each hazard a bar for each run; the longest is 40 characters.
  private func chart(in language: Language) -> String {
    let runs = entries.reversed().filter { $0.run != nil }
    return hazards.map { hazard in
      let counts = runs.map { $0.counts[hazard]?["inside"] }
      let greatest = max(1, counts.compactMap { $0 }.max() ?? 1)
      let bars = zip(runs, counts).map { entry, count -> [String] in
        let bar = String(repeating: "█", count: ((count ?? 0) * 40 + greatest / 2) / greatest)
        return [
          String(entry.date.prefix(10)), String(entry.commit.prefix(10)), bar + " " + (count.map(String.init) ?? "-"),
        ]
      }
      let title = language == .en ? "TPS inside \(hazard)" : "TPS di dalam \(hazard)"
      return "\n\(title)\n" + TextTable.aligned(bars, flushRightFrom: 3)
    }.joined()
  }

  /// What `log --json` prints, without the exit code.
  public var json: JSONValue {
    .array(
      entries.map { entry in
        .object([
          ("commit", .string(entry.commit)), ("date", .string(entry.date)), ("subject", .string(entry.subject)),
          ("title", .string(orNull: entry.run?.title)), ("as_of", .string(orNull: entry.run?.asOf)),
          ("made_from", .string(orNull: entry.run?.madeFrom)),
          ("tps_count", entry.run.map { .number($0.stationCount) } ?? .null),
          ("gates_broken", entry.run.map { .number($0.gates.count { !$0.holds }) } ?? .null),
          (
            "hazards",
            .array(
              (entry.run?.hazards ?? []).map { hazard in
                .object([("hazard", .string(hazard))] + Self.statuses(entry.counts[hazard] ?? [:]))
              })
          ),
        ])
      })
  }

  private static func statuses(_ counts: [String: Int]) -> [(name: String, value: JSONValue)] {
    ["inside", "near", "clear", "unmapped", "unlocated"].map { ($0, .number(counts[$0] ?? 0)) }
  }
}
