import Decisions
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles

/// What a TPS has of one service.
struct ServiceAtStation: Sendable {
  /// The nearest facility and the straight line to it; nil when there is none at all.
  var nearest: PlaceAtDistance?
  /// Facilities within the distance of the service; nil when the job names none.
  var count: Int?
}

/// Finds the nearest facility of each service, and counts those around.
struct ServiceWork: Sendable {
  let run: BatchRun
  let services: [ServiceSettings]
  let facilities: FacilityPlaces

  /// For each service what each located TPS has of it, in the order given.
  ///
  /// - Throws: `SystemFailure` when PROJ fails.
  func find(_ stations: [Int]) throws -> [[ServiceAtStation]] {
    let places = run.inputs.stations
    var result = services.map { _ in stations.map { _ in ServiceAtStation() } }
    let zones = run.metricCRS.byZone(stations.indices) { places.degrees(of: stations[$0]) }
    for (zone, members) in zones {
      let crs = try run.metricCRS.crs(of: zone)
      let positions = try places.places(of: members.map { stations[$0] }).positions(in: crs)
      for (index, service) in services.enumerated() {
        let wanted = facilities.facilities.indices.filter { service.includes(facilities.facilities[$0]) }
        let nearby = NearbyPlaces(try facilities.positions(of: wanted, in: crs))
        for (member, position) in zip(members, positions) {
          result[index][member] = Self.service(at: position, nearby, wanted, within: service.withinMeters)
        }
      }
    }
    return result
  }

  private static func service(
    at position: Position, _ nearby: NearbyPlaces, _ wanted: [Int], within meters: Double?
  ) -> ServiceAtStation {
    let nearest = nearby.nearest(to: position).map { PlaceAtDistance(place: wanted[$0.place], meters: $0.meters) }
    let count = meters.map { meters in
      var count = 0
      nearby.forEachPlace(around: position, withinMeters: meters) { _, _ in count += 1 }
      return count
    }
    return ServiceAtStation(nearest: nearest, count: count)
  }

  /// What people are told about a TPS.
  func explanation(_ found: [ServiceAtStation]) -> LocalizedText {
    let parts = zip(services, found).map { service, item -> LocalizedText in
      guard let nearest = item.nearest else {
        return LocalizedText(en: "\(service.id): none", id: "\(service.id): tidak ada")
      }
      let title = "\(service.id): \(facilities.facilities[nearest.place].title)"
      let meters = decimalText(nearest.meters, decimals: 1)
      let limit = decimalText(service.withinMeters ?? 0, decimals: 0)
      let around = item.count.map { LocalizedText(en: ", \($0) within \(limit) m", id: ", \($0) dalam \(limit) m") }
      return LocalizedText(en: "\(title), \(meters) m in a straight line", id: "\(title), \(meters) m garis lurus")
        + (around ?? LocalizedText(""))
    }
    return LocalizedText(en: parts.map(\.en).joined(separator: "; "), id: parts.map(\.id).joined(separator: "; "))
  }
}

extension ServiceSettings {
  /// A facility gives the service.
  func includes(_ facility: Facility) -> Bool {
    facilities.contains(facility.layer)
      && (kinds.isEmpty || kinds.contains { $0.foldedForComparison == facility.kind.foldedForComparison })
  }

  /// Kinds of the job that no facility has: likely misspelt.
  func findings(_ index: Int, _ all: [Facility], file: String) -> [Diagnostic] {
    Diagnostic.unknownKinds(
      kinds, among: all.filter { facilities.contains($0.layer) }, key: "decisions.services[\(index)].kinds", file: file)
  }
}
