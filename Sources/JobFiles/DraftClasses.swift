import HazardOverlay

/// Guesses how the class of a hazard follows from its properties.
enum DraftClasses {
  /// What was guessed.
  enum Guess: Equatable {
    /// A profile whose field and values fit; `field` when the file writes its name in another case.
    case profile(String, field: String?)
    /// A field whose values are listed with what they seem to mean.
    case values(field: String, [Value])
    /// A field that looks like a class but has more values than can be listed.
    case tooManyValues(field: String)
    /// Nothing looks like a class.
    case nothing
  }

  /// A value and what it seems to mean.
  struct Value: Equatable {
    var text: String?
    var count: Int
    var meaning: Meaning
  }

  enum Meaning: Hashable {
    case hazardClass(Int)
    case noHazard
    case noData
    case unknown
  }

  static func guess(_ source: DraftSource) -> Guess {
    if let profile = profile(source) { return profile }
    var best: (property: DraftProperty, score: Int)?
    for property in source.properties {
      let score = score(property, featureCount: source.featureCount)
      if score > best?.score ?? 0 { best = (property, score) }
    }
    guard let property = best?.property else { return .nothing }
    guard property.isComplete else { return .tooManyValues(field: property.name) }
    return .values(field: property.name, values(property))
  }

  // MARK: - Profiles

  private static func profile(_ source: DraftSource) -> Guess? {
    for profile in Profiles.hazards {
      guard let field = profile.classRule.field,
        let property = source.properties.first(where: { $0.name.lowercased() == field.lowercased() }),
        fits(property, profile.classRule)
      else { continue }
      return .profile(profile.name, field: property.name == field ? nil : property.name)
    }
    return nil
  }

  private static func fits(_ property: DraftProperty, _ rule: ClassRule) -> Bool {
    let others = (rule.noHazard + rule.noData).map { $0.map(PropertyValueText.canonical) }
    switch rule.method {
    case .constant: return false
    case .thresholds:
      let numbers = property.texts.map { Double($0) ?? .nan }
      return !numbers.isEmpty && numbers.allSatisfy { (0...1).contains($0) }
    case .values(let classes):
      let known = Set(classes.keys.map { PropertyValueText.canonical($0) })
      return property.isComplete && !property.values.isEmpty
        && property.values.allSatisfy { value in
          let canonical = value.text.map(PropertyValueText.canonical)
          return canonical.map { known.contains($0) } ?? false || others.contains(canonical)
        }
    }
  }

  // MARK: - Fields

  private static let nameParts = [
    "kelas", "class", "rawan", "bahaya", "hazard", "keterangan", "tingkat", "level", "zona", "krb", "risiko",
    "kategori", "gridcode", "indeks", "status", "rentan", "klsgtn",
  ]

  /// How much a property looks like a class; 0 when it does not.
  private static func score(_ property: DraftProperty, featureCount: Int) -> Int {
    let name = property.name.lowercased()
    let isNamed = nameParts.contains { name.contains($0) } || name == "ket"
    guard property.isComplete, !property.texts.isEmpty else { return isNamed && property.distinctCount > 12 ? 1 : 0 }
    let meanings = values(property).map(\.meaning)
    let known = meanings.count { $0 != .unknown }
    let hasWords = property.texts.contains { Int($0.trimmingBlanks()) == nil }
    let isAllKnown = known == meanings.count && (hasWords || isNamed)
    let classCount = Set(meanings.filter { if case .hazardClass = $0 { true } else { false } }).count
    if classCount == 0, !isNamed { return 0 }
    if !isNamed, !isAllKnown { return 0 }
    // Numbers without a name that says so are more likely codes or counts than classes.
    return (isAllKnown ? 100 : 0) + (isNamed ? 50 : 0) + (property.distinctCount > 1 ? 20 : 0) + known
  }

  /// The values with what they mean, by class, then what is no class, then what is not understood.
  private static func values(_ property: DraftProperty) -> [Value] {
    let readings = merged(property.values).map { ($0, DraftValueReading.of($0.text)) }
    let scales = Set(readings.compactMap { _, reading in if case .rank(let scale, _) = reading { scale } else { nil } })
    let isOneScale = scales.count == 1
    let ranks = Set(readings.compactMap { _, reading in if case .rank(_, let rank) = reading { rank } else { nil } })
    let classOfRank = Dictionary(uniqueKeysWithValues: ranks.sorted().enumerated().map { ($1, $0 + 1) })
    let values = readings.map { value, reading in
      let meaning: Meaning =
        switch reading {
        case .rank(let scale, let rank) where isOneScale:
          scale == .number ? .hazardClass(rank) : classOfRank[rank].map { .hazardClass($0) } ?? .unknown
        case .noHazard: .noHazard
        case .noData: .noData
        default: .unknown
        }
      return Value(text: value.text, count: value.count, meaning: meaning)
    }
    return values.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
  }

  /// The values with those counted as one that the class rules take for the same.
  private static func merged(_ values: [DraftValue]) -> [DraftValue] {
    var merged: [DraftValue] = []
    var placeOfValue: [String?: Int] = [:]
    for value in values {
      let canonical = value.text.map(PropertyValueText.canonical)
      if let place = placeOfValue[canonical] {
        merged[place].count += value.count
      } else {
        placeOfValue[canonical] = merged.count
        merged.append(value)
      }
    }
    return merged
  }
}

extension DraftClasses.Value {
  /// Position in the list: classes from the lowest, unknown values last.
  fileprivate var order: Int {
    switch meaning {
    case .hazardClass(let hazardClass): hazardClass
    case .noHazard: 1000
    case .noData: 1001
    case .unknown: 1002
    }
  }
}
