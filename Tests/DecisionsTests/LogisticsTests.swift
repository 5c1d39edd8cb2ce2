import Decisions
import JobFiles
import Testing

@Suite struct LogisticsTests {
  @Test func aTPSIsCutOffWhenAllItsRoutesAreClosed() {
    #expect(RouteAccess([]) == .none)
    #expect(RouteAccess([.closed, .closed]) == .cutOff)
    #expect(RouteAccess([.closed, .unknown]) == .unknown)
    #expect(RouteAccess([.closed, .unknown, .open]) == .open)
  }

  @Test func needsAreRoundedUpForEachAccess() {
    var load = DepotLoad()
    for access in ["pulau", "pulau", "pulau", "pulau", "pulau", "pedalaman", "road"] {
      load.add(access: access, voters: 100, route: access == "road" ? .cutOff : RouteAccess.none)
    }
    #expect(load.count == 7 && load.voters == 700 && load.routes == [.cutOff: 1, .none: 6])
    // Five TPS on islands, four to a boat; five islands and one interior, two escorts for three TPS: 4 + 1.
    #expect(load.need(TransportRate(id: "perahu", access: ["pulau"], count: 1, stations: 4)) == 2)
    let escorts = TransportRate(id: "pengawal", access: ["pulau", "pedalaman", "pulau"], count: 2, stations: 3)
    #expect(load.need(escorts) == 5)
    #expect(load.need(TransportRate(id: "mobil", access: ["laut"], count: 9, stations: 1)) == 0)
    #expect(DepotLoad().need(escorts) == 0)
  }
}
