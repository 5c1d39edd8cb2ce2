import Diagnostics

extension JobBuilder {
  /// The logistics; nil after a report.
  func logistics(
    _ mapping: CheckedMapping, _ facilities: [FacilitySource], _ hazards: JobHazards
  ) -> LogisticsSettings? {
    func selected(_ key: String) -> FacilitySelection? {
      mapping[key]?.mapping.map { node in
        let selection = selection(node, facilities)
        return FacilitySelection(facilities: selection.facilities, kinds: selection.kinds)
      }
    }
    let access = access(mapping, hazards)
    let routes = mapping["routes"]?.mapping.flatMap { self.routes($0, hazards) }
    let rates = rates(mapping, access: access.map(\.id))
    let ports = selected("ports")
    guard let depots = selected("depots") else { return nil }
    var settings = LogisticsSettings(depots: depots)
    settings.access = access
    settings.ports = ports
    settings.routes = routes
    settings.rates = rates
    return settings
  }

  private func access(_ mapping: CheckedMapping, _ hazards: JobHazards) -> [AccessClass] {
    let classes = mapping.list("access").compactMap(\.mapping)
    reportRepeatedIDs(of: classes, of: LocalizedText(en: "class of access", id: "kelas akses"))
    return classes.compactMap { item in
      let conditions = hazardConditions("hazards", of: item, hazards)
      guard let id = item.text("id") else { return nil }
      if [AccessClass.road, AccessClass.unknown].contains(id) || id.hasPrefix("route_") {
        reportTaken(id, at: item.place(of: "id"))
      }
      return AccessClass(id: id, title: item.text("title"), conditions: conditions)
    }
  }

  private func routes(_ mapping: CheckedMapping, _ hazards: JobHazards) -> RouteSource? {
    let closures = mapping.list("closed_by").compactMap(\.mapping).compactMap { item -> HazardCondition? in
      guard let id = item.text("hazard") else { return nil }
      let least = item["class"]?.integer
      if hazards.isEveryIDKnown { check(id, least, of: item, hazards: hazards) }
      if let hazard = hazards.sources.first(where: { $0.definition.id == id })?.definition,
        hazard.isInverted || !hazard.rings.isEmpty
      {
        log.report(
          .badValue, at: item.place(of: "hazard"),
          LocalizedText(
            en: "routes are closed by polygons; \"\(id)\" has rings or invert",
            id: "rute ditutup oleh poligon; \"\(id)\" memakai rings atau invert"),
          fix: LocalizedText(
            en: "name a hazard of polygons, without rings and invert",
            id: "sebut bahaya berupa poligon, tanpa rings dan invert"))
      }
      return HazardCondition(hazard: id, leastClass: least ?? 1)
    }
    guard let source = source(mapping), let within = mapping["within"]?.number else { return nil }
    var routes = RouteSource(source: source, withinMeters: within)
    routes.crs = mapping.text("crs")
    routes.idField = mapping.text("id_field")
    routes.closures = closures
    return routes
  }

  private func rates(_ mapping: CheckedMapping, access: [String]) -> [TransportRate] {
    let rates = mapping.list("rates").compactMap(\.mapping)
    reportRepeatedIDs(of: rates, of: LocalizedText(en: "rate", id: "tarif"))
    return rates.compactMap { item in
      let classes = known(access + [AccessClass.road], named: "access", of: item)
      guard let id = item.text("id"), let count = item["count"]?.integer, let stations = item["tps"]?.integer else {
        return nil
      }
      let taken = ["depot_id", "depot_name", "regency_code", "voters", "fid", "geom"]
      if taken.contains(id) || id.hasPrefix("tps") { reportTaken(id, at: item.place(of: "id")) }
      return TransportRate(id: id, title: item.text("title"), access: classes, count: count, stations: stations)
    }
  }
}
