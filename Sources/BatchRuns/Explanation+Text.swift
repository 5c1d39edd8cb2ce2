import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles

extension Explanation {
  /// The explanation for a person, several lines.
  public func text(in language: Language) -> String {
    let en = language == .en
    var lines = ["TPS \(printable(id)) (\(en ? "feature" : "fitur") \(station))"]
    if let degrees, let metricCRS {
      lines.append(
        "  \(en ? "place" : "tempat"): \(degreesText(degrees)) (\(en ? "distances in" : "jarak dalam") \(metricCRS))")
      let area = regency.map { "\($0.code.text) \(printable($0.name))" } ?? (en ? "none" : "tidak ada")
      let distance = placement.distanceMeters.map { ", \(decimalText($0, decimals: 1)) m" } ?? ""
      lines.append(
        "  \(en ? "regency" : "kabupaten/kota"): \(area) (\(en ? "rule" : "aturan"): \(placement.rule.rawValue)\(distance))"
      )
      if let accuracyMeters {
        let meters = decimalText(accuracyMeters, decimals: 1)
        lines.append(
          en
            ? "  accuracy: \(meters) m; a status is certain when nothing within it has another one"
            : "  akurasi: \(meters) m; status pasti bila tidak ada status lain dalam jarak itu")
      }
    } else {
      lines.append(en ? "  no usable coordinate: unlocated" : "  tanpa koordinat yang dapat dipakai: unlocated")
    }
    for finding in findings { lines.append("  \(finding.code): \(printable(finding.message.text(in: language)))") }
    for reason in reasons { lines += reason.lines(in: language) }
    for (part, text) in decisions { lines.append("  \(part): \(printable(text.text(in: language)))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The explanation as JSON.
  public func json(in language: Language) -> JSONValue {
    .object(
      [
        ("tps_id", .string(id)), ("feature", .number(station)),
        ("longitude", degrees.map { .number($0.x) } ?? .null), ("latitude", degrees.map { .number($0.y) } ?? .null),
        ("metric_crs", .string(orNull: metricCRS)),
        ("regency_code", .string(orNull: regency?.code.text)), ("regency_name", .string(orNull: regency?.name)),
        ("regency_rule", .string(placement.rule.rawValue)),
        ("accuracy_m", accuracyMeters.map { .number($0) } ?? .null),
        ("findings", .array(findings.map { .string($0.code) })), ("hazards", .array(reasons.map(\.json))),
      ] + (decisions.isEmpty ? [] : [("decisions", decisionMembers(in: language))]))
  }
}

extension Explanation {
  private func decisionMembers(in language: Language) -> JSONValue {
    .object(decisions.map { ($0.part, .string($0.text.text(in: language))) })
  }
}

extension Explanation.Reason {
  fileprivate func lines(in language: Language) -> [String] {
    let en = language == .en
    var head = "  \(hazard.id): \(exposure.status.rawValue)"
    if let hazardClass = exposure.hazardClass {
      let label = hazard.label(of: hazardClass)
      head += ", \(en ? "class" : "kelas") \(hazardClass)" + (label.isEmpty ? "" : " (\(printable(label)))")
    }
    if let meters = exposure.distanceMeters {
      head += ", \(en ? "distance" : "jarak") \(decimalText(meters, decimals: 1)) m"
    }
    if let meters = exposure.depthMeters {
      head += ", \(en ? "way out" : "jalan keluar") \(decimalText(meters, decimals: 1)) m"
    }
    return [head, "    \(rule(in: language))"] + certainty(in: language)
      + evidence.prefix(20).map { "    " + line(of: $0, in: language) }
      + (evidence.count > 20 ? ["    … \(evidence.count - 20) \(en ? "more" : "lainnya")"] : [])
  }

  /// Whether the exposure is certain; nothing when nobody knows how accurate the coordinate is.
  private func certainty(in language: Language) -> [String] {
    let en = language == .en
    func name(_ possible: PossibleExposure) -> String {
      possible.status.rawValue + (possible.hazardClass.map { " \(en ? "class" : "kelas") \($0)" } ?? "")
    }
    switch possibilities.count {
    case 0: return []
    case 1: return [en ? "    certain" : "    pasti"]
    default:
      let list = possibilities.map(name).joined(separator: en ? " or " : " atau ")
      return [en ? "    not certain: it may be \(list)" : "    tidak pasti: bisa jadi \(list)"]
    }
  }

  /// The rule that gave the status, in words.
  private func rule(in language: Language) -> String {
    let near = decimalText(hazard.nearMeters, decimals: 0)
    switch (exposure.status, language) {
    case (.inside, .en):
      return hazard.isInverted
        ? "it touches no feature of \(file): outside them is the hazard"
        : hazard.rings.isEmpty
          ? "it touches a feature of class 1 or more (decided in \(layerCRS))" : "it lies within a ring"
    case (.inside, .id):
      return hazard.isInverted
        ? "tidak menyentuh fitur \(file): di luarnya adalah bahaya"
        : hazard.rings.isEmpty
          ? "menyentuh fitur kelas 1 atau lebih (diputuskan dalam \(layerCRS))" : "berada dalam lingkaran"
    case (.near, .en): return "it lies within \(near) m of the hazard"
    case (.near, .id): return "berada dalam \(near) m dari bahaya"
    case (.unmapped, .en):
      return isOutsideCoverage
        ? hazard.mapsTouchedRegencies
          ? "no feature of the layer touches its regency, and nobody says what the map covers: nothing is known"
          : "it lies outside the mapped area (coverage): nothing is known"
        : "only features without data touch it: nothing is known"
    case (.unmapped, .id):
      return isOutsideCoverage
        ? hazard.mapsTouchedRegencies
          ? "layer tidak menyentuh kabupaten/kotanya, dan cakupan peta tidak disebut: tidak diketahui"
          : "di luar wilayah yang dipetakan (coverage): tidak diketahui"
        : "hanya menyentuh fitur tanpa data: tidak diketahui"
    case (.clear, .en): return "mapped, and neither inside nor near"
    case (.clear, .id): return "dipetakan, tidak di dalam dan tidak dekat"
    }
  }

  private func line(of evidence: Evidence, in language: Language) -> String {
    let en = language == .en
    let name = evidence.featureID.text.map { "\(evidence.feature) (id \"\(printable($0))\")" } ?? "\(evidence.feature)"
    var value = ""
    if let field = hazard.classRule.field, let seen = evidence.value {
      value = "\(printable(field)) \(seen.text.map { "\"\(printable($0))\"" } ?? "null"), "
    }
    switch evidence.classification {
    case .hazard(let hazardClass): value += "\(en ? "class" : "kelas") \(hazardClass)"
    case .noHazard: value += en ? "no hazard" : "bukan bahaya"
    case .noData: value += en ? "no data" : "tanpa data"
    }
    let place =
      evidence.isTouched ? (en ? "touched" : "disentuh") : decimalText(evidence.distanceMeters ?? 0, decimals: 1) + " m"
    let decides = evidence.feature == exposure.feature ? (en ? ", decides" : ", menentukan") : ""
    return "\(en ? "feature" : "fitur") \(name): \(value), \(place)\(decides)"
  }

  fileprivate var json: JSONValue {
    .object([
      ("hazard", .string(hazard.id)), ("status", .string(exposure.status.rawValue)),
      ("class", exposure.hazardClass.map { .number($0) } ?? .null),
      ("distance_m", .millimeters(exposure.distanceMeters)), ("depth_m", .millimeters(exposure.depthMeters)),
      ("feature", exposure.feature.map { .number($0) } ?? .null),
      ("certain", possibilities.isEmpty ? .null : .bool(possibilities.count == 1)),
      (
        "possible",
        .array(
          possibilities.map {
            .object([
              ("status", .string($0.status.rawValue)), ("class", $0.hazardClass.map { .number($0) } ?? .null),
            ])
          })
      ),
      ("outside_coverage", .bool(isOutsideCoverage)), ("layer_crs", .string(layerCRS)),
      (
        "evidence",
        .array(
          evidence.map { evidence in
            let (hazardClass, kind): (JSONValue, String) =
              switch evidence.classification {
              case .hazard(let hazardClass): (.number(hazardClass), "hazard")
              case .noHazard: (.null, "no_hazard")
              case .noData: (.null, "no_data")
              }
            return .object([
              ("feature", .number(evidence.feature)), ("id", .string(orNull: evidence.featureID.text)),
              ("value", .string(orNull: evidence.value?.text)), ("kind", .string(kind)), ("class", hazardClass),
              ("touched", .bool(evidence.isTouched)),
              ("distance_m", .millimeters(evidence.distanceMeters)),
            ])
          })
      ),
    ])
  }
}

extension JSONValue {
  /// Metres to the millimetre: what lies below is noise of the projection.
  fileprivate static func millimeters(_ meters: Double?) -> JSONValue {
    meters.map { .number(($0 * 1000).rounded() / 1000) } ?? .null
  }
}
