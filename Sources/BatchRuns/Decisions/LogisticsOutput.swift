import Decisions
import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

/// Makes the tables `logistics`, the sheets of the depots, and `depots`, a row for each, and sums them up.
struct LogisticsOutput: Sendable {
  let work: LogisticsWork
  /// How the located TPS are reached, depot by depot, in input order within each; those without a depot last.
  private let items: [StationLogistics]
  private let loads: [Int?: DepotLoad]

  private var run: BatchRun { work.run }
  private var facilities: FacilityPlaces { work.decisions.facilities }

  init(work: LogisticsWork, found: [StationLogistics]) {
    self.work = work
    items = found.sorted { ($0.depot?.place ?? .max, $0.station) < ($1.depot?.place ?? .max, $1.station) }
    var loads: [Int?: DepotLoad] = [:]
    for item in found {
      let voters = work.run.inputs.stations.voters?[item.station] ?? 0
      loads[item.depot?.place, default: DepotLoad()]
        .add(access: item.access, voters: voters, route: item.routes?.access)
    }
    self.loads = loads
  }

  /// The tables and the sums.
  var result: DecisionResult {
    DecisionResult(part: "logistics", tables: [stationTable, depotTable], record: record)
  }

  // MARK: TPS

  private var stationTable: DecisionTable {
    DecisionTable(
      "logistics", title: LocalizedText(en: "Logistics, sheets of the depots", id: "Logistik, lembar tiap gudang"),
      note: LocalizedText(
        en:
          "Depot by depot. Distances are straight lines. Cut off: every listed route near the TPS crosses a hazard that"
          + " closes it.",
        id:
          "Gudang demi gudang. Jarak adalah garis lurus. Terputus: setiap rute terdaftar di dekat TPS melintasi bahaya"
          + " yang menutupnya."),
      columns: DecisionColumn.station + Self.columns + [.explanation], count: items.count
    ) { [self] in
      run.stationCells(items[$0].station) + cells(items[$0]) + [.text(run.written(work.explanation(items[$0])))]
    }.placed(.point) { [self] in .point(run.inputs.stations.degrees(of: items[$0].station)) }
  }

  private static let columns = [
    DecisionColumn("access", LocalizedText(en: "Access", id: "Akses"), isForPeople: true),
    DecisionColumn("depot_id", LocalizedText(en: "Id of the depot", id: "Kode gudang")),
    DecisionColumn("depot_name", LocalizedText(en: "Depot", id: "Gudang"), isForPeople: true),
    DecisionColumn(
      "depot_m", LocalizedText(en: "To the depot (m)", id: "Ke gudang (m)"), .number(decimals: 1), isForPeople: true),
    DecisionColumn("port_id", LocalizedText(en: "Id of the port", id: "Kode pelabuhan")),
    DecisionColumn("port_name", LocalizedText(en: "Port", id: "Pelabuhan"), isForPeople: true),
    DecisionColumn(
      "port_m", LocalizedText(en: "To the port (m)", id: "Ke pelabuhan (m)"), .number(decimals: 1), isForPeople: true),
    DecisionColumn("route", LocalizedText(en: "Routes", id: "Rute"), isForPeople: true),
    DecisionColumn("routes_near", LocalizedText(en: "Routes near", id: "Rute di dekat"), .integer),
    DecisionColumn("routes_closed", LocalizedText(en: "Closed routes", id: "Rute tertutup"), .integer),
  ]

  private func cells(_ item: StationLogistics) -> [DecisionCell] {
    let places = [item.depot, item.port].flatMap { place -> [DecisionCell] in
      let facility = place.map { facilities.facilities[$0.place] }
      return [.text(facility?.id), .text(facility?.name), .number(place?.meters)]
    }
    return [.text(item.access)] + places + [
      .text(item.routes?.access.rawValue), .integer(item.routes?.count), .integer(item.routes?.closed.count),
    ]
  }

  // MARK: Depots

  /// All accesses that TPS can have.
  private var accesses: [String] {
    work.settings.access.map(\.id) + [AccessClass.road] + (work.settings.access.isEmpty ? [] : [AccessClass.unknown])
  }

  /// A row for each depot, then the total.
  private var depotTable: DecisionTable {
    let selection = ServiceSettings(
      id: "", facilities: work.settings.depots.facilities, kinds: work.settings.depots.kinds)
    let depots = facilities.facilities.indices.filter { selection.includes(facilities.facilities[$0]) }
    let rates = work.settings.rates
    let access = accesses.map { id -> DecisionColumn in
      DecisionColumn("tps_\(id)", work.title(ofAccess: id), .integer)
    }
    return DecisionTable(
      "depots", title: LocalizedText(en: "What each depot sends", id: "Kebutuhan tiap gudang"),
      note: LocalizedText(
        en: "Needs are rounded up for each depot and access; the total adds them up. TPS whose access is not known"
          + " need nothing here.",
        id: "Kebutuhan dibulatkan ke atas untuk tiap gudang dan akses; jumlahnya dari angka itu. TPS yang aksesnya"
          + " tidak diketahui belum dihitung."),
      columns: Self.depotColumns + access
        + RouteAccess.allCases.map { DecisionColumn("tps_route_\($0.rawValue)", $0.title, .integer) }
        + rates.map { DecisionColumn($0.id, LocalizedText($0.title), .integer, isForPeople: true) },
      count: depots.count + 1
    ) { [self] row in
      let depot = row < depots.count ? facilities.facilities[depots[row]] : nil
      let members = row < depots.count ? [loads[depots[row]] ?? DepotLoad()] : Array(loads.values)
      func sum(_ value: (DepotLoad) -> Int) -> DecisionCell { .integer(members.reduce(0) { $0 + value($1) }) }
      let hasRoutes = work.settings.routes != nil
      return [
        .text(depot?.id ?? "total"), .text(depot?.name), sum(\.count),
        run.inputs.stations.voters == nil ? .integer(nil) : sum(\.voters),
      ] + accesses.map { access in sum { $0.stations[access] ?? 0 } }
        + RouteAccess.allCases.map { route in hasRoutes ? sum { $0.routes[route] ?? 0 } : .integer(nil) }
        + rates.map { rate in sum { $0.need(rate) } }
    }.placed(.point) { [self] row in
      row < depots.count ? .point(facilities.degrees(of: depots[row])) : nil
    }
  }

  private static let depotColumns = [
    DecisionColumn("depot_id", LocalizedText(en: "Id of the depot", id: "Kode gudang"), isForPeople: true).key,
    DecisionColumn("depot_name", LocalizedText(en: "Depot", id: "Gudang"), isForPeople: true),
    DecisionColumn("tps", LocalizedText("TPS"), .integer, isForPeople: true),
    DecisionColumn("voters", LocalizedText(en: "Voters", id: "Pemilih"), .integer, isForPeople: true),
  ]

  // MARK: Sums

  /// The sums for `run.json`.
  private var record: JSONValue {
    let all = loads.values
    return .object([
      ("tps", .number(items.count)),
      (
        "access",
        .object(accesses.map { access in (access, .number(all.reduce(0) { $0 + ($1.stations[access] ?? 0) })) })
      ),
      ("tps_without_depot", .number(loads[nil]?.count ?? 0)),
      (
        "routes",
        work.settings.routes == nil
          ? .null
          : .object(
            RouteAccess.allCases.map { route in
              (route.rawValue, .number(all.reduce(0) { $0 + ($1.routes[route] ?? 0) }))
            })
      ),
      (
        "needs",
        .object(work.settings.rates.map { rate in (rate.id, .number(all.reduce(0) { $0 + $1.need(rate) })) })
      ),
      ("distance", .string("straight line")),
    ])
  }
}

extension RouteAccess {
  /// Name for people.
  fileprivate var title: LocalizedText {
    switch self {
    case .open: LocalizedText(en: "A route is open", id: "Ada rute terbuka")
    case .cutOff: LocalizedText(en: "Cut off", id: "Terputus")
    case .unknown: LocalizedText(en: "Routes not known", id: "Rute tidak diketahui")
    case .none: LocalizedText(en: "No listed route", id: "Tanpa rute terdaftar")
    }
  }
}
