/// What a run moves, one at a time, to see how many TPS change.
public enum SensitivityParameter: String, Sendable, CaseIterable {
  /// The near distance.
  case near
  /// The limits between classes of a value.
  case thresholds
  /// The distances of the rings.
  case rings
  /// The accuracy of the coordinates; it changes no status, but whether one is certain.
  case accuracy
}

/// A hazard with one parameter multiplied by a factor.
public struct SensitivityVariant: Sendable {
  /// What is moved.
  public let parameter: SensitivityParameter
  /// What it is multiplied with.
  public let factor: Double
  /// The hazard with it; for `accuracy` as it is.
  public let hazard: HazardLayer
}

/// How the TPS of an area change with one variant.
public struct SensitivityCount: Sendable, Equatable, Codable {
  /// Located TPS.
  public private(set) var stations = 0
  /// TPS with another status.
  public private(set) var statusChanged = 0
  /// TPS with the same status and another class.
  public private(set) var classChanged = 0
  /// TPS that are certain with one accuracy and not with the other; counted for `accuracy` only.
  public private(set) var certaintyChanged = 0
  /// TPS that are not certain; counted for `accuracy` only.
  public private(set) var uncertain = 0
  /// TPS of each status.
  public private(set) var statuses: [ExposureStatus: Int] = [:]

  /// Nothing counted.
  public init() {}

  /// Counts a TPS with its exposure before and after.
  public mutating func count(_ before: Exposure, _ after: Exposure) {
    stations += 1
    statuses[after.status, default: 0] += 1
    if before.status != after.status {
      statusChanged += 1
    } else if before.hazardClass != after.hazardClass {
      classChanged += 1
    }
    if before.isCertain != after.isCertain { certaintyChanged += 1 }
    if after.isCertain == false { uncertain += 1 }
  }

  /// Adds the TPS of another area.
  public mutating func add(_ other: SensitivityCount) {
    stations += other.stations
    statusChanged += other.statusChanged
    classChanged += other.classChanged
    certaintyChanged += other.certaintyChanged
    uncertain += other.uncertain
    statuses.merge(other.statuses, uniquingKeysWith: +)
  }
}

extension HazardLayer {
  /// The hazard with each parameter that it has multiplied by each factor, parameter by parameter.
  ///
  /// The features that carry the hazard stay the same, so what was projected for distances serves all variants.
  public func variants(factors: [Double], hasAccuracy: Bool) -> [SensitivityVariant] {
    SensitivityParameter.allCases.flatMap { parameter in
      factors.compactMap { factor in
        variant(parameter, factor, hasAccuracy: hasAccuracy).map {
          SensitivityVariant(parameter: parameter, factor: factor, hazard: $0)
        }
      }
    }
  }

  /// Nil when the hazard does not have the parameter.
  private func variant(_ parameter: SensitivityParameter, _ factor: Double, hasAccuracy: Bool) -> HazardLayer? {
    var changed = definition
    switch parameter {
    case .near:
      guard definition.nearMeters > 0 else { return nil }
      changed.nearMeters *= factor
    case .thresholds:
      guard case .thresholds(let limits) = definition.classRule.method, definition.rings.isEmpty else { return nil }
      changed.classRule.method = .thresholds(limits.map { $0 * factor })
    case .rings:
      guard !definition.rings.isEmpty else { return nil }
      changed.rings = definition.rings.map {
        HazardRing(toMeters: $0.toMeters * factor, hazardClass: $0.hazardClass)
      }
    case .accuracy: return hasAccuracy ? self : nil
    }
    return HazardLayer(
      definition: changed, layer: layer, classifications: classifications(by: changed.classRule),
      featureIDs: featureIDs, values: values, coverage: coverage,
      mapped: mapped)
  }

  /// What each value says by another rule; a feature that was left out has no part and does not count.
  private func classifications(by rule: ClassRule) -> [Classification] {
    guard rule != definition.classRule, let values else { return classifications }
    let classifier = Classifier(rule)
    return values.enumerated().map { feature, value in
      layer.geometries.parts(ofFeature: feature).isEmpty
        ? .noData : classifier.classification(of: value) ?? classifications[feature]
    }
  }
}
