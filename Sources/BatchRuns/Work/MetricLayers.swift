import CoordinateTransforms
import FeatureModel
import HazardOverlay

/// The hazards of a job, projected into every metric CRS that its TPS need.
struct MetricLayers: Sendable {
  /// A hazard, by its index in the job, in a zone.
  struct Key: Hashable, Sendable {
    var hazard: Int
    var zone: MetricZone
  }

  private var layers: [Key: MetricLayer] = [:]
  private var certainty: [Key: CertaintyLayers] = [:]
  private var crsOfZone: [MetricZone: CRS] = [:]

  /// Projects what is in reach of the TPS of some pieces of work, several layers at once.
  static func project(
    _ inputs: JobInputs, for pieces: [RegencyPiece], reach: MetricReach, metricCRS: MetricCRSChoice, pool: WorkPool
  ) throws -> MetricLayers {
    var result = MetricLayers()
    var work: [(key: Key, crs: CRS, stations: Envelope)] = []
    for (zone, crs, envelope) in try envelopes(of: pieces, inputs.stations, metricCRS: metricCRS) {
      result.crsOfZone[zone] = crs
      work += inputs.hazards.indices.map { (Key(hazard: $0, zone: zone), crs, envelope) }
    }
    // The heaviest first.
    let weights = inputs.hazards.map(\.layer.geometries.positionCount)
    work.sort { (weights[$1.key.hazard], $0.key.zone) < (weights[$0.key.hazard], $1.key.zone) }
    let projected = try pool.map(work) {
    } _: { _, item in
      try reach.layers(of: inputs.hazards[item.key.hazard], in: item.crs, around: item.stations)
    }
    for (item, layers) in zip(work, projected) {
      result.layers[item.key] = layers.metric
      result.certainty[item.key] = layers.certainty
    }
    return result
  }

  /// Each zone in use with its CRS, and the envelope of its TPS there.
  static func envelopes(
    of pieces: [RegencyPiece], _ stations: PollingStations, metricCRS: MetricCRSChoice
  ) throws -> [(zone: MetricZone, crs: CRS, envelope: Envelope)] {
    var degreesOfZone: [MetricZone: Envelope] = [:]
    for piece in pieces {
      // Neighbours mostly are in one zone.
      var (zone, envelope) = (MetricZone?.none, Envelope.empty)
      for station in piece.stations {
        let degrees = stations.degrees(of: station)
        let next = metricCRS.zone(at: degrees)
        if next != zone {
          if let zone { degreesOfZone[zone, default: .empty].formUnion(envelope) }
          (zone, envelope) = (next, .empty)
        }
        envelope.formUnion(x: degrees.x, y: degrees.y)
      }
      if let zone { degreesOfZone[zone, default: .empty].formUnion(envelope) }
    }
    return try degreesOfZone.sorted { $0.key < $1.key }.map { zone, degrees in
      let crs = try metricCRS.crs(of: zone)
      return (zone, crs, try CoordinateTransformer(from: .wgs84, to: crs).envelope(around: degrees))
    }
  }

  /// The CRS of a zone that holds a TPS of the pieces.
  func crs(of zone: MetricZone) -> CRS {
    guard let crs = crsOfZone[zone] else { preconditionFailure("no TPS was announced for the zone") }
    return crs
  }

  /// A hazard in a zone that holds a TPS of the pieces.
  func layer(_ hazard: Int, in zone: MetricZone) -> MetricLayer {
    guard let layer = layers[Key(hazard: hazard, zone: zone)] else {
      preconditionFailure("no TPS was announced for the zone")
    }
    return layer
  }

  /// A hazard in a zone; nil in a zone without TPS.
  func layer(_ hazard: Int, ifIn zone: MetricZone) -> MetricLayer? { layers[Key(hazard: hazard, zone: zone)] }

  /// What certainty needs of a hazard in a zone; nil when the job names no accuracy.
  func certaintyLayers(_ hazard: Int, in zone: MetricZone) -> CertaintyLayers? {
    certainty[Key(hazard: hazard, zone: zone)]
  }

  /// The metric CRS in use, for `run.json`.
  var identifiers: [String] { crsOfZone.sorted { $0.key < $1.key }.map(\.value.label) }
}
