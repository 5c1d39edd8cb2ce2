import Diagnostics
import HazardOverlay

/// What `petarawan profiles` shows.
public enum ProfileListing {
  /// The profiles for people: a heading for each place of the job file, then the profiles and what they fill in.
  public static func text(_ language: Language) -> String {
    var lines: [String] = []
    lines.append(
      LocalizedText(en: "hazards: profile: NAME", id: "bahaya (hazards): profile: NAMA").text(in: language))
    for profile in Profiles.hazards {
      lines += ["  \(profile.name)", "    \(profile.title.text(in: language))"]
      lines += keys(of: profile).map { "    \($0)" }
    }
    lines.append("")
    lines.append(
      LocalizedText(
        en: "regencies, districts, villages: profile: NAME",
        id: "batas wilayah (regencies, districts, villages): profile: NAMA"
      ).text(in: language))
    for profile in Profiles.boundaries {
      lines += ["  \(profile.name)", "    \(profile.title.text(in: language))"]
      for (key, fields) in layers(of: profile) { lines.append("    \(key): code \(fields.code), name \(fields.name)") }
    }
    lines.append("")
    lines.append(LocalizedText(en: "tps: profile: NAME", id: "TPS (tps): profile: NAMA").text(in: language))
    for profile in Profiles.pollingStations {
      lines += ["  \(profile.name)", "    \(profile.title.text(in: language))"]
      lines += fields(of: profile).map { "    \($0): \($1)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The profiles as one JSON document.
  public static func json() -> JSONValue {
    .object([
      ("schema", .number(1)),
      ("hazards", .array(Profiles.hazards.map(json))),
      ("boundaries", .array(Profiles.boundaries.map(json))),
      (
        "tps",
        .array(
          Profiles.pollingStations.map { profile in
            .object(
              [("name", .string(profile.name)), ("title", .string(profile.title.en))]
                + fields(of: profile).map { ($0.0, .string($0.1)) })
          })
      ),
    ])
  }

  private static func json(_ profile: HazardProfile) -> JSONValue {
    .object([
      ("name", .string(profile.name)), ("title", .string(profile.title.en)),
      ("class", profile.classRule.parameters), ("outside", .string(profile.isUnmappedOutside ? "unmapped" : "clear")),
    ])
  }

  private static func json(_ profile: BoundaryProfile) -> JSONValue {
    .object(
      [("name", .string(profile.name)), ("title", .string(profile.title.en))]
        + layers(of: profile).map { key, fields in
          (key, .object([("code", .string(fields.code)), ("name", .string(fields.name))]))
        })
  }

  /// The keys that a profile stands for, as the job file would write them.
  private static func keys(of profile: HazardProfile) -> [String] {
    let rule = profile.classRule
    var lines = ["class.field: \(rule.field ?? "")"]
    switch rule.method {
    case .constant(let hazardClass): lines.append("class.constant: \(hazardClass)")
    case .values(let classes):
      let sorted = classes.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      lines.append("class.values: {" + sorted.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}")
    case .thresholds(let limits):
      lines.append("class.thresholds: [" + limits.map { "\($0)" }.joined(separator: ", ") + "]")
    }
    let labels = rule.labels.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    if !labels.isEmpty { lines.append("class.labels: {" + labels.joined(separator: ", ") + "}") }
    for (name, values) in [("no_hazard", rule.noHazard), ("no_data", rule.noData)] where !values.isEmpty {
      lines.append("class.\(name): [" + values.map { $0.map { "\"\($0)\"" } ?? "null" }.joined(separator: ", ") + "]")
    }
    if profile.isUnmappedOutside { lines.append("outside: unmapped") }
    return lines
  }

  private static func layers(of profile: BoundaryProfile) -> [(String, BoundaryFields)] {
    [("regencies", profile.regency), ("districts", profile.district), ("villages", profile.village)]
  }

  private static func fields(of profile: PollingStationProfile) -> [(String, String)] {
    [
      ("id", profile.idField as String?), ("village_code", profile.villageCodeField), ("voters", profile.votersField),
    ].compactMap { key, field in field.map { (key, $0) } }
  }
}
