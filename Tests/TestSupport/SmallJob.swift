/// A whole job in a folder, small enough to be worked out by hand: squares of 0.1 degrees.
///
/// Regencies: 36.01 Pandeglang from (105.0, -6.1) to (105.1, -6.0), 36.02 Lebak beside it, to (105.2, -6.0). Flood: class 3
/// in the lower left quarter of Pandeglang, class 1 over the common border, no hazard in the upper right quarter of Lebak.
/// Its near band is 500 m wide.
public enum SmallJob {
  /// Six TPS: inside flood 3; on the common border, in flood 1, with a code of Lebak; clear in Lebak; outside all regencies;
  /// without a coordinate, with a code of Lebak; without a coordinate or a code.
  public static let stations = [
    station("3601122001001", voters: 300, 105.01, -6.09), station("3602122001001", voters: 250, 105.1, -6.05),
    station("3602122001002", voters: 200, 105.18, -6.02), station("3602122001003", voters: 100, 105.9, -6.05),
    #"{"type":"Feature","properties":{"kode":"3602122001004","dpt":50},"geometry":null}"#,
    #"{"type":"Feature","properties":{"kode":"TPS 6","dpt":null},"geometry":null}"#,
  ]

  /// Two squares of 0.1 degrees.
  public static let regencies = [
    polygon([105, -6.1, 105.1, -6.1, 105.1, -6, 105, -6, 105, -6.1], #""kode":"3601","nama":"Pandeglang""#),
    polygon([105.1, -6.1, 105.2, -6.1, 105.2, -6, 105.1, -6, 105.1, -6.1], #""kode":"3602","nama":"Lebak""#),
  ]

  /// Three polygons.
  public static let floods = [
    polygon([105, -6.1, 105.05, -6.1, 105.05, -6.05, 105, -6.05, 105, -6.1], #""kelas":"Tinggi""#),
    polygon([105.09, -6.06, 105.11, -6.06, 105.11, -6.04, 105.09, -6.04, 105.09, -6.06], #""kelas":"rendah""#),
    polygon([105.15, -6.05, 105.2, -6.05, 105.2, -6, 105.15, -6, 105.15, -6.05], #""kelas":"tidak rawan""#),
  ]

  /// The job file.
  public static let job = """
    petarawan: 1
    title: Contoh kecil
    tps: {source: tps.geojson, id: kode, voters: dpt}
    regencies: {source: kabkota.geojson, code: kode, codes: kemendagri, name: nama}
    hazards:
      - id: banjir
        source: banjir.geojson
        class: {field: kelas, values: {rendah: 1, tinggi: 3}, labels: {1: rendah, 3: tinggi}, no_hazard: [tidak rawan]}
        near: 500 m
    gates:
      - {name: tidak ada TPS di kelas 3, hazard: banjir, class: 3, at_most: 0}

    """

  /// A feature collection, one feature a line.
  public static func collection(_ features: [String]) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
  }

  /// A TPS.
  public static func station(_ code: String, voters: Int, _ x: Double, _ y: Double) -> String {
    #"{"type":"Feature","properties":{"kode":"\#(code)","dpt":\#(voters)},"geometry":{"type":"Point","coordinates":[\#(x),\#(y)]}}"#
  }

  /// A polygon of one ring, x and y in turn, with the members of its properties.
  public static func polygon(_ ring: [Double], _ members: String) -> String {
    let positions = stride(from: 0, to: ring.count, by: 2).map { "[\(ring[$0]),\(ring[$0 + 1])]" }
    return
      #"{"type":"Feature","properties":{\#(members)},"geometry":{"type":"Polygon","coordinates":[[\#(positions.joined(separator: ","))]]}}"#
  }

  /// Writes job and inputs into a folder.
  ///
  /// - Returns: The path of the job file.
  public static func write(
    to folder: ScratchFolder, job: String = job, stations: [String] = stations, regencies: [String] = regencies,
    floods: [String] = floods
  ) throws -> String {
    try folder.write(collection(stations), to: "tps.geojson")
    try folder.write(collection(regencies), to: "kabkota.geojson")
    try folder.write(collection(floods), to: "banjir.geojson")
    return try folder.write(job, to: "job.yaml")
  }
}
