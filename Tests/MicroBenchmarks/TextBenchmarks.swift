import ByteStreams
import FeatureModel
import GeoJSONFiles
import HazardOverlay
import RegencyReports
import TestSupport

/// Properties as the lists of TPS have them.
private let stationMembers = Array(
  """
  "kode":"3601122001001","provinsi":"BANTEN","kabupaten":"PANDEGLANG","kecamatan":"SUMUR","desa":"SUKAMAJU","no_tps":1,\
  "dpt_l":131,"dpt_p":127,"dpt_total":258,"alamat":"Balai Desa Sukamaju, Jl. Raya No. 12 RT 003/RW 004"
  """.utf8)

func scannerBenchmarks(_ land: SyntheticLand) throws -> [MicroBenchmark] {
  var points = GeoJSONWriter(name: "tps")
  for station in land.stations {
    points.beginFeature()
    stationMembers.withUnsafeBytes { points.copyMembers($0) }
    try points.endFeature(at: station)
  }
  try points.end()
  var polygons = GeoJSONWriter(name: "banjir")
  for feature in 0..<land.hazards.count {
    polygons.beginFeature()
    polygons.appendMember(MemberName("kelas"), 1 + feature % 3)
    try polygons.endFeature(feature, of: land.hazards)
  }
  try polygons.end()
  return [
    try scanning("scanner, points", "features", land.stations.count, points.text.bytes),
    try scanning("scanner, polygons", "positions", land.hazards.positionCount, polygons.text.bytes),
  ]
}

private func scanning(_ name: String, _ item: String, _ count: Int, _ bytes: [UInt8]) throws -> MicroBenchmark {
  let file = try InputFile.holding(bytes, named: name)
  let reader = GeoJSONReader(properties: ["kode", "kelas"], keepsMembers: true)
  return MicroBenchmark(
    name: name, item: item, itemCount: count, byteCount: bytes.count,
    turn: { try reader.read(file).table.geometries.positionCount }, finding: "positions")
}

func writerBenchmarks(_ land: SyntheticLand) throws -> [MicroBenchmark] {
  let hazards = ["banjir", "longsor", "tsunami"].map { land.hazardLayer(id: $0) }
  let station = AnnotatedStation(
    regencyCode: "36.01", regencyName: "PANDEGLANG", regencyRule: .inside, districtCode: "36.01.12",
    villageCode: "36.01.12.2001", isCodeMismatch: false,
    exposures: [
      Exposure(status: .inside, hazardClass: 3, distanceMeters: 0, depthMeters: 41.27, feature: 12),
      Exposure(status: .near, hazardClass: 1, distanceMeters: 318.44, feature: 7),
      Exposure(status: .clear, distanceMeters: 2104.95, feature: 201),
    ])
  let writeStations = { (file: OutputFile) in
    var writer = AnnotatedStationsWriter(name: "tps", hazards: hazards, to: file)
    for (index, position) in land.stations.enumerated() {
      try stationMembers.withUnsafeBytes {
        try writer.write(station, id: .number("\(index)"), members: $0, at: position)
      }
    }
    try writer.end()
  }
  let writePolygons = { (file: OutputFile) in
    var writer = GeoJSONWriter(name: "banjir", to: file)
    for feature in 0..<land.hazards.count {
      writer.beginFeature()
      writer.appendMember(MemberName("kelas"), 1 + feature % 3)
      try writer.endFeature(feature, of: land.hazards)
    }
    try writer.end()
  }
  return [
    try writing("writer, annotated TPS", "TPS", land.stations.count, writeStations),
    try writing("writer, polygons", "positions", land.hazards.positionCount, writePolygons),
  ]
}

private func writing(
  _ name: String, _ item: String, _ count: Int, _ write: @escaping (OutputFile) throws -> Void
) throws -> MicroBenchmark {
  let turn = {
    let folder = try ScratchFolder()
    let file = try OutputFile(creating: folder.place("out.geojson"))
    try write(file)
    return try file.finish().byteCount
  }
  return MicroBenchmark(
    name: name, item: item, itemCount: count, byteCount: try turn(), turn: turn, finding: "bytes")
}
