import Diagnostics

/// What a change can come from.
public enum ChangeCause: String, Sendable, CaseIterable {
  /// The data of the TPS.
  case stations = "tps"
  /// The data of the hazard's layer, or of its coverage.
  case layer
  /// The boundaries of regencies, districts or villages.
  case boundaries
  /// Facilities: places that decisions choose from.
  case facilities
  /// Any other file that decisions are made from: event, jurisdictions, routes, tables.
  case data
  /// What the job file asks for.
  case rules
  /// The version of petarawan, GEOS or PROJ.
  case program

  /// A few words for people.
  public var label: LocalizedText {
    switch self {
    case .stations: LocalizedText(en: "TPS data", id: "data TPS")
    case .layer: LocalizedText(en: "layer data", id: "data lapisan")
    case .boundaries: LocalizedText(en: "boundaries", id: "batas wilayah")
    case .facilities: LocalizedText(en: "facilities", id: "fasilitas")
    case .data: LocalizedText(en: "data of decisions", id: "data keputusan")
    case .rules: LocalizedText(en: "rules", id: "aturan")
    case .program: LocalizedText(en: "program version", id: "versi program")
    }
  }
}

/// The smallest set of causes that explains a change, as far as two output folders tell.
public struct Attribution: Sendable, Hashable {
  /// How several causes go together.
  public enum Relation: String, Sendable {
    /// All of them are needed.
    case all
    /// One of them is enough; which one, the folders do not tell.
    case any
  }

  /// In a fixed order; none when nothing that is recorded explains the change.
  public let causes: [ChangeCause]
  /// How they go together; `all` for fewer than two.
  public let relation: Relation

  init(_ causes: Set<ChangeCause>, _ relation: Relation = .any) {
    self.causes = ChangeCause.allCases.filter(causes.contains)
    self.relation = causes.count > 1 ? relation : .all
  }

  /// `layer`, `layer+rules` (both are needed), `tps|layer` (one of them), or `unexplained`.
  public var name: String {
    causes.isEmpty ? "unexplained" : causes.map(\.rawValue).joined(separator: relation == .all ? "+" : "|")
  }

  /// The causes for people; empty when there is none.
  public func text(in language: Language) -> String {
    let and = language == .en ? " and " : " dan "
    let or = language == .en ? " or " : " atau "
    return causes.map { $0.label.text(in: language) }.joined(separator: relation == .all ? and : or)
  }
}
