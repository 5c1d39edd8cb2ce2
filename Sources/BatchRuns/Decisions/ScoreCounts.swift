import Decisions
import Diagnostics
import RegencyReports

/// TPS of some area by class, and their mean score.
struct ScoreCounts: Sendable {
  /// TPS whose class is certain.
  private(set) var certain: [VulnerabilityClass: Int] = [:]
  /// The others.
  private(set) var uncertain = 0
  private var (least, most) = (0.0, 0.0)
  private let count: Int

  /// - Parameter unknown: TPS besides these whose score may be anything from 0 to 1.
  init(_ scores: [VulnerabilityScore], unknown: Int = 0) {
    count = scores.count + unknown
    uncertain = unknown
    most = Double(unknown)
    for score in scores {
      least += score.least
      most += score.most
      if let certainClass = score.certainClass { certain[certainClass, default: 0] += 1 } else { uncertain += 1 }
    }
  }

  static let columns =
    VulnerabilityClass.allCases.map {
      DecisionColumn("tps_\($0.name)", $0.title, .integer, isForPeople: true)
    } + [
      DecisionColumn("tps_uncertain", LocalizedText(en: "Not certain", id: "Belum pasti"), .integer, isForPeople: true),
      DecisionColumn(
        "mean_score_min", LocalizedText(en: "Mean, least", id: "Rata-rata terendah"), .number(decimals: 4)),
      DecisionColumn(
        "mean_score_max", LocalizedText(en: "Mean, greatest", id: "Rata-rata tertinggi"), .number(decimals: 4)),
    ]

  var cells: [DecisionCell] {
    VulnerabilityClass.allCases.map { .integer(certain[$0] ?? 0) } + [
      .integer(uncertain), .number(count > 0 ? least / Double(count) : nil),
      .number(count > 0 ? most / Double(count) : nil),
    ]
  }
}
