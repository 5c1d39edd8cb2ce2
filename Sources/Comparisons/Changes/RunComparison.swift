import Diagnostics
import HazardOverlay

/// What changed from one run to another, and why.
public struct RunComparison: Sendable {
  /// TPS of one regency, or of all, under one hazard.
  public struct Counts: Sendable {
    /// TPS inside before.
    public var oldInside = 0
    /// TPS inside now.
    public var newInside = 0
    /// How often each change occurs.
    public var kinds: [ChangeKind: Int] = [:]
  }

  /// The changes of one regency.
  public struct Regency: Sendable {
    /// The code; empty for TPS outside all.
    public var code: String
    /// The name, of the new run if it has one.
    public var name: String
    /// TPS before.
    public var oldStations: Int
    /// TPS now.
    public var newStations: Int
    /// Changes of the TPS themselves.
    public var own: [ChangeKind: Int]
    /// One for each hazard.
    public var hazards: [Counts]
  }

  /// The earlier run.
  public let old: RunDescription
  /// The later run.
  public let new: RunDescription
  /// What they differ in.
  public let differences: RunDifferences
  /// Every TPS with a change, by regency and id.
  public let changes: [StationChange]
  /// The regencies with a change, by code; those outside all come last.
  public let regencies: [Regency]
  /// All regencies together; TPS inside as the two runs counted them.
  public let hazards: [Counts]
  /// For each hazard, TPS with the same status and class but another distance to it.
  public let shifted: [Int]
  /// The tables of the decisions in which anything differs, in the order of their names.
  public let decisions: [TableComparison]
  /// Paths of all tables and layers whose bytes differ, or that only one run has; in order.
  public let files: [String]
  /// What is wrong with the folders.
  public let findings: [Diagnostic]

  /// Anything differs in what the runs found.
  public var isEmpty: Bool { changes.isEmpty && decisions.isEmpty && files.isEmpty }

  /// Ids of the hazards that both runs have.
  public var hazardIDs: [String] { differences.hazards }
  /// Number of changes: of TPS, and of TPS under hazards.
  public var changeCount: Int { changes.reduce(0) { $0 + $1.own.count + $1.hazards.count } }
  /// How often each change of TPS themselves occurs.
  public var own: [ChangeKind: Int] {
    regencies.reduce(into: [:]) { $0.merge($1.own, uniquingKeysWith: +) }
  }

  /// Tables of the two runs, file by file, put together.
  public struct Builder: Sendable {
    private let matcher: StationMatcher
    private let differences: RunDifferences
    private var outcomes: [StationMatcher.Outcome] = []
    private var oldTallies: [String: StationTally] = [:]
    private var newTallies: [String: StationTally] = [:]
    private var names: [String: String] = [:]

    /// A builder for two runs that differ as said.
    public init(_ differences: RunDifferences) {
      self.differences = differences
      matcher = StationMatcher(differences)
    }

    /// What came of one pair of files.
    public struct Piece: Sendable {
      fileprivate var outcome: StationMatcher.Outcome
      fileprivate var oldTallies: [String: StationTally]
      fileprivate var newTallies: [String: StationTally]
      fileprivate var names: [String: String]
    }

    /// Compares the TPS of a file in the old run and in the new one; either may be missing, and be empty then.
    ///
    /// Safe on any thread: pieces are put together by `add`.
    public func piece(_ old: StationTable, _ new: StationTable) -> Piece {
      Piece(
        outcome: matcher.match(old, new), oldTallies: StationTally.byRegency(old),
        newTallies: StationTally.byRegency(new),
        names: new.regencyNames.merging(old.regencyNames) { first, _ in first })
    }

    /// Adds a piece; the order does not matter to what comes out.
    public mutating func add(_ piece: Piece) {
      outcomes.append(piece.outcome)
      oldTallies.merge(piece.oldTallies) { $0 + $1 }
      newTallies.merge(piece.newTallies) { $0 + $1 }
      names.merge(piece.names) { first, _ in first }
    }

    /// The comparison, when all files are in.
    ///
    /// - Parameters:
    ///   - inside: For each hazard the TPS of the whole run inside it, before and now.
    ///   - decisions: The tables of the decisions, still without causes.
    public func finish(
      _ old: RunDescription, _ new: RunDescription, inside: [(old: Int, new: Int)], decisions: [TableComparison],
      findings: [Diagnostic]
    ) -> RunComparison {
      let causes = DecisionCauses(differences, old, new)
      var (oldRest, newRest) = (StationTable(hazards: differences.hazards), StationTable(hazards: differences.hazards))
      for outcome in outcomes {
        oldRest.append(outcome.oldRest)
        newRest.append(outcome.newRest)
      }
      // What no file of the same name holds may have gone to another regency.
      let rest = matcher.match(oldRest, newRest)
      let isSelected = { (run: RunDescription) in { (code: String) in run.only.isEmpty || run.only.contains(code) } }
      var changes = outcomes.flatMap(\.changes) + rest.changes
      changes += matcher.lone(rest.oldRest, .vanished, selected: isSelected(new))
      changes += matcher.lone(rest.newRest, .appeared, selected: isSelected(old))
      changes.sort {
        ($0.regency.placeInOrder, $0.id, $0.kinds.count) < ($1.regency.placeInOrder, $1.id, $1.kinds.count)
      }
      let regencies = regencies(of: changes)
      return RunComparison(
        old: old, new: new, differences: differences, changes: changes, regencies: regencies,
        hazards: inside.enumerated().map { hazard, inside in
          var counts = Counts(oldInside: inside.old, newInside: inside.new)
          for regency in regencies { counts.kinds.merge(regency.hazards[hazard].kinds, uniquingKeysWith: +) }
          return counts
        },
        shifted: (outcomes + [rest]).reduce(inside.map { _ in 0 }) { zip($0, $1.shifted).map { $0 + $1 } },
        decisions: decisions.filter { !$0.isEmpty }.map {
          var table = $0
          table.causes = causes.of($0.table)
          return table
        },
        files: Set(old.outputs.keys).union(new.outputs.keys).filter {
          ($0.hasSuffix(".csv") || $0.hasSuffix(".geojson")) && old.outputs[$0] != new.outputs[$0]
        }.sorted(), findings: findings)
    }

    private func regencies(of changes: [StationChange]) -> [Regency] {
      let empty = StationTally(hazardCount: differences.hazards.count)
      return Dictionary(grouping: changes, by: \.regency).sorted { $0.key.placeInOrder < $1.key.placeInOrder }
        .map { code, changes in
          let (old, new) = (oldTallies[code] ?? empty, newTallies[code] ?? empty)
          var regency = Regency(
            code: code, name: names[code] ?? "", oldStations: old.stations, newStations: new.stations, own: [:],
            hazards: zip(old.inside, new.inside).map { Counts(oldInside: $0, newInside: $1) })
          for change in changes {
            for own in change.own { regency.own[own.kind, default: 0] += 1 }
            for hazard in change.hazards { regency.hazards[hazard.hazard].kinds[hazard.kind, default: 0] += 1 }
          }
          return regency
        }
    }
  }
}

/// TPS of one regency, and how many are inside each hazard.
struct StationTally: Sendable {
  var stations = 0
  var inside: [Int]

  init(hazardCount: Int) { inside = Array(repeating: 0, count: hazardCount) }

  static func byRegency(_ table: StationTable) -> [String: StationTally] {
    var tallies: [String: StationTally] = [:]
    var current = ("", StationTally(hazardCount: table.hazards.count))
    for row in 0..<table.count {
      if table.regencies[row] != current.0 {
        tallies.merge([current.0: current.1]) { $0 + $1 }
        current = (table.regencies[row], StationTally(hazardCount: table.hazards.count))
      }
      current.1.stations += 1
      for hazard in table.hazards.indices where table.exposure(row, hazard)?.status == .inside {
        current.1.inside[hazard] += 1
      }
    }
    return tallies.merging([current.0: current.1]) { $0 + $1 }
  }

  static func + (left: StationTally, right: StationTally) -> StationTally {
    var sum = left
    sum.stations += right.stations
    sum.inside = zip(left.inside, right.inside).map { $0 + $1 }
    return sum
  }
}

extension String {
  /// Codes by their bytes; no code comes last.
  fileprivate var placeInOrder: String { isEmpty ? "\u{10FFFF}" : self }
}
