import HazardOverlay
import JobFiles

/// One piece of work: the TPS that go into one folder.
struct RegencyPiece: Sendable {
  /// Index into the regencies; nil for the TPS outside all of them.
  var area: Int?
  /// Name of the folder below `regencies`.
  var folder: String
  /// Located TPS, in input order.
  var stations: [Int] = []
  /// Unlocated TPS whose code names this regency, in input order.
  var unlocated: [Int] = []

  /// The pieces of a job: the regencies that have a TPS, by code, then those outside (always there).
  static func all(_ inputs: JobInputs, _ placements: StationPlacements, only: [AdministrativeCode]) -> [RegencyPiece] {
    let areas = inputs.regencies.areas
    let folders = folderNames(of: areas)
    var pieces = areas.indices.map { RegencyPiece(area: $0, folder: folders[$0]) }
    var outside = RegencyPiece(area: nil, folder: "outside")
    for station in 0..<inputs.stations.count {
      if inputs.stations.isLocated(station) {
        guard let area = placements.regencies[station].area else {
          outside.stations.append(station)
          continue
        }
        pieces[area].stations.append(station)
      } else if let area = inputs.regencies.area(withCode: inputs.stations.regencyCodes[station]) {
        pieces[area].unlocated.append(station)
      } else {
        outside.unlocated.append(station)
      }
    }
    guard only.isEmpty else {
      return pieces.filter { piece in piece.area.map { only.contains(areas[$0].code) } ?? false }
        + (only.contains { $0.text == PartState.outside } ? [outside] : [])
    }
    return pieces.filter { !$0.stations.isEmpty || !$0.unlocated.isEmpty } + [outside]
  }

  /// A folder for each area, made of its code and name; a number tells apart what is the same in a file name.
  private static func folderNames(of areas: [AdministrativeLayer.Area]) -> [String] {
    var taken: Set<String> = []
    return areas.map { area in
      let name = area.code.text.slug + "-" + FileNameSlug.slug(of: area.name)
      var (folder, number) = (name, 2)
      while !taken.insert(folder).inserted {
        folder = "\(name)-\(number)"
        number += 1
      }
      return folder
    }
  }

  /// Number of TPS in the denominators of the piece.
  var count: Int { stations.count + unlocated.count }
}

extension String {
  /// A code as part of a file name: its dots stay, everything else is made safe.
  fileprivate var slug: String {
    let parts = split(separator: ".", omittingEmptySubsequences: true).map { FileNameSlug.slug(of: String($0)) }
    return parts.joined(separator: ".")
  }
}
