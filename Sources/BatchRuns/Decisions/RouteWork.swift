import CoordinateTransforms
import Decisions
import FeatureModel
import GEOSOperations
import HazardOverlay
import JobFiles

/// The roads and bridges of a job, made ready.
struct RouteLayer: Sendable {
  let layer: IndexedLayer
  /// The id of each, else its index.
  let ids: [String]
}

/// The routes near a TPS.
struct StationRoutes: Sendable {
  /// Whether they lead to it.
  var access: RouteAccess
  /// Their number.
  var count: Int
  /// Ids of those that are closed, in file order.
  var closed: [String]
}

/// Finds out which routes are closed, and which TPS that cuts off.
struct RouteWork: Sendable {
  let run: BatchRun
  let settings: RouteSource
  let routes: RouteLayer

  /// The routes near some located TPS, in their order.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  func find(_ stations: [Int]) throws -> [StationRoutes] {
    let states = try states()
    let places = run.inputs.stations
    var found = stations.map { _ in StationRoutes(access: .none, count: 0, closed: []) }
    let zones = run.metricCRS.byZone(stations.indices) { places.degrees(of: stations[$0]) }
    for (zone, members) in zones {
      let crs = try run.metricCRS.crs(of: zone)
      let positions = try places.places(of: members.map { stations[$0] }).positions(in: crs)
      var envelope = Envelope.empty
      for position in positions { envelope.formUnion(Envelope(position)) }
      let metric = try MetricLayer(routes.layer, in: crs, reach: envelope.expanded(by: settings.withinMeters))
      for (member, position) in zip(members, positions) {
        let near = metric.features(of: routes.layer, within: settings.withinMeters, of: position)
        found[member] = StationRoutes(
          access: RouteAccess(near.map { states[$0] }), count: near.count,
          closed: near.filter { states[$0] == .closed }.map { routes.ids[$0] })
      }
    }
    return found
  }

  /// What each route is.
  private func states() throws -> [RouteState] {
    var closed: Set<Int> = []
    var unknown: Set<Int> = []
    let context = try GEOSContext()
    for rule in settings.closures {
      let hazard = run.inputs.hazards[run.hazard(withID: rule.hazard)]
      let finder = try CrossingFinder(routes.layer, crossing: hazard, in: context)
      closed.formUnion(
        try finder.features { classification in
          if case .hazard(let hazardClass) = classification { hazardClass >= rule.leastClass } else { false }
        })
      unknown.formUnion(try finder.features { if case .noData = $0 { true } else { false } })
      unknown.formUnion(try finder.featuresBeyondCoverage())
    }
    return routes.ids.indices.map { closed.contains($0) ? .closed : unknown.contains($0) ? .unknown : .open }
  }
}
