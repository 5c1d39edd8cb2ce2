import Diagnostics
import HazardOverlay

/// What became of a TPS from one run to another, or of its status under one hazard.
///
/// In the order of how much each one matters to people.
public enum ChangeKind: String, Sendable, CaseIterable {
  /// From clear or unmapped to inside.
  case entered
  /// From near to inside.
  case nearToInside = "near_to_inside"
  /// The same status, inside or near, with a higher class.
  case classUp = "class_up"
  /// From clear or unmapped to near.
  case nearEntered = "near_entered"
  /// From inside to near.
  case insideToNear = "inside_to_near"
  /// The same status, inside or near, with a lower class.
  case classDown = "class_down"
  /// From inside to clear or unmapped.
  case left
  /// From near to clear or unmapped.
  case nearLeft = "near_left"
  /// From clear to unmapped: nobody looks there any more.
  case becameUnmapped = "became_unmapped"
  /// From unmapped to clear.
  case becameMapped = "became_mapped"
  /// Only the new run has the TPS.
  case appeared
  /// Only the old run has the TPS.
  case vanished
  /// It had no usable coordinate, and has one now.
  case coordinateGained = "coordinate_gained"
  /// It had a usable coordinate, and has none now.
  case coordinateLost = "coordinate_lost"
  /// It lies in another regency.
  case regencyChanged = "regency_changed"
  /// Its coordinate is another one.
  case moved

  /// What became of a status; nil when nothing did.
  static func of(_ old: RecordedExposure, _ new: RecordedExposure) -> ChangeKind? {
    switch (old.status, new.status) {
    case (.inside, .inside), (.near, .near):
      let (before, after) = (old.hazardClass ?? 0, new.hazardClass ?? 0)
      return before == after ? nil : before < after ? .classUp : .classDown
    case (.near, .inside): return .nearToInside
    case (.inside, .near): return .insideToNear
    case (_, .inside): return .entered
    case (.inside, _): return .left
    case (_, .near): return .nearEntered
    case (.near, _): return .nearLeft
    case (.clear, .unmapped): return .becameUnmapped
    case (.unmapped, .clear): return .becameMapped
    case (.clear, .clear), (.unmapped, .unmapped): return nil
    }
  }

  /// A few words for people.
  public var label: LocalizedText {
    switch self {
    case .entered: LocalizedText(en: "entered", id: "masuk")
    case .nearToInside: LocalizedText(en: "near to inside", id: "dekat ke dalam")
    case .classUp: LocalizedText(en: "class up", id: "kelas naik")
    case .nearEntered: LocalizedText(en: "came near", id: "menjadi dekat")
    case .insideToNear: LocalizedText(en: "inside to near", id: "dalam ke dekat")
    case .classDown: LocalizedText(en: "class down", id: "kelas turun")
    case .left: LocalizedText(en: "left", id: "keluar")
    case .nearLeft: LocalizedText(en: "no longer near", id: "tidak lagi dekat")
    case .becameUnmapped: LocalizedText(en: "no longer mapped", id: "tidak lagi dipetakan")
    case .becameMapped: LocalizedText(en: "now mapped", id: "kini dipetakan")
    case .appeared: LocalizedText(en: "appeared", id: "muncul")
    case .vanished: LocalizedText(en: "vanished", id: "hilang")
    case .coordinateGained: LocalizedText(en: "coordinate gained", id: "koordinat didapat")
    case .coordinateLost: LocalizedText(en: "coordinate lost", id: "koordinat hilang")
    case .regencyChanged: LocalizedText(en: "regency changed", id: "kabupaten/kota berganti")
    case .moved: LocalizedText(en: "moved", id: "berpindah")
    }
  }
}
