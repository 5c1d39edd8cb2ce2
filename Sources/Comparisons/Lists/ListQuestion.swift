import Diagnostics
import HazardOverlay

/// What of a run is laid beside a list: all of its TPS, or those of one hazard with certain statuses and classes.
public struct ListQuestion: Sendable, Equatable {
  /// Id of the hazard; nil for all TPS of the run.
  public var hazard: String?
  /// The statuses that count.
  public var statuses: [ExposureStatus]
  /// The classes that count; empty for any.
  public var classes: [Int]

  /// A question.
  public init(hazard: String?, statuses: [ExposureStatus] = [.inside], classes: [Int] = []) {
    self.hazard = hazard
    self.statuses = statuses
    self.classes = classes
  }

  /// A TPS with this exposure counts; nil is an unlocated one.
  func counts(_ exposure: RecordedExposure?) -> Bool {
    guard hazard != nil else { return true }
    guard let exposure, statuses.contains(exposure.status) else { return false }
    return classes.isEmpty || exposure.hazardClass.map(classes.contains) ?? false
  }

  /// The question in words: `TPS inside or near banjir, class 3`.
  public func text(in language: Language) -> String {
    let en = language == .en
    guard let hazard else { return en ? "all TPS of the run" : "semua TPS dalam proses" }
    let names = statuses.map(\.rawValue).joined(separator: en ? " or " : " atau ")
    let ofClasses =
      classes.isEmpty ? "" : (en ? ", class " : ", kelas ") + classes.map(String.init).joined(separator: ", ")
    return "TPS \(names) \(hazard)\(ofClasses)"
  }
}
