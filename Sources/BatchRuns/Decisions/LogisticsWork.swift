import Decisions
import Diagnostics
import HazardOverlay
import JobFiles

/// How a TPS is reached.
struct StationLogistics: Sendable {
  var station: Int
  /// Id of the class of access, `road`, or `unknown`.
  var access: String
  /// Nearest depot; nil when there is none at all.
  var depot: PlaceAtDistance?
  /// Nearest port; nil when there is none, or the job names none.
  var port: PlaceAtDistance?
  /// The routes near it; nil when the job names none.
  var routes: StationRoutes?
}

/// Finds out how TPS are reached.
struct LogisticsWork: Sendable {
  let run: BatchRun
  let settings: LogisticsSettings
  let decisions: DecisionWork
  let statuses: StationStatuses

  /// How some located TPS are reached, in their order.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  func find(_ stations: [Int]) throws -> [StationLogistics] {
    let services = [settings.depots, settings.ports].compactMap { $0 }.map {
      ServiceSettings(id: "", facilities: $0.facilities, kinds: $0.kinds)
    }
    let measured = try ServiceWork(run: run, services: services, facilities: decisions.facilities).find(stations)
    var routes: [StationRoutes]?
    if let settings = settings.routes, let layer = run.inputs.routes {
      routes = try RouteWork(run: run, settings: settings, routes: layer).find(stations)
    }
    return stations.enumerated().map { index, station in
      StationLogistics(
        station: station, access: access(of: station), depot: measured[0][index].nearest,
        port: measured.count > 1 ? measured[1][index].nearest : nil, routes: routes?[index])
    }
  }

  /// The first class that holds; where nobody knows whether an earlier one does, nobody knows.
  private func access(of station: Int) -> String {
    for access in settings.access {
      let presence = access.conditions.lazy.map { condition in
        let found = statuses.status(of: station, hazard: run.hazard(withID: condition.hazard))
        return condition.presence(found.status, hazardClass: found.hazardClass)
      }.any
      switch presence {
      case .present: return access.id
      case .unknown: return AccessClass.unknown
      case .absent: continue
      }
    }
    return AccessClass.road
  }

  /// Name of an access for people.
  func title(ofAccess id: String) -> LocalizedText {
    switch id {
    case AccessClass.road: LocalizedText(en: "by road", id: "jalan darat")
    case AccessClass.unknown: LocalizedText(en: "access not known", id: "akses tidak diketahui")
    default: LocalizedText(settings.access.first { $0.id == id }?.title ?? id)
    }
  }

  /// What people are told about a TPS.
  func explanation(_ item: StationLogistics) -> LocalizedText {
    func place(_ place: PlaceAtDistance?, _ en: String, _ id: String) -> LocalizedText {
      guard let place else { return LocalizedText("") }
      let title = decisions.facilities.facilities[place.place].title
      let meters = decimalText(place.meters, decimals: 1)
      return LocalizedText(
        en: "; \(en) \(title), \(meters) m in a straight line", id: "; \(id) \(title), \(meters) m garis lurus")
    }
    return title(ofAccess: item.access) + place(item.depot, "depot", "gudang") + place(item.port, "port", "pelabuhan")
      + (item.routes.map(routeText) ?? LocalizedText(""))
  }

  private func routeText(_ routes: StationRoutes) -> LocalizedText {
    let within = decimalText(settings.routes?.withinMeters ?? 0, decimals: 0)
    let closed = routes.closed.prefix(5).joined(separator: ", ") + (routes.closed.count > 5 ? ", …" : "")
    switch routes.access {
    case .none:
      return LocalizedText(
        en: "; no listed route within \(within) m", id: "; tidak ada rute terdaftar dalam \(within) m")
    case .cutOff where routes.count == 1:
      return LocalizedText(
        en: "; cut off: the only route within \(within) m is closed (\(closed))",
        id: "; terputus: satu-satunya rute dalam \(within) m tertutup (\(closed))")
    case .cutOff:
      return LocalizedText(
        en: "; cut off: all \(routes.count) routes within \(within) m are closed (\(closed))",
        id: "; terputus: semua \(routes.count) rute dalam \(within) m tertutup (\(closed))")
    case .unknown:
      return LocalizedText(
        en: "; not known whether a route is open: maps leave them out",
        id: "; tidak diketahui apakah ada rute terbuka: tidak dipetakan")
    case .open where routes.closed.isEmpty: return LocalizedText("")
    case .open: return LocalizedText(en: "; closed: \(closed)", id: "; tertutup: \(closed)")
    }
  }
}

extension LogisticsSettings {
  /// Kinds of the job that no facility has: likely misspelt.
  func findings(_ all: [Facility], file: String) -> [Diagnostic] {
    [("depots", depots), ("ports", ports)].flatMap { key, selection -> [Diagnostic] in
      guard let selection else { return [] }
      return Diagnostic.unknownKinds(
        selection.kinds, among: all.filter { selection.facilities.contains($0.layer) },
        key: "decisions.logistics.\(key).kinds", file: file)
    }
  }
}
