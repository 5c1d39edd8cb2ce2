import FeatureModel
import HazardOverlay
import RegencyReports

/// The TPS of a piece as its file holds them: place, exposures and the fields that lists show.
struct StationRows: Sendable {
  /// TPS as indices into the inputs.
  let stations: [Int]
  /// In degrees.
  let positions: [Position]
  /// For each TPS its exposure to each hazard.
  let exposures: [[ReportExposure]]
  /// For each shown field the values of the TPS.
  let fields: [[PropertyValue]]

  /// Reads the file of a piece.
  ///
  /// - Throws: `SystemFailure` when the disk fails.
  init(_ piece: RegencyPiece, of finished: FinishedRun, fields names: [String]) throws {
    let endings = ["_status", "_class", "_distance_m"]
    let annotations = finished.hazards.map { hazard in endings.map { hazard.id + $0 } }
    let table = try finished.layer(
      "regencies/\(piece.folder)/tps.geojson", properties: annotations.joined() + names)
    stations = piece.stations
    positions = (0..<table.count).map { table.geometries.position($0) }
    let columns = annotations.map { names in names.map { table.values(of: $0) } }
    exposures = (0..<table.count).map { station in
      columns.map { column in
        ReportExposure(
          status: column[0][station].text.flatMap(ExposureStatus.init) ?? .clear,
          hazardClass: column[1][station].text.flatMap { Int($0) }, distance: column[2][station].text)
      }
    }
    fields = names.map { table.values(of: $0) }
  }

  /// Rows that are inside a hazard or more.
  var inside: [Int] { exposures.indices.filter { exposures[$0].contains { $0.status == .inside } } }
}

extension FinishedRun {
  /// The zones of a hazard as its file holds them.
  struct Zones {
    var geometries: FeatureGeometries
    /// Parts of the near zone.
    var near: [Int]
    /// The class of each part; nil for the near zone.
    var classes: [Int?]
  }

  /// Reads a file of zones.
  func zones(_ path: String) throws -> Zones {
    let table = try layer(path, properties: ["zone", "class"])
    let (kinds, classes) = (table.values(of: "zone"), table.values(of: "class"))
    var zones = Zones(geometries: table.geometries, near: [], classes: [])
    for feature in 0..<table.count {
      let isNear = kinds[feature].text == "near"
      for part in table.geometries.parts(ofFeature: feature) {
        if isNear { zones.near.append(part) }
        zones.classes.append(isNear ? nil : classes[feature].text.flatMap { Int($0) })
      }
    }
    return zones
  }

  /// Village and district by name where the job has them, else the code of the village that the TPS claims.
  func placeName(of station: Int) -> String {
    let (inputs, placements) = (run.inputs, run.placements)
    let names = [(placements.villages, inputs.villages), (placements.districts, inputs.districts)].compactMap {
      placed, layer in placed?[station].area.flatMap { layer?.areas[$0].name }
    }
    return names.isEmpty ? inputs.stations.villageCodes[station]?.text ?? "–" : names.joined(separator: ", ")
  }
}
