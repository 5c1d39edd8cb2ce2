import Diagnostics

/// What maps tell apart among the rows of a `DecisionTable`, and whether they show them without being asked.
public struct DecisionStyle: Sendable, Equatable {
  /// Rows that look the same.
  public struct Class: Sendable, Equatable {
    /// The value of the column, as its CSV writes it.
    public var value: String
    /// What the legend calls it.
    public var title: LocalizedText

    /// A value and its title.
    public init(_ value: String, _ title: LocalizedText) {
      self.value = value
      self.title = title
    }
  }

  /// By what rows are told apart.
  public enum Rule: Sendable, Equatable {
    /// They all look the same.
    case alike
    /// By the values of a column, in the order of the legend; ranked ones from the gravest to the least.
    case values(column: String, [Class], isRanked: Bool)
    /// By steps of a column of numbers: below the first of these rising limits, then from each of them on.
    case steps(column: String, [Double])
  }

  /// By what rows are told apart; a row without the value, or with another one, looks plain.
  public var rule: Rule
  /// A map shows them before anybody asks: few rows that say where to act.
  public var isShownAtFirst: Bool

  /// A style; rows look the same unless a rule is given.
  public init(_ rule: Rule = .alike, isShownAtFirst: Bool = false) {
    self.rule = rule
    self.isShownAtFirst = isShownAtFirst
  }
}

extension DecisionStyle {
  /// Looks without an order that a table takes: one, or one for each of its kinds.
  private var kindCount: Int {
    if case .values(_, let classes, isRanked: false) = rule { classes.count } else { 1 }
  }

  /// For each table the number of its first look, so that no two tables of a run look the same.
  public static func firstKinds(of tables: [DecisionTable]) -> [Int] {
    var next = 0
    return tables.map { table in
      defer { next += table.style.kindCount }
      return next
    }
  }
}
