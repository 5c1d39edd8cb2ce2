import Diagnostics
import FeatureModel

/// The voters of each TPS, as its table spells them.
struct VoterNumbers {
  /// A larger number is no number of voters at all: an id or a code stands in the column.
  static let greatest = 1_000_000

  /// Nil where nobody knows them: an empty cell, or one that holds no such number.
  private(set) var voters: [Int?] = []
  private(set) var findings: [Diagnostic] = []

  /// - Parameters:
  ///   - values: The column of the voters.
  ///   - place: Where a TPS is.
  init(_ values: [PropertyValue], fields: PollingStationFields, at place: (Int) -> Place) {
    let column = NumberColumn(values, .count, decimal: fields.decimal)
    findings = column.ambiguities(values, field: fields.voters ?? "", at: place)
    for (station, cell) in column.cells.enumerated() {
      let number = cell.wholeNumber(atMost: Self.greatest)
      voters.append(number)
      switch (cell, number) {
      case (.number, nil), (.unreadable, _):
        findings.append(.votersUnreadable(values[station].text ?? "", at: place(station)))
      case (_, let number?) where number > fields.votersAtMost:
        findings.append(.votersTooMany(number, atMost: fields.votersAtMost, at: place(station)))
      default: break
      }
    }
    if let first = voters.firstIndex(where: { $0 == nil }) {
      findings.append(.votersUnknown(voters.count { $0 == nil }, of: voters.count, at: place(first)))
    }
  }
}

extension Diagnostic {
  fileprivate static func votersUnreadable(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "voters-unreadable", at: place,
      LocalizedText(
        en: "the number of voters \"\(text)\" is no whole number from 0 to \(VoterNumbers.greatest)",
        id: "jumlah pemilih \"\(text)\" bukan bilangan bulat dari 0 sampai \(VoterNumbers.greatest)"),
      fix: LocalizedText(
        en: "correct it in the source; until then the voters of the TPS are not known",
        id: "perbaiki di sumber; sampai saat itu pemilih TPS ini dianggap tidak diketahui"),
      action: .kept)
  }

  fileprivate static func votersTooMany(_ number: Int, atMost limit: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "voters-too-many", at: place,
      LocalizedText(
        en: "\(number) voters are more than the \(limit) that a TPS can have; they are counted as they stand",
        id: "\(number) pemilih melebihi \(limit) yang dapat dimiliki sebuah TPS; tetap dihitung apa adanya"),
      fix: LocalizedText(
        en: "correct the number in the source, or write the limit of this election: tps: {voters_at_most: \(number)}",
        id: "perbaiki di sumber, atau tulis batas pemilihan ini: tps: {voters_at_most: \(number)}"),
      action: .kept)
  }

  fileprivate static func votersUnknown(_ count: Int, of total: Int, at first: Place) -> Diagnostic {
    Diagnostic(
      .warning, "voters-unknown", at: first,
      LocalizedText(
        en: "the voters of \(count) of \(total) TPS are not known, of this one first; sums leave them out, "
          + "tps_without_voters counts them, and shares of voters stay empty",
        id:
          "pemilih dari \(count) di antara \(total) TPS tidak diketahui, yang pertama TPS ini; jumlah tidak memuatnya, "
          + "tps_without_voters menghitungnya, dan bagian pemilih dikosongkan"),
      fix: LocalizedText(
        en: "write the numbers into the source, 0 where there are no voters",
        id: "isi jumlahnya di sumber, 0 bila memang tidak ada pemilih"),
      action: .kept)
  }
}
