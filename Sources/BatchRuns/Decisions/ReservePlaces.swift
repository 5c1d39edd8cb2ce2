import Decisions
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles

/// The reserve places that the list of TPS names.
struct ReservePlaces: Sendable {
  /// What the list says for each TPS; nil for nothing.
  let names: [String?]
  /// The facility that is meant; nil where nothing is said, and where no facility is called so.
  let places: [Int?]

  /// Looks the names up: an id of any village, else a name in the village of the TPS; without case and outer blanks.
  ///
  /// - Parameters:
  ///   - values: n values of the field; nil when the job names none.
  ///   - count: Number of TPS.
  ///   - village: The village of a TPS.
  init(
    _ values: [PropertyValue]?, count: Int, facilities: FacilityPlaces,
    villageOf village: (Int) -> AdministrativeCode?
  ) {
    struct Name: Hashable {
      var village: AdministrativeCode?
      var text: String
    }
    var ids: [String: Int] = [:]
    var named: [Name: Int] = [:]
    for (index, facility) in facilities.facilities.enumerated().reversed() {
      ids[facility.id.foldedForComparison] = index
      if !facility.name.isEmpty {
        named[Name(village: facilities.villages[index], text: facility.name.foldedForComparison)] = index
      }
    }
    let names = (values ?? Array(repeating: .missing, count: count)).map { value in
      value.text.flatMap { $0.foldedForComparison.isEmpty ? nil : $0 }
    }
    self.names = names
    places = names.enumerated().map { station, name in
      guard let text = name?.foldedForComparison else { return nil }
      return ids[text] ?? named[Name(village: village(station), text: text)]
    }
  }

  /// The TPS whose reserve place no layer holds.
  func findings(_ stations: PollingStations) -> [Diagnostic] {
    let named = names.compactMap { $0 }
    let isAnyKnown = places.contains { $0 != nil }
    let whole = UnmatchedCodes(unmatched: isAnyKnown ? [] : named, count: named.count).finding(
      LocalizedText(en: "reserve places", id: "tempat cadangan"), at: Place(stations.file))
    return names.indices.compactMap { station in
      guard let name = names[station], places[station] == nil else { return nil }
      return .reserveUnknown(name, at: stations.place(of: station))
    } + [whole].compactMap { $0 }
  }
}

extension RelocationSettings {
  /// Kinds of the job that no facility has: likely misspelt.
  func findings(_ facilities: [Facility], file: String) -> [Diagnostic] {
    let used = facilities.filter { self.facilities.contains($0.layer) }
    return [("include", includedKinds), ("exclude", excludedKinds)].flatMap { key, wanted in
      Diagnostic.unknownKinds(wanted, among: used, key: "decisions.relocation.\(key)", file: file)
    }
  }
}

extension Diagnostic {
  fileprivate static func reserveUnknown(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "reserve-unknown", at: place,
      LocalizedText(
        en: "no facility layer holds the reserve place \"\(name)\"",
        id: "tidak ada layer fasilitas yang memuat tempat cadangan \"\(name)\""),
      fix: LocalizedText(
        en: "write the id of a facility, or its name as its layer spells it in the village of the TPS",
        id: "tulis id fasilitas, atau namanya seperti di layer fasilitas desa TPS itu"),
      action: .kept)
  }

  /// Kinds that the job names and no facility has.
  ///
  /// - Parameter key: The key of the job that names them.
  static func unknownKinds(
    _ wanted: [String], among facilities: [Facility], key: String, file: String
  ) -> [Diagnostic] {
    let seen = Set(facilities.map { $0.kind.foldedForComparison })
    let kinds = seen.sorted().prefix(12).joined(separator: ", ")
    return wanted.enumerated().compactMap { index, kind in
      seen.contains(kind.foldedForComparison)
        ? nil
        : kindUnknown(
          kind, seen: kinds, at: Place(SourcePath.fileName(of: file), part: LocalizedText("\(key)[\(index)]")))
    }
  }

  private static func kindUnknown(_ kind: String, seen: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "kind-unknown", at: place,
      LocalizedText(
        en: "no facility is of the kind \"\(kind)\"; the kinds are \(seen)",
        id: "tidak ada fasilitas berjenis \"\(kind)\"; jenis yang ada: \(seen)"),
      fix: LocalizedText(en: "correct or remove it", id: "perbaiki atau hapus"), action: .kept)
  }
}
