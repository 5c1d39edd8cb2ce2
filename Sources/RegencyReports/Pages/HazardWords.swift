import HazardOverlay

/// The rules of a hazard in words.
struct HazardWords {
  let words: ReportWords

  /// Where the counts of a hazard come from: file, edition, days, rule.
  func source(_ hazard: ReportHazard) -> String {
    let definition = hazard.definition
    var parts = [words.text("source ", "sumber ") + hazard.file]
    parts.append(
      definition.edition.map { words.text("edition ", "edisi ") + $0 } ?? words.text("no edition", "tanpa edisi"))
    if let days = days(definition.validity) { parts.append(days) }
    if let coverage = hazard.coverage { parts.append(words.text("mapped area ", "wilayah terpetakan ") + coverage) }
    return parts.joined(separator: ", ") + ". " + rule(definition)
  }

  private func days(_ validity: Validity) -> String? {
    switch (validity.from.map(words.day), validity.to.map(words.day)) {
    case (nil, nil): nil
    case (let from?, nil): words.text("valid from ", "berlaku mulai ") + from
    case (nil, let to?): words.text("valid until ", "berlaku sampai ") + to
    case (let from?, let to?): words.text("valid \(from) to \(to)", "berlaku \(from) sampai \(to)")
    }
  }

  /// How a TPS comes to be inside or near.
  func rule(_ hazard: HazardDefinition) -> String {
    var sentence = inside(hazard)
    if hazard.nearMeters > 0 {
      let length = words.length(hazard.nearMeters)
      sentence += words.text("; near: up to \(length) from it", "; dekat: sampai \(length) darinya")
    }
    if hazard.isUnmappedOutside {
      sentence += words.text(
        "; not mapped: where no feature of the file lies", "; tidak dipetakan: di tempat tanpa fitur di berkas itu")
    }
    if hazard.mapsTouchedRegencies {
      sentence += words.text(
        "; not mapped: in a regency that no feature of the file touches",
        "; tidak dipetakan: di kabupaten/kota yang tidak disentuh fitur berkas itu")
    }
    return sentence + "."
  }

  private func inside(_ hazard: HazardDefinition) -> String {
    if hazard.isInverted {
      return words.text(
        "Inside: outside the polygons of the file", "Di dalam bahaya: di luar poligon berkas itu")
    }
    guard hazard.rings.isEmpty else {
      let rings = hazard.rings.map { ring in
        words.text("up to ", "sampai ") + words.length(ring.toMeters) + " "
          + words.text(hazard.classTitle(ring.hazardClass))
      }
      return words.text("Inside: ", "Di dalam: ") + rings.joined(separator: ", ")
    }
    return words.text("Inside: touches a polygon of ", "Di dalam: menyentuh poligon ") + classes(hazard)
  }

  private func classes(_ hazard: HazardDefinition) -> String {
    let rule = hazard.classRule
    let field = rule.field.map { words.text(" (field ", " (kolom ") + $0 + ")" } ?? ""
    switch rule.method {
    case .constant(let hazardClass): return words.text(hazard.classTitle(hazardClass))
    case .values(let values):
      let pairs = hazard.classes.reversed().map { hazardClass in
        let spellings = values.filter { $0.value == hazardClass }.keys.sorted().joined(separator: " / ")
        return "\(words.text(hazard.classTitle(hazardClass))) = \(spellings)"
      }
      return pairs.joined(separator: ", ") + field
    case .thresholds(let limits):
      let steps = limits.map { words.number($0, decimals: 4) }.joined(separator: "; ")
      return words.text(
        "class 1 to \(limits.count + 1), limits \(steps)", "kelas 1 sampai \(limits.count + 1), batas \(steps)") + field
    }
  }

  /// A status in a list of TPS.
  func cell(_ exposure: ReportExposure, of hazard: HazardDefinition) -> String {
    switch exposure.status {
    case .inside:
      return exposure.hazardClass.map { words.text(hazard.classTitle($0)) } ?? words.text(ExposureStatus.inside.title)
    case .near:
      let meters = exposure.distance.flatMap(Double.init).map { " " + words.length($0) } ?? ""
      return words.text("near", "dekat") + meters
    case .unmapped: return words.text("not mapped", "tidak dipetakan")
    case .clear: return "–"
    }
  }
}
