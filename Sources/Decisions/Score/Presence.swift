import FeatureModel
import HazardOverlay
import JobFiles

/// Whether a TPS has an indicator.
public enum Presence: Sendable, Equatable {
  case absent
  case present
  /// Nobody knows; never to be taken for absent.
  case unknown
}

extension HazardCondition {
  /// Whether the condition holds for a TPS of a status and class.
  ///
  /// Where the map says nothing, nobody knows. A place that lies near a higher class may be inside none.
  public func presence(_ status: ExposureStatus, hazardClass: Int?) -> Presence {
    switch status {
    case .unmapped: .unknown
    case .clear: .absent
    case .inside, .near:
      (status == .inside || countsNear) && (hazardClass ?? 1) >= leastClass ? .present : .absent
    }
  }
}

extension Sequence<Presence> {
  /// One is present; else, one is unknown.
  public var any: Presence {
    var result = Presence.absent
    for presence in self {
      if presence == .present { return .present }
      if presence == .unknown { result = .unknown }
    }
    return result
  }
}

extension PlaceCondition {
  /// Whether the condition holds for a TPS so far from the nearest facility; nil: there is none at all.
  public func presence(nearestMeters: Double?) -> Presence {
    let isNear = nearestMeters.map { $0 <= limitMeters } ?? false
    return isNear == isBeyond ? .absent : .present
  }
}

extension ValueCondition {
  /// Whether the condition holds for a value of the column.
  ///
  /// - Returns: Nil for a value that the condition does not name: nobody knows, and somebody should be told.
  public func presence(of value: PropertyValue) -> Presence? {
    let text = (value.text ?? "").foldedForComparison
    if text.isEmpty { return isAbsentWithoutValue ? .absent : .unknown }
    if present.contains(where: { $0.foldedForComparison == text }) { return .present }
    if absent.contains(where: { $0.foldedForComparison == text }) { return .absent }
    if let atLeast {
      // What the column of the value shows is resolved when it is read.
      return NumberColumn.cell(value, .measure).number.map { $0 >= atLeast ? .present : .absent }
    }
    return absent.isEmpty ? .absent : nil
  }
}
