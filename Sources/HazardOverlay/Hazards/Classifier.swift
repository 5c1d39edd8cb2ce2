import FeatureModel

/// A rule made ready to classify many values.
public struct Classifier: Sendable {
  private let rule: ClassRule
  private let classOfText: [String: Classification]
  private let classOfNumber: [Double: Classification]

  /// The classifier of a rule.
  public init(_ rule: ClassRule) {
    self.rule = rule
    var texts: [String: Classification] = [:]
    var numbers: [Double: Classification] = [:]
    func set(_ value: String, _ classification: Classification) {
      texts[Self.normalized(value)] = classification
      if let number = Double(value.trimmedBlanks) { numbers[number] = classification }
    }
    if case .values(let classes) = rule.method {
      for (value, hazardClass) in classes { set(value, hazardClass >= 1 ? .hazard(hazardClass) : .noHazard) }
    }
    for value in rule.noHazard { if let value { set(value, .noHazard) } }
    for value in rule.noData { if let value { set(value, .noData) } }
    classOfText = texts
    classOfNumber = numbers
  }

  /// What a value means; nil when the rule does not name it.
  ///
  /// Texts are compared without case and outer blanks, and numbers by value: 3, 3.0 and "3" are the same.
  public func classification(of value: PropertyValue) -> Classification? {
    if case .constant(let hazardClass) = rule.method, rule.field == nil { return .hazard(hazardClass) }
    guard let text = value.text else {
      if value == .null || value == .missing {
        if rule.noHazard.contains(nil) { return .noHazard }
        if rule.noData.contains(nil) { return .noData }
      }
      return nil
    }
    if let named = classOfText[Self.normalized(text)] { return named }
    guard let number = Double(text.trimmedBlanks), number.isFinite else { return constantClass }
    return classification(of: number)
  }

  /// What the value of a cell means; nil when the rule does not name it.
  public func classification(of value: Double) -> Classification? {
    if let named = classOfNumber[value] { return named }
    guard case .thresholds(let limits) = rule.method else { return constantClass }
    // A number that cannot be one of these says nothing about the place.
    if isBeyondRange(value) { return .noData }
    return .hazard(1 + limits.count { value >= $0 })
  }

  /// A number that the rule names neither as a class nor otherwise, because no place can have it.
  func isBeyondRange(_ value: PropertyValue) -> Bool {
    guard let text = value.text, classOfText[Self.normalized(text)] == nil, let number = Double(text.trimmedBlanks)
    else { return false }
    return number.isFinite && classOfNumber[number] == nil && isBeyondRange(number)
  }

  private func isBeyondRange(_ value: Double) -> Bool { rule.validRange.map { !$0.contains(value) } ?? false }

  /// A constant with a field: the field only tells no hazard and no data apart.
  private var constantClass: Classification? {
    if case .constant(let hazardClass) = rule.method { .hazard(hazardClass) } else { nil }
  }

  private static func normalized(_ text: String) -> String { text.foldedForComparison }
}
