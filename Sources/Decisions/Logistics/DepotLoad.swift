import JobFiles

/// What a depot sends out.
public struct DepotLoad: Sendable, Equatable {
  /// TPS by access.
  public private(set) var stations: [String: Int] = [:]
  /// Voters of all of them.
  public private(set) var voters = 0
  /// TPS by what the routes near them are; without routes none.
  public private(set) var routes: [RouteAccess: Int] = [:]

  /// Nothing yet.
  public init() {}

  /// All TPS.
  public var count: Int { stations.values.reduce(0, +) }

  /// Adds a TPS.
  public mutating func add(access: String, voters: Int, route: RouteAccess?) {
    stations[access, default: 0] += 1
    self.voters += voters
    if let route { routes[route, default: 0] += 1 }
  }

  /// What the TPS need, rounded up for each access: so many boats leave the depot.
  public func need(_ rate: TransportRate) -> Int {
    Set(rate.access).reduce(0) { sum, access in
      let wanted = (stations[access] ?? 0) * rate.count
      return sum + (wanted + rate.stations - 1) / rate.stations
    }
  }
}
