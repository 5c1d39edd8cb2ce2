import Diagnostics
import HazardOverlay

/// Our side of a reconciliation: the TPS of a run, and which of them are asked for.
public struct OwnSide: Sendable {
  /// What the run says about itself.
  public let run: RunDescription
  /// What of it is compared.
  public let question: ListQuestion
  /// All TPS, unlocated ones too; with the columns of texts of `TextColumn`, and the hazard of the question if it has one.
  public let stations: StationTable

  /// The columns of texts that the table has.
  public enum TextColumn: Int, Sendable, CaseIterable {
    case district, village, name
  }

  /// A side from its parts.
  public init(run: RunDescription, question: ListQuestion, stations: StationTable) {
    self.run = run
    self.question = question
    self.stations = stations
  }

  /// The TPS is asked for.
  func isSelected(_ row: Int) -> Bool {
    question.counts(question.hazard == nil ? nil : stations.exposure(row, 0))
  }

  /// Our run has a TPS in an area with this code.
  public var areaCodes: Set<String> {
    Set(
      AdministrativeLevel.allCases.flatMap { level in stations.ids.indices.map { area($0, level) } }.filter {
        !$0.isEmpty
      })
  }

  /// The ids of our TPS, as lists are joined by.
  public var keys: Set<String> { Set(stations.ids.map { StationKey.of($0) }) }

  /// The status of a TPS; `unlocated` when it has no coordinate, nil when no hazard is asked for.
  func status(_ row: Int) -> String? {
    guard question.hazard != nil else { return nil }
    return stations.exposure(row, 0)?.status.rawValue ?? "unlocated"
  }

  /// The code of the area that a TPS counts for: the one found by its place, else the one that its id names.
  func area(_ row: Int, _ level: AdministrativeLevel) -> String {
    switch level {
    case .regency:
      // A TPS outside all regencies stays there: it is named, and counts for none.
      Self.dotted(stations.regencies[row])
    case .district: text(row, .district, digits: 6)
    case .village: text(row, .village, digits: 10)
    }
  }

  private func text(_ row: Int, _ column: TextColumn, digits: Int) -> String {
    let found = stations.texts[column.rawValue][row]
    return found.isEmpty
      ? AdministrativeCode(prefixOf: stations.ids[row], digits: digits)?.text ?? "" : Self.dotted(found)
  }

  /// As the codes of lists are read.
  private static func dotted(_ code: String) -> String { AdministrativeCode(kemendagri: code)?.text ?? code }

  /// The edition of the hazard's layer, and the day of the job, as far as they are known.
  func sourceText(in language: Language) -> String {
    let en = language == .en
    var parts = ["\(printable(run.name)) (\"\(printable(run.title))\""]
    if let day = run.asOf { parts.append((en ? "as of " : "per ") + printable(day)) }
    if let hazard = question.hazard, let edition = run.inputs["hazard:" + hazard]?.edition {
      parts.append((en ? "edition " : "edisi ") + "\"\(printable(edition))\"")
    }
    return parts.joined(separator: ", ") + ")"
  }
}
