import FeatureModel

/// TPS inside a hazard, from a class upwards; near it too where the condition says so.
public struct HazardCondition: Sendable, Equatable {
  /// Id of the hazard.
  public var hazard: String
  /// This class and higher ones.
  public var leastClass: Int
  /// The near band counts too.
  public var countsNear: Bool

  /// A condition on a hazard.
  public init(hazard: String, leastClass: Int = 1, countsNear: Bool = false) {
    self.hazard = hazard
    self.leastClass = leastClass
    self.countsNear = countsNear
  }
}

/// TPS with a facility within a distance, or with none.
public struct PlaceCondition: Sendable, Equatable {
  /// Ids of the layers to use.
  public var facilities: [String]
  /// Kinds to use; empty for all.
  public var kinds: [String]
  /// The distance in metres, a straight line.
  public var limitMeters: Double
  /// No facility is as near as that; else: one is.
  public var isBeyond: Bool

  /// A condition on the nearest facility.
  public init(facilities: [String], kinds: [String] = [], limitMeters: Double, isBeyond: Bool = false) {
    self.facilities = facilities
    self.kinds = kinds
    self.limitMeters = limitMeters
    self.isBeyond = isBeyond
  }
}

/// TPS whose value in a column says so.
///
/// A value that `present` or `absent` lists is what they say; else a number is compared with `atLeast`. What is left is
/// absent when `absent` lists nothing, and otherwise nobody knows.
public struct ValueCondition: Sendable, Equatable {
  /// Id of the table; nil: the file of the TPS.
  public var table: String?
  /// The column.
  public var field: String
  /// Values that say that the indicator is present, compared without case and outer blanks.
  public var present: [String] = []
  /// Values that say that it is absent.
  public var absent: [String] = []
  /// Numbers from here on say that it is present, smaller ones that it is absent.
  public var atLeast: Double?
  /// A TPS without a value, or without a row in the table, does not have the indicator; else nobody knows.
  public var isAbsentWithoutValue = false

  /// A condition on a column.
  public init(table: String?, field: String) {
    self.table = table
    self.field = field
  }
}

/// What tells whether a TPS has an indicator.
public enum IndicatorSource: Sendable, Equatable {
  /// Any of these holds.
  case hazards([HazardCondition])
  /// The nearest facility.
  case place(PlaceCondition)
  /// A column of a table.
  case value(ValueCondition)
}

/// One thing that makes a TPS vulnerable.
public struct Indicator: Sendable, Equatable {
  /// Machine name, `[a-z][a-z0-9_]*`: the name of its column.
  public var id: String
  /// Name for people.
  public var title: String
  /// The variable that it belongs to, such as `logistik`.
  public var variable: String
  /// Its weight in the score.
  public var weight: Double
  /// Ids of the stages that it matters for; empty for all.
  public var stages: [String] = []
  /// Where it comes from; nil: it is not measured.
  public var source: IndicatorSource?

  /// An indicator that is not measured yet.
  public init(id: String, title: String, variable: String, weight: Double = 1) {
    self.id = id
    self.title = title
    self.variable = variable
    self.weight = weight
  }
}

/// How the vulnerability of TPS is scored.
public struct ScoreSettings: Sendable, Equatable {
  /// Name of the preset that filled in indicators.
  public var preset: String?
  /// The indicators, with different ids, in the order of the columns; at least one has a weight above 0.
  public var indicators: [Indicator]
  /// Shares of the weight, 0 to 1, from which a TPS is *rawan* and *sangat rawan*.
  public var thresholds = ScoreSettings.usualThresholds
  /// Shares of the TPS, 0 to 1, from which an indicator occurs *often* and *most often*.
  public var frequencies = ScoreSettings.usualFrequencies
  /// Indicators that are not measured widen the score of every TPS; else they are left out of it.
  public var countsUnmeasured = true

  /// Thirds, as the index of InaRISK is cut; Bawaslu publishes no limits.
  public static let usualThresholds = [0.333, 0.667]
  /// The limits that tell the groups of Bawaslu's national list of 2024 apart: 0.1 % and 1 % of the TPS.
  public static let usualFrequencies = [0.001, 0.01]

  /// A score of some indicators.
  public init(indicators: [Indicator]) { self.indicators = indicators }

  /// The indicators that the score is made of.
  public var counted: [Indicator] { indicators.filter { $0.source != nil || countsUnmeasured } }
}

/// A table with a row for each TPS, joined by the TPS id.
public struct TableSource: Sendable, Equatable {
  /// Machine name, `[a-z][a-z0-9_]*`.
  public var id: String
  /// The file.
  public var source: SourcePath
  /// The column that holds the TPS id.
  public var stationField: String
  /// Decimal mark of numbers that the file holds as texts; nil: what each column shows.
  public var decimal: DecimalMark?

  /// A table of a file.
  public init(id: String, source: SourcePath, stationField: String) {
    self.id = id
    self.source = source
    self.stationField = stationField
  }
}
