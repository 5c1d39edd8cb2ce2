import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations
import HazardOverlay

extension StationPlacements {
  /// Notes what can be said about the places of the TPS: those in no regency or in two, and codes of other areas.
  mutating func report(_ inputs: JobInputs, metricCRS: MetricCRSChoice) throws {
    try reportPlaces(inputs)
    try reportOverlaps(inputs, metricCRS: metricCRS)
    let schemes = CodeSchemeFindings(self, inputs)
    findings += schemes.findings
    try reportMismatches(inputs, metricCRS: metricCRS, besides: schemes.levels)
  }

  private mutating func reportPlaces(_ inputs: JobInputs) throws {
    let stations = inputs.stations
    let areas = inputs.regencies.areas
    let locator = RegencyLocator(inputs.regencies, in: try GEOSContext())
    let toLayer = try CoordinateTransformer(from: .wgs84, to: inputs.regencies.layer.crs)
    let isInIndonesia = try Envelope.indonesia.contains(inputs.regencies.layer.degreesEnvelope())
    for station in regencies.indices where stations.isLocated(station) {
      let placement = regencies[station]
      if placement.area != nil && placement.distanceMeters == nil { continue }
      let (degrees, place) = (stations.degrees(of: station), stations.place(of: station))
      if let area = placement.area, let meters = placement.distanceMeters {
        findings.append(
          placement.neighbour.map {
            .gapBetweenRegencies(areas[area], areas[$0], meters: meters, degrees, at: place)
          } ?? .nearestRegency(areas[area], meters: meters, degrees, at: place))
      } else if let suspicion = try locator.suspicion(of: degrees, toLayer: { toLayer.transform($0) }) {
        findings.append(
          .slipped(
            suspicion.slip, from: degrees, to: suspicion.corrected, area: areas[suspicion.area], at: place))
      } else if isInIndonesia, !Envelope.indonesia.contains(degrees) {
        findings.append(.outsideIndonesia(degrees, at: place))
      } else {
        findings.append(.outsideRegencies(degrees, at: place))
      }
    }
  }

  /// Regencies that overlap where a TPS lies. On a mere common border nothing is wrong.
  private mutating func reportOverlaps(_ inputs: JobInputs, metricCRS: MetricCRSChoice) throws {
    let (stations, layer) = (inputs.stations, inputs.regencies)
    let locator = RegencyLocator(layer, in: try GEOSContext())
    let toLayer = try CoordinateTransformer(from: stations.crs, to: layer.layer.crs)
    var stationsOfArea: [AreaInZone: [Int]] = [:]
    for station in regencies.indices where regencies[station].rule == .border {
      let zone = metricCRS.zone(at: stations.degrees(of: station))
      for area in try locator.areas(touching: toLayer.transform(stations.position(of: station))) {
        stationsOfArea[AreaInZone(area: area, zone: zone), default: []].append(station)
      }
    }
    var areasOfStation: [Int: [Int]] = [:]
    let crsOfZone = try metricCRS.crs(ofZones: stationsOfArea.keys.map(\.zone))
    for (key, group) in stationsOfArea {
      guard let crs = crsOfZone[key.zone] else { continue }
      let meters = try layer.outlineMeters(
        ofArea: key.area, from: group.map { stations.degrees(of: $0) }, in: crs)
      // Beyond the last printed digit it is no border that two editors drew in their own ways.
      for (station, meters) in zip(group, meters) where meters > 0.1 {
        areasOfStation[station, default: []].append(key.area)
      }
    }
    for (station, areas) in areasOfStation.sorted(by: { $0.key < $1.key }) where areas.count > 1 {
      guard let area = regencies[station].area else { continue }
      findings.append(
        .overlappingRegencies(
          areas.sorted().map { layer.areas[$0] }, counted: layer.areas[area], stations.degrees(of: station),
          at: stations.place(of: station)))
    }
  }

  /// TPS whose code names another area than the one that holds them, with how far that one is.
  private mutating func reportMismatches(
    _ inputs: JobInputs, metricCRS: MetricCRSChoice, besides levels: Set<AdministrativeLevel>
  ) throws {
    let stations = inputs.stations
    struct Key: Hashable {
      var level: AdministrativeLevel
      var claimed: AdministrativeCode
      var zone: MetricZone
    }
    var mismatches: [Key: [(station: Int, comparison: CodeComparison)]] = [:]
    for station in regencies.indices where stations.isLocated(station) {
      guard let comparison = codeComparison(station, inputs), comparison.isMismatch, !levels.contains(comparison.level)
      else { continue }
      let zone = metricCRS.zone(at: stations.degrees(of: station))
      mismatches[Key(level: comparison.level, claimed: comparison.claimed, zone: zone), default: []]
        .append((station, comparison))
    }
    let crsOfZone = try metricCRS.crs(ofZones: mismatches.keys.map(\.zone))
    var found: [(station: Int, finding: Diagnostic)] = []
    for (key, group) in mismatches {
      guard let layer = inputs.administration(key.level), let crs = crsOfZone[key.zone] else { continue }
      let distances = try layer.area(withCode: key.claimed).map {
        try layer.outlineMeters(
          ofArea: $0, from: group.map { stations.degrees(of: $0.station) }, in: crs)
      }
      for (index, item) in group.enumerated() {
        let meters = distances.flatMap { $0[index].isFinite ? $0[index] : nil }
        found.append(
          (
            item.station,
            .codeMismatch(item.comparison, in: layer, meters: meters, at: stations.place(of: item.station))
          ))
      }
    }
    findings += found.sorted { $0.station < $1.station }.map(\.finding)
  }
}

/// TPS of one zone that are compared with one area.
private struct AreaInZone: Hashable {
  var area: Int
  var zone: MetricZone
}

extension MetricCRSChoice {
  /// The metric CRS of each of some zones.
  fileprivate func crs(ofZones zones: [MetricZone]) throws -> [MetricZone: CRS] {
    var result: [MetricZone: CRS] = [:]
    for zone in Set(zones) { result[zone] = try crs(of: zone) }
    return result
  }
}
