import CoordinateTransforms
import Decisions
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles

/// The way from a TPS to the nearest signal.
struct WayToSignal: Sendable {
  /// The place of the nearest signal, in degrees.
  var degrees: Position
  /// Metres in a straight line.
  var meters: Double
  /// Degrees clockwise from north.
  var azimuth: Double
  /// The feature that holds the signal.
  var feature: PropertyValue
}

/// A TPS that has no signal, or of which nobody knows.
struct StationWithoutSignal: Sendable {
  /// Index of the TPS.
  var station: Int
  /// The map of the signal leaves its place out.
  var isUnknown: Bool
  /// Nil when no signal is within 300 km, or nobody knows.
  var way: WayToSignal?
  /// Number of the proposed booster that reaches it, from 1.
  var booster: Int?
}

/// What is known about the signal of some TPS.
struct SignalResult: Sendable {
  /// The TPS without a signal and those of which nobody knows, in input order.
  var stations: [StationWithoutSignal]
  /// The proposed boosters; nil when the job asks for none.
  var boosters: ProposedBoosters?
}

/// Finds the TPS without a signal, the way to the nearest one, and the boosters that reach the most voters.
struct SignalWork: Sendable {
  let run: BatchRun
  let settings: SignalSettings
  let facilities: FacilityPlaces
  let statuses: StationStatuses

  /// A signal farther away is none.
  private static let greatestMeters = 300_000.0

  /// What is known about some located TPS, given in input order.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  func find(_ stations: [Int]) throws -> SignalResult {
    var result = SignalResult(stations: [])
    switch settings.source {
    case .hazard(let id):
      let number = run.hazard(withID: id)
      result.stations = withoutSignal(stations, hazard: number)
      try findWays(&result.stations, run.inputs.hazards[number])
    case .towers(let layers, let range): result.stations = try beyondTowers(stations, layers, rangeMeters: range)
    }
    guard let boosters = settings.boosters else { return result }
    let targets = result.stations.indices.filter { !result.stations[$0].isUnknown }
    let proposed = try BoosterPlacement(run: run, settings: boosters, facilities: facilities)
      .propose(for: targets.map { result.stations[$0].station })
    for (number, step) in proposed.steps.enumerated() {
      for target in step.reached { result.stations[targets[target]].booster = number + 1 }
    }
    result.boosters = proposed
    return result
  }

  private func withoutSignal(_ stations: [Int], hazard: Int) -> [StationWithoutSignal] {
    stations.compactMap { station in
      switch statuses.status(of: station, hazard: hazard).status {
      case .inside: StationWithoutSignal(station: station, isUnknown: false)
      case .unmapped: StationWithoutSignal(station: station, isUnknown: true)
      case .near, .clear: nil
      }
    }
  }

  /// The TPS out of the range of all towers, with the way to the nearest range.
  private func beyondTowers(_ stations: [Int], _ layers: [String], rangeMeters: Double?) throws
    -> [StationWithoutSignal]
  {
    let towers = facilities.towers(of: layers, rangeMeters: rangeMeters)
    let places = run.inputs.stations
    var found: [StationWithoutSignal] = []
    let zones = run.metricCRS.byZone(stations) { places.degrees(of: $0) }
    for (zone, members) in zones {
      let crs = try run.metricCRS.crs(of: zone)
      let coverage = TowerCoverage(
        try facilities.positions(of: towers.map(\.place), in: crs), rangesMeters: towers.map(\.meters))
      let toDegrees = try CoordinateTransformer(from: crs, to: .wgs84)
      for (station, position) in zip(members, try places.places(of: members).positions(in: crs)) {
        let signal = coverage.signal(nearestTo: position)
        if let signal, signal.meters <= 0 { continue }
        var item = StationWithoutSignal(station: station, isUnknown: false)
        if let signal, signal.meters <= Self.greatestMeters {
          let there = toDegrees.transform(signal.place)
          item.way = WayToSignal(
            degrees: there, meters: signal.meters,
            azimuth: geodesicAzimuthDegrees(from: places.degrees(of: station), to: there),
            feature: .string(facilities.facilities[towers[signal.tower].place].id))
        }
        found.append(item)
      }
    }
    return found.sorted { $0.station < $1.station }
  }

  private func findWays(_ found: inout [StationWithoutSignal], _ hazard: HazardLayer) throws {
    let stations = run.inputs.stations
    let known = found.indices.filter { !found[$0].isUnknown }
    let zones = run.metricCRS.byZone(known) { stations.degrees(of: found[$0].station) }
    for (zone, members) in zones {
      let crs = try run.metricCRS.crs(of: zone)
      let positions = try stations.places(of: members.map { found[$0].station }).positions(in: crs)
      var envelope = Envelope.empty
      for position in positions { envelope.formUnion(Envelope(position)) }
      let signal = try hazard.metricLayer(in: crs, around: envelope, nearestLimitMeters: Self.greatestMeters)
      let toDegrees = try CoordinateTransformer(from: crs, to: .wgs84)
      for (member, position) in zip(members, positions) {
        guard let nearest = signal.nearestPlace(to: position), nearest.meters <= Self.greatestMeters else { continue }
        let there = toDegrees.transform(nearest.place)
        let feature = hazard.layer.partFeatures[nearest.layerPart]
        let id = hazard.featureIDs[feature]
        found[member].way = WayToSignal(
          degrees: there, meters: nearest.meters,
          azimuth: geodesicAzimuthDegrees(from: stations.degrees(of: found[member].station), to: there),
          feature: id.text == nil ? .number(String(feature)) : id)
      }
    }
  }
}

extension FacilityPlaces {
  /// The towers of some layers with their ranges; those without any range are left out.
  func towers(of layers: [String], rangeMeters: Double?) -> [PlaceAtDistance] {
    facilities.indices.compactMap { index in
      guard layers.contains(facilities[index].layer) else { return nil }
      return (facilities[index].rangeMeters ?? rangeMeters).map { PlaceAtDistance(place: index, meters: $0) }
    }
  }
}

extension SignalSettings {
  /// Towers of which nobody knows how far they reach.
  func findings(_ facilities: FacilityPlaces, file: String) -> [Diagnostic] {
    guard case .towers(let layers, nil) = source else { return [] }
    let silent = facilities.facilities.filter { layers.contains($0.layer) && $0.rangeMeters == nil }
    guard let first = silent.first else { return [] }
    return [
      Diagnostic(
        .warning, "tower-without-range",
        at: Place(SourcePath.fileName(of: file), part: LocalizedText("decisions.signal.towers")),
        LocalizedText(
          en: "nothing says how far \(silent.count) towers reach, the first of them \(first.title); they cover nothing",
          id: "jangkauan \(silent.count) menara tidak diketahui, yang pertama \(first.title); dianggap tidak menjangkau"
        ),
        fix: LocalizedText(
          en: "add range: 3 km beside towers, or correct the source",
          id: "tambahkan range: 3 km di samping towers, atau perbaiki sumbernya"),
        action: .kept)
    ]
  }
}
