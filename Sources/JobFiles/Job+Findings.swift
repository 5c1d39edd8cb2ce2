import Diagnostics
import HazardOverlay

extension Job {
  /// What the job leaves open or takes for granted, hazard by hazard; nothing of it stops a run.
  ///
  /// The place is the job file by its name alone, so that `findings.csv` does not depend on where the user stands.
  public func findings() -> [Diagnostic] {
    hazards.enumerated().flatMap { index, hazard in
      let place = Place(SourcePath.fileName(of: file), part: LocalizedText("hazards[\(index)]"))
      let definition = hazard.definition
      var findings: [Diagnostic] = []
      if hazard.isClassAssumed { findings.append(.classAssumed(definition.id, at: place)) }
      if let asOf, !definition.validity.holds(on: asOf) {
        findings.append(.hazardNotValid(definition, on: asOf, at: place))
      }
      if definition.edition == nil { findings.append(.editionMissing(definition.id, at: place)) }
      return findings
    }
  }
}

extension Validity {
  /// The day is one of the days; days are ISO 8601 dates, which compare as texts.
  fileprivate func holds(on day: String) -> Bool {
    from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
  }

  /// The days in words.
  fileprivate var text: LocalizedText {
    switch (from, to) {
    case (let from?, let to?): LocalizedText(en: "from \(from) to \(to)", id: "dari \(from) sampai \(to)")
    case (let from?, nil): LocalizedText(en: "from \(from) on", id: "sejak \(from)")
    case (nil, let to?): LocalizedText(en: "until \(to)", id: "sampai \(to)")
    case (nil, nil): LocalizedText(en: "always", id: "selalu")
    }
  }
}

extension Diagnostic {
  fileprivate static func classAssumed(_ hazard: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .note, "class-assumed", at: place,
      LocalizedText(
        en: "the job gives no class for hazard \"\(hazard)\"; every feature counts as class 1",
        id: "pekerjaan tidak memberi kelas bagi bahaya \"\(hazard)\"; setiap fitur dihitung kelas 1"),
      fix: LocalizedText(
        en: "write class: 1 if that is meant, or name the class field, a profile or rings",
        id: "tulis class: 1 jika memang itu maksudnya, atau sebut kolom kelas, profile, atau rings"),
      action: .kept)
  }

  fileprivate static func hazardNotValid(_ hazard: HazardDefinition, on day: String, at place: Place) -> Diagnostic {
    let days = hazard.validity.text
    return Diagnostic(
      .warning, "hazard-not-valid", at: place,
      LocalizedText(
        en: "the map of hazard \"\(hazard.id)\" is valid \(days.en), and the job speaks for \(day)",
        id: "peta bahaya \"\(hazard.id)\" berlaku \(days.id), sedangkan pekerjaan ini mewakili \(day)"),
      fix: LocalizedText(
        en: "use the map for that day, or correct valid or as_of",
        id: "pakai peta untuk hari itu, atau perbaiki valid atau as_of"),
      action: .kept)
  }

  fileprivate static func editionMissing(_ hazard: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .note, "edition-missing", at: place,
      LocalizedText(
        en: "hazard \"\(hazard)\" does not say which edition of the map it is",
        id: "bahaya \"\(hazard)\" tidak menyebut edisi petanya"),
      fix: LocalizedText(
        en: "add edition: \"2023-11-30\", as the agency names it, so that run.json records it",
        id: "tambahkan edition: \"2023-11-30\", sesuai sebutan instansi, agar tercatat di run.json"),
      action: .kept)
  }
}
