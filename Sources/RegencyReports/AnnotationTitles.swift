import Diagnostics
import HazardOverlay

/// What people see in place of the names of the annotated properties.
public enum AnnotationTitles {
  private static let place: [String: LocalizedText] = [
    "regency_code": LocalizedText(en: "Regency code", id: "Kode kabupaten/kota"),
    "regency_name": LocalizedText(en: "Regency", id: "Kabupaten/kota"),
    "regency_rule": LocalizedText(en: "How the regency was found", id: "Cara kabupaten/kota ditentukan"),
    "district_code": LocalizedText(en: "District code", id: "Kode kecamatan"),
    "village_code_found": LocalizedText(
      en: "Village code by location", id: "Kode desa/kelurahan menurut letak"),
    "code_mismatch": LocalizedText(en: "Code and location differ", id: "Kode tidak sesuai letak"),
  ]

  private static let hazard: [(ending: String, title: LocalizedText)] = [
    ("_status", LocalizedText(en: "status", id: "status")),
    ("_class", LocalizedText(en: "class", id: "kelas")),
    ("_label", LocalizedText(en: "class name", id: "nama kelas")),
    ("_distance_m", LocalizedText(en: "distance (m)", id: "jarak (m)")),
    ("_depth_m", LocalizedText(en: "way out (m)", id: "jarak ke luar (m)")),
    ("_feature", LocalizedText(en: "deciding polygon", id: "poligon penentu")),
    (AnnotationNames.certaintyEnding, LocalizedText(en: "certain", id: "pasti")),
    ("_inside", LocalizedText(en: "TPS inside", id: "TPS di dalam")),
    ("_near", LocalizedText(en: "TPS near", id: "TPS dekat")),
    ("_clear", LocalizedText(en: "TPS clear", id: "TPS di luar bahaya")),
    ("_unmapped", LocalizedText(en: "TPS not mapped", id: "TPS tidak dipetakan")),
    ("_unlocated", LocalizedText(en: "TPS without coordinates", id: "TPS tanpa koordinat")),
  ]

  /// The title of a property; nil when it is not one that a run adds.
  public static func title(of name: String, hazards: [HazardDefinition]) -> LocalizedText? {
    if let title = place[name] { return title }
    for definition in hazards where name.hasPrefix(definition.id) {
      guard let found = hazard.first(where: { definition.id + $0.ending == name }) else { continue }
      return LocalizedText(
        en: "\(definition.title): \(found.title.en)", id: "\(definition.title): \(found.title.id)")
    }
    return nil
  }
}

extension ExposureStatus {
  /// The status in words.
  public var title: LocalizedText {
    switch self {
    case .inside: LocalizedText(en: "inside", id: "di dalam")
    case .near: LocalizedText(en: "near", id: "dekat")
    case .unmapped: LocalizedText(en: "not mapped (not: safe)", id: "tidak dipetakan (bukan berarti aman)")
    case .clear: LocalizedText(en: "clear", id: "di luar bahaya")
    }
  }
}

extension HazardDefinition {
  /// A class in words, with its name if it has one.
  public func classTitle(_ hazardClass: Int) -> LocalizedText {
    let label = label(of: hazardClass)
    return label.isEmpty
      ? LocalizedText(en: "class \(hazardClass)", id: "kelas \(hazardClass)")
      : LocalizedText(en: "class \(hazardClass): \(label)", id: "kelas \(hazardClass): \(label)")
  }
}

/// The statuses that the TPS of an area are counted by, in the order of the tables.
public enum CountedStatuses {
  /// Machine names with the words that people see.
  public static let all: [(name: String, title: LocalizedText)] = [
    ("inside", ExposureStatus.inside.title), ("near", ExposureStatus.near.title),
    ("clear", ExposureStatus.clear.title), ("unmapped", LocalizedText(en: "not mapped", id: "tidak dipetakan")),
    ("unlocated", LocalizedText(en: "without coordinates", id: "tanpa koordinat")),
  ]
}
