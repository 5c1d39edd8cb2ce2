import Diagnostics
import HazardOverlay
import JobFiles

/// Codes or names of a list that match nothing of the job, with what they look like.
struct UnmatchedCodes: Sendable {
  /// What a code looks like that matches nothing.
  private enum Likeness: CaseIterable {
    case name, statistical, lostZero, otherLevel, other

    init(_ code: String) {
      let digits = code.filter(\.isNumber)
      if code.contains(where: \.isLetter) {
        self = digits.count > 3 ? .other : .name
      } else if digits.count == 7 || (digits.count == 10 && digits.dropFirst(6).first == "0") {
        self = .statistical
      } else if [3, 5, 9, 12].contains(digits.count) {
        self = .lostZero
      } else {
        self = [2, 4, 6].contains(digits.count) ? .otherLevel : .other
      }
    }

    func text(_ count: Int, _ example: String) -> LocalizedText {
      switch self {
      case .name: LocalizedText(en: "\(count) names (\(example))", id: "\(count) nama (\(example))")
      case .statistical:
        LocalizedText(en: "\(count) that look like BPS codes (\(example))", id: "\(count) mirip kode BPS (\(example))")
      case .lostZero:
        LocalizedText(en: "\(count) that lost a zero (\(example))", id: "\(count) kehilangan nol (\(example))")
      case .otherLevel:
        LocalizedText(
          en: "\(count) of an area elsewhere or of another level (\(example))",
          id: "\(count) dari wilayah atau tingkat lain (\(example))")
      case .other:
        LocalizedText(
          en: "\(count) of another list or edition (\(example))",
          id: "\(count) dari daftar atau edisi lain (\(example))"
        )
      }
    }
  }

  /// What the list names, in file order; those that match nothing.
  let unmatched: [String]
  /// How many values the list has.
  let count: Int

  /// The finding; nil when all of them match.
  ///
  /// - Parameter what: What they are, such as "village codes".
  func finding(_ what: LocalizedText, at place: Place) -> Diagnostic? {
    guard !unmatched.isEmpty else { return nil }
    let groups = Dictionary(grouping: unmatched, by: Likeness.init)
    let texts = Likeness.allCases.compactMap { kind in
      groups[kind].map { kind.text($0.count, "\"\($0[0])\"") }
    }
    let (en, id) = (texts.map(\.en).joined(separator: ", "), texts.map(\.id).joined(separator: ", "))
    return Diagnostic(
      .warning, "join-matches-nothing", at: place,
      LocalizedText(
        en: "\(unmatched.count) of \(count) \(what.en) match nothing in the job: \(en)",
        id: "\(unmatched.count) dari \(count) \(what.id) tidak cocok dengan apa pun: \(id)"),
      fix: LocalizedText(
        en: "name the column of the Kemendagri codes, as the TPS and areas of the job spell them",
        id: "sebutkan kolom kode Kemendagri, seperti pada TPS dan wilayah pekerjaan ini"),
      action: .kept)
  }
}

extension FacilityPlaces {
  /// The layers whose village codes match nothing.
  func findings(_ sources: [FacilitySource]) -> [Diagnostic] {
    sources.compactMap { source in
      guard let field = source.villageCodeField else { return nil }
      let members = facilities.indices.filter { facilities[$0].layer == source.id && facilities[$0].villageCode != nil }
      return UnmatchedCodes(
        unmatched: members.filter { isUnmatched[$0] }.compactMap { facilities[$0].villageCode?.text },
        count: members.count
      ).finding(
        LocalizedText(en: "village codes", id: "kode desa"),
        at: Place(SourcePath.fileName(of: source.source.written), part: LocalizedText("\"\(field)\"")))
    }
  }
}

extension Jurisdictions {
  /// The codes of areas that no TPS belongs to, when none of them does or their form is not that of the job's codes.
  func findings(known: Set<AdministrativeCode>) -> [Diagnostic] {
    guard !areaCodes.isEmpty else { return [] }
    let unmatched = areaCodes.filter { !known.contains($0) }
    let lengths = Set(known.map { $0.text.count { $0.isNumber } })
    let isStrange = unmatched.filter { code in
      unmatched.count == areaCodes.count || code.text.contains(where: \.isLetter)
        || !lengths.contains(code.text.count { $0.isNumber })
    }
    return [
      UnmatchedCodes(unmatched: isStrange.map(\.text), count: areaCodes.count).finding(
        LocalizedText(en: "areas of jurisdictions", id: "wilayah hukum"), at: Place(file))
    ].compactMap { $0 }
  }
}
