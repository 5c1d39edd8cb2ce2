import Decisions
import FeatureModel
import HazardOverlay

extension RelocationWork {
  /// For each facility the room that TPS take which stay there: those of its village whose nearest one it is, up to the
  /// distance of the job; without such a distance none does.
  ///
  /// - Parameters:
  ///   - numbers: The facilities in question.
  ///   - stations: Located TPS that need not move.
  func roomTaken(at numbers: [Int], by stations: [Int]) throws -> [RoomTaken] {
    var taken = [RoomTaken](repeating: RoomTaken(), count: numbers.count)
    guard let limit = settings.occupiedWithinMeters else { return taken }
    // Of two places that are equally near one is taken, whatever the order of the files.
    let ordered = numbers.indices.sorted { order(ofFacility: numbers[$0]) < order(ofFacility: numbers[$1]) }
    let villages = Set(numbers.compactMap { facilities.villages[$0] })
    let near = stations.filter { run.village(of: $0).map(villages.contains) ?? false }
    let zones = Dictionary(grouping: near) { run.metricCRS.zone(at: run.inputs.stations.degrees(of: $0)) }
    for (zone, members) in zones {
      let crs = try run.metricCRS.crs(of: zone)
      let places = NearbyPlaces(try facilities.positions(of: ordered.map { numbers[$0] }, in: crs))
      let (positions, voters) = (try run.inputs.stations.places(of: members).positions(in: crs), voters(of: members))
      for (index, station) in members.enumerated() {
        let village = run.village(of: station)
        let nearest = places.nearest(to: positions[index]) { facilities.villages[numbers[ordered[$0]]] == village }
        guard let nearest, nearest.meters <= limit else { continue }
        taken[ordered[nearest.place]].stations += 1
        taken[ordered[nearest.place]].voters += voters[index]
      }
    }
    return taken
  }
}
