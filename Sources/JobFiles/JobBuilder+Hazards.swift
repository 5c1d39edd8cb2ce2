import Diagnostics
import HazardOverlay
import OGRFiles

/// The hazards of a job as far as they can be read.
struct JobHazards {
  /// Those that can be used.
  var sources: [HazardSource] = []
  /// The ids of all of them, in the order of the file.
  var ids: [String] = []
  /// Whether each hazard says its id, so that a gate's hazard can be looked up.
  var isEveryIDKnown = true
}

extension JobBuilder {
  /// The hazards; those with a report are left out.
  func hazards(_ document: CheckedMapping) -> JobHazards {
    var hazards = JobHazards()
    hazards.isEveryIDKnown = document["hazards"] != nil
    var lineOfID: [String: Int] = [:]
    for mapping in document.list("hazards").compactMap(\.mapping) {
      if let id = mapping.text("id") {
        if let line = lineOfID[id] { reportDuplicate(id, of: mapping, line: line) }
        lineOfID[id] = mapping.place(of: "id").mark?.line ?? 0
        hazards.ids.append(id)
      } else {
        hazards.isEveryIDKnown = false
      }
      if let source = hazard(mapping) { hazards.sources.append(source) }
    }
    return hazards
  }

  private func reportDuplicate(_ id: String, of mapping: CheckedMapping, line: Int) {
    log.report(
      .duplicateID, at: mapping.place(of: "id"),
      LocalizedText(
        en: "the id \"\(id)\" already belongs to the hazard on line \(line)",
        id: "id \"\(id)\" sudah dipakai bahaya di baris \(line)"),
      fix: LocalizedText(en: "give each hazard an id of its own", id: "beri setiap bahaya id sendiri"))
  }

  private func hazard(_ mapping: CheckedMapping) -> HazardSource? {
    let profile = mapping.text("profile").flatMap { name in Profiles.hazards.first { $0.name == name } }
    let rings = self.rings(mapping)
    let rule = classRule(mapping, profile: profile, rings: rings)
    let isInverted = mapping["invert"]?.flag ?? false
    if isInverted { checkInversion(mapping, rule) }
    if mapping.has("coverage_layer"), !mapping.has("coverage") || mapping["coverage"]?.mapping != nil {
      log.report(
        .missingKey, at: mapping.place(of: "coverage_layer"),
        LocalizedText(
          en: "\"coverage_layer\" without a file as \"coverage\"",
          id: "\"coverage_layer\" tanpa berkas sebagai \"coverage\""),
        fix: LocalizedText(en: "name the file as coverage:", id: "sebut berkasnya sebagai coverage:"))
    }
    let validity = mapping["valid"]?.mapping.map(self.validity)
    guard let id = mapping.text("id"), let source = source(mapping), let rule else { return nil }

    // A cell without data was not mapped, and neither was what lies beyond the raster.
    let isRaster = OGRFormat.of(source.written)?.kind == .raster
    let isUnmappedOutside =
      mapping.text("outside").map { $0 == "unmapped" } ?? (isRaster || profile?.isUnmappedOutside ?? false)
    let mappedRegencies = mapping["coverage"]?.mapping?.list("regencies").compactMap(\.text) ?? []
    let isMapped = isUnmappedOutside || ["coverage", "outside"].contains { mapping.has($0) }
    let definition = HazardDefinition(
      id: id, title: mapping.text("title"), classRule: rule, rings: rings,
      nearMeters: mapping["near"]?.number ?? 0, isInverted: isInverted, isUnmappedOutside: isUnmappedOutside,
      mappedRegencies: mappedRegencies.compactMap { AdministrativeCode($0) },
      mapsTouchedRegencies: !isMapped && !isInverted && rings.isEmpty,
      weight: mapping["weight"]?.number ?? 1, validity: validity ?? Validity(),
      stages: mapping.list("stages").compactMap(\.text), edition: mapping.text("edition"))
    let isClassAssumed = !["class", "profile", "rings", "invert"].contains { mapping.has($0) }
    return HazardSource(
      definition: definition, source: source, crs: mapping.text("crs"), idField: mapping.text("id_field"),
      coverage: self.source(mapping, "coverage", layer: "coverage_layer"), profile: profile?.name,
      isClassAssumed: isClassAssumed)
  }

  /// An inverted layer has no polygon where the hazard is, so nothing but one class for all of it can be said.
  private func checkInversion(_ mapping: CheckedMapping, _ rule: ClassRule?) {
    let only = LocalizedText(
      en: "invert makes everything outside the polygons the hazard; it needs one class for all",
      id: "invert menjadikan semua tempat di luar poligon sebagai bahaya; kelasnya harus satu untuk semua")
    let fix = LocalizedText(en: "write class: 1, or remove invert", id: "tulis class: 1, atau hapus invert")
    if mapping.has("rings") {
      log.report(.badValue, at: mapping.place(of: "rings"), only, fix: fix)
    } else if let rule, rule.field != nil {
      log.report(.badValue, at: mapping.place(of: mapping.has("class") ? "class" : "profile"), only, fix: fix)
    }
    if mapping.has("outside") {
      log.report(
        .badValue, at: mapping.place(of: "outside"),
        LocalizedText(
          en: "with invert, outside the polygons is the hazard", id: "dengan invert, di luar poligon adalah bahaya"),
        fix: LocalizedText(en: "remove outside or invert", id: "hapus outside atau invert"))
    }
  }

  private func rings(_ mapping: CheckedMapping) -> [HazardRing] {
    var rings: [HazardRing] = []
    for node in mapping.list("rings") {
      guard let ring = node.mapping, let meters = ring["to"]?.number, let hazardClass = ring["class"]?.integer else {
        continue
      }
      if let last = rings.last, meters <= last.toMeters {
        log.report(
          .badValue, at: ring.place(of: "to"),
          LocalizedText(
            en: "this ring is not wider than the one before it", id: "cincin ini tidak lebih lebar dari yang sebelumnya"
          ),
          fix: LocalizedText(en: "list the rings from the smallest up", id: "urutkan cincin dari yang terkecil"))
      }
      rings.append(HazardRing(toMeters: meters, hazardClass: hazardClass))
    }
    return rings
  }

  func validity(_ mapping: CheckedMapping) -> Validity {
    let (from, to) = (mapping.text("from"), mapping.text("to"))
    if let from, let to, from > to {
      log.report(
        .badValue, at: mapping.place(of: "to"),
        LocalizedText(en: "\(to) is before \(from)", id: "\(to) lebih awal dari \(from)"),
        fix: LocalizedText(en: "write the first day under from", id: "tulis hari pertama pada from"))
    }
    return Validity(from: from, to: to)
  }
}
