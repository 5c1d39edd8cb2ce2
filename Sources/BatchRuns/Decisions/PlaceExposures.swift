import CoordinateTransforms
import FeatureModel
import GEOSOperations
import HazardOverlay

/// Finds the exposures of any places by the same rules as those of TPS.
struct PlaceExposures {
  let hazards: [HazardLayer]
  let metricCRS: MetricCRSChoice
  let nearestLimitMeters: Double
  let pool: WorkPool

  /// Neighbouring places of one metric zone.
  private struct Block: Sendable {
    var places: [Int]
    var crs: CRS
    var layers: [MetricLayer]
  }

  private static let blockSize = 2048

  /// For each hazard the exposures of the places, in their order.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  func find(of places: MeasuredPlaces) throws -> [[Exposure]] {
    let blocks = try blocks(of: places)
    let found = try pool.map(blocks) {
      try GEOSContext()
    } _: { context, block in
      try exposures(of: places[block.places], block, in: context)
    }
    var result = hazards.map { _ in [Exposure](repeating: Exposure(status: .unmapped), count: places.count) }
    for (block, exposures) in zip(blocks, found) {
      for hazard in hazards.indices {
        for (index, place) in block.places.enumerated() { result[hazard][place] = exposures[hazard][index] }
      }
    }
    return result
  }

  private func blocks(of places: MeasuredPlaces) throws -> [Block] {
    let zones = Dictionary(grouping: 0..<places.count) { metricCRS.zone(at: places.degrees(of: $0)) }
    return try zones.sorted { $0.key < $1.key }.flatMap { zone, members in
      let crs = try metricCRS.crs(of: zone)
      let order = hilbertOrder(of: members.map { Envelope(places.degrees(of: $0)) }).map { members[$0] }
      var envelope = Envelope.empty
      for position in try places[order].positions(in: crs) { envelope.formUnion(Envelope(position)) }
      let layers = try hazards.map {
        try $0.metricLayer(in: crs, around: envelope, nearestLimitMeters: nearestLimitMeters)
      }
      return stride(from: 0, to: order.count, by: Self.blockSize).map { start in
        Block(places: Array(order[start..<min(start + Self.blockSize, order.count)]), crs: crs, layers: layers)
      }
    }
  }

  private func exposures(of places: MeasuredPlaces, _ block: Block, in context: GEOSContext) throws -> [[Exposure]] {
    let inMetric = try places.positions(in: block.crs)
    return try zip(hazards, block.layers).map { hazard, layer in
      let finder = ExposureFinder(hazard, metric: layer, nearestLimitMeters: nearestLimitMeters, in: context)
      let inLayer = try places.positions(in: hazard.layer.crs)
      let inCoverage = try hazard.coverage.map { try places.positions(in: $0.crs) } ?? inLayer
      return try inMetric.indices.map { index in
        try finder.exposure(
          at: PlacedPosition(
            inLayer: inLayer[index], inCoverage: inCoverage[index], inMetric: inMetric[index],
            isMapped: hazard.mapped.flatMap { mapped in places.areas.map { mapped.contains($0[index]) } }))
      }
    }
  }
}
