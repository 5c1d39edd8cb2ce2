import CoordinateTransforms
import FeatureModel
import GEOSOperations
import HazardOverlay

func zoneBenchmarks(_ land: SyntheticLand) throws -> [MicroBenchmark] {
  let context = try GEOSContext()
  let hazard = land.hazardLayer(id: "banjir")
  let builder = ZoneBuilder(hazard, metricCRS: .utm(datumOf: .wgs84), precision: .standard, in: context)
  let sheets = hazard.zoneSheets(full: false)
  let draw = {
    try sheets.map { sheet in
      var shapes = FeatureGeometries()
      for piece in try builder.pieces(of: sheet) {
        shapes.appendFeatures(of: try builder.shapes(of: sheet, piece))
      }
      return shapes
    }
  }
  let shapes = try draw()
  return [
    MicroBenchmark(
      name: "zones, buffers of 500 m", item: "positions", itemCount: land.hazards.positionCount,
      turn: { try draw().reduce(0) { $0 + $1.positionCount } }, finding: "positions"),
    MicroBenchmark(
      name: "zones, dissolving", item: "positions", itemCount: shapes.reduce(0) { $0 + $1.positionCount },
      turn: {
        try shapes.flatMap { sheet in
          try ZoneBuilder.groups(of: sheet).flatMap { try builder.dissolved($0, of: sheet) }
        }.count
      }, finding: "zones"),
  ]
}
