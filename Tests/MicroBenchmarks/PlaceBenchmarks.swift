import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations
import HazardOverlay

/// Zone 48S holds all of the land.
func utm48S() throws -> CRS { try CRS(parsing: "EPSG:32748", at: Place("EPSG:32748")) }

extension SyntheticLand {
  /// Its hazards, classes 1 to 3 in turn.
  func hazardLayer(id: String, nearMeters: Double = 500) -> HazardLayer {
    HazardLayer(
      definition: HazardDefinition(id: id, nearMeters: nearMeters),
      layer: IndexedLayer(file: id, crs: .wgs84, geometries: hazards),
      classifications: (0..<hazards.count).map { .hazard(1 + $0 % 3) },
      featureIDs: (0..<hazards.count).map { .number("\($0)") })
  }
}

func projectionBenchmarks(_ land: SyntheticLand) throws -> [MicroBenchmark] {
  let metric = try utm48S()
  var projected = land.hazards.coordinates
  try CoordinateTransformer(from: .wgs84, to: metric).transform(&projected)
  return try [
    ("projection, degrees to UTM", CRS.wgs84, metric, land.hazards.coordinates),
    ("projection, UTM to degrees", metric, CRS.wgs84, projected),
  ].map { name, source, target, coordinates in
    let transformer = try CoordinateTransformer(from: source, to: target)
    return MicroBenchmark(
      name: name, item: "positions", itemCount: coordinates.count / 2,
      turn: {
        var copy = coordinates
        return copy.count / 2 - transformer.transform(&copy)
      }, finding: "with an image")
  }
}

func locateBenchmarks(_ land: SyntheticLand) throws -> [MicroBenchmark] {
  let layer = AdministrativeLayer(
    level: .regency, layer: IndexedLayer(file: "kabupaten", crs: .wgs84, geometries: land.regencies),
    codes: (1...land.regencies.count).map { AdministrativeCode("36.0\($0)") },
    names: (1...land.regencies.count).map { "Kabupaten \($0)" })
  let context = try GEOSContext()
  return [
    MicroBenchmark(
      name: "locate, regency of a TPS", item: "TPS", itemCount: land.stations.count,
      turn: {
        let locator = RegencyLocator(layer, in: context)
        return try land.stations.count { try locator.placement(of: $0, claimed: nil).rule == .inside }
      }, finding: "inside")
  ]
}

func overlayBenchmarks(_ land: SyntheticLand) throws -> [MicroBenchmark] {
  let hazard = land.hazardLayer(id: "banjir")
  let metric = try utm48S()
  var coordinates = land.coordinates
  try CoordinateTransformer(from: .wgs84, to: metric).transform(&coordinates)
  let places = land.stations.enumerated().map { index, position in
    PlacedPosition(
      inLayer: position, inCoverage: position,
      inMetric: Position(x: coordinates[2 * index], y: coordinates[2 * index + 1]))
  }
  var reach = Envelope.empty
  for place in places { reach.formUnion(Envelope(place.inMetric)) }
  let metricLayer = try hazard.metricLayer(in: metric, around: reach, nearestLimitMeters: 5000)
  let context = try GEOSContext()
  return [
    MicroBenchmark(
      name: "overlay, index of a layer", item: "positions", itemCount: land.hazards.positionCount,
      turn: {
        let again = try hazard.metricLayer(in: metric, around: reach, nearestLimitMeters: 5000)
        return again.crs == metric ? land.hazards.positionCount : 0
      }, finding: "positions"),
    MicroBenchmark(
      name: "overlay, status of a TPS", item: "TPS", itemCount: places.count,
      turn: {
        let finder = ExposureFinder(hazard, metric: metricLayer, nearestLimitMeters: 5000, in: context)
        return try places.count { try finder.exposure(at: $0).status == .inside }
      }, finding: "inside"),
  ]
}
