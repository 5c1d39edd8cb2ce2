import CoordinateTransforms
import Decisions
import Diagnostics
import FeatureModel
import GEOSOperations
import HazardOverlay
import JobFiles

/// The facilities of all layers of a job, one behind the other, each with its village.
struct FacilityPlaces: Sendable {
  /// The facilities.
  let facilities: [Facility]
  /// The village of each: the one that it names, else the one that holds it.
  let villages: [AdministrativeCode?]
  /// It names a village that the job does not have: by the form of the code, because no code of its layer is one of the
  /// job's, or because the layer of villages lacks it.
  let isUnmatched: [Bool]
  /// Their places, layer by layer.
  private let layers: [MeasuredPlaces]
  /// The first facility of each layer, then the number of facilities.
  private let starts: [Int]

  /// - Parameter known: The villages of the TPS.
  init(_ inputs: JobInputs, known stationVillages: Set<AdministrativeCode>) throws {
    facilities = inputs.facilities.flatMap(\.facilities)
    let known = stationVillages.union(inputs.villages?.areas.map(\.code) ?? [])
    let matching = Set(facilities.filter { $0.villageCode.map(known.contains) ?? false }.map(\.layer))
    isUnmatched = facilities.map { facility in
      guard let code = facility.villageCode, !known.contains(code) else { return false }
      return !matching.contains(facility.layer) || inputs.villages != nil
        || AdministrativeCode(prefixOf: code.text, digits: 10) == nil
    }
    layers = inputs.facilities.map {
      MeasuredPlaces(crs: $0.crs, coordinates: $0.coordinates, lonLat: $0.lonLat)
    }
    starts = layers.reduce(into: [0]) { starts, layer in starts.append((starts.last ?? 0) + layer.count) }
    var villages = facilities.map(\.villageCode)
    if let layer = inputs.villages {
      let locator = RegencyLocator(layer, in: try GEOSContext())
      let positions = try layers.flatMap { try $0.positions(in: layer.layer.crs) }
      for (index, position) in positions.enumerated() where villages[index] == nil {
        villages[index] = try locator.placement(of: position, claimed: nil).area.map { layer.areas[$0].code }
      }
    }
    self.villages = villages
  }

  /// Longitude and latitude of a facility.
  func degrees(of facility: Int) -> Position {
    let layer = (starts.firstIndex { $0 > facility } ?? 1) - 1
    return layers[layer].degrees(of: facility - starts[layer])
  }

  /// Where some facilities are in a CRS.
  func positions(of wanted: [Int], in crs: CRS) throws -> [Position] {
    let all = try layers.flatMap { try $0.positions(in: crs) }
    return wanted.map { all[$0] }
  }

  /// For each hazard the exposures of some facilities, in the order of their numbers.
  func exposures(of wanted: [Int], by finder: PlaceExposures) throws -> [[Exposure]] {
    var result = finder.hazards.map { _ in [Exposure](repeating: Exposure(status: .unmapped), count: wanted.count) }
    for (layer, places) in layers.enumerated() {
      let range = starts[layer]..<starts[layer + 1]
      let members = wanted.indices.filter { range.contains(wanted[$0]) }
      let found = try finder.find(of: places[members.map { wanted[$0] - range.lowerBound }])
      for hazard in found.indices {
        for (index, member) in members.enumerated() { result[hazard][member] = found[hazard][index] }
      }
    }
    return result
  }
}
