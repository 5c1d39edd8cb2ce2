import FeatureModel

/// What a polygon's value says about the hazard there.
public enum Classification: Sendable, Hashable {
  /// A hazard of class 1 or more; a higher class is worse.
  case hazard(Int)
  /// Mapped, and no hazard, such as "Tidak Rawan".
  case noHazard
  /// Not mapped, such as ESDM's 996.
  case noData
}

/// How the class of a hazard feature follows from its properties.
public struct ClassRule: Sendable, Equatable {
  /// The way from a value to a class.
  public enum Method: Sendable, Equatable {
    /// Every feature has the same class.
    case constant(Int)
    /// A value names its class; compared without case and outer blanks, numbers equal their text.
    case values([String: Int])
    /// k ascending limits make k + 1 classes: below the first is class 1, from a limit upwards the next one.
    case thresholds([Double])
  }

  /// The property that holds the value; nil for a constant.
  public var field: String?
  /// The way from its value to a class.
  public var method: Method
  /// Names of classes, such as 3: "tinggi".
  public var labels: [Int: String]
  /// Values that mean "mapped, no hazard"; nil in the list stands for JSON null.
  public var noHazard: [String?]
  /// Values that mean "not mapped"; nil in the list stands for JSON null.
  public var noData: [String?]

  /// The values that there can be, such as 0 to 1 of an index; nil when nobody says.
  public var range: ClosedRange<Double>?

  /// A rule from its parts.
  public init(
    field: String? = nil, method: Method, labels: [Int: String] = [:], noHazard: [String?] = [], noData: [String?] = [],
    range: ClosedRange<Double>? = nil
  ) {
    self.field = field
    self.method = method
    self.labels = labels
    self.noHazard = noHazard
    self.noData = noData
    self.range = range
  }

  /// Class 1 for every feature.
  public static let always = ClassRule(method: .constant(1))

  /// The numbers that have a class; nil when the rule is not about numbers.
  ///
  /// What is measured from a limit above 0 on, such as a depth or an index, is never below 0; and the numbers that programs
  /// write for "no data" at the end of what a float can hold are no measurements.
  var validRange: ClosedRange<Double>? {
    guard case .thresholds(let limits) = method else { return nil }
    return range ?? ((limits.first ?? 0) > 0 ? 0 : -1e30)...1e30
  }

  /// The classes that the rule can give, highest first.
  public var classes: [Int] {
    switch method {
    case .constant(let hazardClass): [hazardClass]
    case .values(let classes): Set(classes.values).filter { $0 >= 1 }.sorted(by: >)
    case .thresholds(let limits): (1...limits.count + 1).reversed()
    }
  }
}
